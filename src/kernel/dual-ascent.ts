import { sortByKey } from "../base/index.ts";
import { LazyPricer } from "./lazy-pricer.ts";
import { NONE, UNLIMITED } from "./model.ts";
import { capacityValue, type Prices, sumPrices, zeroPrices } from "./prices.ts";
import type { Search } from "./search.ts";

const YIELD_EVERY = 100_000;
const MEMORY = 0.7;
const SQUARE_MEMORY = 0.95;

export class DualAscent {
  isConverged = false;
  readonly #search: Search;
  readonly #prices: Prices;
  readonly #values: Float64Array;
  readonly #drift: Float32Array;
  readonly #square: Float32Array;
  readonly #usage: Int32Array;
  readonly #pricer: LazyPricer;
  readonly #order: Int32Array;
  #step = 0;
  #passes = 0;
  #squareWeight = 1;

  constructor(search: Search) {
    this.#search = search;
    this.#prices = zeroPrices(search.model);
    this.#prices.price.set(search.prices.price);
    this.#pricer = new LazyPricer(search.model, search.layout, search.view);
    const rows = this.#prices.price.length;
    const { model, view } = search;
    const keys = new Float64Array(model.tasks);
    this.#order = new Int32Array(model.tasks);
    for (let task = 0; task < model.tasks; task++) {
      this.#order[task] = task;
      const mode = model.firstMode[task]!;
      if (mode < model.firstMode[task + 1]!) {
        keys[task] = model.demandResource[model.firstDemand[mode]!]! * model.periods + view.from[task]!;
      }
    }
    sortByKey(keys, this.#order, 0, model.tasks);
    this.#values = new Float64Array(search.model.tasks);
    this.#drift = new Float32Array(rows);
    this.#square = new Float32Array(rows);
    this.#usage = new Int32Array(rows);
  }

  *run(passes: number): Generator<void, void, void> {
    const search = this.#search;
    for (let pass = 0; pass < passes && !this.isConverged && !search.isProven; pass++) {
      const bound = yield* this.#price();
      if (bound === undefined) return;
      if (this.#passes === 0) this.#step = this.#firstStep(bound);
      this.#passes++;
      const gain = bound - search.bound;
      if (gain > 0) {
        search.bound = bound;
        search.prices.price.set(this.#prices.price);
        search.prices.sumBefore.set(this.#prices.sumBefore);
        search.values.set(this.#values);
      }
      this.#step *= 0.94;
      if (this.#passes > 120) this.isConverged = true;
      this.#move();
    }
  }

  #firstStep(bound: number): number {
    let used = 0;
    for (const usage of this.#usage) used += usage;
    return (0.4 * Math.abs(bound)) / Math.max(1, used);
  }

  *#price(): Generator<void, number | undefined, void> {
    const { model, budget } = this.#search;
    const pricer = this.#pricer;
    const prices = this.#prices;
    sumPrices(model, prices);
    this.#usage.fill(0);
    let bound = -capacityValue(model, prices.price);
    let spent = pricer.evaluations;
    for (let i = 0; i < model.tasks; i++) {
      const task = this.#order[i]!;
      pricer.price(task, prices);
      this.#values[task] = pricer.value;
      bound += pricer.value;
      if (pricer.mode !== NONE) this.#use(pricer.mode, pricer.start);
      if (pricer.evaluations - spent > YIELD_EVERY) {
        budget.spend(pricer.evaluations - spent);
        spent = pricer.evaluations;
        yield;
        if (budget.isExhausted) return undefined;
      }
    }
    budget.spend(pricer.evaluations - spent);
    return bound;
  }

  #use(mode: number, start: number): void {
    const { periods, firstDemand, demandResource, demandAmount, endOf, modeShape } = this.#search.model;
    const end = endOf[modeShape[mode]! * periods + start]!;
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      const at = demandResource[demand]! * periods;
      for (let period = start; period < end; period++) this.#usage[at + period]! += demandAmount[demand]!;
    }
  }

  #move(): void {
    const { capacity } = this.#search.model;
    const { price } = this.#prices;
    const drift = this.#drift;
    const square = this.#square;
    const usage = this.#usage;
    this.#squareWeight *= SQUARE_MEMORY;
    const weight = 1 - this.#squareWeight;
    const { resources, periods } = this.#search.model;
    const { sumBefore } = this.#prices;
    const step = this.#step;
    let row = 0;
    for (let resource = 0; resource < resources; resource++) {
      let sum = 0;
      let run = 0;
      let steepest = 0;
      let at = resource * (periods + 1);
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
        let moved = before + (step * d) / (Math.sqrt(s / weight) + 0.3 * cap + 1e-9);
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
