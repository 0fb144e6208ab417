import type { PackingLeaf } from "../proof.ts";
import type { PlaceProblem } from "./place-problem.ts";

/** Sums of costs in units stay below this, so that their sums and products with small numbers are exact. */
const MOST = 2 ** 49;
const MOST_UNIT = 2 ** 24;

/** What is ruled out at some prices for plans that cost less than `least`. */
export interface Narrowing {
  readonly least: number;
  readonly prices: PackingLeaf;
}

/** What prices of a place problem are divided by in its proofs. */
export function placeUnitOf({ siteCost, tasks, firstOption, optionCost, skipCost }: PlaceProblem): number {
  let total = siteCost.reduce((sum, cost) => sum + cost, 1);
  for (let task = 0; task < tasks; task++) {
    let dearest = skipCost[task]! < Number.POSITIVE_INFINITY ? skipCost[task]! : 0;
    for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
      dearest = Math.max(dearest, optionCost[option]!);
    }
    total += dearest;
  }
  let unit = 1;
  while (unit < MOST_UNIT && unit * 2 * total < MOST) unit *= 2;
  return unit;
}

/** Multipliers and the price of cover as a leaf of a proof: rounded to whole numbers of `1 / unit`. */
export function placeLeafOf({ cover }: PlaceProblem, unit: number, multiplier: Float64Array, rho: number): PackingLeaf {
  const earnings = Array.from(multiplier, (value) => Math.round(value * unit));
  const coverPrice = Math.round(rho * unit);
  return { kind: "packing", earnings, coverPrice, coverPeriod: coverPrice === 0 ? 0 : cover.period };
}
