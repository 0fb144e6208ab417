import { sortByKey } from "../../base/index.ts";
import { NONE } from "../model.ts";
import type { SiteCandidates } from "./site-candidates.ts";
import type { SiteDescent } from "./site-descent.ts";
import type { SitePlan } from "./site-plan.ts";

/** Moves on the set of open sites: close one, open one, or one in place of another; tasks follow greedily. */
export class SiteMoves {
  readonly #plan: SitePlan;
  readonly #candidates: SiteCandidates;
  readonly #descent: SiteDescent;
  readonly #keys: Float64Array;
  readonly #tasks: Int32Array;
  work = 0;

  constructor(plan: SitePlan, candidates: SiteCandidates, descent: SiteDescent) {
    this.#plan = plan;
    this.#candidates = candidates;
    this.#descent = descent;
    this.#keys = new Float64Array(plan.problem.tasks);
    this.#tasks = new Int32Array(plan.problem.tasks);
  }

  /** Closes a site; its tasks go where there is room, `instead` included, the largest first. */
  close(site: number, instead: number): void {
    const plan = this.#plan;
    const { firstResource, resourceAt, optionAmount } = plan.problem;
    let count = 0;
    for (let i = firstResource[site]!; i < firstResource[site + 1]!; i++) {
      for (let task = plan.firstTask[resourceAt[i]!]!; task !== NONE; task = plan.nextTask[task]!) {
        this.#keys[count] = -optionAmount[plan.optionOf[task]!]!;
        this.#tasks[count++] = task;
      }
    }
    sortByKey(this.#keys, this.#tasks, 0, count);
    for (let i = 0; i < count; i++) plan.set(this.#tasks[i]!, NONE);
    // Only now is it known whether the limits let another one open.
    const extra = instead !== NONE && plan.mayUse(instead) ? instead : NONE;
    for (let i = 0; i < count; i++) this.#descent.place(this.#tasks[i]!, extra);
  }

  /** Fills a site with the tasks that gain most by moving there, a unit of room each. */
  fill(site: number): void {
    const plan = this.#plan;
    const { firstResource, resourceAt, firstAt, optionAt, optionTask, optionCost, optionAmount } = plan.problem;
    for (let i = firstResource[site]!; i < firstResource[site + 1]!; i++) {
      const resource = resourceAt[i]!;
      let count = 0;
      for (let at = firstAt[resource]!; at < firstAt[resource + 1]!; at++) {
        const option = optionAt[at]!;
        const task = optionTask[option]!;
        const gain = plan.costOf(task) - optionCost[option]!;
        if (gain <= 0) continue;
        this.#keys[count] = -gain / optionAmount[option]!;
        this.#tasks[count++] = task;
        if (count === this.#tasks.length) break;
      }
      this.work += firstAt[resource + 1]! - firstAt[resource]!;
      sortByKey(this.#keys, this.#tasks, 0, count);
      for (let k = 0; k < count; k++) {
        const task = this.#tasks[k]!;
        const option = this.#candidates.at(task, resource);
        if (option === NONE || optionCost[option]! >= plan.costOf(task)) continue;
        if (optionAmount[option]! <= plan.room(resource)) plan.set(task, option);
      }
    }
  }
}
