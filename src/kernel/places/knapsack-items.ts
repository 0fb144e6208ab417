import { sortByKey } from "../../base/index.ts";
import type { PlaceProblem } from "./place-problem.ts";

/**
 * The options of each knapsack in a row of memory, cheapest first: what costs as much as any task earns, and all that comes after
 * it, cannot be worth packing. Options that are ruled out for good are left out, after which little is left to look at.
 */
export class KnapsackItems {
  readonly #problem: PlaceProblem;
  /** Items of a resource; those of one that serves one at a time are in no order. [resource + 1] */
  readonly first: Int32Array;
  /** [item] */
  readonly option: Int32Array;
  readonly task: Int32Array;
  readonly cost: Float64Array;
  readonly amount: Int32Array;

  constructor(problem: PlaceProblem) {
    const { resources, firstAt, optionAt, optionCost, isUnary } = problem;
    this.#problem = problem;
    this.first = firstAt.slice();
    this.option = optionAt.slice();
    this.task = new Int32Array(optionAt.length);
    this.cost = new Float64Array(optionAt.length);
    this.amount = new Int32Array(optionAt.length);
    const keys = Float64Array.from(optionAt, (option) => optionCost[option]!);
    for (let resource = 0; resource < resources; resource++) {
      if (isUnary[resource] === 0) sortByKey(keys, this.option, firstAt[resource]!, firstAt[resource + 1]!);
    }
    this.#fill();
  }

  /** Leaves out what is ruled out, for good. @param isExcluded [option] */
  leaveOut(isExcluded: Uint8Array): void {
    let kept = 0;
    let from = 0;
    for (let resource = 0; resource < this.#problem.resources; resource++) {
      const past = this.first[resource + 1]!;
      for (let at = from; at < past; at++) {
        if (isExcluded[this.option[at]!] === 0) this.option[kept++] = this.option[at]!;
      }
      from = past;
      this.first[resource + 1] = kept;
    }
    this.#fill();
  }

  #fill(): void {
    const { resources, optionTask, optionCost, optionAmount } = this.#problem;
    for (let at = 0; at < this.first[resources]!; at++) {
      const option = this.option[at]!;
      this.task[at] = optionTask[option]!;
      this.cost[at] = optionCost[option]!;
      this.amount[at] = optionAmount[option]!;
    }
  }
}
