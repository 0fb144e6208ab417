import type { AllocationModel } from "../model.ts";
import { weightAfter } from "./weights.ts";

/** Who uses each place, what the open ones cost, and by how much limits on their number are exceeded, each at a weight. */
export class PlaceUsers {
  /** Tasks that use a place. [place] */
  readonly users: Int32Array;
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
  readonly #weight: Float64Array;
  readonly #base: number;
  readonly #turned: (place: number, sign: number) => void;

  /** `turned` is told of each place that opens (1) or closes (-1). */
  constructor(model: AllocationModel, scale: number, turned: (place: number, sign: number) => void) {
    const { cost, most, firstCounted, counted, firstOfMode } = model.couplings.places;
    this.#model = model;
    this.#turned = turned;
    this.users = new Int32Array(cost.length);
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
    let width = 0;
    for (let mode = 0; mode + 1 < firstOfMode.length; mode++) {
      width = Math.max(width, firstOfMode[mode + 1]! - firstOfMode[mode]!);
    }
    this.opened = new Int32Array(width);
    this.#open = new Int32Array(most.length);
    this.#base = scale;
    this.#weight = new Float64Array(most.length).fill(scale);
  }

  add(mode: number, sign: number): void {
    const { firstOfMode, ofMode } = this.#model.couplings.places;
    for (let at = firstOfMode[mode]!; at < firstOfMode[mode + 1]!; at++) {
      const place = ofMode[at]!;
      const before = this.users[place]!;
      this.users[place] = before + sign;
      if (before === 0) this.#turn(place, 1);
      else if (before + sign === 0) this.#turn(place, -1);
    }
  }

  /** What taking a mode in would add to cost and penalty; which places it would open is in `opened` then. */
  delta(mode: number): number {
    const { firstOfMode, ofMode, cost, most } = this.#model.couplings.places;
    this.openedCount = 0;
    let delta = 0;
    for (let at = firstOfMode[mode]!; at < firstOfMode[mode + 1]!; at++) {
      const place = ofMode[at]!;
      if (this.users[place]! > 0) continue;
      this.opened[this.openedCount++] = place;
      delta += cost[place]! + this.bias[place]!;
      for (let own = this.#firstLimit[place]!; own < this.#firstLimit[place + 1]!; own++) {
        const limit = this.#limit[own]!;
        if (this.#open[limit]!++ >= most[limit]!) delta += this.#weight[limit]!;
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

  adaptWeights(): void {
    for (let limit = 0; limit < this.#weight.length; limit++) {
      this.#weight[limit] = weightAfter(this.#weight[limit]!, this.#base, this.#over(limit) > 0);
    }
    this.recount();
  }

  recount(): void {
    this.penalty = 0;
    this.broken = 0;
    for (let limit = 0; limit < this.#open.length; limit++) {
      this.penalty += this.#over(limit) * this.#weight[limit]!;
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
      this.penalty += (after - before) * this.#weight[limit]!;
      this.broken += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
    }
    this.#turned(place, sign);
  }

  #over(limit: number): number {
    return Math.max(0, this.#open[limit]! - this.#model.couplings.places.most[limit]!);
  }
}
