import type { Layout } from "../layout.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { StartView } from "../view.ts";
import { BASE, DURATION, KNEE, LAST, RELEASE, SLOPE, STRIDE, TABLE, type Timing, timingOf } from "./timing.ts";

const NEVER: number = Number.POSITIVE_INFINITY; // what an impossible change costs

/**
 * An order of tasks on each unary resource, here called a machine, and a pool of tasks that are left out, which is the last
 * machine. Each task starts as early as its predecessor allows.
 *
 * Every change is one *exchange*: a block of one machine against a block of another, or of the same. Blocks of 1 and 0
 * tasks make an insertion, 1 and 1 a swap, all that follows on both machines an exchange of tails. What a change
 * costs is counted from the first changed place on, up to where the old times are met again.
 */
export class SequenceState {
  readonly machines: number;
  /** The machine of tasks that are left out. */
  readonly pool: number;
  /** Cost of all tasks as they are, with fines for those that must be placed and are not. */
  cost = 0;
  /** Tasks decoded so far: the unit of work. */
  steps = 0;
  /** Slots of a machine: room for all tasks that it can take. [machine + 1] */
  readonly firstSlot: Int32Array;
  /** Tasks on a machine. [machine] */
  readonly length: Int32Array;
  /** [slot] */
  readonly taskAt: Int32Array;
  /** Machine of a task, and its place in the order there. [task] */
  readonly machineOf: Int32Array;
  readonly placeOf: Int32Array;
  /** The mode of a task on a machine, NONE where it cannot be; rules beyond the modes on the pool. [task * machines + machine] */
  readonly modeOn: Int32Array;
  /** Cost of leaving out a task that must be placed. */
  readonly fine: number;

  readonly #model: AllocationModel;
  readonly #timing: Timing;
  /** When a task ends. [slot] */
  readonly #endAt: Float64Array;
  /** Cost of the tasks of a machine up to a slot, that one included; and of all. [slot] and [machine] */
  readonly #costUpTo: Float64Array;
  readonly #costOn: Float64Array;
  /** Room for two blocks. */
  readonly #blocks: Int32Array;
  /** Where a walk along a sequence stands: its time, and the cost so far. */
  readonly #walk = new Float64Array(2);

  constructor(model: AllocationModel, layout: Layout, view: StartView) {
    const { tasks, resources } = model;
    this.#model = model;
    this.#timing = timingOf(model, layout, view);
    this.fine = this.#timing.fine;
    this.machines = resources + 1;
    this.pool = resources;
    this.modeOn = new Int32Array(tasks * this.machines).fill(NONE);
    this.firstSlot = new Int32Array(this.machines + 1);
    for (let task = 0; task < tasks; task++) {
      for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
        const machine = model.demandResource[model.firstDemand[mode]!]!;
        // Modes come cheapest first; of several on one machine the first that can start at all is kept.
        if (this.modeOn[task * this.machines + machine] !== NONE) continue;
        if (this.#timing.rules[mode * STRIDE + LAST]! < 0) continue;
        this.modeOn[task * this.machines + machine] = mode;
        this.firstSlot[machine + 1]!++;
      }
      this.modeOn[task * this.machines + this.pool] = model.firstMode[tasks]! + task;
    }
    this.firstSlot[this.machines] = tasks;
    for (let machine = 0; machine < this.machines; machine++) this.firstSlot[machine + 1]! += this.firstSlot[machine]!;
    const slots = this.firstSlot[this.machines]!;
    this.length = new Int32Array(this.machines);
    this.taskAt = new Int32Array(slots);
    this.#endAt = new Float64Array(slots);
    this.#costUpTo = new Float64Array(slots);
    this.machineOf = new Int32Array(tasks);
    this.placeOf = new Int32Array(tasks);
    this.#costOn = new Float64Array(this.machines);
    this.#blocks = new Int32Array(2 * tasks);
    this.clear();
  }

  /** Leaves every task out. */
  clear(): void {
    this.length.fill(0);
    this.length[this.pool] = this.machineOf.length;
    const first = this.firstSlot[this.pool]!;
    for (let task = 0; task < this.machineOf.length; task++) this.taskAt[first + task] = task;
    for (let machine = 0; machine < this.machines; machine++) this.#decode(machine, 0, NEVER);
  }

  /** The first start of a mode at or after a time when it has one. */
  startFrom(mode: number, time: number): number {
    const { rules, nextStart } = this.#timing;
    const table = rules[mode * STRIDE + TABLE]!;
    return table === NONE ? Math.max(time, rules[mode * STRIDE + RELEASE]!) : nextStart[table + time]!;
  }

  /** Time from which the task in a place of a machine may start: the end of its predecessor. */
  readyAt(machine: number, place: number): number {
    return place === 0 ? 0 : this.#endAt[this.firstSlot[machine]! + place - 1]!;
  }

  /** The first place of a machine whose task ends after a time; its length when there is none. */
  placeAt(machine: number, time: number): number {
    const first = this.firstSlot[machine]!;
    let low = 0;
    let high = this.length[machine]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#endAt[first + middle]! > time) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /**
   * What it costs to exchange the `n` tasks from place `i` of machine `a` with the `m` tasks from place `k` of machine `b`; on one
   * machine, `i + n <= k`. Infinity when a task could not start any more, or once it is clear that the cost exceeds `limit`.
   */
  delta(a: number, i: number, n: number, b: number, k: number, m: number, limit: number): number {
    const walk = this.#walk;
    const slotA = this.firstSlot[a]! + i;
    const slotB = this.firstSlot[b]! + k;
    walk[0] = this.readyAt(a, i);
    walk[1] = 0;
    if (!this.#pass(a, slotB, slotB + m)) return NEVER;
    if (a === b) {
      if (!this.#pass(a, slotA + n, slotB) || !this.#pass(a, slotA, slotA + n)) return NEVER;
      walk[1]! -= this.#costBetween(a, i, k + m);
    } else {
      walk[1]! -= this.#costBetween(a, i, i + n);
      if (!this.#passTail(a, i + n, NEVER)) return NEVER;
      walk[1]! -= this.#costBetween(b, k, k + m);
      walk[0] = this.readyAt(b, k);
      if (!this.#pass(b, slotA, slotA + n)) return NEVER;
    }
    return this.#passTail(b, k + m, limit) && walk[1]! <= limit ? walk[1]! : NEVER;
  }

  /** Makes an exchange that is possible. */
  exchange(a: number, i: number, n: number, b: number, k: number, m: number): void {
    const { taskAt, firstSlot, length } = this;
    const slotA = firstSlot[a]! + i;
    const slotB = firstSlot[b]! + k;
    const blocks = this.#blocks;
    for (let at = 0; at < n; at++) blocks[at] = taskAt[slotA + at]!;
    for (let at = 0; at < m; at++) blocks[n + at] = taskAt[slotB + at]!;
    if (a === b) {
      taskAt.copyWithin(slotA + m, slotA + n, slotB);
      for (let at = 0; at < m; at++) taskAt[slotA + at] = blocks[n + at]!;
      for (let at = 0; at < n; at++) taskAt[slotB + m - n + at] = blocks[at]!;
      this.#decode(a, i, k + m);
      return;
    }
    taskAt.copyWithin(slotA + m, slotA + n, firstSlot[a]! + length[a]!);
    taskAt.copyWithin(slotB + n, slotB + m, firstSlot[b]! + length[b]!);
    for (let at = 0; at < m; at++) taskAt[slotA + at] = blocks[n + at]!;
    for (let at = 0; at < n; at++) taskAt[slotB + at] = blocks[at]!;
    length[a]! += m - n;
    length[b]! += n - m;
    // Where as many come as go, whoever follows keeps its slot.
    this.#decode(a, i, n === m ? i + n : NEVER);
    this.#decode(b, k, n === m ? k + m : NEVER);
  }

  /** Cost of the tasks in places `from <= place < past`. */
  #costBetween(machine: number, from: number, past: number): number {
    if (from === past) return 0;
    const before = this.firstSlot[machine]! - 1;
    return this.#costUpTo[before + past]! - (from === 0 ? 0 : this.#costUpTo[before + from]!);
  }

  /** Walks on over the tasks of some slots as if they came next on a machine; false when one could not start any more. */
  #pass(machine: number, slot: number, past: number): boolean {
    const { taskAt, modeOn, machines } = this;
    const { rules } = this.#timing;
    const walk = this.#walk;
    let time = walk[0]!;
    let cost = walk[1]!;
    this.steps += past - slot;
    for (let at = slot; at < past; at++) {
      const mode = modeOn[taskAt[at]! * machines + machine]!;
      if (mode === NONE) return false;
      const rule = mode * STRIDE;
      if (rules[rule + TABLE] === NONE) {
        const start = Math.max(time, rules[rule + RELEASE]!);
        if (start > rules[rule + LAST]!) return false;
        cost += rules[rule + BASE]!;
        if (start > rules[rule + KNEE]!) cost += rules[rule + SLOPE]! * (start - rules[rule + KNEE]!);
        time = start + rules[rule + DURATION]!;
      } else {
        const start = this.#timing.nextStart[rules[rule + TABLE]! + time]!;
        if (start === NONE) return false;
        cost += rules[rule + BASE]! + this.#model.startCosts[this.#timing.costAt[mode]! + start]!;
        time = this.#model.endOf[this.#timing.endAt[mode]! + start]!;
      }
    }
    walk[0] = time;
    walk[1] = cost;
    return true;
  }

  /**
   * Walks on over the tasks of a machine from a place on, and counts only what they cost more than now. It ends where the times of
   * now are met; and once the limit is passed while it is late, since whoever comes late never becomes cheaper.
   */
  #passTail(machine: number, place: number, limit: number): boolean {
    const walk = this.#walk;
    const first = this.firstSlot[machine]!;
    const past = first + this.length[machine]!;
    const endAt = this.#endAt;
    const costUpTo = this.#costUpTo;
    let old = this.readyAt(machine, place);
    for (let slot = first + place; slot < past && walk[0] !== old; slot++) {
      if (walk[0]! > old && walk[1]! > limit) return false;
      walk[1]! -= costUpTo[slot]! - (slot === first ? 0 : costUpTo[slot - 1]!);
      if (!this.#pass(machine, slot, slot + 1)) return false;
      old = endAt[slot]!;
    }
    return true;
  }

  /** Decodes a machine anew from a place on; from `same` on the tasks are those of before, and so are their times once these are met. */
  #decode(machine: number, place: number, same: number): void {
    const walk = this.#walk;
    const first = this.firstSlot[machine]!;
    const past = first + this.length[machine]!;
    walk[0] = this.readyAt(machine, place);
    walk[1] = place === 0 ? 0 : this.#costUpTo[first + place - 1]!;
    for (let slot = first + place; slot < past; slot++) {
      this.#pass(machine, slot, slot + 1);
      const task = this.taskAt[slot]!;
      this.machineOf[task] = machine;
      this.placeOf[task] = slot - first;
      const isMet = slot + 1 >= first + same && this.#endAt[slot] === walk[0];
      const more = walk[1]! - this.#costUpTo[slot]!;
      this.#endAt[slot] = walk[0]!;
      this.#costUpTo[slot] = walk[1]!;
      if (!isMet) continue;
      for (let rest = slot + 1; more !== 0 && rest < past; rest++) this.#costUpTo[rest]! += more;
      break;
    }
    const cost = past === first ? 0 : this.#costUpTo[past - 1]!;
    this.cost += cost - this.#costOn[machine]!;
    this.#costOn[machine] = cost;
  }
}
