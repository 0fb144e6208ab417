import { sortByKey } from "../../base/index.ts";
import type { PlaceProblem } from "./place-problem.ts";

/**
 * The most valuable set of intervals that do not overlap, at a resource that serves one task at a time: dynamic programming
 * over intervals by their end. A task with several options may be packed twice; the value is then still no less than the best.
 */
export class IntervalPacking {
  readonly #problem: PlaceProblem;
  /** Options at a resource by end. [laid out as optionAt] */
  readonly #byEnd: Int32Array;
  /** How many of them end before one begins. [laid out as optionAt] */
  readonly #before: Int32Array;
  readonly #best: Float64Array;

  value = 0;
  readonly taken: Int32Array;
  takenCount = 0;
  work = 0;

  constructor(problem: PlaceProblem) {
    const { resources, firstAt, optionAt, optionStart, optionEnd, isUnary } = problem;
    this.#problem = problem;
    this.#byEnd = optionAt.slice();
    this.#before = new Int32Array(optionAt.length);
    const keys = Float64Array.from(optionAt, (option) => optionEnd[option]!);
    let most = 0;
    for (let resource = 0; resource < resources; resource++) {
      if (isUnary[resource] === 0) continue;
      const [from, past] = [firstAt[resource]!, firstAt[resource + 1]!];
      sortByKey(keys, this.#byEnd, from, past);
      for (let at = from; at < past; at++) {
        let [low, high] = [from, at];
        const start = optionStart[this.#byEnd[at]!]!;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (keys[middle]! <= start) low = middle + 1;
          else high = middle;
        }
        this.#before[at] = low - from;
      }
      most = Math.max(most, past - from);
    }
    this.#best = new Float64Array(most + 1);
    this.taken = new Int32Array(most);
  }

  /** Packs a resource; an option is worth its task's multiplier less its cost, an excluded one nothing. */
  solve(resource: number, multiplier: Float64Array, isExcluded: Uint8Array): void {
    const { firstAt, optionTask, optionCost } = this.#problem;
    const from = firstAt[resource]!;
    const count = firstAt[resource + 1]! - from;
    const best = this.#best;
    for (let i = 0; i < count; i++) {
      const option = this.#byEnd[from + i]!;
      const profit = multiplier[optionTask[option]!]! - optionCost[option]!;
      best[i + 1] =
        profit <= 0 || isExcluded[option] === 1
          ? best[i]!
          : Math.max(best[i]!, profit + best[this.#before[from + i]!]!);
    }
    this.work += count;
    this.value = best[count]!;
    this.takenCount = 0;
    for (let i = count; i > 0; ) {
      if (best[i] === best[i - 1]) i--;
      else {
        this.taken[this.takenCount++] = this.#byEnd[from + i - 1]!;
        i = this.#before[from + i - 1]!;
      }
    }
  }
}
