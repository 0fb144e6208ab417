import type { LocalProblem } from "./local-problem.ts";

/** Steps of the local ascent, and the step at first as a share of Polyak's. */
const STEPS = 60;
const FIRST_STEP = 2;
const PATIENCE = 5;

/**
 * Prices of a sub-problem's own rows, by a short subgradient ascent from the global prices: what is left of a row that the
 * others use is worth something else than the whole.
 */
export class LocalPrices {
  /** Bound of the sub-problem at the best prices found, which `problem.price` and `problem.reduced` hold in the end. */
  bound = 0;

  readonly #price: Float64Array;
  readonly #excess: Float64Array;

  constructor(rows: number) {
    this.#price = new Float64Array(rows);
    this.#excess = new Float64Array(rows);
  }

  /** Raises the bound towards `target`; ends early once it is reached. Returns the work it took. */
  raise(problem: LocalProblem, target: number): number {
    const { rows, price, capacity } = problem;
    const work = this.#price;
    const excess = this.#excess;
    for (let row = 0; row < rows; row++) work[row] = price[row]!;
    this.bound = Number.NEGATIVE_INFINITY;
    let theta = FIRST_STEP;
    let failures = 0;
    let step = 0;
    for (; step < STEPS; step++) {
      const bound = this.#evaluate(problem, work);
      if (bound > this.bound) {
        if (bound > this.bound + 1e-3) failures = -1;
        this.bound = bound;
        for (let row = 0; row < rows; row++) price[row] = work[row]!;
      }
      if (bound >= target) break;
      if (++failures >= PATIENCE) {
        failures = 0;
        theta /= 2;
      }
      let square = 0;
      for (let row = 0; row < rows; row++) {
        const scaled = excess[row]! / (capacity[row]! + 1);
        if (work[row]! > 0 || scaled > 0) square += scaled * scaled;
      }
      if (square === 0) break;
      const length = (theta * (target - bound)) / square;
      for (let row = 0; row < rows; row++) {
        const scale = capacity[row]! + 1;
        const moved = work[row]! + (length * excess[row]!) / (scale * scale);
        work[row] = Math.max(moved, 0);
      }
    }
    return (step + 2) * problem.options;
  }

  #evaluate(problem: LocalProblem, price: Float64Array): number {
    const { tasks, rows, first, optionCost, firstTouch, pastTouch, touchRow, touchAmount, capacity } = problem;
    const excess = this.#excess;
    let bound = 0;
    for (let row = 0; row < rows; row++) {
      excess[row] = -capacity[row]!;
      bound -= price[row]! * capacity[row]!;
    }
    for (let task = 0; task < tasks; task++) {
      let best = Number.POSITIVE_INFINITY;
      let taken = 0;
      for (let option = first[task]!; option < first[task + 1]!; option++) {
        let value = optionCost[option]!;
        for (let touch = firstTouch[option]!; touch < pastTouch[option]!; touch++) {
          value += price[touchRow[touch]!]! * touchAmount[touch]!;
        }
        if (value >= best) continue;
        best = value;
        taken = option;
      }
      bound += best;
      for (let touch = firstTouch[taken]!; touch < pastTouch[taken]!; touch++) {
        excess[touchRow[touch]!]! += touchAmount[touch]!;
      }
    }
    return bound;
  }

  /** Sets reduced costs at the best prices, and drops what costs more than `budget` beyond the bound. False when a task loses all. */
  reduce(problem: LocalProblem, budget: number): boolean {
    const { tasks, first, left, price, reduced, optionCost, firstTouch, pastTouch, touchRow, touchAmount } = problem;
    for (let task = 0; task < tasks; task++) {
      let least = Number.POSITIVE_INFINITY;
      for (let option = first[task]!; option < first[task + 1]!; option++) {
        let value = optionCost[option]!;
        for (let touch = firstTouch[option]!; touch < pastTouch[option]!; touch++) {
          value += price[touchRow[touch]!]! * touchAmount[touch]!;
        }
        reduced[option] = value;
        if (value < least) least = value;
      }
      // Kept ones come first, by rising reduced cost.
      let kept = first[task]!;
      for (let option = first[task]!; option < first[task + 1]!; option++) {
        const value = reduced[option]! - least;
        reduced[option] = value;
        if (value > budget) continue;
        let at = kept++;
        swap(problem, option, at);
        for (; at > first[task]! && reduced[at - 1]! > reduced[at]!; at--) swap(problem, at, at - 1);
      }
      left[task] = kept - first[task]!;
      if (left[task] === 0) return false;
    }
    return true;
  }
}

function swap(problem: LocalProblem, a: number, b: number): void {
  if (a === b) return;
  const { option, optionCost, reduced, firstTouch, pastTouch } = problem;
  swapIn(option, a, b);
  swapIn(optionCost, a, b);
  swapIn(reduced, a, b);
  swapIn(firstTouch, a, b);
  swapIn(pastTouch, a, b);
}

function swapIn(values: Int32Array | Float64Array, a: number, b: number): void {
  const value = values[a]!;
  values[a] = values[b]!;
  values[b] = value;
}
