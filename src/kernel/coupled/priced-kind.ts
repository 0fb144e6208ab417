/** Shares of the former direction and of its former square that a step keeps. */
const MEMORY = 0.9;
const SQUARE_MEMORY = 0.95;

/**
 * The prices of one kind of row, and how they move: each row has a direction that remembers, scaled by the root of its mean
 * squared slope (the diagonal scaling of Adam: Kingma and Ba 2015). Prices stay at 0 or above.
 */
export class PricedKind {
  /** What each row has too much of; minus infinity for a row that limits nothing. [row] */
  slope: Float64Array;
  /** A step of 1 in what one use of a row pays. */
  scale = 1;
  /** What one use of a row asks of it: its price moves by that much less. [row] */
  unit: Float64Array;

  #price: Float64Array;
  readonly #highest: Float64Array | undefined;
  #drift: Float64Array;
  #square: Float64Array;
  #squareWeight = 1;

  constructor(
    price: Float64Array,
    /** What no price exceeds, if anything. [row] */
    highest?: Float64Array,
  ) {
    this.#price = price;
    this.#highest = highest;
    this.slope = new Float64Array(price.length);
    this.#drift = new Float64Array(price.length);
    this.#square = new Float64Array(price.length);
    this.unit = new Float64Array(price.length).fill(1);
  }

  /** Takes on prices of more rows, the former ones first. */
  grow(price: Float64Array): void {
    this.#price = price;
    if (price.length <= this.slope.length) return;
    this.slope = larger(this.slope, price.length);
    const known = this.unit.length;
    this.unit = larger(this.unit, price.length).fill(1, known);
    this.#drift = larger(this.#drift, price.length);
    this.#square = larger(this.#square, price.length);
  }

  move(step: number): void {
    this.#squareWeight *= SQUARE_MEMORY;
    const weight = 1 - this.#squareWeight;
    for (let row = 0; row < this.slope.length; row++) {
      const slope = this.slope[row]!;
      if (slope === Number.NEGATIVE_INFINITY) continue;
      // At a price of 0 a row that has room is satisfied.
      const now = this.#price[row] === 0 && slope < 0 ? 0 : slope;
      this.#drift[row] = MEMORY * this.#drift[row]! + (1 - MEMORY) * now;
      this.#square[row] = SQUARE_MEMORY * this.#square[row]! + (1 - SQUARE_MEMORY) * now * now;
      if (this.#square[row] === 0) continue;
      const length = Math.sqrt(this.#square[row]! / weight);
      const price = Math.max(
        0,
        this.#price[row]! + (step * this.scale * this.#drift[row]!) / (length * this.unit[row]!),
      );
      this.#price[row] = this.#highest === undefined ? price : Math.min(price, this.#highest[row]!);
    }
  }

  forget(): void {
    this.#drift.fill(0);
    this.#square.fill(0);
    this.#squareWeight = 1;
  }
}

function larger(values: Float64Array, length: number): Float64Array {
  const grown = new Float64Array(length);
  grown.set(values);
  return grown;
}
