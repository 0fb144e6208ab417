import { sortByKey } from "../../base/index.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { PlaceProblem } from "./place-problem.ts";

/**
 * What must be served at one moment, and what each site can give then: whatever is open must cover the demand.
 *
 * Counted are tasks that must be placed and use whatever they take at that moment, each with the least it may ask for; a
 * site counts for no more than the demand. Without it the cheapest sites look good enough, however little they hold.
 */
export interface Cover {
  readonly demand: number;
  /** [site] */
  readonly supply: Float64Array;
  /** The moment. */
  readonly period: number;
}

type Uncovered = Omit<PlaceProblem, "cover">;

/** The tightest cover over all periods: the one that needs the largest part of what all sites together can give. */
export function coverOf(model: AllocationModel, problem: Uncovered): Cover {
  const { sites, resources, siteOf, capacity, isUnary } = problem;
  const demand = demandByPeriod(model, problem);
  let best: Cover = { demand: 0, supply: new Float64Array(sites), period: 0 };
  let tightest = 0;
  for (let period = 0; period < model.periods; period++) {
    const needed = demand[period]!;
    // Most periods need no more than the one before.
    if (needed === 0 || (period > 0 && needed < tightest * totalSupply(best))) continue;
    const supply = new Float64Array(sites);
    for (let resource = 0; resource < resources; resource++) {
      const given = isUnary[resource] === 1 ? Math.min(1, model.capacity[resource * model.periods + period]!) : 0;
      const site = siteOf[resource]!;
      supply[site] = Math.min(needed, supply[site]! + (isUnary[resource] === 1 ? given : capacity[resource]!));
    }
    const most = mostSupply(problem, supply);
    if (most === 0) continue;
    // More than the sites can give would prove that there is no plan; that is for others to say.
    const cover = { demand: Math.min(needed, most), supply, period };
    if (cover.demand / most <= tightest) continue;
    tightest = cover.demand / most;
    best = cover;
  }
  return best;
}

function totalSupply({ supply }: Cover): number {
  return supply.reduce((sum, value) => sum + value, 0);
}

/** What tasks that must be placed ask for in each period at least, whatever they take. */
function demandByPeriod(model: AllocationModel, problem: Uncovered): Float64Array {
  const { firstOption, optionStart, optionEnd, optionAmount, optionResource, isUnary } = problem;
  const demand = new Float64Array(model.periods);
  for (let task = 0; task < model.tasks; task++) {
    if (model.skipCost[task]! < Number.POSITIVE_INFINITY || model.restCost[task]! < Number.POSITIVE_INFINITY) continue;
    let [from, past, least] = [0, model.periods, Number.POSITIVE_INFINITY];
    for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
      least = Math.min(least, optionAmount[option]!);
      // A knapsack is shared for good.
      if (isUnary[optionResource[option]!] === 0) continue;
      from = Math.max(from, optionStart[option]!);
      past = Math.min(past, optionEnd[option]!);
    }
    if (least === Number.POSITIVE_INFINITY) continue;
    for (let period = from; period < past; period++) demand[period]! += least;
  }
  return demand;
}

/** The most that sites can give within the limits. */
function mostSupply({ sites, limitOf, most }: Uncovered, supply: Float64Array): number {
  const keys = Float64Array.from(supply, (value) => -value);
  const order = Int32Array.from({ length: sites }, (_, site) => site);
  sortByKey(keys, order, 0, sites);
  const left = most.slice();
  let sum = 0;
  for (const site of order) {
    const limit = limitOf[site]!;
    if (limit !== NONE && left[limit]!-- <= 0) continue;
    sum += supply[site]!;
  }
  return sum;
}
