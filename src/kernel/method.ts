import type { Proven } from "./bound-method.ts";

/** Ways of finding better plans, as progress events name them. */
export type MethodName =
  | "anneal"
  | "neighbourhoods"
  | "sequences"
  | "open-sets"
  | "fewest-places"
  | "store"
  | "moves"
  | "tree"
  | "exact";

/**
 * A way of finding better plans. It is made for one `Search`, works from the search's best plan and prices, and offers what
 * it finds. What it has learnt it keeps from one run to the next.
 */
export interface Method {
  readonly name: MethodName;
  /** Works for about so many units, or until the budget ends; yields every few milliseconds. */
  run(units: number): Generator<void, void, void>;
  /**
   * What it has shown by itself, as a proof that stands on integers alone; undefined when that is no more than `known`, or cannot be
   * proven so.
   */
  prove?(known: Proven): Generator<void, Proven | undefined, void>;
}
