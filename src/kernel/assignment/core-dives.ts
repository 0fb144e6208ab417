import type { Random } from "../../base/index.ts";
import { NONE } from "../model.ts";
import { unitOf } from "../rows/leaf-value.ts";
import type { Search } from "../search.ts";
import type { AssignmentEarnings } from "./assignment-earnings.ts";
import type { AssignmentState } from "./assignment-state.ts";
import { CoreAscent } from "./core-ascent.ts";
import { CoreDive } from "./core-dive.ts";
import { CoreFixing } from "./core-fixing.ts";
import { CoreSearch } from "./core-search.ts";
import { CoreSettling } from "./core-settling.ts";
import { PackingCore } from "./packing-core.ts";
import { type PackingItems, packingItemsOf } from "./packing-items.ts";
import type { PricedCore } from "./priced-core.ts";
import type { Region } from "./region.ts";

/** Steps of the ascent that finds the prices to begin at. */
const FIRST_STEPS = 150;
/** Rows of a region: a share of all, but at most so many. */
const ROWS_SHARE = 0.7;
const MOST_ROWS = 12;
/** Height of the first target, and what a dive with success or in vain makes of it. */
const NEAR = 0.4;
const NEARER = 0.8;
const FARTHER = 1.2;
/** Work of a dive besides what it looks at. */
const DIVE = 500;
/** What is planned anew. */
const WHOLE = 0;
const REGION = 1;
/** What the first plan may cost beyond the bound, as a share of it; a dive in vain doubles that. */
const REACH = 0.002;

/**
 * Plans all tasks anew by dives from the best prices on tasks, or those of a large region of the present plan. Only where rows can be packed
 * one by one.
 */
export class CoreDives {
  readonly #search: Search;
  readonly #state: AssignmentState;
  readonly #region: Region;
  readonly #items: PackingItems;
  readonly #earnings: AssignmentEarnings;
  readonly #unit: number;
  readonly #dive: CoreDive;
  /** Counts the work of all. */
  readonly #tree: CoreSearch;
  readonly #core: PackingCore;
  readonly #plan: Int32Array;
  readonly #taken: Int32Array;
  #hasBegun = false;
  #reach = REACH;
  /** How high targets begin. [WHOLE or REGION] */
  readonly #height: Float64Array = Float64Array.of(NEAR, NEAR);

  constructor(search: Search, state: AssignmentState, region: Region, random: Random, earnings: AssignmentEarnings) {
    const { view } = state;
    const items = packingItemsOf(search.model, view);
    this.#search = search;
    this.#state = state;
    this.#region = region;
    this.#items = items;
    this.#earnings = earnings;
    this.#unit = unitOf(search.model);
    const ascent = new CoreAscent(view.tasks, items.most);
    const fixing = new CoreFixing(view.tasks, items.task.length, items.most);
    const tree = new CoreSearch(ascent, fixing);
    this.#dive = new CoreDive(ascent, fixing, new CoreSettling(view.tasks, view.rows, random), tree);
    this.#tree = tree;
    this.#core = new PackingCore(view.tasks, view.rows, items.task.length);
    this.#plan = new Int32Array(view.tasks);
    this.#taken = new Int32Array(view.tasks);
  }

  /** Plans everything anew. */
  *whole(): Generator<void, void, void> {
    const search = this.#search;
    yield* this.#begin();
    if (search.budget.isExhausted) return;
    this.#plan.fill(NONE);
    if (search.cost < Number.POSITIVE_INFINITY) yield* this.#ask(search.cost - 1, WHOLE);
    else {
      const least = search.provenCost;
      const isFound = yield* this.#ask(least + Math.ceil(this.#reach * Math.abs(least)), WHOLE);
      if (!isFound) this.#reach *= 2;
    }
  }

  /** Plans a region of the state anew, which must fit. */
  *region(core: PricedCore): Generator<void, void, void> {
    const state = this.#state;
    const { tasks, rows } = state.view;
    yield* this.#begin();
    this.#region.grow(core, Math.min(MOST_ROWS, Math.ceil(ROWS_SHARE * rows)));
    for (let task = 0; task < tasks; task++) {
      this.#plan[task] = this.#region.holds(task) ? NONE : state.option[task]!;
    }
    yield* this.#ask(state.cost - 1, REGION);
  }

  *#begin(): Generator<void, void, void> {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    yield* this.#earnings.raise(FIRST_STEPS);
  }

  /** Looks for a plan of at most `most` that keeps to what is planned; takes it into the state. */
  *#ask(most: number, kind: number): Generator<void, boolean, void> {
    const { budget } = this.#search;
    const tree = this.#tree;
    const core = this.#core;
    core.load(this.#state.view, this.#items, this.#unit, this.#plan, this.#earnings.prices);
    budget.spend(DIVE + this.#plan.length + this.#items.task.length);
    let counted = tree.work;
    const run = this.#dive.run(core, most * this.#unit, this.#unit, this.#height[kind]!, this.#taken);
    for (;;) {
      const { done, value } = run.next();
      budget.spend(tree.work - counted);
      counted = tree.work;
      if (done === true) {
        this.#height[kind] = Math.min(1, this.#height[kind]! * (value ? NEARER : FARTHER));
        if (value) this.#take();
        return value;
      }
      if (budget.isExhausted) return false;
      yield;
    }
  }

  #take(): void {
    const state = this.#state;
    const { tasks, firstOption, firstTouch, optionCost } = state.view;
    const { option, freeCost } = this.#items;
    const plan = this.#plan;
    for (let task = 0; task < tasks; task++) {
      if (plan[task] !== NONE) continue;
      const item = this.#taken[task]!;
      let taken = item === NONE ? NONE : option[item]!;
      for (let o = firstOption[task]!; o < firstOption[task + 1]! && taken === NONE; o++) {
        if (firstTouch[o] === firstTouch[o + 1] && optionCost[o] === freeCost[task]) taken = o;
      }
      // It goes by an option that is not listed.
      if (taken === NONE) return;
      plan[task] = taken;
    }
    for (let task = 0; task < tasks; task++) state.set(task, plan[task]!);
  }
}
