import type { Method } from "../method.ts";
import type { Occupancy } from "../occupancy.ts";
import type { Search } from "../search.ts";
import { construct } from "./construct.ts";
import { improve } from "./improve.ts";

/** Simulated annealing over the core, from a price-guided start: for any model without couplings. */
export class Anneal implements Method {
  readonly name = "anneal";
  readonly #search: Search;
  #occupancy: Occupancy | undefined;

  constructor(search: Search) {
    this.#search = search;
  }

  *run(units: number): Generator<void, void, void> {
    this.#occupancy ??= yield* construct(this.#search);
    yield* improve(this.#search, this.#occupancy, units);
  }
}
