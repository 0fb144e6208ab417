import { NONE } from "../model.ts";
import { HalfPlans, MOST_LEVELS } from "./half-plans.ts";
import { type LocalProblem, MOST_TASKS } from "./local-problem.ts";
import { PlanGrid } from "./plan-grid.ts";

/**
 * Exact search of a sub-problem by meeting in the middle (Horowitz and Sahni 1974): the plans of one half of the tasks are laid out
 * on a grid by their loads on two rows, and each plan of the other half looks only at the cells that complete it: those where
 * little stays idle and nothing overflows.
 *
 * `bound + reduced costs + worth of what stays idle` is the very cost of a plan. So with a small budget both halves are short lists,
 * and a thousand plans of each stand for a million.
 */
export class LocalSearch {
  /** Local option of each task in the best plan found. [local task] */
  readonly best: Int32Array = new Int32Array(MOST_TASKS);
  /** Cost of the best plan found; Infinity while there is none. */
  bestCost: number = Number.POSITIVE_INFINITY;
  /** Whether nothing was left out. */
  isComplete = true;
  /** Work done. */
  work = 0;

  readonly #halves: readonly [HalfPlans, HalfPlans];
  readonly #order: Int32Array = new Int32Array(MOST_TASKS);
  readonly #regret: Float64Array = new Float64Array(MOST_TASKS);
  readonly #own: Int32Array = new Int32Array(MOST_TASKS);
  readonly #base: Float64Array;
  readonly #zero: Float64Array;
  readonly #grid: PlanGrid;
  /** Tasks with a choice. */
  #depths = 0;

  constructor(rows: number) {
    this.#halves = [new HalfPlans(rows), new HalfPlans(rows)];
    this.#base = new Float64Array(rows);
    this.#zero = new Float64Array(rows);
    this.#grid = new PlanGrid(rows);
  }

  /**
   * Looks for the cheapest plan of cost at most `most` other than the present one, at the problem's prices, which prove `bound`,
   * with at most `plans` plans a half. True when there is one.
   */
  run(problem: LocalProblem, present: Int32Array, bound: number, most: number, plans: number): boolean {
    const { rows, capacity } = problem;
    this.bestCost = Number.POSITIVE_INFINITY;
    this.isComplete = true;
    const budget = most - bound + 1e-6;
    const spent = this.#sort(problem, present);
    this.work = problem.options;
    if (spent > budget) return false;
    for (let row = 0; row < rows; row++) if (this.#base[row]! > capacity[row]!) return false;
    const [one, two] = this.#halves;
    one.begin(rows, this.#base);
    two.begin(rows, this.#zero);
    const depths = this.#depths;
    if (depths > 2 * MOST_LEVELS || rows === 0) {
      this.isComplete = false;
      return false;
    }
    for (let depth = 0; depth < depths; depth++) {
      const t = this.#order[depth]!;
      (depth % 2 === 0 ? one : two).extend(problem, t, this.#own[t]!, budget - spent, plans);
    }
    this.isComplete = one.isComplete && two.isComplete;
    this.work += one.work + two.work;
    if (one.count === 0 || two.count === 0) return false;
    this.#match(problem, bound + spent, most);
    return this.bestCost < Number.POSITIVE_INFINITY;
  }

  /** Tasks by falling regret; those without a choice fill `base`. Returns what they cost. */
  #sort(problem: LocalProblem, present: Int32Array): number {
    const { tasks, rows, task, first, left, option, reduced, firstTouch, pastTouch, touchRow, touchAmount } = problem;
    this.#base.fill(0, 0, rows);
    let depths = 0;
    let spent = 0;
    for (let t = 0; t < tasks; t++) {
      const from = first[t]!;
      const past = from + left[t]!;
      this.#own[t] = NONE;
      for (let o = from; o < past; o++) if (option[o] === present[task[t]!]) this.#own[t] = o;
      if (past - from === 1) {
        this.best[t] = from;
        spent += reduced[from]!;
        for (let touch = firstTouch[from]!; touch < pastTouch[from]!; touch++) {
          this.#base[touchRow[touch]!]! += touchAmount[touch]!;
        }
        continue;
      }
      const regret = reduced[from + 1]!;
      let at = depths++;
      for (; at > 0 && this.#regret[at - 1]! < regret; at--) {
        this.#regret[at] = this.#regret[at - 1]!;
        this.#order[at] = this.#order[at - 1]!;
      }
      this.#regret[at] = regret;
      this.#order[at] = t;
    }
    this.#depths = depths;
    return spent;
  }

  /** Looks in the grid for what completes each plan of the first half. */
  #match(problem: LocalProblem, bound: number, limit: number): void {
    const { rows, capacity, price } = problem;
    const [one, two] = this.#halves;
    const grid = this.#grid;
    grid.lay(two, rows, price);
    const { rowA, rowB, lowA, lowB, stepA, stepB, sideA, sideB, first } = grid;
    let least = Number.POSITIVE_INFINITY;
    for (let plan = 0; plan < two.count; plan++) least = Math.min(least, two.reduced[plan]!);
    let most = limit + 1e-6;
    let bestOne = NONE;
    let bestTwo = NONE;
    let work = one.count + two.count + ((sideA * sideB) >> 2);
    for (let plan = 0; plan < one.count; plan++) {
      const spent = bound + one.reduced[plan]!;
      const left = most - spent - least;
      if (left <= 0) continue;
      const at = plan * rows;
      const freeA = capacity[rowA]! - one.load[at + rowA]!;
      const freeB = capacity[rowB]! - one.load[at + rowB]!;
      if (freeA < lowA || freeB < lowB) continue;
      // What stays idle on a row may be worth what is left of the budget; an unpriced row may stay as empty as can be.
      const fromA = Math.max(0, Math.floor((freeA - left / price[rowA]! - lowA) / stepA));
      const fromB = Math.max(0, Math.floor((freeB - left / price[rowB]! - lowB) / stepB));
      const lastA = Math.min(sideA - 1, Math.floor((freeA - lowA) / stepA));
      const lastB = Math.min(sideB - 1, Math.floor((freeB - lowB) / stepB));
      if (fromB > lastB) continue;
      for (let a = fromA; a <= lastA; a++) {
        const from = first[a * sideB + fromB]!;
        const past = first[a * sideB + lastB + 1]!;
        work += 1 + past - from;
        for (let i = from; i < past; i++) {
          const other = grid.plan[i]!;
          const otherAt = other * rows;
          let cost = spent + two.reduced[other]!;
          let row = 0;
          for (; row < rows && cost <= most; row++) {
            const idle = capacity[row]! - one.load[at + row]! - two.load[otherAt + row]!;
            if (idle < 0) break;
            cost += idle * price[row]!;
          }
          // The present plan is no news.
          if (row < rows || cost > most || (one.isPresent[plan] === 1 && two.isPresent[other] === 1)) continue;
          bestOne = plan;
          bestTwo = other;
          this.bestCost = Math.round(cost);
          most = this.bestCost - 1 + 1e-6;
        }
      }
    }
    this.work += work;
    if (bestOne === NONE) return;
    one.read(bestOne, this.best);
    two.read(bestTwo, this.best);
  }
}
