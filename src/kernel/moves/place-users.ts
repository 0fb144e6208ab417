import type { AllocationModel } from "../model.ts";
import { UserLists, widest } from "./user-lists.ts";
import { FALL, Weights } from "./weights.ts";

/** Who uses each place, what the open ones cost, and by how much limits on their number are exceeded, each at a weight. */
export class PlaceUsers {
  /** Tasks that use a place. [place] */
  readonly users: UserLists;
  /** What using a place for the first time costs besides, for those who look for an option: moves ban places, or offer them. [place] */
  readonly bias: Float64Array;
  /** Whether any place is offered for less than it costs. */
  hasBias = false;
  /** Cost of the open places. */
  cost = 0;
  penalty = 0;
  broken = 0;
  /** Places that the option last asked about would open. */
  readonly opened: Int32Array;
  openedCount = 0;

  readonly #model: AllocationModel;
  /** Limits that count a place. [place + 1] */
  readonly #firstLimit: Int32Array;
  readonly #limit: Int32Array;
  /** Open places that a limit counts. [limit] */
  readonly #open: Int32Array;
  readonly #weights: Weights;
  readonly #turned: (place: number, sign: number) => void;

  /** `turned` is told of each place that opens (1) or closes (-1). */
  constructor(model: AllocationModel, scale: number, turned: (place: number, sign: number) => void) {
    const { cost, most, firstCounted, counted, firstOfMode } = model.couplings.places;
    this.#model = model;
    this.#turned = turned;
    const width = widest(firstOfMode);
    this.users = new UserLists(cost.length, model.tasks, width);
    this.bias = new Float64Array(cost.length);
    this.#firstLimit = new Int32Array(cost.length + 1);
    for (const place of counted) this.#firstLimit[place + 1]!++;
    for (let place = 0; place < cost.length; place++) this.#firstLimit[place + 1]! += this.#firstLimit[place]!;
    const next = this.#firstLimit.slice();
    this.#limit = new Int32Array(counted.length);
    for (let limit = 0; limit < most.length; limit++) {
      for (let at = firstCounted[limit]!; at < firstCounted[limit + 1]!; at++) {
        this.#limit[next[counted[at]!]!++] = limit;
      }
    }
    this.opened = new Int32Array(width);
    this.#open = new Int32Array(most.length);
    this.#weights = new Weights(new Float64Array(most.length).fill(scale), FALL);
  }

  /** A task takes a mode in (`sign` 1) or leaves it (-1). */
  add(task: number, mode: number, sign: number): void {
    const { firstOfMode, ofMode } = this.#model.couplings.places;
    const first = firstOfMode[mode]!;
    for (let at = first; at < firstOfMode[mode + 1]!; at++) {
      const place = ofMode[at]!;
      const before = this.users.count(place);
      if (sign > 0) this.users.enter(place, task, at - first);
      else this.users.leave(place, task, at - first);
      if (before === 0) this.#turn(place, 1);
      else if (before + sign === 0) this.#turn(place, -1);
    }
  }

  isOpen(place: number): boolean {
    return this.users.count(place) > 0;
  }

  /** What taking a mode in would add to cost and penalty; which places it would open is in `opened` then. */
  delta(mode: number): number {
    const { firstOfMode, ofMode, cost, most } = this.#model.couplings.places;
    this.openedCount = 0;
    let delta = 0;
    for (let at = firstOfMode[mode]!; at < firstOfMode[mode + 1]!; at++) {
      const place = ofMode[at]!;
      if (this.users.count(place) > 0) continue;
      this.opened[this.openedCount++] = place;
      delta += cost[place]! + this.bias[place]!;
      for (let own = this.#firstLimit[place]!; own < this.#firstLimit[place + 1]!; own++) {
        const limit = this.#limit[own]!;
        if (this.#open[limit]!++ >= most[limit]!) delta += this.#weights.values[limit]!;
      }
    }
    for (let at = 0; at < this.openedCount; at++) {
      const place = this.opened[at]!;
      for (let own = this.#firstLimit[place]!; own < this.#firstLimit[place + 1]!; own++) {
        this.#open[this.#limit[own]!]!--;
      }
    }
    return delta;
  }

  /** Open places that a limit counts. */
  openIn(limit: number): number {
    return this.#open[limit]!;
  }

  /** What it costs, limits that it would exceed included, that a place is used at all. */
  openingCost(place: number): number {
    const isOpen = this.isOpen(place) ? 1 : 0;
    let cost = this.#model.couplings.places.cost[place]!;
    for (let at = this.#firstLimit[place]!; at < this.#firstLimit[place + 1]!; at++) {
      const limit = this.#limit[at]!;
      if (this.#open[limit]! - isOpen >= this.#model.couplings.places.most[limit]!) {
        cost += this.#weights.values[limit]!;
      }
    }
    return cost;
  }

  inherit(former: PlaceUsers): void {
    this.#weights.inherit(former.#weights);
    this.recount();
  }

  adaptWeights(mayFall: boolean): void {
    for (let limit = 0; limit < this.#open.length; limit++) this.#weights.adapt(limit, this.#over(limit) > 0, mayFall);
    this.recount();
  }

  recount(): void {
    this.penalty = 0;
    this.broken = 0;
    for (let limit = 0; limit < this.#open.length; limit++) {
      this.penalty += this.#over(limit) * this.#weights.values[limit]!;
      if (this.#over(limit) > 0) this.broken++;
    }
  }

  #turn(place: number, sign: number): void {
    this.cost += sign * this.#model.couplings.places.cost[place]!;
    for (let at = this.#firstLimit[place]!; at < this.#firstLimit[place + 1]!; at++) {
      const limit = this.#limit[at]!;
      const before = this.#over(limit);
      this.#open[limit]! += sign;
      const after = this.#over(limit);
      this.penalty += (after - before) * this.#weights.values[limit]!;
      this.broken += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
    }
    this.#turned(place, sign);
  }

  #over(limit: number): number {
    return Math.max(0, this.#open[limit]! - this.#model.couplings.places.most[limit]!);
  }
}
