import type { Method } from "../method.ts";
import { unitOf } from "../rows/leaf-value.ts";
import type { Search } from "../search.ts";
import { AssignmentTree } from "./assignment-tree.ts";
import type { AssignmentView } from "./assignment-view.ts";
import { packingItemsOf } from "./packing-items.ts";

/** Beyond so many tasks trees have never been seen to close. */
const MOST_TASKS = 400;

/** A tree over a whole assignment: it may find the optimum, and prove it. */
export class AssignmentClosing implements Method {
  readonly name = "tree";
  readonly #search: Search;
  readonly #view: AssignmentView;
  #tree: AssignmentTree | undefined;

  constructor(search: Search, view: AssignmentView) {
    this.#search = search;
    this.#view = view;
  }

  static fits({ tasks }: AssignmentView): boolean {
    return tasks <= MOST_TASKS;
  }

  *run(units: number): Generator<void, void, void> {
    if (this.#tree === undefined) {
      const { model, values } = this.#search;
      const unit = unitOf(model);
      const prices = values.map((value) => Math.round(value * unit));
      this.#tree = new AssignmentTree(this.#search, this.#view, packingItemsOf(model, this.#view), unit, prices);
    }
    yield* this.#tree.run(units);
  }
}
