/** How a weight grows while its row is broken; it never exceeds its base by more than this. */
const GROWTH = 1.08;
const MOST = 1e6;
/** How fast weights fall while their rows are kept, all rows that were ever broken together. */
const FALL = 0.05;

/**
 * Weights of rows that may be broken at a price: they find the size at which a row is just kept. The more rows have ever been
 * broken the slower each falls, so that all of them are kept at once some of the time.
 */
export class Weights {
  /** [row] */
  readonly values: Float64Array;
  /** No weight falls below this. [row] */
  readonly #base: Float64Array;
  readonly #hasBroken: Uint8Array;
  #everBroken = 0;

  constructor(base: Float64Array) {
    this.#base = base;
    this.values = base.slice();
    this.#hasBroken = new Uint8Array(base.length);
  }

  raise(row: number, weight: number): void {
    this.values[row] = Math.max(this.values[row]!, weight);
  }

  /** Goes on with what another has learnt of the same rows. */
  inherit(former: Weights): void {
    this.values.set(former.values);
    this.#hasBroken.set(former.#hasBroken);
    this.#everBroken = former.#everBroken;
  }

  /** The next weight of a row; weights fall only where they may. */
  adapt(row: number, isBroken: boolean, mayFall: boolean): void {
    if (isBroken) {
      if (this.#hasBroken[row] === 0) {
        this.#hasBroken[row] = 1;
        this.#everBroken++;
      }
      this.values[row] = Math.min(this.values[row]! * GROWTH, this.#base[row]! * MOST);
    } else if (mayFall) {
      const kept = 1 - FALL / Math.max(1, this.#everBroken);
      this.values[row] = Math.max(this.#base[row]!, this.values[row]! * kept);
    }
  }
}
