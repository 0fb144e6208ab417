/** Ways of finding better plans, as progress events name them. */
export type MethodName =
  | "anneal"
  | "neighbourhoods"
  | "sequences"
  | "open-sets"
  | "fewest-places"
  | "store"
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
}
