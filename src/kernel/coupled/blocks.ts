import { type AllocationModel, NONE } from "../model.ts";
import { type ZoneRows, zoneRowsOf } from "./zone-rows.ts";

/** A precedence as seen from a task below: what ties it to the task above it. */
export interface Tie {
  readonly task: number;
  /** Whether it comes after the task above it, or before. */
  readonly isAfter: boolean;
  readonly minLag: number;
  readonly maxLag: number;
  /** Whether both are placed or neither. */
  readonly isJoint: boolean;
  /** Undefined where zones do not matter. */
  readonly zones: ZoneRows | undefined;
}

/**
 * Tasks that are priced together: a group, or a tree of precedences, or a task alone. A bound may leave out ties: precedences
 * of tasks in groups, and those that would close a circle, are no part of any block.
 */
export interface Blocks {
  readonly alone: Int32Array;
  /** Members of each group. [group] */
  readonly groups: readonly Int32Array[];
  /** Each tree with the tasks above before those below; `ties[i]` belongs to `tasks[i]`, undefined for the first. */
  readonly trees: readonly Tree[];
}

export interface Tree {
  readonly tasks: Int32Array;
  /** Place in `tasks` of the task above, NONE for the first. */
  readonly above: Int32Array;
  readonly ties: readonly (Tie | undefined)[];
  /** Tables of each task, one for each of its zones; the first of them, and past the last. [place + 1] */
  readonly firstRow: Int32Array;
  /** Tasks below to which a zoned tie leads, as places. [place] */
  readonly zonedBelow: readonly (readonly number[])[];
}

export function blocksOf(model: AllocationModel): Blocks {
  const { before, after, minLag, maxLag, isJoint, isZoned, zoneAsBefore, zoneAsAfter } = model.couplings.precedences;
  const { tasks, groupOf } = model;
  const ties: Tie[][] = Array.from({ length: tasks }, () => []);
  const root = Int32Array.from({ length: tasks }, (_, task) => task);
  const rootOf = (task: number): number => {
    let at = task;
    while (root[at] !== at) at = root[at] = root[root[at]!]!;
    return at;
  };
  before.forEach((first, row) => {
    const second = after[row]!;
    if (groupOf[first] !== NONE || groupOf[second] !== NONE || rootOf(first) === rootOf(second)) return;
    root[rootOf(first)] = rootOf(second);
    const isZonedTie = isZoned[row] === 1;
    const shared = { minLag: minLag[row]!, maxLag: maxLag[row]!, isJoint: isJoint[row] === 1 };
    ties[first]!.push({
      task: second,
      isAfter: true,
      ...shared,
      zones: isZonedTie ? zoneRowsOf(model, second, zoneAsAfter, first, zoneAsBefore) : undefined,
    });
    ties[second]!.push({
      task: first,
      isAfter: false,
      ...shared,
      zones: isZonedTie ? zoneRowsOf(model, first, zoneAsBefore, second, zoneAsAfter) : undefined,
    });
  });
  const groups: number[][] = Array.from(model.groupSpread, () => []);
  const alone: number[] = [];
  const trees: Tree[] = [];
  const isSeen = new Uint8Array(tasks);
  for (let task = 0; task < tasks; task++) {
    if (isSeen[task] === 1) continue;
    if (groupOf[task] !== NONE) groups[groupOf[task]!]!.push(task);
    else if (ties[task]!.length === 0) alone.push(task);
    else trees.push(treeFrom(task, ties, isSeen));
  }
  return { alone: Int32Array.from(alone), groups: groups.map((members) => Int32Array.from(members)), trees };
}

function treeFrom(first: number, ties: readonly (readonly Tie[])[], isSeen: Uint8Array): Tree {
  const tasks = [first];
  const above = [NONE];
  const own: (Tie | undefined)[] = [undefined];
  isSeen[first] = 1;
  for (let at = 0; at < tasks.length; at++) {
    for (const tie of ties[tasks[at]!]!) {
      if (isSeen[tie.task] === 1) continue;
      isSeen[tie.task] = 1;
      tasks.push(tie.task);
      above.push(at);
      own.push(tie);
    }
  }
  const firstRow = new Int32Array(tasks.length + 1);
  const zonedBelow = tasks.map((): number[] => []);
  own.forEach((tie, place) => {
    firstRow[place + 1] = firstRow[place]! + (tie?.zones?.count ?? 1);
    if (tie?.zones !== undefined) zonedBelow[above[place]!]!.push(place);
  });
  return { tasks: Int32Array.from(tasks), above: Int32Array.from(above), ties: own, firstRow, zonedBelow };
}
