import { type AllocationModel, UNLIMITED } from "../model.ts";
import { UserLists, widest } from "./user-lists.ts";

/**
 * What each resource has left in each period, and who uses it.
 *
 * Unlike an `Occupancy` it keeps no table of free runs: where classes of many sizes share a hall, that table has a row for
 * each size, and keeping all of them up to date costs more than they save.
 */
export class Capacities {
  /** [resource * periods + period] */
  readonly left: Int32Array;
  /** Tasks that use a resource that is short in some period. [resource] */
  readonly users: UserLists;

  readonly #model: AllocationModel;
  /** 1 for a resource that is short in some period. [resource] */
  readonly #isLimited: Uint8Array;

  constructor(model: AllocationModel) {
    this.#model = model;
    this.left = model.capacity.slice();
    this.#isLimited = new Uint8Array(model.resources);
    model.capacity.forEach((capacity, row) => {
      if (capacity !== UNLIMITED) this.#isLimited[Math.floor(row / model.periods)] = 1;
    });
    this.users = new UserLists(model.resources, model.tasks, widest(model.firstDemand));
  }

  /** Whether there is room for an option. */
  fits(mode: number, start: number, end: number): boolean {
    const { periods, firstDemand, demandResource, demandAmount } = this.#model;
    const left = this.left;
    const past = firstDemand[mode + 1]!;
    for (let demand = firstDemand[mode]!; demand < past; demand++) {
      const at = demandResource[demand]! * periods;
      const amount = demandAmount[demand]!;
      // What blocks an interval most often reaches one of its ends.
      if (left[at + end - 1]! < amount) return false;
      for (let row = at + start; row < at + end; row++) if (left[row]! < amount) return false;
    }
    return true;
  }

  place(task: number, mode: number, start: number, end: number): void {
    const { firstDemand, demandResource, demandAmount } = this.#model;
    const first = firstDemand[mode]!;
    for (let demand = first; demand < firstDemand[mode + 1]!; demand++) {
      const resource = demandResource[demand]!;
      if (this.#isLimited[resource] === 0) continue;
      this.users.enter(resource, task, demand - first);
      this.#use(resource, start, end, demandAmount[demand]!);
    }
  }

  remove(task: number, mode: number, start: number, end: number): void {
    const { firstDemand, demandResource, demandAmount } = this.#model;
    const first = firstDemand[mode]!;
    for (let demand = first; demand < firstDemand[mode + 1]!; demand++) {
      const resource = demandResource[demand]!;
      if (this.#isLimited[resource] === 0) continue;
      this.users.leave(resource, task, demand - first);
      this.#use(resource, start, end, -demandAmount[demand]!);
    }
  }

  /** First period in which a resource has less than an amount left, `end` when there is none. */
  firstShort(resource: number, amount: number, start: number, end: number): number {
    const at = resource * this.#model.periods;
    let period = start;
    while (period < end && this.left[at + period]! >= amount) period++;
    return period;
  }

  #use(resource: number, start: number, end: number, amount: number): void {
    const at = resource * this.#model.periods;
    for (let row = at + start; row < at + end; row++) this.left[row]! -= amount;
  }
}
