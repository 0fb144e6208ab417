/** How a weight grows while its row is broken; it never exceeds its base by more than this. */
const GROWTH = 1.08;
const MOST = 1e6;
/** What weights lose at a time while their rows are kept: of rows that are looked at seldom, and of quotas, which are looked at often. */
export const FALL = 0.05;
export const QUICK_FALL = 0.0125;

/**
 * Weights of rows that may be broken at a price: they find the size at which a row is just kept. The more rows have ever been
 * broken the slower each falls (`fall` is what all of them together lose at a time), so that all of them are kept at once some of the time.
 */
export class Weights {
  /** [row] */
  readonly values: Float64Array;
  /** No weight falls below this. [row] */
  readonly #base: Float64Array;
  readonly #fall: number;
  readonly #hasBroken: Uint8Array;
  #everBroken = 0;

  constructor(base: Float64Array, fall: number) {
    this.#base = base;
    this.#fall = fall;
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
      const kept = 1 - this.#fall / Math.max(1, this.#everBroken);
      this.values[row] = Math.max(this.#base[row]!, this.values[row]! * kept);
    }
  }
}
