import type { Proven } from "../bound-method.ts";
import { PlainDomain } from "../certificate/plain-domain.ts";
import { PlainPacking } from "../certificate/plain-packing.ts";
import type { Method } from "../method.ts";
import { unitOf } from "../rows/leaf-value.ts";
import type { Search } from "../search.ts";
import { leafOfEarnings } from "./assignment-earnings.ts";
import { type AssignmentNode, leastValue, rangeOf } from "./assignment-node.ts";
import { AssignmentTree } from "./assignment-tree.ts";
import type { AssignmentView } from "./assignment-view.ts";
import { type PackingItems, packingItemsOf } from "./packing-items.ts";

/** Beyond so many tasks trees have never been seen to close. */
const MOST_TASKS = 400;

/** A tree over a whole assignment: it may find the optimum, and prove it. */
export class AssignmentClosing implements Method {
  readonly name = "tree";
  readonly #search: Search;
  readonly #view: AssignmentView;
  readonly #items: PackingItems;
  readonly #unit: number;
  #tree: AssignmentTree | undefined;
  #plain: PlainPacking | undefined;

  constructor(search: Search, view: AssignmentView) {
    this.#search = search;
    this.#view = view;
    this.#items = packingItemsOf(search.model, view);
    this.#unit = unitOf(search.model);
  }

  static fits({ tasks }: AssignmentView): boolean {
    return tasks <= MOST_TASKS;
  }

  *run(units: number): Generator<void, void, void> {
    if (this.#tree === undefined) {
      const prices = this.#search.values.map((value) => Math.round(value * this.#unit));
      this.#tree = new AssignmentTree(this.#search, this.#view, this.#items, this.#unit, prices);
    }
    yield* this.#tree.run(units);
  }

  /**
   * The tree as it stands. Its values are exact integers, and an auditor finds them or more: where rows were not packed to the end, more. Where
   * they do not close the gap, the least ones are looked at as the auditor does, until none that is left can be the least.
   */
  *prove(known: Proven): Generator<void, Proven | undefined, void> {
    const tree = this.#tree;
    const unit = this.#unit;
    if (tree === undefined || leastValue(tree.root) / unit <= known.value / known.unit) return undefined;
    const most = this.#search.cost * unit;
    let value = most;
    for (const leaf of [...tree.root.leaves()].sort((a, b) => a.value - b.value)) {
      if (Math.ceil(leaf.value / unit) >= Math.ceil(value / unit)) break;
      value = Math.min(value, yield* this.#valueOf(leaf));
    }
    return { value, unit, proof: tree.root.proof(this.#view, this.#items) };
  }

  *#valueOf({ decisions, prices }: AssignmentNode): Generator<void, number, void> {
    const { model, budget } = this.#search;
    this.#plain ??= new PlainPacking(model);
    const before = this.#plain.work;
    let domain = new PlainDomain(model);
    for (const decision of decisions) {
      const item = decision < 0 ? ~decision : decision;
      const [task, options] = [this.#items.task[item]!, [rangeOf(this.#view, this.#items, item)]];
      domain = decision < 0 ? domain.ban(new Map([[task, options]])) : domain.take(task, options);
    }
    const value = yield* this.#plain.value(this.#unit, leafOfEarnings(prices), domain);
    budget.spend(this.#plain.work - before);
    yield;
    return value ?? Number.NEGATIVE_INFINITY;
  }
}
