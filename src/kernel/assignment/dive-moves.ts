import type { Random } from "../../base/index.ts";
import { NONE } from "../model.ts";
import { unitOf } from "../rows/leaf-value.ts";
import type { Search } from "../search.ts";
import { AssignmentBound } from "./assignment-bound.ts";
import type { AssignmentEarnings } from "./assignment-earnings.ts";
import { placeWhereLeastOver, repair } from "./assignment-start.ts";
import type { AssignmentState } from "./assignment-state.ts";
import { Dive } from "./dive.ts";
import { packingItemsOf } from "./packing-items.ts";
import type { PricedCore } from "./priced-core.ts";
import type { Region } from "./region.ts";
import type { RegionMoves } from "./region-moves.ts";

/** Steps of the ascent that finds the prices to dive from, before the first dive. */
const FIRST_STEPS = 60;
/** Rows whose tasks are planned anew: a share of all, but at most so many. */
const ROWS_SHARE = 0.7;
const MOST_ROWS = 14;
/** Work of a repair, and moves that polish what a dive has made. */
const REPAIR_UNITS = 100_000;
const POLISH = 100;

/**
 * Plans most tasks of a large region anew by a dive, repairs what did not fit, polishes it, and keeps it when it costs no more.
 * Only where rows can be packed one by one.
 */
export class DiveMoves {
  /** Work done so far. */
  work = 0;

  readonly #search: Search;
  readonly #state: AssignmentState;
  readonly #region: Region;
  readonly #polish: RegionMoves;
  readonly #random: Random;
  readonly #bound: AssignmentBound;
  readonly #dive: Dive;
  /** Holds the prices to dive from: the best there are. */
  readonly #earnings: AssignmentEarnings;
  #hasBegun = false;

  constructor(
    search: Search,
    state: AssignmentState,
    region: Region,
    polish: RegionMoves,
    random: Random,
    earnings: AssignmentEarnings,
  ) {
    this.#earnings = earnings;
    this.#search = search;
    this.#state = state;
    this.#region = region;
    this.#polish = polish;
    this.#random = random;
    const items = packingItemsOf(search.model, state.view);
    this.#bound = new AssignmentBound(state.view, items, unitOf(search.model));
    this.#dive = new Dive(state.view, items, this.#bound, random.stream("dive"));
  }

  /** One dive, over the whole when the plan does not fit. */
  *move(core: PricedCore): Generator<void, void, void> {
    const state = this.#state;
    const { tasks, rows } = state.view;
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      const { budget } = this.#search;
      const before = budget.spent;
      yield* this.#earnings.raise(FIRST_STEPS);
      this.work += budget.spent - before;
    }
    const isFirst = state.overloaded > 0;
    const former = state.option.slice();
    const formerCost = isFirst ? Number.POSITIVE_INFINITY : state.cost;
    const plan = former.slice();
    if (isFirst) plan.fill(NONE);
    else {
      this.#region.grow(core, Math.min(MOST_ROWS, Math.ceil(ROWS_SHARE * rows)));
      for (let task = 0; task < tasks; task++) if (this.#region.holds(task)) plan[task] = NONE;
    }
    let counted = this.#bound.work;
    for (const _ of this.#dive.complete(plan, this.#earnings.prices, this.#search.cost)) {
      this.#spend(this.#bound.work - counted);
      counted = this.#bound.work;
      yield;
      if (this.#search.budget.isExhausted) return;
    }
    for (let task = 0; task < tasks; task++) state.set(task, plan[task]!);
    for (let task = 0; task < tasks; task++) if (state.option[task] === NONE) placeWhereLeastOver(state, core, task);
    if (state.overloaded > 0) {
      const before = this.#search.budget.spent;
      yield* repair(state, core, this.#random, this.#search.budget, REPAIR_UNITS);
      this.work += this.#search.budget.spent - before;
    }
    for (let i = 0; i < POLISH && state.overloaded === 0; i++) this.#spend(this.#polish.move(core, 0));
    if (state.overloaded === 0 && state.cost <= formerCost) return;
    if (isFirst) return;
    for (let task = 0; task < tasks; task++) state.set(task, former[task]!);
  }

  #spend(units: number): void {
    this.work += units;
    this.#search.budget.spend(units);
  }
}
