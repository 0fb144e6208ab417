import type { BoundMethod, ProvenLeaf } from "../bound-method.ts";
import type { Search } from "../search.ts";
import type { PlaceGuide } from "./place-guide.ts";
import { placeProofOf } from "./place-proof.ts";
import { placeValue } from "./place-value.ts";

/** Prices on tasks for models with places: the bound that guides the methods on places as well. */
export class PlaceEarnings implements BoundMethod {
  readonly #search: Search;
  readonly #guide: PlaceGuide;

  constructor(search: Search, guide: PlaceGuide) {
    this.#search = search;
    this.#guide = guide;
  }

  get isConverged(): boolean {
    return this.#guide.ascent.isDone;
  }

  #proofOf(multipliers: PlaceGuide["whole"]): ProvenLeaf | undefined {
    const proof = placeProofOf(this.#guide, multipliers);
    const value = placeValue(this.#search.model, proof);
    const { unit, earnings, coverPrice } = proof;
    if (value === undefined) return undefined;
    return { value, unit, leaf: { kind: "packing", earnings: [...earnings], coverPrice } };
  }

  *raise(passes: number): Generator<void, void, void> {
    const { budget } = this.#search;
    yield* this.#guide.raise(passes, () => this.#search.cost, budget);
  }

  // biome-ignore lint/correctness/useYield: it takes less than a pass.
  *prove(): Generator<void, ProvenLeaf | undefined, void> {
    this.#guide.settle(this.#search.cost, this.#search.budget);
    // Those raised after something was ruled out often prove more for the whole as well.
    const { whole, ascent, bound } = this.#guide;
    const latest = this.#proofOf({ multiplier: ascent.best, rho: bound.rho });
    const first = this.#proofOf(whole);
    if (first === undefined || latest === undefined) return first ?? latest;
    return latest.value / latest.unit > first.value / first.unit ? latest : first;
  }
}
