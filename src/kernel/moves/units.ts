import { type AllocationModel, NONE } from "../model.ts";

/** Tasks of a unit at most, joint tasks apart. */
const MOST_MEMBERS = 6;

/**
 * Tasks that move together: those that are joint, and those that precedences, requirements or a small group tie as long as they
 * are few. What is larger is moved task by task, or as a whole by moves of its own.
 */
export interface Units {
  readonly count: number;
  /** [task] */
  readonly unitOf: Int32Array;
  /** [unit + 1] */
  readonly firstMember: Int32Array;
  readonly member: Int32Array;
}

/** `most`: tasks of a unit at most, where they need not be joint. */
export function unitsOf(model: AllocationModel, most: number = MOST_MEMBERS): Units {
  const { precedences, pairs } = model.couplings;
  const { before, after, isJoint } = precedences;
  const sets = new TaskSets(model.tasks);
  before.forEach((task, row) => {
    if (isJoint[row] === 1) sets.join(task, after[row]!, model.tasks);
  });
  const groups: number[][] = Array.from(model.groupSpread, () => []);
  model.groupOf.forEach((group, task) => {
    if (group !== NONE) groups[group]!.push(task);
  });
  for (const members of groups) {
    if (members.length > most) continue;
    for (const task of members) sets.join(members[0]!, task, most);
  }
  before.forEach((task, row) => {
    sets.join(task, after[row]!, most);
  });
  const taskOf = tasksByMode(model);
  pairs.needing.forEach((mode, row) => {
    const helper = pairs.needed[pairs.firstNeeded[row]!];
    if (pairs.firstNeeded[row] === pairs.firstNeeded[row + 1] || helper === undefined) return;
    sets.join(taskOf[mode]!, taskOf[helper]!, most);
  });
  const unitOf = new Int32Array(model.tasks);
  const members: number[][] = [];
  const unitOfRoot = new Map<number, number>();
  for (let task = 0; task < model.tasks; task++) {
    const root = sets.rootOf(task);
    const unit = unitOfRoot.get(root) ?? members.push([]) - 1;
    unitOfRoot.set(root, unit);
    unitOf[task] = unit;
    members[unit]!.push(task);
  }
  const firstMember = new Int32Array(members.length + 1);
  members.forEach((list, unit) => {
    firstMember[unit + 1] = firstMember[unit]! + list.length;
  });
  return { count: members.length, unitOf, firstMember, member: Int32Array.from(members.flat()) };
}

/** Whose mode it is. [mode] */
export function tasksByMode({ tasks, firstMode, modeCost }: AllocationModel): Int32Array {
  const taskOf = new Int32Array(modeCost.length);
  for (let task = 0; task < tasks; task++) taskOf.fill(task, firstMode[task], firstMode[task + 1]);
  return taskOf;
}

/** 1 for a task that is in or out together with another. [task] */
export function jointTasks({ tasks, couplings: { precedences } }: AllocationModel): Uint8Array {
  const isJoint = new Uint8Array(tasks);
  precedences.before.forEach((task, row) => {
    if (precedences.isJoint[row] === 1) isJoint[task] = isJoint[precedences.after[row]!] = 1;
  });
  return isJoint;
}

/** Disjoint sets of tasks (union-find). */
class TaskSets {
  readonly #root: Int32Array;
  readonly #size: Int32Array;

  constructor(tasks: number) {
    this.#root = Int32Array.from({ length: tasks }, (_, task) => task);
    this.#size = new Int32Array(tasks).fill(1);
  }

  rootOf(task: number): number {
    let at = task;
    while (this.#root[at] !== at) at = this.#root[at] = this.#root[this.#root[at]!]!;
    return at;
  }

  /** Joins two sets unless they would hold more than `most`. */
  join(one: number, other: number, most: number): void {
    const [a, b] = [this.rootOf(one), this.rootOf(other)];
    if (a === b || this.#size[a]! + this.#size[b]! > most) return;
    this.#root[Math.max(a, b)] = Math.min(a, b);
    this.#size[Math.min(a, b)]! += this.#size[Math.max(a, b)]!;
  }
}
