import { type AllocationModel, type Choice, NONE } from "./model.ts";

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

/** The position of a group, among those left open, at which its tasks cost least; the earliest of several. */
export function cheapestPosition(curve: Float64Array, positions: Positions, group: number): number {
  let best = positions.first[group]!;
  for (let position = best + 1; position <= positions.last[group]!; position++) {
    if (curve[position]! < curve[best]!) best = position;
  }
  return best;
}

/** The group with the most positions left open. */
export function widestGroup(positions: Positions): number {
  let widest = 0;
  for (let group = 1; group < positions.first.length; group++) {
    const width = positions.last[group]! - positions.first[group]!;
    if (width > positions.last[widest]! - positions.first[widest]!) widest = group;
  }
  return widest;
}

/** Periods between two settled positions, summed over the groups. */
export function distanceBetween(a: Positions, b: Positions): number {
  return a.first.reduce((sum, position, group) => sum + Math.abs(position - b.first[group]!), 0);
}

/** Lexicographic. */
export function isEarlier(a: Int32Array, b: Int32Array): boolean {
  for (let group = 0; group < a.length; group++) {
    if (a[group] !== b[group]) return a[group]! < b[group]!;
  }
  return false;
}

/** The earliest start of each group in a choice; past the last period for a group of which nobody is placed. */
export function earliestStarts(model: AllocationModel, choice: Choice): Int32Array {
  const earliest = new Int32Array(model.groupSpread.length).fill(model.periods);
  for (let task = 0; task < model.tasks; task++) {
    const group = model.groupOf[task]!;
    if (group !== NONE && choice.mode[task] !== NONE) earliest[group] = Math.min(earliest[group]!, choice.start[task]!);
  }
  return earliest;
}
