import { type AllocationModel, type Choice, NONE } from "../model.ts";
import type { OptionPricer } from "./option-pricer.ts";

/**
 * The cheapest option of a task that is tied to no other, or its being left out, at given prices.
 *
 * It begins with what was cheapest at the prices before: mostly that still is, and what cannot cost less is not looked at.
 */
export function cheapestOption(model: AllocationModel, pricer: OptionPricer, task: number, choice: Choice): number {
  const { firstMode } = model;
  let best = Math.min(pricer.skip(task), pricer.rest(task));
  let bestMode = NONE;
  let bestStart = NONE;
  const former = choice.mode[task]!;
  if (former !== NONE) {
    const value = pricer.value(former, choice.start[task]!);
    if (value < best) {
      best = value;
      bestMode = former;
      bestStart = choice.start[task]!;
    }
  }
  for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
    if (pricer.floor(task, mode) >= best) continue;
    pricer.scan(task, mode, best);
    if (pricer.least >= best) continue;
    best = pricer.least;
    bestMode = mode;
    bestStart = pricer.leastStart;
  }
  choice.mode[task] = bestMode;
  choice.start[task] = bestStart;
  return best;
}
