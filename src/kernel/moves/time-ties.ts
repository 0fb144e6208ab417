import { type AllocationModel, NONE } from "../model.ts";
import { GroupStarts } from "./group-starts.ts";
import type { ModeClasses } from "./mode-classes.ts";

/** Precedences as seen from their tasks. */
interface Neighbours {
  /** Precedences of a task. [task + 1] */
  readonly first: Int32Array;
  readonly row: Int32Array;
}

/**
 * When and where a task may be placed, given what is placed: precedences to tasks that are in and which modes go with theirs, and the window of its
 * group. These rules are never broken, since an option that breaks them could only be mended by moving others. That joint
 * tasks are both in or both out is counted, since they come and go one by one.
 */
export class TimeTies {
  /** The window last asked for: `from <= start < past`, `endFrom <= end < endPast`. */
  from = 0;
  past = 0;
  endFrom = 0;
  endPast = 0;
  /** Joint precedences of which one task is in and one is out. */
  halves = 0;
  readonly groups: GroupStarts;

  readonly #model: AllocationModel;
  readonly #neighbours: Neighbours;
  /** Where tasks are: mode, start and end, NONE for a task that is out. [task] */
  readonly #mode: Int32Array;
  readonly #start: Int32Array;
  readonly #end: Int32Array;
  readonly #classes: readonly (ModeClasses | undefined)[];
  /** Precedences to tasks that are in, beside which only certain modes of the task asked about may be taken. */
  readonly #choosy: Int32Array;
  #choosyCount = 0;
  #asked = NONE;

  constructor(model: AllocationModel, classes: readonly (ModeClasses | undefined)[]) {
    this.#model = model;
    this.#classes = classes;
    this.#neighbours = neighboursOf(model);
    this.#mode = new Int32Array(model.tasks).fill(NONE);
    this.#start = new Int32Array(model.tasks).fill(NONE);
    this.#end = new Int32Array(model.tasks).fill(NONE);
    let degree = 0;
    for (let task = 0; task < model.tasks; task++) {
      degree = Math.max(degree, this.#neighbours.first[task + 1]! - this.#neighbours.first[task]!);
    }
    this.#choosy = new Int32Array(degree);
    this.groups = new GroupStarts(model);
  }

  place(task: number, mode: number, start: number, end: number): void {
    this.#mode[task] = mode;
    this.#start[task] = start;
    this.#end[task] = end;
    this.groups.add(task, start, 1);
    this.#countHalves(task, 1);
  }

  remove(task: number): void {
    this.groups.add(task, this.#start[task]!, -1);
    this.#mode[task] = NONE;
    this.#start[task] = NONE;
    this.#end[task] = NONE;
    this.#countHalves(task, -1);
  }

  /** Finds the window of a task that is out; false when it is empty. */
  findWindow(task: number): boolean {
    const { before, after, minLag, maxLag } = this.#model.couplings.precedences;
    const { first, row } = this.#neighbours;
    this.#asked = task;
    this.from = this.#model.earliest[task]!;
    this.past = this.#model.pastLatest[task]!;
    this.endFrom = 0;
    this.endPast = this.#model.periods + 2;
    this.#choosyCount = 0;
    for (let at = first[task]!; at < first[task + 1]!; at++) {
      const tie = row[at]!;
      const isAfter = after[tie] === task;
      const other = isAfter ? before[tie]! : after[tie]!;
      if (this.#start[other] === NONE) continue;
      if (isAfter) {
        this.from = Math.max(this.from, this.#end[other]! + minLag[tie]!);
        this.past = Math.min(this.past, this.#end[other]! + maxLag[tie]! + 1);
      } else {
        this.endFrom = Math.max(this.endFrom, this.#start[other]! - maxLag[tie]!);
        this.endPast = Math.min(this.endPast, this.#start[other]! - minLag[tie]! + 1);
      }
      if (this.#classes[tie] !== undefined) this.#choosy[this.#choosyCount++] = tie;
    }
    this.groups.narrow(task, this);
    return this.from < this.past && this.endFrom < this.endPast;
  }

  /** Whether an option keeps to the window last found. */
  holds(mode: number, start: number, end: number): boolean {
    if (start < this.from || start >= this.past || end < this.endFrom || end >= this.endPast) return false;
    for (let at = 0; at < this.#choosyCount; at++) {
      if (!this.#goTogether(this.#choosy[at]!, this.#asked, mode)) return false;
    }
    return true;
  }

  /** Writes to `found` the tasks that an option of a task would break a precedence with; returns how many fit in. */
  clashes(task: number, mode: number, start: number, end: number, found: Int32Array): number {
    const { before, after, minLag, maxLag } = this.#model.couplings.precedences;
    const { first, row } = this.#neighbours;
    let count = 0;
    for (let k = first[task]!; k < first[task + 1]! && count < found.length; k++) {
      const tie = row[k]!;
      const isAfter = after[tie] === task;
      const other = isAfter ? before[tie]! : after[tie]!;
      if (this.#start[other] === NONE) continue;
      const lag = isAfter ? start - this.#end[other]! : this.#start[other]! - end;
      const isBroken = lag < minLag[tie]! || lag > maxLag[tie]! || !this.#goTogether(tie, task, mode);
      if (isBroken) found[count++] = other;
    }
    return count;
  }

  /** Whether a mode of one of the two tasks that a precedence ties goes with the mode that the other has taken. */
  #goTogether(tie: number, task: number, mode: number): boolean {
    const classes = this.#classes[tie];
    if (classes === undefined) return true;
    const { firstMode, couplings } = this.#model;
    const first = couplings.precedences.before[tie]!;
    const second = couplings.precedences.after[tie]!;
    const one = (task === first ? mode : this.#mode[first]!) - firstMode[first]!;
    const other = (task === second ? mode : this.#mode[second]!) - firstMode[second]!;
    const at = classes.ofBefore[one]! * classes.countAfter + classes.ofAfter[other]!;
    return classes.goTogether[at] === 1;
  }

  #countHalves(task: number, sign: number): void {
    const { before, after, isJoint } = this.#model.couplings.precedences;
    const { first, row } = this.#neighbours;
    for (let k = first[task]!; k < first[task + 1]!; k++) {
      const tie = row[k]!;
      if (isJoint[tie] === 0) continue;
      const other = before[tie] === task ? after[tie]! : before[tie]!;
      this.halves += this.#start[other] === NONE ? sign : -sign;
    }
  }
}

function neighboursOf({ tasks, couplings }: AllocationModel): Neighbours {
  const { before, after } = couplings.precedences;
  const first = new Int32Array(tasks + 1);
  for (const task of [...before, ...after]) first[task + 1]!++;
  for (let task = 0; task < tasks; task++) first[task + 1]! += first[task]!;
  const next = first.slice();
  const row = new Int32Array(first[tasks]!);
  before.forEach((task, tie) => {
    row[next[task]!++] = tie;
    row[next[after[tie]!]!++] = tie;
  });
  return { first, row };
}
