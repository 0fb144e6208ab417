import type { AllocationModel } from "./model.ts";
import type { Positions } from "./positions.ts";

/** The starts that a node of the search leaves open: `from <= start < past` for each task. */
export interface StartView {
  readonly from: Int32Array;
  readonly past: Int32Array;
}

/** The starts that remain when every group stays within its positions. */
export function viewOf(model: AllocationModel, positions: Positions): StartView {
  const { tasks } = model;
  const from = model.earliest.slice();
  const past = model.pastLatest.slice();
  for (let task = 0; task < tasks; task++) {
    const group = model.groupOf[task]!;
    if (group >= 0) {
      from[task] = Math.max(from[task]!, positions.first[group]!);
      past[task] = Math.min(past[task]!, positions.last[group]! + model.groupSpread[group]! + 1);
    }
  }
  return { from, past };
}
