import type { Random } from "../../base/index.ts";
import { NONE } from "../model.ts";
import type { AssignmentBound } from "./assignment-bound.ts";
import type { AssignmentView } from "./assignment-view.ts";
import type { PackingItems } from "./packing-items.ts";

/** Steps of the ascent between two rounds of settling. */
const STEPS = 12;
/** Share of the packings that must agree on an item, and how much chance changes that. */
const AGREEMENT = 0.92;
const CHANCE = 0.05;
/** Share of the open tasks that a round settles at most. */
const MOST_SETTLED = 0.1;

/**
 * Makes a plan by diving: the prices on tasks are improved a little, the options on which the packings of the rows agree most are
 * settled, and so on with what is left (price-and-branch by diving: Sadykov, Vanderbeck, Pessoa, Tahiri and Uchoa 2019).
 *
 * Unlike a greedy choice it fills rows exactly, since packings do.
 */
export class Dive {
  readonly #view: AssignmentView;
  readonly #items: PackingItems;
  readonly #bound: AssignmentBound;
  readonly #random: Random;
  /** Items by task. [task + 1], [place] */
  readonly #firstOf: Int32Array;
  readonly #itemOf: Int32Array;
  /** What the share of an item is after a round in which it was always packed. */
  readonly #fullShare: number;

  constructor(view: AssignmentView, items: PackingItems, bound: AssignmentBound, random: Random) {
    this.#view = view;
    this.#items = items;
    this.#bound = bound;
    this.#random = random;
    this.#firstOf = new Int32Array(view.tasks + 1);
    for (const task of items.task) this.#firstOf[task + 1]!++;
    for (let task = 0; task < view.tasks; task++) this.#firstOf[task + 1]! += this.#firstOf[task]!;
    const at = this.#firstOf.slice();
    this.#itemOf = new Int32Array(items.task.length);
    for (let item = 0; item < items.task.length; item++) this.#itemOf[at[items.task[item]!]!++] = item;
    let rest = 1;
    for (let step = 0; step < STEPS; step++) rest *= 0.9;
    this.#fullShare = 1 - rest;
  }

  /**
   * Completes a plan: tasks whose option is NONE get one. `prices` are where to begin, in units, `cost` that of the best plan known.
   * Tasks for which no room is left stay without an option.
   */
  *complete(plan: Int32Array, prices: Float64Array, cost: number): Generator<void, void, void> {
    const bound = this.#bound;
    bound.release();
    let open = 0;
    for (let task = 0; task < plan.length; task++) {
      if (plan[task] === NONE) open++;
      else bound.settle(task, plan[task]!);
    }
    bound.begin(prices);
    while (open > 0) {
      bound.share.fill(0);
      for (let step = 0; step < STEPS; step++) {
        bound.advance(cost);
        yield;
      }
      const settled = this.#settleSome(plan, Math.max(1, Math.floor(open * MOST_SETTLED)));
      if (settled === 0) return;
      open -= settled;
    }
  }

  /** Settles up to `most` tasks, at least one if any can be; how many. */
  #settleSome(plan: Int32Array, most: number): number {
    const { option } = this.#items;
    const { tasks, firstTouch, touchRow, touchAmount } = this.#view;
    const bound = this.#bound;
    let settled = 0;
    let best = NONE;
    let mostShare = -1;
    const start = this.#random.nextInt(tasks);
    for (let step = 0; step < tasks && settled < most; step++) {
      const task = (start + step) % tasks;
      if (plan[task] !== NONE) continue;
      for (let i = this.#firstOf[task]!; i < this.#firstOf[task + 1]!; i++) {
        const item = this.#itemOf[i]!;
        const touch = firstTouch[option[item]!]!;
        if (touchAmount[touch]! > bound.left[touchRow[touch]!]!) continue;
        const share = bound.share[item]! / this.#fullShare + CHANCE * this.#random.nextFloat();
        if (share > mostShare) {
          mostShare = share;
          best = item;
        }
        if (share < AGREEMENT) continue;
        this.#settle(plan, item);
        settled++;
        break;
      }
    }
    if (settled > 0 || best === NONE) return settled;
    this.#settle(plan, best);
    return 1;
  }

  #settle(plan: Int32Array, item: number): void {
    const task = this.#items.task[item]!;
    plan[task] = this.#items.option[item]!;
    this.#bound.settle(task, plan[task]!);
  }
}
