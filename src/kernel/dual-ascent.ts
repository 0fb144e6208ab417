import { type Components, componentsOf } from "./components.ts";
import { LazyPricer } from "./lazy-pricer.ts";
import { NONE, UNLIMITED } from "./model.ts";
import { type Prices, zeroPrices } from "./prices.ts";
import type { Search } from "./search.ts";

const YIELD_EVERY = 100_000;

/** Shares of the former direction and of its former square that a step keeps. */
const MEMORY = 0.9;
const SQUARE_MEMORY = 0.95;
/** What a pass leaves of the step, for components of more than so many tasks and for smaller ones, which settle sooner. */
const LARGE = 2000;
const SHRINK_LARGE = 0.97;
const SHRINK_SMALL = 0.98;
/** First step as a share of the mean price at which the bound would double, and the share of it at which a component is done. */
const FIRST_STEP = 0.4;
const LAST_STEP = 0.003;
/** Keeps the steps of rows small whose demand has hardly ever differed from their capacity. */
const DAMPING = 0.1;

/**
 * Raises the Lagrangian bound by moving prices along the demand in excess of each capacity, component by component.
 *
 * Each row has a step of its own, scaled by the root of its mean squared excess, and a direction that remembers (the diagonal
 * scaling of Adam: Kingma and Ba 2015). Rows far apart differ much in how crowded they are, which one common step of Polyak's kind
 * cannot serve. Components share no resource, so each keeps its own best prices, and their bounds add up.
 */
export class DualAscent {
  readonly #search: Search;
  readonly #parts: Components;
  readonly #pricer: LazyPricer;
  readonly #prices: Prices;
  readonly #values: Float64Array;
  readonly #drift: Float32Array;
  readonly #square: Float32Array;
  /** What the tasks ask for at the present prices. [resource * periods + period] */
  readonly #usage: Int32Array;
  /** State of each component. [component] */
  readonly #best: Float64Array;
  readonly #step: Float64Array;
  readonly #leastStep: Float64Array;
  readonly #squareWeight: Float64Array;
  /** Components that are not done. */
  #left: number;

  constructor(search: Search) {
    this.#search = search;
    this.#parts = componentsOf(search.model, search.view);
    this.#pricer = new LazyPricer(search.model, search.layout, search.view);
    this.#prices = zeroPrices(search.model);
    this.#prices.price.set(search.prices.price);
    this.#prices.sumBefore.set(search.prices.sumBefore);
    const rows = this.#prices.price.length;
    this.#values = new Float64Array(search.model.tasks);
    this.#drift = new Float32Array(rows);
    this.#square = new Float32Array(rows);
    this.#usage = new Int32Array(rows);
    const { count } = this.#parts;
    this.#best = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
    this.#step = new Float64Array(count).fill(-1);
    this.#leastStep = new Float64Array(count);
    this.#squareWeight = new Float64Array(count).fill(1);
    this.#left = count;
  }

  get isConverged(): boolean {
    return this.#left === 0;
  }

  /** So many passes over the components that are not done. */
  *run(passes: number): Generator<void, void, void> {
    const search = this.#search;
    const { budget } = search;
    const pricer = this.#pricer;
    let spent = pricer.evaluations;
    for (let pass = 0; pass < passes && this.#left > 0 && !search.isProven; pass++) {
      for (let part = 0; part < this.#parts.count; part++) {
        if (this.#step[part] === 0) continue;
        let bound = -this.#capacityValue(part);
        this.#clear(part);
        for (let i = this.#parts.firstTask[part]!; i < this.#parts.firstTask[part + 1]!; i++) {
          const task = this.#parts.tasks[i]!;
          pricer.price(task, this.#prices);
          this.#values[task] = pricer.value;
          bound += pricer.value;
          if (pricer.mode !== NONE) this.#use(pricer.mode, pricer.start);
          if (pricer.evaluations - spent > YIELD_EVERY) {
            budget.spend(pricer.evaluations - spent);
            spent = pricer.evaluations;
            yield;
            if (budget.isExhausted) return;
          }
        }
        if (this.#step[part] === -1) this.#begin(part, bound);
        const gain = bound - this.#best[part]!;
        if (gain > 0) {
          this.#best[part] = bound;
          this.#keep(part);
        }
        const size = this.#parts.firstTask[part + 1]! - this.#parts.firstTask[part]!;
        this.#step[part]! *= size > LARGE ? SHRINK_LARGE : SHRINK_SMALL;
        if (this.#step[part]! <= this.#leastStep[part]!) {
          this.#step[part] = 0;
          this.#left--;
          continue;
        }
        this.#move(part);
      }
      let bound = 0;
      for (const best of this.#best) bound += best;
      if (bound > search.bound) search.bound = bound;
    }
    budget.spend(pricer.evaluations - spent);
  }

  /** Worth of a component's capacities at the present prices. */
  #capacityValue(part: number): number {
    const { model } = this.#search;
    const { price } = this.#prices;
    let value = 0;
    for (let i = this.#parts.firstResource[part]!; i < this.#parts.firstResource[part + 1]!; i++) {
      const at = this.#parts.resources[i]! * model.periods;
      for (let row = at; row < at + model.periods; row++) value += price[row]! * model.capacity[row]!;
    }
    return value;
  }

  #clear(part: number): void {
    const { periods } = this.#search.model;
    for (let i = this.#parts.firstResource[part]!; i < this.#parts.firstResource[part + 1]!; i++) {
      const at = this.#parts.resources[i]! * periods;
      this.#usage.fill(0, at, at + periods);
    }
  }

  /** Keeps the present prices of a component as its best. */
  #keep(part: number): void {
    const { prices, values, model } = this.#search;
    const { periods } = model;
    for (let i = this.#parts.firstResource[part]!; i < this.#parts.firstResource[part + 1]!; i++) {
      const at = this.#parts.resources[i]! * periods;
      const sumAt = this.#parts.resources[i]! * (periods + 1);
      prices.price.set(this.#prices.price.subarray(at, at + periods), at);
      prices.sumBefore.set(this.#prices.sumBefore.subarray(sumAt, sumAt + periods + 1), sumAt);
    }
    for (let i = this.#parts.firstTask[part]!; i < this.#parts.firstTask[part + 1]!; i++) {
      const task = this.#parts.tasks[i]!;
      values[task] = this.#values[task]!;
    }
  }

  /** Sets the first step of a component from its bound without prices. */
  #begin(part: number, bound: number): void {
    const { periods } = this.#search.model;
    let used = 0;
    let over = 0;
    for (let i = this.#parts.firstResource[part]!; i < this.#parts.firstResource[part + 1]!; i++) {
      const at = this.#parts.resources[i]! * periods;
      for (let row = at; row < at + periods; row++) {
        used += this.#usage[row]!;
        over += Math.max(0, this.#usage[row]! - this.#search.model.capacity[row]!);
      }
    }
    this.#step[part] = (FIRST_STEP * Math.abs(bound)) / Math.max(1, used);
    // Where nothing is in excess the first prices, none, are the best.
    this.#leastStep[part] = over === 0 ? Number.POSITIVE_INFINITY : this.#step[part]! * LAST_STEP;
  }

  #use(mode: number, start: number): void {
    const { periods, firstDemand, demandResource, demandAmount, endOf, modeShape } = this.#search.model;
    const end = endOf[modeShape[mode]! * periods + start]!;
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      const at = demandResource[demand]! * periods;
      for (let period = start; period < end; period++) this.#usage[at + period]! += demandAmount[demand]!;
    }
  }

  #move(part: number): void {
    const { capacity, periods } = this.#search.model;
    const { price, sumBefore } = this.#prices;
    const drift = this.#drift;
    const square = this.#square;
    const usage = this.#usage;
    const step = this.#step[part]!;
    this.#squareWeight[part]! *= SQUARE_MEMORY;
    const weight = 1 - this.#squareWeight[part]!;
    for (let i = this.#parts.firstResource[part]!; i < this.#parts.firstResource[part + 1]!; i++) {
      const resource = this.#parts.resources[i]!;
      let row = resource * periods;
      let at = resource * (periods + 1);
      let sum = 0;
      let run = 0;
      let steepest = 0;
      for (let period = 0; period < periods; period++, row++, at++) {
        sumBefore[at] = sum;
        const cap = capacity[row]!;
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
        let moved = before + (step * d) / (Math.sqrt(s / weight) + DAMPING * cap + 1e-9);
        if (moved < 0) moved = 0;
        price[row] = moved;
        sum += moved;
        run += before - moved;
        if (run < 0) run = 0;
        else if (run > steepest) steepest = run;
      }
      sumBefore[at] = sum;
      this.#pricer.fall[resource]! += steepest;
    }
  }
}
