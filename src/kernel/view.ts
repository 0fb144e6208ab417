import type { AllocationModel } from "./model.ts";

/** The starts that a node of the search leaves open: `from <= start < past` for each task. */
export interface StartView {
  readonly from: Int32Array;
  readonly past: Int32Array;
}

/** Positions of each group that a node leaves open: `first <= position <= last`. A group at position s starts its tasks in s .. s + spread. */
export interface Positions {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

export function allPositions(model: AllocationModel): Positions {
  const groups = model.groupSpread.length;
  return { first: new Int32Array(groups), last: new Int32Array(groups).fill(model.periods - 1) };
}

export function isSettled(positions: Positions): boolean {
  return positions.first.every((first, group) => first === positions.last[group]);
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
