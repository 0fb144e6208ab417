import { type AllocationModel, NONE, optionCost, UNLIMITED } from "../model.ts";
import type { Prices } from "../rows/prices.ts";
import type { Domains } from "./domains.ts";

/**
 * Option: a mode is taken from a start that the task's window and the mode's shape allow, and ends within the horizon.
 *
 * A domain holds options, so this rule is no propagator: what it forbids is never let in. Nor is what does not fit beside the
 * fixed tasks. Leaving the task out is let in where the model puts a price on it.
 */
export function addOptions(domains: Domains, task: number, prices?: Prices): void {
  const { model } = domains;
  domains.open(task);
  for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
    for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
      if (!fits(domains, mode, start)) continue;
      const cost = optionCost(model, task, mode, start);
      domains.add(mode, start, cost, cost + (prices === undefined ? 0 : priceOf(model, mode, start, prices)));
    }
  }
  addLeftOut(domains, task);
}

/** Lets the open task be left out, where it may be. */
export function addLeftOut(domains: Domains, task: number, skipCost: number = domains.model.skipCost[task]!): void {
  if (skipCost < Number.POSITIVE_INFINITY) domains.add(NONE, NONE, skipCost, skipCost);
}

/** Whether an option exists and finds room beside the fixed tasks. */
export function fits(domains: Domains, mode: number, start: number): boolean {
  const { model, trail } = domains;
  const { periods, firstDemand, demandResource, demandAmount, capacity } = model;
  const { cells } = trail;
  const end = model.endOf[model.modeShape[mode]! * periods + start]!;
  domains.work++;
  if (end === NONE) return false;
  for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
    const at = demandResource[demand]! * periods;
    const amount = demandAmount[demand]!;
    for (let row = at + start; row < at + end; row++) {
      if (cells[row]! < amount && capacity[row] !== UNLIMITED) return false;
    }
  }
  return true;
}

/** What an option's demands cost at prices. */
export function priceOf(model: AllocationModel, mode: number, start: number, { sumAt, sumBefore }: Prices): number {
  const { periods, firstDemand, demandResource, demandAmount } = model;
  const end = model.endOf[model.modeShape[mode]! * periods + start]!;
  let price = 0;
  for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
    const at = sumAt[demandResource[demand]!]!;
    price += demandAmount[demand]! * (sumBefore[at + end]! - sumBefore[at + start]!);
  }
  return price;
}
