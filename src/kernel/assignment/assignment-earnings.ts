import type { BoundMethod, Proven } from "../bound-method.ts";
import { PlainDomain } from "../certificate/plain-domain.ts";
import { PlainPacking } from "../certificate/plain-packing.ts";
import type { PackingLeaf } from "../proof.ts";
import { unitOf } from "../rows/leaf-value.ts";
import type { Search } from "../search.ts";
import { AssignmentBound } from "./assignment-bound.ts";
import type { AssignmentView } from "./assignment-view.ts";
import { packingItemsOf } from "./packing-items.ts";

/** Prices on tasks for assignments whose rows can be packed one by one, from the values that prices on rows give. */
export class AssignmentEarnings implements BoundMethod {
  readonly #search: Search;
  readonly #unit: number;
  readonly #bound: AssignmentBound;
  #plain: PlainPacking | undefined;
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
      for (const _ of this.#bound.advance(this.#search.cost)) {
        budget.spend(this.#bound.work - counted);
        counted = this.#bound.work;
        yield;
      }
      budget.spend(this.#bound.work - counted);
      counted = this.#bound.work;
      yield;
    }
    this.#search.bound = Math.max(this.#search.bound, this.#bound.bound);
  }

  *prove(): Generator<void, Proven | undefined, void> {
    const { model, budget } = this.#search;
    const proof = leafOfEarnings(this.#bound.prices);
    this.#plain ??= new PlainPacking(model);
    const before = this.#plain.work;
    const value = yield* this.#plain.value(this.#unit, proof, new PlainDomain(model));
    budget.spend(this.#plain.work - before);
    return value === undefined ? undefined : { value, unit: this.#unit, proof };
  }
}

/** Prices on tasks as a leaf of a proof. */
export function leafOfEarnings(prices: Float64Array): PackingLeaf {
  return { kind: "packing", earnings: [...prices], coverPrice: 0, coverPeriod: 0 };
}
