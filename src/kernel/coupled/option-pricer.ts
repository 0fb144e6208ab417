import type { Layout } from "../layout.ts";
import { type AllocationModel, NONE } from "../model.ts";
import { CapacitySums } from "./capacity-sums.ts";
import type { Multipliers, PricedRows } from "./multipliers.ts";
import { StartCurves } from "./start-curves.ts";

/**
 * Prices options at given multipliers. With whole multipliers, and costs times `unit`, every value of a first load is exact.
 *
 * It remembers of each mode how far the least of its options lay above what the mode costs at any start. Prices move little
 * from one load to the next, so mostly that and how far they have fallen tells that a mode is too dear, unlooked at.
 */
export class OptionPricer {
  /** Options looked at so far. */
  evaluations = 0;
  /** Least value that the last scan found within its limit, and its start; NONE where there was none. */
  least: number = Number.POSITIVE_INFINITY;
  leastStart: number = NONE;

  readonly #model: AllocationModel;
  readonly #layout: Layout;
  readonly #rows: PricedRows;
  readonly #unit: number;
  readonly #sums: CapacitySums;
  readonly #curves: StartCurves;
  /** What a mode costs whatever its start: shares of its places and terms that always count with it. [mode] */
  readonly #base: Float64Array;
  /** Least of its options above the base when last scanned, had nothing fallen ever. [mode] */
  readonly #margin: Float64Array;
  /** Price of a linear row: positive where it has too much, negative where too little. [row] */
  readonly #rowPrice: Float64Array;
  /** Least start cost of a task, times the unit. [task] */
  readonly #leastStartCost: Float64Array;
  #isFirst = true;

  constructor(model: AllocationModel, layout: Layout, rows: PricedRows, unit: number) {
    this.#model = model;
    this.#layout = layout;
    this.#rows = rows;
    this.#unit = unit;
    this.#sums = new CapacitySums(model);
    this.#curves = new StartCurves(model, rows.linear, unit);
    this.#base = new Float64Array(model.modeCost.length);
    this.#margin = new Float64Array(model.modeCost.length).fill(Number.NEGATIVE_INFINITY);
    this.#rowPrice = new Float64Array(rows.linear.count);
    this.#leastStartCost = new Float64Array(model.tasks).fill(Number.POSITIVE_INFINITY);
    for (let task = 0; task < model.tasks; task++) {
      const at = model.startCostRow[task]! * model.periods;
      for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
        this.#leastStartCost[task] = Math.min(this.#leastStartCost[task]!, model.startCosts[at + start]! * unit);
      }
    }
  }

  load({ capacity, most, least, share }: Multipliers): void {
    const { modeCost } = this.#model;
    const { linear, shares } = this.#rows;
    const { firstAlways, always } = this.#curves;
    this.#sums.load(capacity);
    for (let row = 0; row < linear.count; row++) this.#rowPrice[row] = most[row]! - least[row]!;
    this.#curves.load(this.#rowPrice, this.#isFirst);
    this.#isFirst = false;
    for (let mode = 0; mode < modeCost.length; mode++) {
      let base = modeCost[mode]! * this.#unit;
      for (let use = shares.firstOfMode[mode]!; use < shares.firstOfMode[mode + 1]!; use++) {
        base += share[shares.ofMode[use]!]!;
      }
      for (let at = firstAlways[mode]!; at < firstAlways[mode + 1]!; at++) {
        base += linear.termCoefficient[always[at]!]! * this.#rowPrice[linear.termRow[always[at]!]!]!;
      }
      this.#base[mode] = base;
    }
  }

  /** Value of leaving a task out. */
  skip(task: number): number {
    return this.#model.skipCost[task]! * this.#unit;
  }

  /** The least that an option that is not listed may cost: it uses nothing that has a price. */
  rest(task: number): number {
    return this.#model.restCost[task]! * this.#unit + this.#leastStartCost[task]!;
  }

  /** No option of the mode is worth less. */
  floor(task: number, mode: number): number {
    const { values, ofMode, least } = this.#curves;
    const atAnyPrice =
      values.length === 0 ? 0 : least[ofMode[mode]! * this.#model.periods + this.#model.earliest[task]!]!;
    return this.#base[mode]! + Math.max(atAnyPrice, this.#margin[mode]! - this.#fallen(mode));
  }

  /** How far any option of a mode can have fallen so far, its base apart. */
  #fallen(mode: number): number {
    const { firstDemand, demandResource, demandAmount } = this.#model;
    let fallen = this.#curves.fall[this.#curves.ofMode[mode]!]!;
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      fallen += demandAmount[demand]! * this.#sums.fall[demandResource[demand]!]!;
    }
    return fallen;
  }

  /** Value of one option, Infinity where there is none. */
  value(mode: number, start: number): number {
    const { periods, endOf, modeShape } = this.#model;
    this.evaluations++;
    const end = endOf[modeShape[mode]! * periods + start]!;
    if (end === NONE) return Number.POSITIVE_INFINITY;
    return (
      this.#base[mode]! +
      this.#curves.values[this.#curves.ofMode[mode]! * periods + start]! +
      this.#price(mode, start, end)
    );
  }

  /** What an option pays for what it uses, Infinity where there is too little. */
  #price(mode: number, start: number, end: number): number {
    const { periods, firstDemand, demandResource, demandAmount } = this.#model;
    const { freeUntil, demandLane } = this.#layout;
    const { sumAt, sumBefore } = this.#sums;
    let price = 0;
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      if (freeUntil[demandLane[demand]! * periods + start]! < end) return Number.POSITIVE_INFINITY;
      const at = sumAt[demandResource[demand]!]!;
      if (at !== NONE) price += demandAmount[demand]! * (sumBefore[at + end]! - sumBefore[at + start]!);
    }
    return price;
  }

  /** Values of the options of a mode that start in `from <= start < past`, to `values`, by start. */
  look(mode: number, from: number, past: number, values: Float64Array): void {
    for (let start = from; start < past; start++) values[start] = this.value(mode, start);
  }

  /**
   * Goes over the options of a mode that are worth less than a limit. Their values go to `values`, by start, with Infinity
   * for all others; without `values` only the least counts, and the limit falls with it.
   */
  scan(task: number, mode: number, limit: number, values?: Float64Array): void {
    const { periods, endOf, modeShape, earliest, pastLatest } = this.#model;
    const past = pastLatest[task]!;
    const base = this.#base[mode]!;
    const curveAt = this.#curves.ofMode[mode]! * periods;
    const curve = this.#curves.values;
    const leastFrom = this.#curves.least;
    const endAt = modeShape[mode]! * periods;
    let most = limit;
    // The least of all options, or a bound on it where they are not looked at.
    let floor = Number.POSITIVE_INFINITY;
    this.least = Number.POSITIVE_INFINITY;
    this.leastStart = NONE;
    let start = earliest[task]!;
    for (; start < past && base + leastFrom[curveAt + start]! < most; start++) {
      if (values !== undefined) values[start] = Number.POSITIVE_INFINITY;
      const end = endOf[endAt + start]!;
      if (end === NONE) continue;
      let value = base + curve[curveAt + start]!;
      if (value < most) value += this.#price(mode, start, end);
      if (value < floor) floor = value;
      if (value >= most) continue;
      if (values !== undefined) values[start] = value;
      else most = value;
      if (value >= this.least) continue;
      this.least = value;
      this.leastStart = start;
    }
    this.evaluations += start - earliest[task]!;
    if (start < past) {
      floor = Math.min(floor, base + leastFrom[curveAt + start]!);
      if (values !== undefined) values.fill(Number.POSITIVE_INFINITY, start, past);
    }
    this.#margin[mode] = floor - base + this.#fallen(mode);
  }
}
