import type { Layout } from "../layout.ts";
import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";
import type { Multipliers, PricedRows } from "./multipliers.ts";

/** Prices single options at given multipliers. With whole multipliers, and costs times `unit`, every value is exact. */
export class OptionPricer {
  /** Options looked at so far. */
  evaluations = 0;

  readonly #model: AllocationModel;
  readonly #layout: Layout;
  readonly #rows: PricedRows;
  readonly #unit: number;
  /** Running sums of the capacity prices. [resource * (periods + 1) + period] */
  readonly #sumBefore: Float64Array;
  /** Cost of a mode with what does not depend on the start: share of its place, terms that always count. [mode] */
  readonly #modeValue: Float64Array;
  /** Price of a linear row: positive where it has too much, negative where too little. [row] */
  readonly #rowPrice: Float64Array;

  constructor(model: AllocationModel, layout: Layout, rows: PricedRows, unit: number) {
    this.#model = model;
    this.#layout = layout;
    this.#rows = rows;
    this.#unit = unit;
    this.#sumBefore = new Float64Array(model.resources * (model.periods + 1));
    this.#modeValue = new Float64Array(model.modeCost.length);
    this.#rowPrice = new Float64Array(rows.linear.count);
  }

  load({ capacity, most, least, share }: Multipliers): void {
    const { periods, resources, modeCost } = this.#model;
    const { linear, shares } = this.#rows;
    for (let resource = 0; resource < resources; resource++) {
      let sum = 0;
      const at = resource * (periods + 1);
      for (let period = 0; period < periods; period++) {
        this.#sumBefore[at + period] = sum;
        const row = resource * periods + period;
        // What nothing limits has no price.
        if (this.#model.capacity[row] !== UNLIMITED) sum += capacity[row]!;
      }
      this.#sumBefore[at + periods] = sum;
    }
    for (let row = 0; row < linear.count; row++) this.#rowPrice[row] = most[row]! - least[row]!;
    for (let mode = 0; mode < modeCost.length; mode++) {
      let value = modeCost[mode]! * this.#unit;
      if (shares.ofMode[mode] !== NONE) value += share[shares.ofMode[mode]!]!;
      for (let term = linear.firstTerm[mode]!; term < linear.firstTerm[mode + 1]!; term++) {
        if (this.#isAlways(term)) value += linear.termCoefficient[term]! * this.#rowPrice[linear.termRow[term]!]!;
      }
      this.#modeValue[mode] = value;
    }
  }

  /** Value of leaving a task out. */
  skip(task: number): number {
    return this.#model.skipCost[task]! * this.#unit;
  }

  /** End of an option, NONE where there is none. */
  endOf(mode: number, start: number): number {
    const { periods, endOf, modeShape, firstDemand } = this.#model;
    this.evaluations++;
    const end = endOf[modeShape[mode]! * periods + start]!;
    for (let demand = firstDemand[mode]!; end !== NONE && demand < firstDemand[mode + 1]!; demand++) {
      if (this.#layout.freeUntil[this.#layout.demandLane[demand]! * periods + start]! < end) return NONE;
    }
    return end;
  }

  value(task: number, mode: number, start: number, end: number): number {
    const { periods, firstDemand, demandResource, demandAmount, startCosts, startCostRow } = this.#model;
    const { firstTerm, termFrom, termPast, termRow, termCoefficient } = this.#rows.linear;
    let value = this.#modeValue[mode]! + startCosts[startCostRow[task]! * periods + start]! * this.#unit;
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      const at = demandResource[demand]! * (periods + 1);
      value += demandAmount[demand]! * (this.#sumBefore[at + end]! - this.#sumBefore[at + start]!);
    }
    for (let term = firstTerm[mode]!; term < firstTerm[mode + 1]!; term++) {
      if (start < termFrom[term]! || start >= termPast[term]! || this.#isAlways(term)) continue;
      value += termCoefficient[term]! * this.#rowPrice[termRow[term]!]!;
    }
    return value;
  }

  #isAlways(term: number): boolean {
    const { termFrom, termPast } = this.#rows.linear;
    return termFrom[term] === 0 && termPast[term] === this.#model.periods;
  }
}
