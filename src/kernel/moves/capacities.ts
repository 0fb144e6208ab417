import { type AllocationModel, UNLIMITED } from "../model.ts";

/**
 * What each resource has left in each period, and who uses it.
 *
 * Unlike an `Occupancy` it keeps no table of free runs: where classes of many sizes share a hall, that table has a row for
 * each size, and keeping all of them up to date costs more than they save.
 */
export class Capacities {
  /** [resource * periods + period] */
  readonly left: Int32Array;

  readonly #model: AllocationModel;
  /** 1 for a resource that is short in some period. [resource] */
  readonly #isLimited: Uint8Array;
  /** Demands of a mode at most. */
  readonly #width: number;
  /** Tasks that use a resource, in no order, and how many. [resource] */
  readonly #users: Int32Array[];
  readonly #count: Int32Array;
  /** Place among the users, by place of the demand in the mode. [task * width + demand] */
  readonly #at: Int32Array;

  constructor(model: AllocationModel) {
    this.#model = model;
    this.left = model.capacity.slice();
    this.#isLimited = new Uint8Array(model.resources);
    model.capacity.forEach((capacity, row) => {
      if (capacity !== UNLIMITED) this.#isLimited[Math.floor(row / model.periods)] = 1;
    });
    let width = 1;
    for (let mode = 0; mode < model.modeCost.length; mode++) {
      width = Math.max(width, model.firstDemand[mode + 1]! - model.firstDemand[mode]!);
    }
    this.#width = width;
    this.#users = Array.from({ length: model.resources }, () => new Int32Array(4));
    this.#count = new Int32Array(model.resources);
    this.#at = new Int32Array(model.tasks * width);
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
      this.#enter(resource, task * this.#width + demand - first);
      this.#use(resource, start, end, demandAmount[demand]!);
    }
  }

  remove(task: number, mode: number, start: number, end: number): void {
    const { firstDemand, demandResource, demandAmount } = this.#model;
    const first = firstDemand[mode]!;
    for (let demand = first; demand < firstDemand[mode + 1]!; demand++) {
      const resource = demandResource[demand]!;
      if (this.#isLimited[resource] === 0) continue;
      this.#leave(resource, task * this.#width + demand - first);
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

  usersOf(resource: number): number {
    return this.#count[resource]!;
  }

  /** One of the users of a resource, from 0 up to their number. */
  userAt(resource: number, at: number): number {
    return (this.#users[resource]![at]! / this.#width) | 0;
  }

  #enter(resource: number, node: number): void {
    let users = this.#users[resource]!;
    const count = this.#count[resource]!++;
    if (count === users.length) {
      const more = new Int32Array(2 * count);
      more.set(users);
      users = this.#users[resource] = more;
    }
    users[count] = node;
    this.#at[node] = count;
  }

  #leave(resource: number, node: number): void {
    const users = this.#users[resource]!;
    const last = users[--this.#count[resource]!]!;
    const at = this.#at[node]!;
    users[at] = last;
    this.#at[last] = at;
  }

  #use(resource: number, start: number, end: number, amount: number): void {
    const at = resource * this.#model.periods;
    for (let row = at + start; row < at + end; row++) this.left[row]! -= amount;
  }
}
