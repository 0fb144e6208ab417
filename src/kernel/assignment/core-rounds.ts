import { NONE } from "../model.ts";
import { unitOf } from "../rows/leaf-value.ts";
import type { Search } from "../search.ts";
import type { AssignmentEarnings } from "./assignment-earnings.ts";
import { AssignmentState } from "./assignment-state.ts";
import type { AssignmentView } from "./assignment-view.ts";
import { CoreSearch } from "./core-search.ts";
import { type PackingItems, packingItemsOf } from "./packing-items.ts";

/** Steps of the ascent that finds the prices to begin at. */
const FIRST_STEPS = 150;
/** Share of the work that goes into proofs. */
const PROVING = 0.3;
/** Work of a proof at first, in units a task and item: twice as much whenever it gives up at the least target. */
const FIRST_PROOF = 400;
/** How far above the bound the target of a dive is: as a share of how far the best plan is; and what a dive in vain makes of that. */
const NEAR = 0.4;
const NEARER = 0.7;
const FARTHER = 1.2;
/** The same as a share of the bound, while there is no plan. */
const REACH = 0.002;

/**
 * Asks whether there is a plan of at most some cost, again and again: proofs ask close to the bound, which rises whenever the answer
 * is no, and dives ask somewhere between bound and best plan, closer to the bound as long as they find one.
 */
export class CoreRounds {
  readonly #search: Search;
  readonly #view: AssignmentView;
  readonly #items: PackingItems;
  readonly #earnings: AssignmentEarnings;
  readonly #cores: CoreSearch;
  readonly #plan: Int32Array;
  #hasBegun = false;
  #proofWork = 0;
  #diveWork = 0;
  #proofUnits: number;
  /** By how much the next proof is to raise the bound. */
  #rise = 1;
  #height = NEAR;

  constructor(search: Search, view: AssignmentView, earnings: AssignmentEarnings) {
    const items = packingItemsOf(search.model, view);
    this.#search = search;
    this.#view = view;
    this.#items = items;
    this.#earnings = earnings;
    this.#cores = new CoreSearch(view, items, unitOf(search.model), search.random.stream("cores"));
    this.#plan = new Int32Array(view.tasks).fill(NONE);
    this.#proofUnits = FIRST_PROOF * (view.tasks + items.task.length);
  }

  /** Work done so far. */
  get work(): number {
    return this.#proofWork + this.#diveWork;
  }

  /** One question. */
  *move(): Generator<void, void, void> {
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      yield* this.#earnings.raise(FIRST_STEPS);
    }
    if (this.#search.budget.isExhausted) return;
    if (this.#proofWork * (1 - PROVING) <= this.#diveWork * PROVING) yield* this.#prove();
    else yield* this.#dive();
  }

  /** Raises the bound if it can; steps grow while that is easy. */
  *#prove(): Generator<void, void, void> {
    const search = this.#search;
    const most = Math.min(search.cost - 1, search.provenCost + this.#rise - 1);
    const before = this.#cores.work;
    const answer = yield* this.#ask(most, this.#proofUnits, false);
    this.#proofWork += this.#cores.work - before;
    if (answer === false) {
      search.bound = Math.max(search.bound, most + 1);
      this.#rise *= 2;
    } else if (answer === undefined) {
      if (this.#rise === 1) this.#proofUnits *= 2;
      this.#rise = Math.max(1, this.#rise / 4);
    }
  }

  /** Looks for a better plan. */
  *#dive(): Generator<void, void, void> {
    const search = this.#search;
    const least = search.provenCost;
    const isFirst = search.cost === Number.POSITIVE_INFINITY;
    const span = isFirst ? 1 + REACH * Math.abs(least) : search.cost - 1 - least;
    const share = isFirst ? this.#height : Math.min(1, this.#height);
    const before = this.#cores.work;
    const answer = yield* this.#ask(least + Math.floor(share * span), Number.POSITIVE_INFINITY, true);
    this.#diveWork += this.#cores.work - before;
    if (answer === true) this.#height *= NEARER;
    else this.#height = isFirst ? this.#height * FARTHER : Math.min(1, this.#height * FARTHER);
  }

  *#ask(most: number, units: number, isDive: boolean): Generator<void, boolean | undefined, void> {
    const { budget } = this.#search;
    const cores = this.#cores;
    let counted = cores.work;
    const run = cores.run(this.#plan, this.#earnings.prices, most, units, isDive);
    for (;;) {
      const { done, value } = run.next();
      budget.spend(cores.work - counted);
      counted = cores.work;
      if (done === true || budget.isExhausted) {
        if (value === true) this.#offer();
        return value ?? undefined;
      }
      yield;
    }
  }

  #offer(): void {
    const { firstOption, firstTouch, optionCost, tasks } = this.#view;
    const { option, freeCost } = this.#items;
    const state = new AssignmentState(this.#view);
    for (let t = 0; t < tasks; t++) {
      const item = this.#cores.taken[t]!;
      let taken = item === NONE ? NONE : option[item]!;
      for (let o = firstOption[t]!; o < firstOption[t + 1]! && taken === NONE; o++) {
        if (firstTouch[o] === firstTouch[o + 1] && optionCost[o] === freeCost[t]) taken = o;
      }
      // It goes by an option that is not listed.
      if (taken === NONE) return;
      state.set(t, taken);
    }
    this.#search.offer(state.choice(), state.cost);
  }
}
