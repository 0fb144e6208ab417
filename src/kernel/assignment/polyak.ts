import type { Search } from "../search.ts";
import type { AssignmentView } from "./assignment-view.ts";

const YIELD_EVERY = 100_000;
/** Step, as a share of what Polyak's rule asks for: at first, and when the ascent ends. */
const FIRST_STEP = 2;
const LAST_STEP = 1e-5;
/** Steps without gain after which the step is halved. */
const PATIENCE = 20;
/** A gain below this share of the bound is none. */
const LEAST_GAIN = 1e-7;
/** No plan costs more: costs are integers that doubles hold exactly. */
const MOST_BOUND = 2 ** 53;
/** How far above the bound the target is at most, as a share of the bound. */
const REACH = 0.05;

/**
 * Raises the Lagrangian bound of prices on rows, by subgradient steps of Polyak's length (1969) towards a target, each row
 * scaled by the square of its capacity. The step is halved when it does not pay, *returning to the best prices*, without which
 * the ascent wanders off.
 *
 * For models whose options touch few rows a pass costs microseconds, and this converges to the linear relaxation; where options
 * are long, rows move together and `DualAscent` does better.
 */
export class PolyakAscent {
  /** The best prices, what they prove, and what each task costs at them. [row], [task] */
  readonly prices: Float64Array;
  readonly values: Float64Array;
  bound: number = Number.NEGATIVE_INFINITY;

  readonly #search: Search;
  readonly #view: AssignmentView;
  /** The prices at work, and what each task costs at them. */
  readonly #price: Float64Array;
  readonly #value: Float64Array;
  /** Demand less capacity. [row] */
  readonly #excess: Float64Array;
  #step = FIRST_STEP;

  constructor(search: Search, view: AssignmentView) {
    this.#search = search;
    this.#view = view;
    this.#price = Float64Array.from(view.rowPlace, (place) => search.prices.atRow(place));
    this.prices = this.#price.slice();
    this.#value = new Float64Array(view.tasks);
    this.values = new Float64Array(view.tasks);
    this.#excess = new Float64Array(view.rows);
  }

  get isConverged(): boolean {
    return this.#step < LAST_STEP;
  }

  /** Takes steps until it has converged or the budget ends, and hands what it found to the search. */
  *run(): Generator<void, void, void> {
    const { budget } = this.#search;
    const work = this.#view.touchRow.length + this.#view.optionCost.length;
    let unspent = 0;
    let failures = 0;
    while (!this.isConverged && !budget.isExhausted) {
      let bound = this.#evaluate();
      unspent += work;
      failures++;
      if (bound > this.bound) {
        if (bound > this.bound + LEAST_GAIN * Math.abs(bound)) failures = 0;
        this.bound = bound;
        this.prices.set(this.#price);
        this.values.set(this.#value);
      }
      if (failures >= PATIENCE) {
        failures = 0;
        this.#step /= 2;
        this.#price.set(this.prices);
        bound = this.#evaluate();
        unspent += work;
      }
      // Where nothing fits, prices would rise without end.
      if (bound > MOST_BOUND || !this.#move(bound)) this.#step = 0;
      if (unspent < YIELD_EVERY) continue;
      budget.spend(unspent);
      unspent = 0;
      yield;
    }
    budget.spend(unspent);
    if (this.bound > this.#search.bound) this.#publish();
  }

  /** Each task takes its cheapest option alone; the bound of the prices at work. */
  #evaluate(): number {
    const { tasks, rows, capacity, firstOption, optionCost, firstTouch, touchRow, touchAmount } = this.#view;
    const price = this.#price;
    const excess = this.#excess;
    let bound = 0;
    for (let row = 0; row < rows; row++) {
      excess[row] = -capacity[row]!;
      bound -= price[row]! * capacity[row]!;
    }
    for (let task = 0; task < tasks; task++) {
      let best = Number.POSITIVE_INFINITY;
      let taken = -1;
      for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
        let value = optionCost[option]!;
        for (let touch = firstTouch[option]!; touch < firstTouch[option + 1]!; touch++) {
          value += price[touchRow[touch]!]! * touchAmount[touch]!;
        }
        if (value >= best) continue;
        best = value;
        taken = option;
      }
      this.#value[task] = best;
      bound += best;
      if (taken < 0) continue;
      for (let touch = firstTouch[taken]!; touch < firstTouch[taken + 1]!; touch++) {
        excess[touchRow[touch]!]! += touchAmount[touch]!;
      }
    }
    return bound;
  }

  /** One step along the excess; false when no price would move. */
  #move(bound: number): boolean {
    const { rows, capacity } = this.#view;
    const price = this.#price;
    let square = 0;
    for (let row = 0; row < rows; row++) {
      const scaled = this.#excess[row]! / Math.max(1, capacity[row]!);
      if (price[row]! > 0 || scaled > 0) square += scaled * scaled;
    }
    if (square === 0) return false;
    const far = bound + REACH * Math.max(1, Math.abs(bound));
    const target = Math.max(Math.min(this.#search.cost, far), this.bound);
    const step = (this.#step * Math.max(target - bound, 1e-9 * Math.abs(bound))) / square;
    for (let row = 0; row < rows; row++) {
      const scale = Math.max(1, capacity[row]!);
      const moved = price[row]! + (step * this.#excess[row]!) / (scale * scale);
      price[row] = Math.max(moved, 0);
    }
    return true;
  }

  /** Sets the search's prices to the best ones. */
  #publish(): void {
    const { model, prices, values } = this.#search;
    this.#search.bound = this.bound;
    values.set(this.values);
    const price = new Float64Array(model.resources * model.periods);
    for (let row = 0; row < this.#view.rows; row++) price[this.#view.rowPlace[row]!] = this.prices[row]!;
    prices.setRows(price);
  }
}
