import { NONE, UNLIMITED } from "../model.ts";
import type { Search } from "../search.ts";
import { type Components, componentsOf } from "./components.ts";
import { ContestedRows } from "./contested-rows.ts";
import { LazyPricer } from "./lazy-pricer.ts";

const YIELD_EVERY = 100_000;

/** What a pass leaves of the step, for components of more than so many tasks and for smaller ones, which settle sooner. */
const LARGE = 2000;
const SHRINK_LARGE = 0.97;
const SHRINK_SMALL = 0.98;
/** Share of its squares that a pass remembers: as many as it has rows' steps for. */
const SQUARE_MEMORY = 0.95;
/**
 * First step as a share of the mean price at which the bound would double, times the root of the load: the emptier the rooms,
 * the less it takes to part two tasks. And the share of it at which a component is done.
 */
const FIRST_STEP = 0.5;
/** Where rows of steps part tasks together with others of the same resource, more of each is needed, and more passes. */
const LUMPY_STEPS = 4;
const SHRINK_LUMPY_LARGE = 0.98;
const SHRINK_LUMPY_SMALL = 0.99;
const LAST_STEP = 0.003;
/** Steps of a component before its first pass, and once it is done. */
const FRESH = -1;
const DONE = 0;

/**
 * Raises the Lagrangian bound by moving prices along the demand in excess of each capacity, component by component:
 * components share no resource, so each keeps its own best prices, and their bounds add up.
 *
 * A task none of whose modes that could win is contested is worth the same in every pass, and is not looked at again.
 */
export class DualAscent {
  readonly #search: Search;
  readonly #parts: Components;
  readonly #pricer: LazyPricer;
  readonly #rows: ContestedRows;
  /** What each task is worth at the present prices, and the option that it takes there. [task] */
  readonly #values: Float64Array;
  readonly #mode: Int32Array;
  readonly #start: Int16Array;
  /** How many slots there were when a task last met none of them. [task] */
  readonly #calmAt: Int32Array;
  /** State of each component. [component] */
  readonly #best: Float64Array;
  readonly #step: Float64Array;
  readonly #leastStep: Float64Array;
  readonly #squareWeight: Float64Array;
  readonly #isLumpy: boolean;
  /** Components that are not done. */
  #left: number;
  #counted = 0;

  /** `isLumpy`: resources may have several rows each. */
  constructor(search: Search, isLumpy = false) {
    this.#isLumpy = isLumpy;
    const { model, layout, view, prices } = search;
    this.#search = search;
    this.#parts = componentsOf(model, view);
    this.#rows = new ContestedRows(model, prices);
    this.#pricer = new LazyPricer(model, layout, view, this.#rows.fall);
    this.#values = new Float64Array(model.tasks);
    this.#mode = new Int32Array(model.tasks).fill(NONE);
    this.#start = new Int16Array(model.tasks).fill(NONE);
    this.#calmAt = new Int32Array(model.tasks).fill(NONE);
    const { count } = this.#parts;
    this.#best = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
    this.#step = new Float64Array(count).fill(FRESH);
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
    for (let pass = 0; pass < passes && this.#left > 0 && !search.isProven; pass++) {
      for (let part = 0; part < this.#parts.count; part++) {
        if (this.#step[part] === DONE) continue;
        const slots = this.#rows.slots;
        const { firstTask, tasks } = this.#parts;
        for (let i = firstTask[part]!; i < firstTask[part + 1]!; i++) {
          this.#price(tasks[i]!);
          if (this.#pricer.evaluations - this.#counted > YIELD_EVERY) {
            this.#spend();
            yield;
            if (search.budget.isExhausted) return;
          }
        }
        if (this.#rows.slots > slots) this.#rows.recount(slots, this.#tasksOf(part), this.#mode, this.#start);
        this.#judge(part);
      }
      let bound = 0;
      for (const best of this.#best) bound += best;
      if (bound > search.bound) search.bound = bound;
    }
    this.#spend();
  }

  #price(task: number): void {
    const pricer = this.#pricer;
    const rows = this.#rows;
    if (this.#calmAt[task] === rows.slots) return;
    pricer.price(task, rows.prices);
    this.#values[task] = pricer.value;
    const { mode, start } = pricer;
    if (mode !== this.#mode[task] || start !== this.#start[task]) {
      if (this.#mode[task] !== NONE) rows.use(this.#mode[task]!, this.#start[task]!, -1);
      if (mode !== NONE) rows.use(mode, start, 1);
      this.#mode[task] = mode;
      this.#start[task] = start;
    }
    if (!pricer.meets(task, rows.slotOf)) this.#calmAt[task] = rows.slots;
  }

  /** Takes the bound of a pass over a component and moves its prices, unless it is done. */
  #judge(part: number): void {
    const { firstTask, tasks, firstResource, resources } = this.#parts;
    const rows = this.#rows;
    let bound = 0;
    for (let i = firstTask[part]!; i < firstTask[part + 1]!; i++) bound += this.#values[tasks[i]!]!;
    for (let i = firstResource[part]!; i < firstResource[part + 1]!; i++) bound -= rows.worth[resources[i]!]!;
    if (this.#step[part] === FRESH) this.#begin(part, bound);
    if (bound > this.#best[part]!) {
      this.#best[part] = bound;
      this.#keep(part);
    }
    const size = firstTask[part + 1]! - firstTask[part]!;
    if (this.#isLumpy) this.#step[part]! *= size > LARGE ? SHRINK_LUMPY_LARGE : SHRINK_LUMPY_SMALL;
    else this.#step[part]! *= size > LARGE ? SHRINK_LARGE : SHRINK_SMALL;
    if (this.#step[part]! <= this.#leastStep[part]!) {
      this.#step[part] = DONE;
      this.#left--;
      return;
    }
    this.#squareWeight[part]! *= SQUARE_MEMORY;
    for (let i = firstResource[part]!; i < firstResource[part + 1]!; i++) {
      if (rows.isLive(resources[i]!)) rows.move(resources[i]!, this.#step[part]!, 1 - this.#squareWeight[part]!);
    }
  }

  /** Sets the first step of a component from its bound at the first prices. */
  #begin(part: number, bound: number): void {
    const { firstTask, tasks, firstResource, resources } = this.#parts;
    const { firstDemand, demandResource, demandAmount, endOf, modeShape, capacity, periods } = this.#search.model;
    let used = 0;
    for (let i = firstTask[part]!; i < firstTask[part + 1]!; i++) {
      const mode = this.#mode[tasks[i]!]!;
      if (mode === NONE) continue;
      const start = this.#start[tasks[i]!]!;
      const length = endOf[modeShape[mode]! * periods + start]! - start;
      for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
        used += (demandAmount[demand]! * length) / this.#rows.usual[demandResource[demand]!]!;
      }
    }
    let isLive = false;
    let offered = 0;
    for (let i = firstResource[part]!; i < firstResource[part + 1]!; i++) {
      if (this.#rows.isLive(resources[i]!)) isLive = true;
      for (let row = resources[i]! * periods; row < (resources[i]! + 1) * periods; row++) {
        if (capacity[row]! < UNLIMITED) offered += capacity[row]! / this.#rows.usual[resources[i]!]!;
      }
    }
    const load = Math.min(1, used / Math.max(1, offered));
    const firstStep = this.#isLumpy ? LUMPY_STEPS * FIRST_STEP : FIRST_STEP;
    this.#step[part] = (firstStep * Math.sqrt(load) * Math.abs(bound)) / Math.max(1, used);
    // Where nothing is in excess the first prices, none, are the best.
    this.#leastStep[part] = isLive ? this.#step[part]! * LAST_STEP : Number.POSITIVE_INFINITY;
  }

  /** Keeps the present prices of a component as its best. */
  #keep(part: number): void {
    const { prices, values, model } = this.#search;
    const { firstTask, tasks, firstResource, resources } = this.#parts;
    const present = this.#rows.prices;
    for (let i = firstResource[part]!; i < firstResource[part + 1]!; i++) {
      const from = present.sumAt[resources[i]!]!;
      if (from === 0) continue;
      const to = prices.open(resources[i]!);
      prices.sumBefore.set(present.sumBefore.subarray(from, from + model.periods + 1), to);
    }
    for (let i = firstTask[part]!; i < firstTask[part + 1]!; i++) values[tasks[i]!] = this.#values[tasks[i]!]!;
  }

  #tasksOf(part: number): Int32Array {
    return this.#parts.tasks.subarray(this.#parts.firstTask[part]!, this.#parts.firstTask[part + 1]!);
  }

  #spend(): void {
    this.#search.budget.spend(this.#pricer.evaluations - this.#counted);
    this.#counted = this.#pricer.evaluations;
  }
}
