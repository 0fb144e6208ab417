import type { BoundMethod, Proven } from "../bound-method.ts";
import { type AllocationModel, UNLIMITED } from "../model.ts";
import { allPositions } from "../positions.ts";
import { type PricedRun, pricedRuns } from "../proof.ts";
import type { Search } from "../search.ts";
import { LeafEvaluator, unitOf } from "./leaf-value.ts";

/** What raises a bound by prices on rows, and keeps the best of them in the search. */
export interface RowAscent {
  readonly isConverged: boolean;
  run(passes: number): Generator<void, void, void>;
}

/** Prices on capacities alone, for models without couplings; the search's own prices are the best ones. */
export class RowBound implements BoundMethod {
  readonly #search: Search;
  readonly #ascent: RowAscent;

  constructor(search: Search, ascent: RowAscent) {
    this.#search = search;
    this.#ascent = ascent;
  }

  get isConverged(): boolean {
    return this.#ascent.isConverged;
  }

  *raise(passes: number): Generator<void, void, void> {
    yield* this.#ascent.run(passes);
  }

  *prove(): Generator<void, Proven | undefined, void> {
    const { model, layout, budget, prices } = this.#search;
    const unit = unitOf(model);
    const rows = pricedRuns(prices, unit, model.periods);
    const evaluator = new LeafEvaluator(model, layout, unit, budget);
    const { value } = yield* evaluator.evaluate(allPositions(model), rows);
    // Where no plan exists prices grow without end, past what adds up exactly.
    const isExact = worthOf(model, rows) <= Number.MAX_SAFE_INTEGER && isExactOrEndless(value);
    return isExact ? { value, unit, proof: { kind: "leaf", rows } } : undefined;
  }
}

/** Worth of all priced capacities. */
function worthOf({ capacity, periods }: AllocationModel, rows: readonly PricedRun[]): number {
  let worth = 0;
  for (const { resource, firstPeriod, prices } of rows) {
    prices.forEach((price, i) => {
      const left = capacity[resource * periods + firstPeriod + i]!;
      if (left !== UNLIMITED) worth += price * left;
    });
  }
  return worth;
}

/** Whether a value is an exact integer, or says that no plan exists. */
export function isExactOrEndless(value: number): boolean {
  return Number.isSafeInteger(value) || value === Number.POSITIVE_INFINITY;
}
