import { type AllocationModel, NONE } from "../model.ts";
import type { LinearRows } from "./linear-rows.ts";
import type { Multipliers } from "./multipliers.ts";
import type { Shares } from "./shares.ts";

/**
 * Which places to open at given prices: a place is worth its cost, less the shares that its users bear, less what the
 * resources are worth that only it has, with what it adds to quotas at their prices. Those worth less than nothing are
 * opened, of a limited set only so many. A place that several limits count is held to the first of them: that is a
 * relaxation, so the value stays a bound.
 */
export class OpenPlaces {
  /** [place] */
  readonly isOpen: Uint8Array;

  readonly #model: AllocationModel;
  readonly #shares: Shares;
  readonly #linear: LinearRows;
  readonly #unit: number;
  readonly #worth: Float64Array;
  /** First limit that counts a place, NONE for none. [place] */
  readonly #limitOf: Int32Array;

  constructor(model: AllocationModel, shares: Shares, linear: LinearRows, unit: number) {
    this.#model = model;
    this.#shares = shares;
    this.#linear = linear;
    this.#unit = unit;
    const { cost, most, firstCounted, counted } = model.couplings.places;
    this.isOpen = new Uint8Array(cost.length);
    this.#worth = new Float64Array(cost.length);
    this.#limitOf = new Int32Array(cost.length).fill(NONE);
    for (let limit = most.length - 1; limit >= 0; limit--) {
      for (let at = firstCounted[limit]!; at < firstCounted[limit + 1]!; at++) this.#limitOf[counted[at]!] = limit;
    }
  }

  /** Sum of the worths of the places opened; never positive. */
  evaluate({ share, capacity, most: over, least: under }: Multipliers): number {
    const { cost, most } = this.#model.couplings.places;
    for (let place = 0; place < cost.length; place++) this.#worth[place] = cost[place]! * this.#unit;
    for (let at = 0; at < share.length; at++) this.#worth[this.#shares.place[at]!]! -= share[at]!;
    this.#subtractCapacities(capacity);
    const { firstOfPlace, placeRow, placeCoefficient } = this.#linear;
    for (let place = 0; place < cost.length; place++) {
      for (let at = firstOfPlace[place]!; at < firstOfPlace[place + 1]!; at++) {
        const row = placeRow[at]!;
        this.#worth[place]! += placeCoefficient[at]! * (over[row]! - under[row]!);
      }
    }
    this.isOpen.fill(0);
    const left = most.slice();
    const limited: number[] = [];
    let value = 0;
    for (let place = 0; place < cost.length; place++) {
      if (this.#worth[place]! >= 0) continue;
      if (this.#limitOf[place] !== NONE) limited.push(place);
      else value += this.#open(place);
    }
    limited.sort((a, b) => this.#worth[a]! - this.#worth[b]! || a - b);
    for (const place of limited) {
      if (left[this.#limitOf[place]!]!-- > 0) value += this.#open(place);
    }
    return value;
  }

  #subtractCapacities(prices: Multipliers["capacity"]): void {
    for (let slot = 0; slot < prices.slots; slot++) {
      const place = this.#shares.ownerOf[prices.resourceOf[slot]!]!;
      if (place !== NONE) this.#worth[place]! -= prices.worth(slot, this.#model.capacity);
    }
  }

  #open(place: number): number {
    this.isOpen[place] = 1;
    return this.#worth[place]!;
  }
}
