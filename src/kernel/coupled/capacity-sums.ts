import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";
import type { CapacityPrices } from "./capacity-prices.ts";

/** Running sums of capacity prices: what an option pays is a difference of two. And how far any of that can have fallen. */
export class CapacitySums {
  /** Where the sums of a resource begin, NONE for a resource without a price above 0. [resource] */
  readonly sumAt: Int32Array;
  /** [sumAt + period] */
  sumBefore: Float64Array = new Float64Array(0);
  /** How far what a unit of demand pays can have fallen over all loads so far. [resource] */
  readonly fall: Float64Array;

  readonly #model: AllocationModel;
  /** No option uses the resource for longer. [resource] */
  readonly #longest: Int32Array;
  readonly #fallBefore: Float64Array;

  constructor(model: AllocationModel) {
    this.#model = model;
    this.sumAt = new Int32Array(model.resources).fill(NONE);
    this.fall = new Float64Array(model.resources);
    this.#longest = longestUse(model);
    this.#fallBefore = new Float64Array(model.periods + 1);
  }

  load(prices: CapacityPrices): void {
    const { periods, capacity } = this.#model;
    const width = periods + 1;
    if (this.sumBefore.length < prices.slots * width) {
      const sums = new Float64Array(2 * prices.slots * width);
      sums.set(this.sumBefore);
      this.sumBefore = sums;
    }
    const { sumBefore } = this;
    const fallen = this.#fallBefore;
    for (let slot = 0; slot < prices.slots; slot++) {
      const resource = prices.resourceOf[slot]!;
      const longest = this.#longest[resource]!;
      const at = slot * width;
      let sum = 0;
      let former = 0;
      let most = 0;
      for (let period = 0; period < periods; period++) {
        const next = sumBefore[at + period + 1]!;
        // What nothing limits has no price.
        const isLimited = capacity[resource * periods + period] !== UNLIMITED;
        const price = isLimited ? prices.values[slot * periods + period]! : 0;
        sum += price;
        fallen[period + 1] = fallen[period]! + Math.max(0, next - former - price);
        most = Math.max(most, fallen[period + 1]! - fallen[Math.max(0, period + 1 - longest)]!);
        former = next;
        sumBefore[at + period + 1] = sum;
      }
      this.sumAt[resource] = sum > 0 ? at : NONE;
      this.fall[resource]! += most;
    }
  }
}

function longestUse({
  resources,
  periods,
  endOf,
  modeCost,
  modeShape,
  firstDemand,
  demandResource,
}: AllocationModel): Int32Array {
  const ofShape = new Int32Array(endOf.length / periods);
  for (let at = 0; at < endOf.length; at++) {
    const shape = Math.floor(at / periods);
    ofShape[shape] = Math.max(ofShape[shape]!, endOf[at]! - (at - shape * periods));
  }
  const longest = new Int32Array(resources);
  for (let mode = 0; mode < modeCost.length; mode++) {
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      const resource = demandResource[demand]!;
      longest[resource] = Math.max(longest[resource]!, ofShape[modeShape[mode]!]!);
    }
  }
  return longest;
}
