import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";
import { type Prices, zeroPrices } from "./prices.ts";

/** Shares of the former direction and of its former square that a step keeps. */
const MEMORY = 0.9;
const SQUARE_MEMORY = 0.95;
/** Keeps the steps of rows small whose demand has hardly ever differed from their capacity. */
const DAMPING = 0.1;

/**
 * The resources that tasks contend for, the prices that part them, and what is asked of them at these prices.
 *
 * As long as all that is asked of a resource, at whatever times, is no more than its least capacity, nothing there can be in
 * excess and its price stays zero. Only a resource that was asked for more gets a *slot*: one row for each of its periods,
 * of usage, price and the memory that its steps need. Where rooms are plenty that is one resource in ten.
 *
 * Each row has a step of its own, scaled by the root of its mean squared excess, and a direction that remembers (the diagonal
 * scaling of Adam: Kingma and Ba 2015). Rows far apart differ much in how crowded they are, which one common step of Polyak's kind
 * cannot serve.
 */
export class ContestedRows {
  readonly prices: Prices;
  /** NONE for a resource without contest. [resource] */
  readonly slotOf: Int32Array;
  /** How much intervals of a resource have become cheaper at most, summed over all moves. [resource] */
  readonly fall: Float64Array;
  /** Worth of a resource's capacity at the present prices. [resource] */
  readonly worth: Float64Array;
  /** What a mode asks of a resource, on average: prices of a unit move by that much less. [resource] */
  readonly usual: Float64Array;
  /** Slots given out so far. */
  slots = 0;

  readonly #model: AllocationModel;
  /** Sum of the amounts of all tasks that use a resource. [resource] */
  readonly #asked: Float64Array;
  /** Least capacity above zero, where nothing can run at all; UNLIMITED for a resource without limit. [resource] */
  readonly #least: Int32Array;
  /** What is used. [slot * periods + period], as the three below. */
  #usage: Int32Array;
  #price: Float64Array;
  #drift: Float32Array;
  #square: Float32Array;
  /** Periods in which a slot is used beyond its capacity. [slot] */
  #over: Int32Array;

  /** Prices to go on from are copied. */
  constructor(model: AllocationModel, start: Prices) {
    const { resources, periods } = model;
    this.#model = model;
    this.prices = zeroPrices(model);
    this.slotOf = new Int32Array(resources).fill(NONE);
    this.fall = new Float64Array(resources);
    this.worth = new Float64Array(resources);
    this.#asked = new Float64Array(resources);
    this.#least = leastCapacities(model);
    this.usual = usualAmounts(model);
    this.#usage = new Int32Array(0);
    this.#price = new Float64Array(0);
    this.#drift = new Float32Array(0);
    this.#square = new Float32Array(0);
    this.#over = new Int32Array(0);
    for (let resource = 0; resource < resources; resource++) {
      const from = start.sumAt[resource]!;
      if (from === 0) continue;
      const row = this.#open(resource) * periods;
      const at = this.prices.open(resource);
      this.prices.sumBefore.set(start.sumBefore.subarray(from, from + periods + 1), at);
      for (let period = 0; period < periods; period++) {
        const price = start.sumBefore[from + period + 1]! - start.sumBefore[from + period]!;
        this.#price[row + period] = price;
        this.worth[resource]! += price * model.capacity[resource * periods + period]!;
      }
    }
  }

  /** Takes an option in (`sign` 1) or out (-1). */
  use(mode: number, start: number, sign: number): void {
    const { periods, firstDemand, demandResource, demandAmount, endOf, modeShape } = this.#model;
    const end = endOf[modeShape[mode]! * periods + start]!;
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      const resource = demandResource[demand]!;
      const amount = demandAmount[demand]! * sign;
      this.#asked[resource]! += amount;
      const slot = this.slotOf[resource]!;
      if (slot !== NONE) this.#count(resource, slot, start, end, amount);
      // What was there before is counted by whoever asks `recount` next.
      else if (this.#asked[resource]! > this.#least[resource]!) this.#open(resource);
    }
  }

  /** Counts the usage of slots from `firstSlot` on anew, given what all tasks have. */
  recount(firstSlot: number, tasks: Int32Array, modeOf: Int32Array, startOf: Int16Array): void {
    const { periods, firstDemand, demandResource, demandAmount, endOf, modeShape } = this.#model;
    this.#usage.fill(0, firstSlot * periods);
    this.#over.fill(0, firstSlot);
    for (let i = 0; i < tasks.length; i++) {
      const mode = modeOf[tasks[i]!]!;
      if (mode === NONE) continue;
      const start = startOf[tasks[i]!]!;
      const end = endOf[modeShape[mode]! * periods + start]!;
      for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
        const slot = this.slotOf[demandResource[demand]!]!;
        if (slot >= firstSlot) this.#count(demandResource[demand]!, slot, start, end, demandAmount[demand]!);
      }
    }
  }

  /** Whether a resource has a price or is used beyond its capacity: where neither is so, a step would change nothing. */
  isLive(resource: number): boolean {
    const slot = this.slotOf[resource]!;
    return slot !== NONE && (this.#over[slot]! > 0 || this.prices.sumAt[resource]! > 0);
  }

  /** Moves the prices of a live resource one step along what is asked of it in excess; `weight` is the share of steps that its squares remember. */
  move(resource: number, step: number, weight: number): void {
    const { capacity, periods } = this.#model;
    const usage = this.#usage;
    const price = this.#price;
    const drift = this.#drift;
    const square = this.#square;
    const unitStep = step / this.usual[resource]!;
    let at = this.prices.open(resource);
    const { sumBefore } = this.prices;
    let row = this.slotOf[resource]! * periods;
    let capacityAt = resource * periods;
    let sum = 0;
    let worth = 0;
    let run = 0;
    let steepest = 0;
    for (let period = 0; period < periods; period++, row++, capacityAt++, at++) {
      sumBefore[at] = sum;
      const cap = capacity[capacityAt]!;
      if (cap === UNLIMITED) continue;
      const used = usage[row]!;
      const before = price[row]!;
      if (used === 0 && before === 0) {
        drift[row]! *= MEMORY;
        square[row]! *= SQUARE_MEMORY;
        continue;
      }
      const slope = used - cap;
      const d = MEMORY * drift[row]! + (1 - MEMORY) * slope;
      const s = SQUARE_MEMORY * square[row]! + (1 - SQUARE_MEMORY) * slope * slope;
      drift[row] = d;
      square[row] = s;
      let moved = before + (unitStep * d) / (Math.sqrt(s / weight) + DAMPING * cap + 1e-9);
      if (moved < 0) moved = 0;
      price[row] = moved;
      sum += moved;
      worth += moved * cap;
      run += before - moved;
      if (run < 0) run = 0;
      else if (run > steepest) steepest = run;
    }
    sumBefore[at] = sum;
    this.worth[resource] = worth;
    this.fall[resource]! += steepest;
  }

  #count(resource: number, slot: number, start: number, end: number, amount: number): void {
    const { capacity, periods } = this.#model;
    const usage = this.#usage;
    const row = slot * periods;
    const capacityAt = resource * periods;
    let over = 0;
    for (let period = start; period < end; period++) {
      const before = usage[row + period]!;
      const after = before + amount;
      const cap = capacity[capacityAt + period]!;
      usage[row + period] = after;
      if (after > cap) over++;
      if (before > cap) over--;
    }
    this.#over[slot]! += over;
  }

  #open(resource: number): number {
    const { periods } = this.#model;
    const slot = this.slots++;
    this.slotOf[resource] = slot;
    if (slot === this.#over.length) {
      const slots = Math.max(16, slot + (slot >> 1));
      this.#usage = grown(this.#usage, new Int32Array(slots * periods));
      this.#price = grown(this.#price, new Float64Array(slots * periods));
      this.#drift = grown(this.#drift, new Float32Array(slots * periods));
      this.#square = grown(this.#square, new Float32Array(slots * periods));
      this.#over = grown(this.#over, new Int32Array(slots));
    }
    return slot;
  }
}

function grown<Items extends Int32Array | Float32Array | Float64Array>(items: Items, larger: Items): Items {
  larger.set(items);
  return larger;
}

/** 1 for a resource that no mode uses. [resource] */
function usualAmounts({ resources, demandResource, demandAmount }: AllocationModel): Float64Array {
  const sum = new Float64Array(resources);
  const count = new Int32Array(resources);
  for (let demand = 0; demand < demandResource.length; demand++) {
    sum[demandResource[demand]!]! += demandAmount[demand]!;
    count[demandResource[demand]!]!++;
  }
  return sum.map((amount, resource) => (count[resource]! > 0 ? amount / count[resource]! : 1));
}

function leastCapacities({ resources, periods, capacity }: AllocationModel): Int32Array {
  const least = new Int32Array(resources).fill(UNLIMITED);
  for (let resource = 0; resource < resources; resource++) {
    for (let row = resource * periods; row < (resource + 1) * periods; row++) {
      if (capacity[row]! > 0 && capacity[row]! < least[resource]!) least[resource] = capacity[row]!;
    }
  }
  return least;
}
