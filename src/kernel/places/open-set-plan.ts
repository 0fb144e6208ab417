import { type Random, runAtOnce, type WorkBudget } from "../../base/index.ts";
import { Exponential } from "../anneal/exponential.ts";
import { repair, takeByRegret } from "../assignment/assignment-start.ts";
import { AssignmentState } from "../assignment/assignment-state.ts";
import type { AssignmentView } from "../assignment/assignment-view.ts";
import { type PricedCore, pricedCoreOf } from "../assignment/priced-core.ts";
import { Region } from "../assignment/region.ts";
import { RegionMoves } from "../assignment/region-moves.ts";
import { NONE } from "../model.ts";
import type { OpenSetPrices } from "./open-set-prices.ts";

/** Units of a round of moves a task, and of making the first plan fit. */
const ROUND = 300;
const REPAIR = 300;
const YIELD_EVERY = 30_000;

/**
 * The assignment that is left when the open set is decided, planned by region moves at the prices of the set. Its options are
 * those that the prices list, and in `optionMode` each knows its row in the place problem.
 */
export class OpenSetPlan {
  readonly state: AssignmentState;
  readonly #core: PricedCore;
  readonly #random: Random;
  readonly #moves: RegionMoves;
  /** Options of the best plan that fits, rows of the place problem. [task] */
  readonly best: Int32Array;
  /** Its cost, opening apart. */
  cost: number = Number.POSITIVE_INFINITY;

  constructor(prices: OpenSetPrices, random: Random) {
    const { view, price } = viewOf(prices);
    this.state = new AssignmentState(view);
    this.#core = runAtOnce(pricedCoreOf(view, price));
    this.#random = random;
    this.best = new Int32Array(view.tasks).fill(NONE);
    const region = new Region(this.state, random);
    this.#moves = new RegionMoves(this.state, region, random, new Exponential(random));
  }

  /** Begins with a plan by regret, made to fit. */
  *begin(budget: WorkBudget): Generator<void, void, void> {
    takeByRegret(this.state, this.#core);
    budget.spend(this.state.view.optionCost.length);
    yield;
    yield* repair(this.state, this.#core, this.#random, budget, REPAIR * this.state.view.tasks);
    this.#keep();
  }

  /** Begins with options of the place problem; false when one of them is not listed. [task] */
  take(options: Int32Array): boolean {
    const { firstOption, optionMode, tasks } = this.state.view;
    for (let task = 0; task < tasks; task++) {
      let found: number = NONE;
      for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
        if (optionMode[option] === options[task]) found = option;
      }
      if (found === NONE) return false;
      this.state.set(task, found);
    }
    this.#keep();
    return true;
  }

  get fits(): boolean {
    return this.state.overloaded === 0;
  }

  /** Region moves under falling temperature, so many units a task. */
  *improve(budget: WorkBudget, heat: number): Generator<void, void, void> {
    const units = ROUND * this.state.view.tasks;
    let unspent = 0;
    for (let spent = 0; spent < units; ) {
      const work = this.#moves.move(this.#core, heat * this.#core.scale * (1 - spent / units));
      spent += work;
      unspent += work;
      this.#keep();
      if (unspent < YIELD_EVERY) continue;
      budget.spend(unspent);
      unspent = 0;
      yield;
      if (budget.isExhausted) return;
    }
    budget.spend(unspent);
  }

  #keep(): void {
    const { state } = this;
    if (state.overloaded > 0 || state.cost >= this.cost) return;
    this.cost = state.cost;
    for (let task = 0; task < this.best.length; task++) this.best[task] = state.view.optionMode[state.option[task]!]!;
  }
}

/** The assignment to the open sites' resources, as far as options are listed, and the prices of its rows. */
function viewOf(prices: OpenSetPrices): { readonly view: AssignmentView; readonly price: Float64Array } {
  const { problem, listed, count, width } = prices;
  const { tasks, resources, optionResource, optionAmount, optionCost, skipCost } = problem;
  const rowOf = new Int32Array(resources).fill(NONE);
  const rowPlace: number[] = [];
  const firstOption = new Int32Array(tasks + 1);
  let options = 0;
  for (let task = 0; task < tasks; task++) {
    options += count[task]! + (skipCost[task]! < Number.POSITIVE_INFINITY ? 1 : 0);
    firstOption[task + 1] = options;
    for (let at = task * width; at < task * width + count[task]!; at++) {
      const resource = optionResource[listed[at]!]!;
      if (rowOf[resource] !== NONE) continue;
      rowOf[resource] = rowPlace.length;
      rowPlace.push(resource);
    }
  }
  const view = {
    tasks,
    rows: rowPlace.length,
    capacity: Float64Array.from(rowPlace, (resource) => problem.capacity[resource]!),
    rowPlace: Int32Array.from(rowPlace),
    firstOption,
    optionTask: new Int32Array(options),
    optionCost: new Float64Array(options),
    optionMode: new Int32Array(options),
    optionStart: new Int32Array(options),
    firstTouch: new Int32Array(options + 1),
    touchRow: new Int32Array(options),
    touchAmount: new Int32Array(options),
  };
  let [option, touch] = [0, 0];
  for (let task = 0; task < tasks; task++) {
    for (let at = task * width; at < task * width + count[task]!; at++) {
      const row = listed[at]!;
      view.optionTask[option] = task;
      view.optionCost[option] = optionCost[row]!;
      view.optionMode[option] = row;
      view.touchRow[touch] = rowOf[optionResource[row]!]!;
      view.touchAmount[touch++] = optionAmount[row]!;
      view.firstTouch[++option] = touch;
    }
    if (skipCost[task] === Number.POSITIVE_INFINITY) continue;
    view.optionTask[option] = task;
    view.optionCost[option] = skipCost[task]!;
    view.optionMode[option] = NONE;
    view.firstTouch[++option] = touch;
  }
  return { view, price: Float64Array.from(rowPlace, (resource) => prices.price[resource]!) };
}
