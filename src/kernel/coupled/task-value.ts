import { type AllocationModel, type Choice, NONE } from "../model.ts";
import type { OptionPricer } from "./option-pricer.ts";

/**
 * The cheapest option of a task that is tied to no other, or its being left out, at given prices.
 *
 * It begins with what was cheapest at the prices before: mostly that still is, and what cannot cost less is not looked at.
 */
export function cheapestOption(model: AllocationModel, pricer: OptionPricer, task: number, choice: Choice): number {
  const { firstMode, earliest, pastLatest } = model;
  const isRising = pricer.isRising(task);
  const out = Math.min(pricer.skip(task), pricer.rest(task));
  let best = out;
  let bestMode = choice.mode[task]!;
  let bestStart = choice.start[task]!;
  if (bestMode !== NONE) best = Math.min(best, pricer.value(task, bestMode, bestStart));
  if (best === out) bestMode = bestStart = NONE;
  for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
    if (pricer.floor(task, mode) >= best) continue;
    for (let start = earliest[task]!; start < pastLatest[task]!; start++) {
      if (pricer.floorAt(task, mode, start) >= best) {
        if (isRising) break;
        continue;
      }
      const value = pricer.value(task, mode, start);
      if (value >= best) continue;
      best = value;
      bestMode = mode;
      bestStart = start;
    }
  }
  choice.mode[task] = bestMode;
  choice.start[task] = bestStart;
  return best;
}
