import type { Layout } from "../layout.ts";
import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";
import type { Multipliers, PricedRows } from "./multipliers.ts";
import { type StartTerms, startTermsOf } from "./start-terms.ts";

/** Prices options at given multipliers. With whole multipliers, and costs times `unit`, every value is exact. */
export class OptionPricer {
  /** Options looked at so far. */
  evaluations = 0;

  readonly #model: AllocationModel;
  readonly #layout: Layout;
  readonly #rows: PricedRows;
  readonly #unit: number;
  /** Slot of a resource that has a price above 0, NONE for all others. [resource] */
  readonly #slotOf: Int32Array;
  /** Running sums of the capacity prices. [slot * (periods + 1) + period] */
  #sumBefore = new Float64Array(0);
  /** Cost of a mode with what does not depend on the start, and the same with the least that its start adds to it. [mode] */
  readonly #base: Float64Array;
  readonly #floor: Float64Array;
  /** Price of a linear row: positive where it has too much, negative where too little. [row] */
  readonly #rowPrice: Float64Array;
  readonly #terms: StartTerms;
  /** Least start cost of a task, times the unit. [task] */
  readonly #leastStart: Float64Array;

  constructor(model: AllocationModel, layout: Layout, rows: PricedRows, unit: number) {
    this.#model = model;
    this.#layout = layout;
    this.#rows = rows;
    this.#unit = unit;
    this.#slotOf = new Int32Array(model.resources).fill(NONE);
    this.#base = new Float64Array(model.modeCost.length);
    this.#floor = new Float64Array(model.modeCost.length);
    this.#rowPrice = new Float64Array(rows.linear.count);
    this.#terms = startTermsOf(model, rows.linear);
    this.#leastStart = new Float64Array(model.tasks).fill(Number.POSITIVE_INFINITY);
    for (let task = 0; task < model.tasks; task++) {
      const at = model.startCostRow[task]! * model.periods;
      for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
        this.#leastStart[task] = Math.min(this.#leastStart[task]!, model.startCosts[at + start]! * unit);
      }
    }
  }

  load({ capacity, most, least, share }: Multipliers): void {
    const { modeCost } = this.#model;
    const { linear, shares } = this.#rows;
    this.#loadCapacities(capacity);
    for (let row = 0; row < linear.count; row++) this.#rowPrice[row] = most[row]! - least[row]!;
    const { firstAlways, always, firstTimed, timed } = this.#terms;
    for (let mode = 0; mode < modeCost.length; mode++) {
      let base = modeCost[mode]! * this.#unit;
      for (let use = shares.firstOfMode[mode]!; use < shares.firstOfMode[mode + 1]!; use++) {
        base += share[shares.ofMode[use]!]!;
      }
      for (let at = firstAlways[mode]!; at < firstAlways[mode + 1]!; at++) base += this.#priceOf(always[at]!);
      let floor = base;
      for (let at = firstTimed[mode]!; at < firstTimed[mode + 1]!; at++)
        floor += Math.min(0, this.#priceOf(timed[at]!));
      this.#base[mode] = base;
      this.#floor[mode] = floor;
    }
  }

  #loadCapacities(capacity: Multipliers["capacity"]): void {
    const { periods } = this.#model;
    if (this.#sumBefore.length < capacity.slots * (periods + 1)) {
      this.#sumBefore = new Float64Array(2 * capacity.slots * (periods + 1));
    }
    for (let slot = 0; slot < capacity.slots; slot++) {
      const resource = capacity.resourceOf[slot]!;
      const at = slot * (periods + 1);
      let sum = 0;
      for (let period = 0; period < periods; period++) {
        this.#sumBefore[at + period] = sum;
        // What nothing limits has no price.
        if (this.#model.capacity[resource * periods + period] !== UNLIMITED) {
          sum += capacity.values[slot * periods + period]!;
        }
      }
      this.#sumBefore[at + periods] = sum;
      this.#slotOf[resource] = sum > 0 ? slot : NONE;
    }
  }

  #priceOf(term: number): number {
    const { termRow, termCoefficient } = this.#rows.linear;
    return termCoefficient[term]! * this.#rowPrice[termRow[term]!]!;
  }

  /** Value of leaving a task out. */
  skip(task: number): number {
    return this.#model.skipCost[task]! * this.#unit;
  }

  /** The least that an option that is not listed may cost: it uses nothing that has a price. */
  rest(task: number): number {
    return this.#model.restCost[task]! * this.#unit + this.#leastStart[task]!;
  }

  /** No option of the mode is worth less. */
  floor(task: number, mode: number): number {
    return this.#floor[mode]! + this.#leastStart[task]!;
  }

  /** Whether later starts of a task never cost less than earlier ones, its demands and quotas apart. */
  isRising(task: number): boolean {
    return this.#layout.isRising[this.#model.startCostRow[task]!] === 1;
  }

  /** A bound on the value of one option that is quick to tell. */
  floorAt(task: number, mode: number, start: number): number {
    const { startCosts, startCostRow, periods } = this.#model;
    return this.#floor[mode]! + startCosts[startCostRow[task]! * periods + start]! * this.#unit;
  }

  /** Value of one option, Infinity where there is none. */
  value(task: number, mode: number, start: number): number {
    const { periods, endOf, modeShape, firstDemand, demandResource, demandAmount, startCosts, startCostRow } =
      this.#model;
    const { freeUntil, demandLane } = this.#layout;
    this.evaluations++;
    const end = endOf[modeShape[mode]! * periods + start]!;
    if (end === NONE) return Number.POSITIVE_INFINITY;
    let value = this.#base[mode]! + startCosts[startCostRow[task]! * periods + start]! * this.#unit;
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      if (freeUntil[demandLane[demand]! * periods + start]! < end) return Number.POSITIVE_INFINITY;
      const slot = this.#slotOf[demandResource[demand]!]!;
      if (slot === NONE) continue;
      const at = slot * (periods + 1);
      value += demandAmount[demand]! * (this.#sumBefore[at + end]! - this.#sumBefore[at + start]!);
    }
    const { firstTimed, timed } = this.#terms;
    const { termFrom, termPast } = this.#rows.linear;
    for (let at = firstTimed[mode]!; at < firstTimed[mode + 1]!; at++) {
      const term = timed[at]!;
      if (start >= termFrom[term]! && start < termPast[term]!) value += this.#priceOf(term);
    }
    return value;
  }

  /** Values of all options of a mode, by start; Infinity where there is none within the task's window. */
  fill(task: number, mode: number, values: Float64Array): void {
    const { periods, endOf, modeShape, firstDemand, demandResource, demandAmount, startCosts, startCostRow } =
      this.#model;
    const from = this.#model.earliest[task]!;
    const past = this.#model.pastLatest[task]!;
    const base = this.#base[mode]!;
    const unit = this.#unit;
    const costAt = startCostRow[task]! * periods;
    const endAt = modeShape[mode]! * periods;
    this.evaluations += past - from;
    for (let start = from; start < past; start++) {
      values[start] =
        endOf[endAt + start] === NONE ? Number.POSITIVE_INFINITY : base + startCosts[costAt + start]! * unit;
    }
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      this.#addDemand(values, demandResource[demand]!, demandAmount[demand]!, demand, endAt, from, past);
    }
    const { firstTimed, timed } = this.#terms;
    const { termFrom, termPast } = this.#rows.linear;
    for (let at = firstTimed[mode]!; at < firstTimed[mode + 1]!; at++) {
      const term = timed[at]!;
      const price = this.#priceOf(term);
      const last = Math.min(past, termPast[term]!);
      if (price !== 0) for (let start = Math.max(from, termFrom[term]!); start < last; start++) values[start]! += price;
    }
  }

  #addDemand(
    values: Float64Array,
    resource: number,
    amount: number,
    demand: number,
    endAt: number,
    from: number,
    past: number,
  ): void {
    const { periods, endOf } = this.#model;
    const { freeUntil, demandLane } = this.#layout;
    const laneAt = demandLane[demand]! * periods;
    const slot = this.#slotOf[resource]!;
    const sumAt = slot * (periods + 1);
    const sumBefore = this.#sumBefore;
    for (let start = from; start < past; start++) {
      const end = endOf[endAt + start]!;
      if (end === NONE) continue;
      if (freeUntil[laneAt + start]! < end) values[start] = Number.POSITIVE_INFINITY;
      else if (slot !== NONE) values[start]! += amount * (sumBefore[sumAt + end]! - sumBefore[sumAt + start]!);
    }
  }
}
