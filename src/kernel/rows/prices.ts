import type { AllocationModel } from "../model.ts";
import type { PricedRun } from "../proof.ts";

/**
 * A price for each resource and period, none negative, as running sums: the price of an interval is one subtraction.
 *
 * Where rooms are plenty most never have a price, so a resource gets a row of sums only once it is opened; all others share
 * the first row, which is zero.
 */
export class Prices {
  /** Where the sums of a resource begin in `sumBefore`, 0 for a resource that was never opened. [resource] */
  readonly sumAt: Int32Array;
  /** Sum of a resource's prices before a period. [sumAt[resource] + period] */
  sumBefore: Float64Array;
  readonly #width: number;
  #used: number;

  constructor(resources: number, periods: number) {
    this.#width = periods + 1;
    this.#used = this.#width;
    this.sumAt = new Int32Array(resources);
    this.sumBefore = new Float64Array(this.#width);
  }

  /** Whether no resource is open. */
  get isEmpty(): boolean {
    return this.#used === this.#width;
  }

  /** Where the sums of a resource begin, in a row of its own from now on. Rows may move to another array. */
  open(resource: number): number {
    let at = this.sumAt[resource]!;
    if (at > 0) return at;
    at = this.#used;
    this.#used += this.#width;
    if (this.#used > this.sumBefore.length) {
      const larger = new Float64Array(Math.max(this.#used, this.sumBefore.length + (this.sumBefore.length >> 1)));
      larger.set(this.sumBefore);
      this.sumBefore = larger;
    }
    this.sumAt[resource] = at;
    return at;
  }

  /** The price of a resource in one period. */
  at(resource: number, period: number): number {
    const at = this.sumAt[resource]! + period;
    return this.sumBefore[at + 1]! - this.sumBefore[at]!;
  }

  /** The price of a row, resource * periods + period. */
  atRow(row: number): number {
    const periods = this.#width - 1;
    const resource = Math.floor(row / periods);
    return this.at(resource, row - resource * periods);
  }

  /** Sets all prices, from one for each row. [resource * periods + period] */
  setRows(price: Float64Array): void {
    const periods = this.#width - 1;
    this.clear();
    for (let row = 0; row < price.length; row += periods) {
      const own = price.subarray(row, row + periods);
      if (own.every((value) => value === 0)) continue;
      const at = this.open(row / periods);
      for (let period = 0; period < periods; period++) {
        this.sumBefore[at + period + 1] = this.sumBefore[at + period]! + own[period]!;
      }
    }
  }

  /** Takes all prices away; rows are kept for whoever is opened next. */
  clear(): void {
    this.sumAt.fill(0);
    this.sumBefore.fill(0, 0, this.#used);
    this.#used = this.#width;
  }
}

/** Room for prices of a model, all zero. */
export function zeroPrices(model: AllocationModel): Prices {
  return new Prices(model.resources, model.periods);
}

/** No price anywhere. */
export const NO_PRICES: Prices = new Prices(0, 0);

/** Sets the prices of runs, given as integers divided by `unit`; each resource has one run, and no price before. */
export function loadRuns(model: AllocationModel, prices: Prices, runs: readonly PricedRun[], unit: number): void {
  for (const { resource, firstPeriod, prices: integers } of runs) {
    const at = prices.open(resource) + firstPeriod;
    let sum = 0;
    for (let i = 0; i < integers.length; i++) {
      sum += integers[i]! / unit;
      prices.sumBefore[at + i + 1] = sum;
    }
    prices.sumBefore.fill(sum, at + integers.length + 1, at - firstPeriod + model.periods + 1);
  }
}
