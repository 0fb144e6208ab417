import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";
import type { Multipliers } from "./multipliers.ts";
import type { Shares } from "./shares.ts";

/**
 * Which places to open at given prices: a place is worth its cost, less the shares that its users bear, less what the
 * resources are worth that only it has. Those worth less than nothing are opened, of a limited set only so many. A place that several limits count is held to the first of them: that is a
 * relaxation, so the value stays a bound.
 */
export class OpenPlaces {
  /** [place] */
  readonly isOpen: Uint8Array;

  readonly #model: AllocationModel;
  readonly #shares: Shares;
  readonly #unit: number;
  readonly #worth: Float64Array;
  /** First limit that counts a place, NONE for none. [place] */
  readonly #limitOf: Int32Array;

  constructor(model: AllocationModel, shares: Shares, unit: number) {
    this.#model = model;
    this.#shares = shares;
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
  evaluate({ share, capacity }: Pick<Multipliers, "share" | "capacity">): number {
    const { cost, most } = this.#model.couplings.places;
    for (let place = 0; place < cost.length; place++) this.#worth[place] = cost[place]! * this.#unit;
    for (let at = 0; at < share.length; at++) this.#worth[this.#shares.place[at]!]! -= share[at]!;
    this.#subtractCapacities(capacity);
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

  #subtractCapacities(price: Float64Array): void {
    const { periods, resources, capacity } = this.#model;
    for (let resource = 0; resource < resources; resource++) {
      const place = this.#shares.ownerOf[resource]!;
      if (place === NONE) continue;
      for (let row = resource * periods; row < (resource + 1) * periods; row++) {
        if (price[row]! > 0 && capacity[row] !== UNLIMITED) this.#worth[place]! -= price[row]! * capacity[row]!;
      }
    }
  }

  #open(place: number): number {
    this.isOpen[place] = 1;
    return this.#worth[place]!;
  }
}
