import type { AllocationModel } from "./model.ts";
import type { PricedRun } from "./proof.ts";

/** A price for each resource and period, none negative, with the running sums that make the price of an interval one subtraction. */
export interface Prices {
  /** [resource * periods + period] */
  readonly price: Float64Array;
  /** Sum of the prices before a period. [resource * (periods + 1) + period] */
  readonly sumBefore: Float64Array;
}

export function zeroPrices(model: AllocationModel): Prices {
  return {
    price: new Float64Array(model.resources * model.periods),
    sumBefore: new Float64Array(model.resources * (model.periods + 1)),
  };
}

/** No price anywhere, without an array to say so. */
export const NO_PRICES: Pick<Prices, "sumBefore"> = { sumBefore: new Float64Array(0) };

/** Brings `sumBefore` of a resource up to date with `price`. */
function sumResource(model: AllocationModel, prices: Prices, resource: number): void {
  const { periods } = model;
  const { price, sumBefore } = prices;
  const row = resource * periods;
  const at = resource * (periods + 1);
  let sum = 0;
  for (let period = 0; period < periods; period++) {
    sumBefore[at + period] = sum;
    sum += price[row + period]!;
  }
  sumBefore[at + periods] = sum;
}

/** Sets the prices of runs, given as integers divided by `unit`, into prices that are zero elsewhere. */
export function loadRuns(model: AllocationModel, prices: Prices, runs: readonly PricedRun[], unit: number): void {
  for (const { resource, firstPeriod, prices: integers } of runs) {
    const at = resource * model.periods + firstPeriod;
    for (let i = 0; i < integers.length; i++) prices.price[at + i] = integers[i]! / unit;
    sumResource(model, prices, resource);
  }
}
