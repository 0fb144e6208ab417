import type { AllocationModel } from "../model.ts";
import { CapacityPrices } from "./capacity-prices.ts";
import { type LinearRows, linearRowsOf } from "./linear-rows.ts";
import { type Shares, sharesOf } from "./shares.ts";

/** The rows of a model that can be priced. */
export interface PricedRows {
  readonly linear: LinearRows;
  readonly shares: Shares;
}

export function pricedRowsOf(model: AllocationModel): PricedRows {
  return { linear: linearRowsOf(model), shares: sharesOf(model) };
}

/** A price for everything that couples tasks; none is negative. */
export interface Multipliers {
  readonly capacity: CapacityPrices;
  /** For each unit of a linear row, and for each that is missing from its minimum. [row] */
  readonly most: Float64Array;
  readonly least: Float64Array;
  /** What a task bears of the cost of a place that it uses. [share] */
  readonly share: Float64Array;
}

export function zeroMultipliers(model: AllocationModel, { linear, shares }: PricedRows): Multipliers {
  return {
    capacity: new CapacityPrices(model),
    most: new Float64Array(linear.count),
    least: new Float64Array(linear.count),
    share: new Float64Array(shares.place.length),
  };
}

export function copyMultipliers(from: Multipliers, to: Multipliers): void {
  to.capacity.copyFrom(from.capacity);
  to.most.set(from.most);
  to.least.set(from.least);
  to.share.set(from.share);
}
