import type { BoundMethod, ProvenLeaf } from "./bound-method.ts";
import { DualAscent } from "./dual-ascent.ts";
import { LeafEvaluator } from "./leaf-value.ts";
import { allPositions } from "./positions.ts";
import { pricedRuns } from "./proof.ts";
import type { Search } from "./search.ts";

/** Prices on capacities alone, for models without couplings; the search's own prices are the best ones. */
export class RowBound implements BoundMethod {
  readonly #search: Search;
  readonly #ascent: DualAscent;

  constructor(search: Search) {
    this.#search = search;
    this.#ascent = new DualAscent(search);
  }

  get bound(): number {
    return this.#search.bound;
  }

  get isConverged(): boolean {
    return this.#ascent.isConverged;
  }

  *raise(passes: number): Generator<void, void, void> {
    yield* this.#ascent.run(passes);
  }

  *prove(unit: number): Generator<void, ProvenLeaf, void> {
    const { model, layout, budget, prices } = this.#search;
    const rows = pricedRuns(prices, unit, model.periods);
    const evaluator = new LeafEvaluator(model, layout, unit, budget);
    const { value } = yield* evaluator.evaluate(allPositions(model), rows);
    return { value, leaf: { kind: "leaf", rows } };
  }
}
