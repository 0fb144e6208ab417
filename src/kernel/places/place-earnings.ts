import type { BoundMethod, Proven } from "../bound-method.ts";
import type { PackingLeaf } from "../proof.ts";
import type { Search } from "../search.ts";
import type { PlaceGuide } from "./place-guide.ts";
import { type PlaceRecord, RecordedNode } from "./place-record.ts";

/** Prices on tasks for models with places: the bound that guides the methods on places as well. */
export class PlaceEarnings implements BoundMethod {
  readonly #search: Search;
  readonly #guide: PlaceGuide;
  readonly #record: PlaceRecord;
  /** The prices of the whole that were proven last. */
  #whole: PackingLeaf | undefined;
  #best: Proven | undefined;

  constructor(search: Search, guide: PlaceGuide) {
    this.#search = search;
    this.#guide = guide;
    this.#record = guide.recordOf(search.model);
  }

  get isConverged(): boolean {
    return this.#guide.ascent.isDone;
  }

  *raise(passes: number): Generator<void, void, void> {
    const { budget } = this.#search;
    yield* this.#guide.raise(passes, () => this.#search.cost, budget);
  }

  *prove(): Generator<void, Proven | undefined, void> {
    const { budget, cost } = this.#search;
    this.#guide.settle(cost, budget);
    const { whole, ascent, bound, narrowings } = this.#guide;
    const record = this.#record;
    const leaf = record.leafOf(whole.multiplier, whole.rho);
    if (this.#whole === undefined || !isSame(this.#whole, leaf)) {
      this.#whole = leaf;
      this.#take(yield* record.prove(new RecordedNode(leaf), budget));
    }
    // What doubles do not promise, integers will not prove; what was ruled out remains for when they do.
    const promised = Math.min(cost, Math.ceil(Math.max(ascent.value, bound.value)));
    if (narrowings.length === 0 || promised <= this.#provenCost) return this.#best;
    // Prices raised after something was ruled out often prove more for the whole as well.
    const left = new RecordedNode(record.leafOf(ascent.best, bound.rho), narrowings);
    this.#take(yield* record.prove(left, budget));
    return this.#best;
  }

  get #provenCost(): number {
    return this.#best === undefined ? Number.NEGATIVE_INFINITY : Math.ceil(this.#best.value / this.#best.unit);
  }

  #take(proven: Proven | undefined): void {
    if (proven !== undefined && (this.#best === undefined || proven.value > this.#best.value)) this.#best = proven;
  }
}

function isSame(one: PackingLeaf, other: PackingLeaf): boolean {
  const isAlike = one.coverPrice === other.coverPrice && one.coverPeriod === other.coverPeriod;
  return isAlike && one.earnings.every((earning, task) => earning === other.earnings[task]);
}
