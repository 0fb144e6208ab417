import type { AllocationModel } from "../model.ts";
import { zeroPrices } from "../rows/prices.ts";
import type { Search } from "../search.ts";
import { firstRewards } from "./first-rewards.ts";
import { PathRelaxation } from "./path-relaxation.ts";
import { ProximalBundle } from "./proximal-bundle.ts";
import { isUnary } from "./unary.ts";

const YIELD_EVERY = 200_000;
/** Options, at most, so that their arcs fit into memory. */
const MOST_OPTIONS = 8_000_000;
/** Share of the bound below which what the model promises is not worth another pass. */
const SETTLED = 1e-5;
/** Work units that an entry of a column costs, and entries that a master problem may look at in any case. */
const UNITS_PER_ENTRY = 0.2;
const LEAST_WORK = 100_000;

/** Whether shortest paths bound a model: unary resources whose tasks all use the same amount, and not too many options. */
export function fitsPathBound(model: AllocationModel): boolean {
  if (!isUnary(model)) return false;
  let options = 0;
  for (let task = 0; task < model.tasks; task++) {
    const modes = model.firstMode[task + 1]! - model.firstMode[task]!;
    options += modes * Math.max(0, model.pastLatest[task]! - model.earliest[task]!);
  }
  const amount = amountsOf(model);
  const isOne = model.demandResource.every((resource, demand) => model.demandAmount[demand] === amount[resource]);
  return isOne && options <= MOST_OPTIONS;
}

/** What the tasks of a resource use of it. [resource] */
function amountsOf(model: AllocationModel): Int32Array {
  const amount = new Int32Array(model.resources).fill(1);
  for (let demand = 0; demand < model.demandResource.length; demand++) {
    amount[model.demandResource[demand]!] = model.demandAmount[demand]!;
  }
  return amount;
}

/**
 * Raises the bound of a model of unary resources: rewards for tasks by the proximal bundle method over shortest paths, then
 * prices from the potentials of these paths. The bound is that of the linear relaxation over all options, which prices
 * found one by one reach slowly where intervals are long, since each price moves many options alike.
 */
export class PathBound {
  isConverged = false;

  readonly #search: Search;
  readonly #relaxation: PathRelaxation;
  #bundle: ProximalBundle | undefined;
  /** What a task costs at most. [task] */
  readonly #most: Float64Array;
  readonly #count: Float64Array;

  constructor(search: Search) {
    this.#search = search;
    this.#relaxation = new PathRelaxation(search.model, search.layout, search.view);
    this.#count = new Float64Array(search.model.tasks);
    this.#most = Float64Array.from(this.#count, (_, task) => this.#mostReward(task));
  }

  /** So many passes over all options, then prices if they have become better. */
  *run(passes: number): Generator<void, void, void> {
    const { budget, model } = this.#search;
    this.#bundle ??= this.#begin();
    const bundle = this.#bundle;
    for (let pass = 0; pass < passes && !this.isConverged && !budget.isExhausted; pass++) {
      let value = 0;
      for (const reward of bundle.point) value += reward;
      for (let machine = 0; machine < model.resources; machine++) {
        const before = this.#relaxation.evaluations;
        value += yield* this.#relaxation.fill(machine, bundle.point);
        this.#addPath(bundle, machine);
        budget.spend(this.#relaxation.evaluations - before);
        yield;
      }
      value += this.#leaveOut(bundle);
      bundle.accept(value);
      const before = bundle.work;
      // Without any plan there is no target: a tenth above the bound serves as well.
      const target = Math.min(this.#search.cost, bundle.value + 0.1 * Math.abs(bundle.value) + 1);
      const mostWork = Math.max(LEAST_WORK, this.#relaxation.arcs / UNITS_PER_ENTRY);
      yield* bundle.advance(target, mostWork, SETTLED * Math.max(1, Math.abs(bundle.value)));
      budget.spend(Math.ceil((bundle.work - before) * UNITS_PER_ENTRY));
      this.isConverged = bundle.isConverged || this.#isProof(bundle.value);
      yield;
    }
    yield* this.#price(bundle.centre);
  }

  #isProof(value: number): boolean {
    return Math.ceil(value - 1e-3) >= this.#search.cost;
  }

  #begin(): ProximalBundle {
    const { model } = this.#search;
    const bundle = new ProximalBundle(firstRewards(this.#search), model.resources + model.tasks);
    for (let task = 0; task < model.tasks; task++) {
      const most = this.#most[task]!;
      if (most === Number.POSITIVE_INFINITY) continue;
      bundle.add(model.resources + task, Int32Array.of(), Float64Array.of(), 0);
      bundle.add(model.resources + task, Int32Array.of(task), Float64Array.of(1), most);
    }
    return bundle;
  }

  /** What a task costs at most: leaving it out, or an option that is not listed and uses nothing. */
  #mostReward(task: number): number {
    const { model, view } = this.#search;
    const row = model.startCostRow[task]! * model.periods;
    let least = Number.POSITIVE_INFINITY;
    for (let start = view.from[task]!; start < view.past[task]!; start++) {
      least = Math.min(least, model.startCosts[row + start]!);
    }
    return Math.min(model.skipCost[task]!, model.restCost[task]! + least);
  }

  /** What leaving tasks out saves where their rewards exceed what that costs. */
  #leaveOut(bundle: ProximalBundle): number {
    let saved = 0;
    for (let task = 0; task < this.#search.model.tasks; task++) {
      saved += Math.min(0, this.#most[task]! - bundle.point[task]!);
    }
    return saved;
  }

  #addPath(bundle: ProximalBundle, machine: number): void {
    const { path, pathLength, pathCost } = this.#relaxation;
    const count = this.#count;
    const items: number[] = [];
    for (let at = 0; at < pathLength; at++) if (count[path[at]!]!++ === 0) items.push(path[at]!);
    bundle.add(
      machine,
      Int32Array.from(items),
      Float64Array.from(items, (task) => count[task]!),
      pathCost,
    );
    for (const task of items) count[task] = 0;
  }

  /** Prices from rewards, kept when their bound is better than the best. */
  *#price(reward: Float64Array): Generator<void, void, void> {
    const { model, prices, values, pricer, budget, view } = this.#search;
    const { periods, resources, tasks } = model;
    const amount = amountsOf(model);
    const price = new Float64Array(resources * periods);
    let bound = 0;
    for (let machine = 0; machine < resources; machine++) {
      const before = this.#relaxation.evaluations;
      yield* this.#relaxation.fill(machine, reward);
      budget.spend(this.#relaxation.evaluations - before);
      yield;
      const { potential } = this.#relaxation;
      for (let period = 0; period < periods; period++) {
        const row = machine * periods + period;
        // Where a resource is closed nothing runs, and part of a capacity is none.
        const isOpen = model.capacity[row]! >= amount[machine]!;
        if (isOpen) price[row] = Math.max(0, potential[period]! - potential[period + 1]!) / amount[machine]!;
        bound -= price[row]! * model.capacity[row]!;
      }
    }
    const found = zeroPrices(model);
    found.setRows(price);
    let spent = pricer.evaluations;
    const value = new Float64Array(tasks);
    for (let task = 0; task < tasks; task++) {
      pricer.price(task, view.from[task]!, view.past[task]!, found, 1);
      value[task] = pricer.value;
      bound += pricer.value;
      if (pricer.evaluations - spent < YIELD_EVERY) continue;
      budget.spend(pricer.evaluations - spent);
      spent = pricer.evaluations;
      yield;
    }
    budget.spend(pricer.evaluations - spent);
    if (bound <= this.#search.bound) return;
    this.#search.bound = bound;
    prices.setRows(price);
    values.set(value);
  }
}
