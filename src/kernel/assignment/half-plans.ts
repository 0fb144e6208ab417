import { nthSmallest } from "../../base/index.ts";
import type { LocalProblem } from "./local-problem.ts";

/** Plans kept of a half, and tasks in it. */
export const MOST_PLANS = 4096;
export const MOST_LEVELS = 100;

/**
 * All plans of half of a sub-problem's tasks whose reduced costs stay within a budget, task by task; where there are too many, those
 * of smallest reduced cost.
 */
export class HalfPlans {
  count = 0;
  /** Whether all plans within the budget are here. */
  isComplete = true;
  /** Work done: plans looked at. */
  work = 0;
  /** Sum of reduced costs. [plan] */
  reduced: Float64Array = new Float64Array(MOST_PLANS);
  /** [plan * rows + row] */
  load: Float64Array;
  /** 1 for the plan of the options that the tasks have now. [plan] */
  isPresent: Uint8Array = new Uint8Array(MOST_PLANS);

  #nextReduced: Float64Array = new Float64Array(MOST_PLANS);
  #nextLoad: Float64Array;
  #nextPresent: Uint8Array = new Uint8Array(MOST_PLANS);
  #levels = 0;
  readonly #levelTask: Int32Array = new Int32Array(MOST_LEVELS);
  /** How a plan came about. [level * MOST_PLANS + plan] */
  readonly #parent: Int32Array = new Int32Array(MOST_LEVELS * MOST_PLANS);
  readonly #option: Int32Array = new Int32Array(MOST_LEVELS * MOST_PLANS);
  /** Sums of the plans of the level under way. */
  readonly #sums: Float64Array = new Float64Array(MOST_PLANS * 16);

  constructor(rows: number) {
    this.load = new Float64Array(MOST_PLANS * rows);
    this.#nextLoad = new Float64Array(MOST_PLANS * rows);
  }

  /** Begins with one empty plan, on rows that are full up to `base`. */
  begin(rows: number, base: Float64Array): void {
    this.count = 1;
    this.#levels = 0;
    this.isComplete = true;
    this.work = 0;
    this.reduced[0] = 0;
    this.isPresent[0] = 1;
    for (let row = 0; row < rows; row++) this.load[row] = base[row]!;
  }

  /** Extends every plan by every option of a task. */
  extend(problem: LocalProblem, task: number, own: number, budget: number, limit: number): void {
    const { rows, first, left, reduced, firstTouch, pastTouch, touchRow, touchAmount, capacity } = problem;
    const from = first[task]!;
    const past = from + left[task]!;
    const most = this.#cut(problem, from, past, budget, limit);
    const at = this.#levels * MOST_PLANS;
    let count = 0;
    for (let option = from; option < past; option++) {
      for (let plan = 0; plan < this.count; plan++) {
        const sum = this.reduced[plan]! + reduced[option]!;
        if (sum > most || count === limit) continue;
        let fits = true;
        const source = plan * rows;
        for (let touch = firstTouch[option]!; touch < pastTouch[option]!; touch++) {
          const row = touchRow[touch]!;
          if (this.load[source + row]! + touchAmount[touch]! > capacity[row]!) fits = false;
        }
        if (!fits) continue;
        const target = count * rows;
        for (let row = 0; row < rows; row++) this.#nextLoad[target + row] = this.load[source + row]!;
        for (let touch = firstTouch[option]!; touch < pastTouch[option]!; touch++) {
          this.#nextLoad[target + touchRow[touch]!]! += touchAmount[touch]!;
        }
        this.#nextReduced[count] = sum;
        this.#nextPresent[count] = option === own ? this.isPresent[plan]! : 0;
        this.#parent[at + count] = plan;
        this.#option[at + count++] = option;
      }
    }
    this.work += this.count * (past - from) + count * 2;
    this.#levelTask[this.#levels++] = task;
    this.count = count;
    const former = { reduced: this.reduced, load: this.load, isPresent: this.isPresent };
    this.reduced = this.#nextReduced;
    this.load = this.#nextLoad;
    this.isPresent = this.#nextPresent;
    this.#nextReduced = former.reduced;
    this.#nextLoad = former.load;
    this.#nextPresent = former.isPresent;
  }

  /** Writes the options of a plan into `taken`. [local task] */
  read(plan: number, taken: Int32Array): void {
    let at = plan;
    for (let level = this.#levels - 1; level >= 0; level--) {
      taken[this.#levelTask[level]!] = this.#option[level * MOST_PLANS + at]!;
      at = this.#parent[level * MOST_PLANS + at]!;
    }
  }

  /** The budget, or less where more than `limit` plans would stay within it. */
  #cut({ reduced }: LocalProblem, from: number, past: number, budget: number, limit: number): number {
    const sums = this.#sums;
    let count = 0;
    for (let option = from; option < past; option++) {
      for (let plan = 0; plan < this.count; plan++) {
        const sum = this.reduced[plan]! + reduced[option]!;
        if (sum <= budget && count < sums.length) sums[count++] = sum;
      }
    }
    if (count <= limit) return budget;
    this.isComplete = false;
    return nthSmallest(sums, count, limit - 1);
  }
}
