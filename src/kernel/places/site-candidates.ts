import { sortByKey } from "../../base/index.ts";
import { NONE } from "../model.ts";
import type { PlaceProblem } from "./place-problem.ts";

/** Candidates of a task at most. */
const MOST = 120;

/** Options of each task that a search looks at, cheapest first, and a way to find a task's option at a resource. */
export class SiteCandidates {
  readonly #problem: PlaceProblem;
  /** Candidates of a task. [task + 1] */
  readonly first: Int32Array;
  readonly option: Int32Array;

  /** @param isExcluded 1 for an option that no better plan takes. [option] */
  constructor(problem: PlaceProblem, isExcluded?: Uint8Array, byCost: Int32Array = optionsByCost(problem)) {
    const { tasks, firstOption } = problem;
    this.#problem = problem;
    this.first = new Int32Array(tasks + 1);
    const kept: number[] = [];
    for (let task = 0; task < tasks; task++) {
      const from = kept.length;
      for (let at = firstOption[task]!; at < firstOption[task + 1]! && kept.length - from < MOST; at++) {
        if (isExcluded?.[byCost[at]!] !== 1) kept.push(byCost[at]!);
      }
      this.first[task + 1] = kept.length;
    }
    this.option = Int32Array.from(kept);
  }

  /** The cheapest option of a task at a resource, NONE if it has none there. */
  at(task: number, resource: number): number {
    const { firstOption, optionResource } = this.#problem;
    let low = firstOption[task]!;
    let high = firstOption[task + 1]!;
    // Most tasks may go everywhere.
    const guess = low + resource;
    if (
      guess < high &&
      optionResource[guess] === resource &&
      (resource === 0 || optionResource[guess - 1] !== resource)
    )
      return guess;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (optionResource[middle]! < resource) low = middle + 1;
      else high = middle;
    }
    return low < firstOption[task + 1]! && optionResource[low] === resource ? low : NONE;
  }
}

/** Options of each task, cheapest first. [laid out as options] */
export function optionsByCost({ tasks, firstOption, optionCost }: PlaceProblem): Int32Array {
  const order = Int32Array.from(optionCost, (_, option) => option);
  const keys = optionCost.slice();
  for (let task = 0; task < tasks; task++) sortByKey(keys, order, firstOption[task]!, firstOption[task + 1]!);
  return order;
}
