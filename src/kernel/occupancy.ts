import { type Layout, layoutOf } from "./layout.ts";
import { type AllocationModel, type Choice, emptyChoice, NONE } from "./model.ts";

/**
 * A choice under way: what each resource has left in each period, who uses it, and how far each lane is free.
 *
 * `freeUntil` is the layout's table with the tasks that are in taken into account: whether an option is free is one
 * comparison, and taking a task in or out costs a walk over the periods that change.
 */
export class Occupancy {
  readonly choice: Choice;
  /** [lane * periods + period] */
  readonly freeUntil: Int16Array;

  readonly #model: AllocationModel;
  readonly #layout: Layout;
  readonly #left: Int32Array;
  /** Period after the last one of a task that is in. [task] */
  readonly #end: Int16Array;
  /** Tasks that use a resource, as doubly linked lists of nodes `task * width + k`, k the place of the demand in the mode. */
  readonly #width: number;
  readonly #firstNode: Int32Array;
  readonly #nextNode: Int32Array;
  readonly #previousNode: Int32Array;

  constructor(model: AllocationModel, layout: Layout) {
    this.#model = model;
    this.#layout = layout;
    this.choice = emptyChoice(model.tasks);
    this.freeUntil = layout.freeUntil.slice();
    this.#left = model.capacity.slice();
    this.#end = new Int16Array(model.tasks);
    let width = 1;
    for (let mode = 0; mode < model.modeCost.length; mode++) {
      width = Math.max(width, model.firstDemand[mode + 1]! - model.firstDemand[mode]!);
    }
    this.#width = width;
    this.#firstNode = new Int32Array(model.resources).fill(NONE);
    this.#nextNode = new Int32Array(model.tasks * width).fill(NONE);
    this.#previousNode = new Int32Array(model.tasks * width).fill(NONE);
  }

  isFree(mode: number, start: number): boolean {
    const { periods, modeShape, endOf, firstDemand } = this.#model;
    const end = endOf[modeShape[mode]! * periods + start]!;
    if (end === NONE) return false;
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      if (this.freeUntil[this.#layout.demandLane[demand]! * periods + start]! < end) return false;
    }
    return true;
  }

  place(task: number, mode: number, start: number): void {
    this.choice.mode[task] = mode;
    this.choice.start[task] = start;
    const end = this.#model.endOf[this.#model.modeShape[mode]! * this.#model.periods + start]!;
    this.#end[task] = end;
    const first = this.#model.firstDemand[mode]!;
    for (let demand = first; demand < this.#model.firstDemand[mode + 1]!; demand++) {
      const resource = this.#model.demandResource[demand]!;
      const node = task * this.#width + demand - first;
      const head = this.#firstNode[resource]!;
      this.#nextNode[node] = head;
      this.#previousNode[node] = NONE;
      if (head !== NONE) this.#previousNode[head] = node;
      this.#firstNode[resource] = node;
      this.#use(resource, end, start, -this.#model.demandAmount[demand]!);
    }
  }

  remove(task: number): void {
    const mode = this.choice.mode[task]!;
    const start = this.choice.start[task]!;
    this.choice.mode[task] = NONE;
    this.choice.start[task] = NONE;
    const first = this.#model.firstDemand[mode]!;
    for (let demand = first; demand < this.#model.firstDemand[mode + 1]!; demand++) {
      const resource = this.#model.demandResource[demand]!;
      const node = task * this.#width + demand - first;
      const next = this.#nextNode[node]!;
      const previous = this.#previousNode[node]!;
      if (next !== NONE) this.#previousNode[next] = previous;
      if (previous === NONE) this.#firstNode[resource] = next;
      else this.#nextNode[previous] = next;
      this.#use(resource, this.#end[task]!, start, this.#model.demandAmount[demand]!);
    }
  }

  /** Appends to `found` from `count` on the tasks that use a resource in `from <= period < past`, up to its length; returns the new count. */
  tasksAt(resource: number, from: number, past: number, found: Int32Array, count: number): number {
    let at = count;
    for (let node = this.#firstNode[resource]!; node !== NONE && at < found.length; node = this.#nextNode[node]!) {
      const task = (node / this.#width) | 0;
      if (this.choice.start[task]! < past && this.#end[task]! > from) found[at++] = task;
    }
    return at;
  }

  #use(resource: number, end: number, start: number, change: number): void {
    const { periods } = this.#model;
    const { firstLane, laneAmount } = this.#layout;
    const left = this.#left;
    const freeUntil = this.freeUntil;
    const at = resource * periods;
    for (let period = start; period < end; period++) left[at + period]! += change;
    for (let lane = firstLane[resource]!; lane < firstLane[resource + 1]!; lane++) {
      const amount = laneAmount[lane]!;
      const laneAt = lane * periods;
      let until = end < periods ? freeUntil[laneAt + end]! : periods;
      for (let period = end - 1; period >= 0; period--) {
        if (left[at + period]! < amount) until = period;
        // Before the start nothing changed but where the run ends: once that is as it was, so is all before it.
        if (period < start && freeUntil[laneAt + period] === until) break;
        freeUntil[laneAt + period] = until;
      }
    }
  }
}

/** An occupancy that holds a choice; the choice must be feasible. */
export function occupancyOf(model: AllocationModel, choice: Choice): Occupancy {
  const occupancy = new Occupancy(model, layoutOf(model));
  for (let task = 0; task < model.tasks; task++) {
    if (choice.mode[task] !== NONE) occupancy.place(task, choice.mode[task]!, choice.start[task]!);
  }
  return occupancy;
}
