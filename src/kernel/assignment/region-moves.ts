import type { Random } from "../../base/index.ts";
import type { Exponential } from "../anneal/exponential.ts";
import { NONE } from "../model.ts";
import type { AssignmentState } from "./assignment-state.ts";
import { LocalPrices } from "./local-prices.ts";
import { LocalProblem } from "./local-problem.ts";
import { LocalSearch } from "./local-search.ts";
import type { PricedCore } from "./priced-core.ts";
import type { Region } from "./region.ts";

/** Plans kept a half of a sub-problem. */
const MOST_PLANS = 300;
/** Change of the size of sub-problems after each: about half of them are searched to the end then. */
const CHANGE = 0.05;
/** Rows of a region: at first, least and most. */
const FIRST_ROWS = 4;
const LEAST_ROWS = 2;
const MOST_ROWS = 30;
/** Tasks of a sub-problem where all tasks share the rows, least and most: no size serves all models, so it is drawn. */
const LEAST_TASKS = 10;
const MOST_TASKS = 100;
/** Share of all rows that an option touches on average, from which all tasks are said to share the rows. */
const SHARED = 0.5;
/** Work of choosing a sub-problem, in units. */
const UNITS_PER_MOVE = 50;

/**
 * Moves to the best neighbour in a large neighbourhood: some tasks are freed together, on rows that exchange tasks cheaply, and
 * planned anew to the optimum. The neighbour is taken when it costs little more than the present plan, at the temperature of the
 * time. Regions grow and shrink so that about half of them are searched to the end.
 */
export class RegionMoves {
  readonly #state: AssignmentState;
  readonly #random: Random;
  readonly #exponential: Exponential;
  readonly #region: Region;
  readonly #problem: LocalProblem;
  readonly #prices: LocalPrices;
  readonly #search: LocalSearch;
  /** Whether options touch so many rows that no region is smaller than the whole. */
  readonly #isShared: boolean;
  #rows = FIRST_ROWS;

  constructor(state: AssignmentState, region: Region, random: Random, exponential: Exponential) {
    const { view } = state;
    this.#state = state;
    this.#random = random;
    this.#exponential = exponential;
    this.#region = region;
    this.#problem = new LocalProblem(state);
    this.#prices = new LocalPrices(view.rows);
    this.#search = new LocalSearch(view.rows);
    this.#isShared = view.touchRow.length > SHARED * view.rows * view.optionCost.length;
  }

  /** One move, or none. Returns the work it took. */
  move(core: PricedCore, temperature: number): number {
    const state = this.#state;
    const problem = this.#problem;
    const search = this.#search;
    problem.clear();
    if (this.#isShared) this.#drawTasks(core, LEAST_TASKS + this.#random.nextInt(MOST_TASKS - LEAST_TASKS));
    else this.#drawRows(core, Math.floor(this.#rows + this.#random.nextFloat()));
    const most = problem.cost + Math.floor(temperature * this.#exponential.next());
    let work = UNITS_PER_MOVE + this.#prices.raise(problem, most + 1);
    const { bound } = this.#prices;
    const mayHold = bound <= most + 1e-6 && this.#prices.reduce(problem, most - bound + 1e-6);
    const isFound = mayHold && search.run(problem, state.option, bound, most, MOST_PLANS);
    if (mayHold) work += search.work;
    this.#rows += mayHold && !search.isComplete ? -CHANGE : CHANGE;
    this.#rows = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, this.#rows));
    if (isFound) {
      for (let t = 0; t < problem.tasks; t++) state.set(problem.task[t]!, problem.option[search.best[t]!]!);
    }
    return work;
  }

  /** Frees the tasks whose options lie in a region. */
  #drawRows(core: PricedCore, wanted: number): void {
    const { head, next } = this.#state;
    const region = this.#region;
    const problem = this.#problem;
    region.grow(core, wanted);
    for (let i = 0; i < region.count; i++) problem.addRow(region.rows[i]!, core.price[region.rows[i]!]!);
    for (let i = 0; i < region.count; i++) {
      for (let touch = head[region.rows[i]!]!; touch !== NONE; touch = next[touch]!) {
        // Its first row answers for a task.
        if (!region.isFirst(touch) || !region.holds(region.taskOf(touch))) continue;
        if (!problem.addTask(region.taskOf(touch), core)) return;
      }
    }
  }

  /** Frees tasks at random. */
  #drawTasks(core: PricedCore, wanted: number): void {
    const { view } = this.#state;
    const problem = this.#problem;
    for (let row = 0; row < view.rows; row++) problem.addRow(row, core.price[row]!);
    for (let i = 0; i < wanted; i++) {
      const task = this.#random.nextInt(view.tasks);
      let isIn = false;
      for (let t = 0; t < problem.tasks; t++) if (problem.task[t] === task) isIn = true;
      if (!isIn && !problem.addTask(task, core)) return;
    }
  }
}
