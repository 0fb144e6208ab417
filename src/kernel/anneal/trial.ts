import { type AllocationModel, NONE, optionCost } from "../model.ts";
import type { Occupancy } from "../occupancy.ts";
import type { Core } from "./core.ts";
import { finedSkipCosts } from "./fined-skip-costs.ts";

/** Tasks that one trial may touch. */
const MOST_TOUCHED = 16;

/**
 * Changes to a plan that are tried as one: kept or undone together.
 *
 * A task that must be placed costs a fine when left out, more than any option could save, so that costs stay finite.
 */
export class Trial {
  /** Cost of all tasks as they are, trials included, with fines. */
  cost = 0;
  /** What the trial under way adds to the cost. */
  delta = 0;
  /** Cost of a task as it is. [task] */
  readonly costOf: Float64Array;
  /** Cost of leaving a task out. [task] */
  readonly skipCost: Float64Array;
  /** How many tasks that are left out, kept trials only, have an option in the core that uses a resource. [resource] */
  readonly waiting: Int32Array;

  readonly #model: AllocationModel;
  readonly #core: Core;
  readonly #occupancy: Occupancy;
  readonly #touched = new Int32Array(MOST_TOUCHED);
  #count = 0;
  readonly #oldMode = new Int32Array(MOST_TOUCHED);
  readonly #oldStart = new Int32Array(MOST_TOUCHED);
  readonly #oldCost = new Float64Array(MOST_TOUCHED);
  /** The resources that a task is counted for in `waiting` once each; scratch. [resource] */
  readonly #seenBy: Int32Array;

  constructor(model: AllocationModel, core: Core, occupancy: Occupancy) {
    const { choice } = occupancy;
    this.#model = model;
    this.#core = core;
    this.#occupancy = occupancy;
    this.costOf = new Float64Array(model.tasks);
    this.waiting = new Int32Array(model.resources);
    this.#seenBy = new Int32Array(model.resources).fill(NONE);
    this.skipCost = finedSkipCosts(model, MOST_TOUCHED);
    for (let task = 0; task < model.tasks; task++) {
      const mode = choice.mode[task]!;
      this.costOf[task] = mode === NONE ? this.skipCost[task]! : optionCost(model, task, mode, choice.start[task]!);
      this.cost += this.costOf[task]!;
      if (mode === NONE) this.#countWaiting(task, 1);
    }
  }

  place(task: number, mode: number, start: number, cost: number): void {
    this.#touch(task);
    if (this.#occupancy.choice.mode[task] !== NONE) this.#occupancy.remove(task);
    this.#occupancy.place(task, mode, start);
    this.#setCost(task, cost);
  }

  remove(task: number): void {
    this.#touch(task);
    this.#occupancy.remove(task);
    this.#setCost(task, this.skipCost[task]!);
  }

  keep(): void {
    this.cost += this.delta;
    this.delta = 0;
    const { mode } = this.#occupancy.choice;
    for (let i = 0; i < this.#count; i++) {
      const task = this.#touched[i]!;
      const isOut = mode[task] === NONE;
      if (isOut !== (this.#oldMode[i] === NONE)) this.#countWaiting(task, isOut ? 1 : -1);
    }
    this.#count = 0;
  }

  undo(): void {
    const { choice } = this.#occupancy;
    for (let i = 0; i < this.#count; i++) {
      if (choice.mode[this.#touched[i]!] !== NONE) this.#occupancy.remove(this.#touched[i]!);
    }
    for (let i = 0; i < this.#count; i++) {
      const task = this.#touched[i]!;
      if (this.#oldMode[i] !== NONE) this.#occupancy.place(task, this.#oldMode[i]!, this.#oldStart[i]!);
      this.costOf[task] = this.#oldCost[i]!;
    }
    this.delta = 0;
    this.#count = 0;
  }

  #setCost(task: number, cost: number): void {
    this.delta += cost - this.costOf[task]!;
    this.costOf[task] = cost;
  }

  #touch(task: number): void {
    for (let i = 0; i < this.#count; i++) if (this.#touched[i] === task) return;
    this.#oldMode[this.#count] = this.#occupancy.choice.mode[task]!;
    this.#oldStart[this.#count] = this.#occupancy.choice.start[task]!;
    this.#oldCost[this.#count] = this.costOf[task]!;
    this.#touched[this.#count++] = task;
  }

  #countWaiting(task: number, change: number): void {
    const { firstOption, optionMode } = this.#core;
    const { firstDemand, demandResource } = this.#model;
    for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
      const mode = optionMode[option]!;
      for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
        const resource = demandResource[demand]!;
        if (this.#seenBy[resource] === task) continue;
        this.#seenBy[resource] = task;
        this.waiting[resource]! += change;
      }
    }
    for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
      const mode = optionMode[option]!;
      for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
        this.#seenBy[demandResource[demand]!] = NONE;
      }
    }
  }
}
