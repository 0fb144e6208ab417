import { NONE } from "../model.ts";
import type { Search } from "../search.ts";

/**
 * Rewards to begin with: what each task costs in the best plan, and what it costs those that it keeps waiting there, by how
 * much dearer they would become one period later. A task that is left out gets the cost of that, or of its cheapest mode.
 */
export function firstRewards({ model, choice }: Search): Float64Array {
  const { tasks, periods, modeCost, modeShape, firstDemand, demandResource, endOf, startCosts } = model;
  const rewards = new Float64Array(tasks);
  // By resource, last start first.
  const placed = Array.from(choice.mode.keys()).filter((task) => choice.mode[task] !== NONE);
  const resourceOf = (task: number): number => demandResource[firstDemand[choice.mode[task]!]!]!;
  placed.sort((a, b) => resourceOf(a) - resourceOf(b) || choice.start[b]! - choice.start[a]!);
  let resource = NONE;
  let nextStart = NONE;
  let waiting = 0;
  for (const task of placed) {
    const mode = choice.mode[task]!;
    const start = choice.start[task]!;
    const end = endOf[modeShape[mode]! * periods + start]!;
    // Whoever starts later than this one ends does not wait for it.
    if (resourceOf(task) !== resource || end < nextStart) waiting = 0;
    resource = resourceOf(task);
    nextStart = start;
    const at = model.startCostRow[task]! * periods + start;
    rewards[task] = modeCost[mode]! + startCosts[at]! + waiting * (end - start);
    if (start + 1 < periods) waiting += Math.max(0, startCosts[at + 1]! - startCosts[at]!);
  }
  for (let task = 0; task < tasks; task++) {
    if (choice.mode[task] !== NONE) continue;
    const cheapest = model.firstMode[task]! < model.firstMode[task + 1]! ? modeCost[model.firstMode[task]!]! : 0;
    const skip = model.skipCost[task]!;
    rewards[task] = skip < Number.POSITIVE_INFINITY ? skip : cheapest;
  }
  return rewards;
}
