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
 * Tasks that are priced together: a group, or a tree of precedences, or a task alone. What is tied to a member of a group is part of the
 * group. A bound may leave out ties: those that would close a circle, or tie members of groups to each other, are no part of any block.
 */
export interface Blocks {
  readonly alone: Int32Array;
  /** Members of each group, each with what is tied to it. [group] */
  readonly groups: readonly (readonly Tree[])[];
  readonly trees: readonly Tree[];
}

/** Tasks that precedences tie together, those above before those below; `ties[i]` belongs to `tasks[i]`, undefined for the first. */
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
  const { tasks, groupOf } = model;
  const ties = tiesOf(model);
  const isSeen = new Uint8Array(tasks);
  const groups = Array.from(model.groupSpread, (): Tree[] => []);
  for (let task = 0; task < tasks; task++) {
    if (groupOf[task] !== NONE) groups[groupOf[task]!]!.push(treeFrom(task, ties, isSeen));
  }
  const alone: number[] = [];
  const trees: Tree[] = [];
  for (let task = 0; task < tasks; task++) {
    if (isSeen[task] === 1) continue;
    if (ties[task]!.length === 0) alone.push(task);
    else trees.push(treeFrom(task, ties, isSeen));
  }
  return { alone: Int32Array.from(alone), groups, trees };
}

/** The ties that blocks keep, at both of their tasks. [task] */
function tiesOf(model: AllocationModel): Tie[][] {
  const { before, after, minLag, maxLag, isJoint, isZoned, zoneAsBefore, zoneAsAfter } = model.couplings.precedences;
  const ties: Tie[][] = Array.from({ length: model.tasks }, () => []);
  const root = Int32Array.from(ties, (_, task) => task);
  /** Whether a tree holds a member of a group. [root] */
  const isGrouped = Uint8Array.from(model.groupOf, (group) => (group === NONE ? 0 : 1));
  const rootOf = (task: number): number => {
    let at = task;
    while (root[at] !== at) at = root[at] = root[root[at]!]!;
    return at;
  };
  before.forEach((first, row) => {
    const second = after[row]!;
    const [one, other] = [rootOf(first), rootOf(second)];
    if (one === other || isGrouped[one]! + isGrouped[other]! > 1) return;
    root[one] = other;
    isGrouped[other]! |= isGrouped[one]!;
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
  return ties;
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
