import { type AllocationModel, type Choice, NONE, optionCost } from "../model.ts";
import { Occupants } from "./occupants.ts";
import type { Store } from "./store.ts";

/** A choice under way: the background of a store, who uses what, and what it costs with fines for tasks that must not be left out. */
export class WorkingChoice {
  readonly choice: Choice;
  readonly occupants: Occupants;
  /** What leaving a task out costs: its skip cost, or a fine where it must be placed. [task] */
  readonly leftOutCost: Float64Array;
  cost = 0;

  readonly #model: AllocationModel;
  readonly #store: Store;

  constructor(model: AllocationModel, store: Store) {
    this.#model = model;
    this.#store = store;
    this.choice = store.background.choice;
    this.occupants = new Occupants(model, store.rules.width);
    const fine = 1 + 4 * dearestOption(model);
    this.leftOutCost = model.skipCost.map((cost) => (cost < Number.POSITIVE_INFINITY ? cost : fine));
    for (const cost of this.leftOutCost) this.cost += cost;
  }

  /** Takes a task that is left out into the choice. */
  place(task: number, mode: number, start: number): void {
    if (mode === NONE) return;
    this.cost += optionCost(this.#model, task, mode, start) - this.leftOutCost[task]!;
    const { background } = this.#store;
    this.cost += this.#unusedPlaces(mode) - background.overrun;
    background.place(task, mode, start);
    this.cost += background.overrun;
    this.occupants.add(task, mode);
  }

  /** Leaves a task out. */
  remove(task: number): void {
    const mode = this.choice.mode[task]!;
    if (mode === NONE) return;
    this.cost += this.leftOutCost[task]! - optionCost(this.#model, task, mode, this.choice.start[task]!);
    this.occupants.remove(task, mode);
    const { background } = this.#store;
    this.cost -= background.overrun;
    background.remove(task);
    this.cost += background.overrun - this.#unusedPlaces(mode);
  }

  /** Brings it to another choice. */
  become(choice: Choice): void {
    const { mode, start } = this.choice;
    const isMoved = (task: number): boolean => mode[task] !== choice.mode[task] || start[task] !== choice.start[task];
    const moved: number[] = [];
    for (let task = 0; task < mode.length; task++) if (isMoved(task)) moved.push(task);
    for (const task of moved) this.remove(task);
    for (const task of moved) this.place(task, choice.mode[task]!, choice.start[task]!);
  }

  /** Whether every task is placed that must be. */
  isWhole(choice: Choice = this.choice): boolean {
    const { skipCost } = this.#model;
    for (let task = 0; task < skipCost.length; task++) {
      if (choice.mode[task] === NONE && skipCost[task] === Number.POSITIVE_INFINITY) return false;
    }
    return true;
  }

  /** Makes those tasks dearer to leave out that must be placed and are not. */
  raiseFines(): void {
    const { skipCost } = this.#model;
    for (let task = 0; task < skipCost.length; task++) {
      if (this.choice.mode[task] !== NONE || skipCost[task]! < Number.POSITIVE_INFINITY) continue;
      const raised = Math.ceil(this.leftOutCost[task]! / 4);
      this.leftOutCost[task]! += raised;
      this.cost += raised;
    }
  }

  /** What the places of a mode cost that no placed task uses. */
  #unusedPlaces(mode: number): number {
    const { firstOfMode, ofMode, cost } = this.#model.couplings.places;
    if (firstOfMode.length === 0) return 0;
    let sum = 0;
    for (let at = firstOfMode[mode]!; at < firstOfMode[mode + 1]!; at++) {
      if (this.#store.background.users[ofMode[at]!] === 0) sum += cost[ofMode[at]!]!;
    }
    return sum;
  }
}

/** No option costs more than this, the places that it opens included. */
function dearestOption(model: AllocationModel): number {
  let mode = 0;
  let start = 0;
  let place = 0;
  const { firstOfMode, ofMode, cost: placeCost } = model.couplings.places;
  for (let at = 0; at + 1 < firstOfMode.length; at++) {
    const used = ofMode.subarray(firstOfMode[at], firstOfMode[at + 1]);
    place = Math.max(
      place,
      used.reduce((sum, one) => sum + placeCost[one]!, 0),
    );
  }
  for (const cost of model.modeCost) mode = Math.max(mode, cost);
  for (const cost of model.startCosts) start = Math.max(start, cost);
  return mode + start + place;
}
