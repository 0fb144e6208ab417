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

  *raise(passes: number): Generator<void, void, void> {
    const { budget } = this.#search;
    yield* this.#guide.raise(passes, () => this.#search.cost, budget);
  }

  // biome-ignore lint/correctness/useYield: it takes less than a pass.
  *prove(): Generator<void, ProvenLeaf | undefined, void> {
    this.#guide.settle(this.#search.cost, this.#search.budget);
    const proof = placeProofOf(this.#guide);
    const value = placeValue(this.#search.model, proof);
    const { unit, earnings, coverPrice } = proof;
    return value === undefined
      ? undefined
      : { value, unit, leaf: { kind: "packing", earnings: [...earnings], coverPrice } };
  }
}
