import { BundleBlock } from "./bundle-block.ts";

/** The share of the promised gain by which a solution of the master problem may fall short. */
const ACCURACY = 0.05;
/** The share of the promised gain that must come true for the centre to move, and that for the step to grow. */
const ENOUGH = 0.1;
const PLENTY = 0.5;
const GROWTH = 1.5;
const SHRINK = 0.7;
/** Failures in a row before the step shrinks. */
const MOST_FAILURES = 3;
/** Entries looked at between two yields. */
const YIELD_EVERY = 500_000;

/**
 * Maximises a concave function f(x) = sum(x) + sum over blocks of min over columns (cost - counts * x), whose columns are found
 * as they are needed: the proximal bundle method, one model a block (Lemarechal 1975; Kiwiel 1990).
 *
 * The next point maximises the model that the columns make of f, less |x - centre|^2 / 2 step. The dual of that weighs the columns
 * of each block; with the weights the next point is centre + step * (1 - sum of weight * counts).
 */
export class ProximalBundle {
  /** The best point so far. */
  readonly centre: Float64Array;
  /** f at the centre. */
  value: number = Number.NEGATIVE_INFINITY;
  /** The next point to evaluate. */
  readonly point: Float64Array;
  /** What the model promises at the point, beyond the value at the centre. */
  promise: number = Number.POSITIVE_INFINITY;
  /** Whether no point is better than the centre by more than the tolerance, at least near it. */
  isConverged = false;
  /** Entries of columns looked at so far. */
  work = 0;

  readonly #blocks: readonly BundleBlock[];
  /** Gradient of the model: 1 less the weighted counts. */
  readonly #gradient: Float64Array;
  #step = 0;
  #failures = 0;

  constructor(start: Float64Array, blocks: number) {
    this.centre = start.slice();
    this.point = start.slice();
    this.#gradient = new Float64Array(start.length);
    this.#blocks = Array.from({ length: blocks }, () => new BundleBlock(start.length));
  }

  /** Takes a column of a block: where its minimum at the point is attained, or any other. */
  add(block: number, items: Int32Array, counts: Float64Array, cost: number): void {
    this.#blocks[block]!.add({ items, counts, cost }, this.centre);
  }

  /** Takes f at the point once the columns found there are in, and moves the centre there when it keeps the promise. */
  accept(value: number): void {
    const gain = value - this.value;
    if (!(gain >= ENOUGH * this.promise)) {
      this.#failures++;
      if (this.#failures < MOST_FAILURES || gain > -this.promise) return;
      this.#step *= SHRINK;
      this.#failures = 1;
      return;
    }
    if (gain >= PLENTY * this.promise && this.#failures === 0) this.#step *= GROWTH;
    this.#failures = 0;
    this.value = value;
    this.centre.set(this.point);
    for (const block of this.#blocks) block.reduce(this.centre);
  }

  /**
   * Solves the master problem, with so much work at the most, and sets the next point. `target`: about where the maximum may be.
   * What is less than `tolerance` does not matter. Yields every few milliseconds; what is under way is to be finished.
   */
  *advance(target: number, mostWork: number, tolerance: number): Generator<void, void, void> {
    const gradient = this.#gradient.fill(1);
    let sum = 0;
    for (const x of this.centre) sum += x;
    for (const block of this.#blocks) block.subtractFrom(gradient);
    if (this.#step === 0) this.#step = this.#firstStep(target);
    const step = this.#step;
    let yieldedAt = this.work;
    for (const began = this.work; ; ) {
      let short = 0;
      let model = sum;
      for (const block of this.#blocks) {
        if (block.size === 0) continue;
        this.work += block.balance(gradient, step);
        short += block.short;
        model += block.least;
        if (this.work - yieldedAt < YIELD_EVERY) continue;
        yieldedAt = this.work;
        yield;
      }
      for (const slope of gradient) model += step * slope;
      this.promise = model - this.value;
      if (short <= Math.max(tolerance, ACCURACY * this.promise) || this.work - began > mostWork) {
        this.isConverged = Math.max(short, this.promise) <= tolerance;
        break;
      }
    }
    for (let item = 0; item < gradient.length; item++) this.point[item] = this.centre[item]! + step * gradient[item]!;
    for (const block of this.#blocks) block.forget();
  }

  /** Half the step at which the gradient alone would promise the target (Polyak 1969). */
  #firstStep(target: number): number {
    let square = 0;
    for (const slope of this.#gradient) square += slope * slope;
    return square === 0 ? 1 : Math.max(1e-3, 0.5 * (target - this.value)) / square;
  }
}
