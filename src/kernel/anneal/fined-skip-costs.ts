import type { AllocationModel } from "../model.ts";

/** Skip costs with those of tasks that must be placed replaced by more than any exchange of so many other tasks can save: costs stay finite. */
export function finedSkipCosts(model: AllocationModel, exchanged: number): Float64Array {
  let dearestStart = 0;
  for (const cost of model.startCosts) dearestStart = Math.max(dearestStart, cost);
  let dearest = 0;
  for (const cost of model.modeCost) dearest = Math.max(dearest, cost + dearestStart);
  for (const cost of model.skipCost) if (cost < Number.POSITIVE_INFINITY) dearest = Math.max(dearest, cost);
  const fine = exchanged * dearest + 1;
  return model.skipCost.map((cost) => (cost < Number.POSITIVE_INFINITY ? cost : fine));
}
