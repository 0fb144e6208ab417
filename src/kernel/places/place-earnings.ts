import type { BoundMethod, Proven } from "../bound-method.ts";
import type { Search } from "../search.ts";
import type { PlaceGuide } from "./place-guide.ts";
import { PlaceRecord, RecordedNode } from "./place-record.ts";

/** Prices on tasks for models with places: the bound that guides the methods on places as well. */
export class PlaceEarnings implements BoundMethod {
  readonly #search: Search;
  readonly #guide: PlaceGuide;
  readonly #record: PlaceRecord;
  /** The whole, and what is left of it after all that was ruled out. */
  #root: RecordedNode | undefined;

  constructor(search: Search, guide: PlaceGuide) {
    this.#search = search;
    this.#guide = guide;
    this.#record = new PlaceRecord(search.model, guide.problem);
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
    // Those raised after something was ruled out often prove more for the whole as well.
    const latest = record.leafOf(ascent.best, bound.rho);
    let best = yield* record.prove(new RecordedNode(record.leafOf(whole.multiplier, whole.rho)), budget);
    if (narrowings.length === 0) return best;
    this.#root ??= new RecordedNode(latest);
    this.#root.narrowings.push(...narrowings.slice(this.#root.narrowings.length));
    this.#root.leaf = latest;
    const left = yield* record.prove(this.#root, budget);
    if (left !== undefined && (best === undefined || left.value > best.value)) best = left;
    return best;
  }
}
