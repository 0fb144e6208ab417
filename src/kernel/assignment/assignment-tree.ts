import { NONE } from "../model.ts";
import type { Search } from "../search.ts";
import { AssignmentBound } from "./assignment-bound.ts";
import { AssignmentState } from "./assignment-state.ts";
import type { AssignmentView } from "./assignment-view.ts";
import type { PackingItems } from "./packing-items.ts";

/** Steps of the ascent at the root and below. */
const FIRST_STEPS = 400;
const STEPS = 60;
const YIELD_EVERY = 50_000;

/**
 * A node of the tree: items that are taken (`item`) or ruled out (`~item`) on the way from the root, and prices in units that prove
 * `value`, in units, for every plan that keeps to them.
 */
export interface AssignmentNode {
  readonly decisions: readonly number[];
  readonly prices: Float64Array;
  readonly value: number;
}

/**
 * Closes small models: branch and bound with prices on tasks at the nodes (Savelsbergh 1997 with Lagrangian prices, Posta,
 * Ferland and Michelon 2012). A node splits on whether a task takes an item, the one on which the packings agree least.
 *
 * `closed` and `open` together are a proof: they cover all plans, and each has prices of its own that prove its value.
 */
export class AssignmentTree {
  /** Nodes that hold no better plan, where they are kept, and those still to be looked at, the next one last. */
  readonly closed: AssignmentNode[] = [];
  readonly open: AssignmentNode[] = [];

  readonly #search: Search;
  readonly #view: AssignmentView;
  readonly #items: PackingItems;
  readonly #unit: number;
  readonly #bound: AssignmentBound;
  readonly #keepsClosed: boolean;
  #leastClosed = Number.POSITIVE_INFINITY;

  constructor(
    search: Search,
    view: AssignmentView,
    items: PackingItems,
    unit: number,
    prices: Float64Array,
    { keepsClosed = false }: { readonly keepsClosed?: boolean } = {},
  ) {
    this.#keepsClosed = keepsClosed;
    this.#search = search;
    this.#view = view;
    this.#items = items;
    this.#unit = unit;
    this.#bound = new AssignmentBound(view, items, unit);
    this.open.push({ decisions: [], prices, value: Number.NEGATIVE_INFINITY });
  }

  get isDone(): boolean {
    return this.open.length === 0;
  }

  /** Goes on until everything is closed, or for so many units, or until the budget ends. */
  *run(units: number): Generator<void, void, void> {
    const { budget } = this.#search;
    const began = this.#bound.work;
    let counted = began;
    while (!this.isDone && this.#bound.work - began < units && !budget.isExhausted) {
      this.#visit(this.open.pop()!);
      if (this.#bound.work - counted < YIELD_EVERY) continue;
      budget.spend(this.#bound.work - counted);
      counted = this.#bound.work;
      yield;
    }
    budget.spend(this.#bound.work - counted);
    this.#publish();
  }

  #isClosed(value: number): boolean {
    return Math.ceil(value / this.#unit) >= this.#search.cost;
  }

  #close(node: AssignmentNode): void {
    this.#leastClosed = Math.min(this.#leastClosed, node.value);
    if (this.#keepsClosed) this.closed.push(node);
  }

  #visit(node: AssignmentNode): void {
    const bound = this.#bound;
    if (this.#isClosed(node.value)) {
      this.#close(node);
      return;
    }
    bound.release();
    for (const decision of node.decisions) {
      if (decision < 0) bound.isOut[~decision] = 1;
      else bound.settle(this.#items.task[decision]!, this.#items.option[decision]!);
    }
    bound.share.fill(0);
    bound.begin(node.prices);
    const steps = node.decisions.length === 0 ? FIRST_STEPS : STEPS;
    for (let step = 0; step < steps && !bound.isConverged && !this.#isClosed(bound.value); step++) {
      bound.advance(this.#search.cost);
      if (bound.isPlan) this.#offer(node);
    }
    if (bound.isPlan) this.#offer(node);
    // A bound of the parent holds here as well; its prices do not prove more, for they are where this ascent began.
    const known = { decisions: node.decisions, prices: bound.prices.slice(), value: bound.value };
    if (this.#isClosed(known.value)) {
      this.#close(known);
      return;
    }
    const item = this.#leastAgreed();
    if (item === NONE) {
      this.#close({ ...known, value: this.#decidedValue() });
      return;
    }
    this.open.push({ ...known, decisions: [...node.decisions, ~item] });
    this.open.push({ ...known, decisions: [...node.decisions, item] });
  }

  /** The open item whose share is nearest to a half; it must fit. */
  #leastAgreed(): number {
    const { task, amount, first } = this.#items;
    const bound = this.#bound;
    let best = NONE;
    let least = Number.POSITIVE_INFINITY;
    for (let row = 0; row < this.#view.rows; row++) {
      for (let item = first[row]!; item < first[row + 1]!; item++) {
        if (bound.isOut[item] === 1 || bound.settledCost[task[item]!]! >= 0 || amount[item]! > bound.left[row]!)
          continue;
        const distance = Math.abs(bound.share[item]! - 0.5);
        if (distance >= least) continue;
        least = distance;
        best = item;
      }
    }
    return best;
  }

  /** Value of a node with nothing left to decide: tasks that are not settled are free, or cannot be had at all. */
  #decidedValue(): number {
    const { settledCost } = this.#bound;
    let value = 0;
    for (let t = 0; t < this.#view.tasks; t++) {
      value += (settledCost[t]! >= 0 ? settledCost[t]! : this.#items.freeCost[t]!) * this.#unit;
    }
    return value;
  }

  /** Offers the packings as a plan; options that are not listed are none. */
  #offer(node: AssignmentNode): void {
    const { firstOption, firstTouch, optionCost, tasks } = this.#view;
    const { option, task, freeCost } = this.#items;
    const state = new AssignmentState(this.#view);
    for (const decision of node.decisions) if (decision >= 0) state.set(task[decision]!, option[decision]!);
    for (let t = 0; t < tasks; t++) {
      if (state.option[t] !== NONE) continue;
      const packed = this.#bound.packed[t]!;
      let taken = packed === NONE ? NONE : option[packed]!;
      for (let o = firstOption[t]!; o < firstOption[t + 1]! && taken === NONE; o++) {
        if (firstTouch[o] === firstTouch[o + 1] && optionCost[o] === freeCost[t]) taken = o;
      }
      if (taken === NONE) return;
      state.set(t, taken);
    }
    if (state.overloaded === 0) this.#search.offer(state.choice(), state.cost);
  }

  /** The least value of all nodes bounds the whole. */
  #publish(): void {
    let least = this.#leastClosed;
    for (const { value } of this.open) least = Math.min(least, value);
    const bound = Math.min(least / this.#unit, this.#search.cost);
    if (bound > this.#search.bound) this.#search.bound = bound;
  }
}
