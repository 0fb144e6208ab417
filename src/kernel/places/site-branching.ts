import type { Proven } from "../bound-method.ts";
import type { Search } from "../search.ts";
import { PlaceBound } from "./place-bound.ts";
import { copyDomain } from "./place-domain.ts";
import type { PlaceGuide } from "./place-guide.ts";
import { PlaceTree, type TreeSession } from "./place-tree.ts";

/** The first tree assumes a plan that is so much of the gap above the bound. */
const FIRST_REACH = 0.05;
/** A tree of less work may be followed by one that goes twice as far; one of more is given up for one that goes half as far. */
const QUICK = 2_000_000;
const SLOW = 40_000_000;

/**
 * Trees over the whole, one after another, each of which looks for plans cheaper than an assumed cost not far above the bound:
 * so much more is ruled out at once. When one ends without a plan, what it assumed is a bound, and the next one goes further;
 * one that takes too long went too far (destructive improvement as by Klein and Scholl 1999).
 */
export class SiteBranching {
  readonly #search: Search;
  readonly #guide: PlaceGuide;
  readonly #session: TreeSession;
  #tree: PlaceTree | undefined;
  /** The last tree that has ended: what it assumed is proven. */
  #ended: { readonly tree: PlaceTree; readonly value: number } | undefined;
  /** What the tree assumes the best plan to cost at most, and how far that is above the bound. */
  #assumed: number = Number.POSITIVE_INFINITY;
  #reach = 0;
  #work = 0;
  /** Work after which a tree is given up; more each time that one was. */
  #patience: number = SLOW;

  /** @param session Whose plans are offered; its cost is left aside. */
  constructor(search: Search, guide: PlaceGuide, session: Pick<TreeSession, "tryPackings" | "tryDecided">) {
    this.#search = search;
    this.#guide = guide;
    this.#session = {
      cost: () => Math.min(search.cost, this.#assumed),
      tryPackings: (bound) => session.tryPackings(bound),
      tryDecided: (domain) => session.tryDecided(domain),
    };
  }

  /** No plan costs less. */
  get value(): number {
    return this.#tree === undefined ? Number.NEGATIVE_INFINITY : Math.min(this.#tree.value, this.#assumed);
  }

  /** Goes on for about so many units. */
  *run(units: number): Generator<void, void, void> {
    const { budget } = this.#search;
    const began = budget.spent;
    while (budget.spent - began < units && !budget.isExhausted && !this.#search.isProven) {
      if (this.#tree === undefined || this.#tree.isDone) this.#tree = this.#plant();
      const before = budget.spent;
      yield* this.#tree.run(Number.POSITIVE_INFINITY, units - (before - began), budget);
      this.#work += budget.spent - before;
      if (this.#tree.isDone) this.#ended = { tree: this.#tree, value: this.value };
      const isTooFar = this.#work > this.#patience && this.#reach > 1 && !this.#tree.isDone;
      this.#search.bound = Math.max(this.#search.bound, Math.min(this.value, this.#search.cost));
      if (!isTooFar) continue;
      this.#tree = undefined;
      this.#patience *= 1.5;
    }
  }

  /** What a tree proves, the one at work or the last that has ended, once that is more than what is known. */
  *prove(known: Proven): Generator<void, Proven | undefined, void> {
    const { budget, cost } = this.#search;
    const trees = [this.#ended, this.#tree && { tree: this.#tree, value: this.value }];
    let best: Proven | undefined;
    for (const each of trees) {
      const { value, unit } = best ?? known;
      if (each === undefined || Math.ceil(Math.min(each.value, cost) - 1e-6) <= Math.ceil(value / unit)) continue;
      const proven = yield* each.tree.prove(budget);
      if (proven !== undefined && proven.value / proven.unit > value / unit) best = proven;
    }
    return best;
  }

  #plant(): PlaceTree {
    const { cost, bound: proven } = this.#search;
    const { problem, domain, ascent, narrowings } = this.#guide;
    const least = Math.max(proven, ascent.value);
    const isGivenUp = this.#tree === undefined && this.#work > 0;
    // Work grows by leaps with the reach.
    if (this.#work === 0) this.#reach = FIRST_REACH * (cost - least);
    else if (this.#work < QUICK) this.#reach *= 2;
    else if (isGivenUp) this.#reach /= 2;
    this.#reach = Math.max(1, this.#reach);
    this.#work = 0;
    this.#assumed = Math.min(cost, Math.ceil(least + this.#reach));
    const bound = new PlaceBound(problem);
    bound.domain = copyDomain(domain);
    bound.forget();
    const record = this.#guide.recordOf(this.#search.model);
    return new PlaceTree(bound, ascent.best, ascent.value, this.#session, { record, narrowings });
  }
}
