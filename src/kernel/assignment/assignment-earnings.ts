import type { BoundMethod, ProvenLeaf } from "../bound-method.ts";
import { unitOf } from "../rows/leaf-value.ts";
import type { Search } from "../search.ts";
import { AssignmentBound } from "./assignment-bound.ts";
import { assignmentValue } from "./assignment-value.ts";
import type { AssignmentView } from "./assignment-view.ts";
import { packingItemsOf } from "./packing-items.ts";

/** Prices on tasks for assignments whose rows can be packed one by one, from the values that prices on rows give. */
export class AssignmentEarnings implements BoundMethod {
  readonly #search: Search;
  readonly #unit: number;
  readonly #bound: AssignmentBound;
  #hasBegun = false;

  constructor(search: Search, view: AssignmentView) {
    this.#search = search;
    this.#unit = unitOf(search.model);
    this.#bound = new AssignmentBound(view, packingItemsOf(search.model, view), this.#unit);
  }

  /** The best prices, in units of `unitOf` the model. [task] */
  get prices(): Float64Array {
    return this.#bound.prices;
  }

  get isConverged(): boolean {
    return this.#hasBegun && this.#bound.isConverged;
  }

  *raise(passes: number): Generator<void, void, void> {
    const { budget, values } = this.#search;
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      this.#bound.begin(values.map((value) => Math.round(value * this.#unit)));
    }
    let counted = this.#bound.work;
    for (let pass = 0; pass < passes && !this.#bound.isConverged && !budget.isExhausted; pass++) {
      this.#bound.advance(this.#search.cost);
      budget.spend(this.#bound.work - counted);
      counted = this.#bound.work;
      yield;
    }
    this.#search.bound = Math.max(this.#search.bound, this.#bound.bound);
  }

  // biome-ignore lint/correctness/useYield: it takes about as long as a pass.
  *prove(): Generator<void, ProvenLeaf | undefined, void> {
    const earnings = [...this.#bound.prices];
    const value = assignmentValue(this.#search.model, earnings, this.#unit);
    const leaf = { kind: "packing", earnings, coverPrice: 0 } as const;
    return value === undefined ? undefined : { value, unit: this.#unit, leaf };
  }
}
