import { NONE } from "../model.ts";
import type { Search } from "../search.ts";
import { AssignmentBound } from "./assignment-bound.ts";
import { AssignmentNode, leastValue } from "./assignment-node.ts";
import { AssignmentState } from "./assignment-state.ts";
import type { AssignmentView } from "./assignment-view.ts";
import type { PackingItems } from "./packing-items.ts";

/** Steps of the ascent at the root and below. */
const FIRST_STEPS = 400;
const STEPS = 60;
const YIELD_EVERY = 50_000;
/** Prices kept in all nodes beyond which a tree stops to grow. */
const MOST_PRICES = 2 ** 25;

/**
 * Closes small models: branch and bound with prices on tasks at the nodes (Savelsbergh 1997 with Lagrangian prices, Posta,
 * Ferland and Michelon 2012). A node splits on whether a task takes an item, the one on which the packings agree least.
 *
 * The nodes that are not split, closed or still open, are a proof together: they cover all plans, and each has prices of its own that
 * prove its value.
 */
export class AssignmentTree {
  readonly root: AssignmentNode;
  /** Nodes still to be looked at, the next one last. */
  readonly #open: AssignmentNode[] = [];
  readonly #search: Search;
  readonly #view: AssignmentView;
  readonly #items: PackingItems;
  readonly #unit: number;
  readonly #bound: AssignmentBound;
  #kept = 0;

  constructor(search: Search, view: AssignmentView, items: PackingItems, unit: number, prices: Float64Array) {
    this.#search = search;
    this.#view = view;
    this.#items = items;
    this.#unit = unit;
    this.#bound = new AssignmentBound(view, items, unit);
    this.root = new AssignmentNode([], prices, Number.NEGATIVE_INFINITY);
    this.#open.push(this.root);
  }

  get isDone(): boolean {
    return this.#open.length === 0;
  }

  /** Whether it goes no further. */
  get isOver(): boolean {
    return this.isDone || this.#kept * this.#view.tasks > MOST_PRICES;
  }

  /** Goes on until everything is closed, or for so many units, or until the budget ends. */
  *run(units: number): Generator<void, void, void> {
    const { budget } = this.#search;
    const began = this.#bound.work;
    let counted = began;
    while (!this.isOver && this.#bound.work - began < units && !budget.isExhausted) {
      for (const _ of this.#visit(this.#open.pop()!)) {
        if (this.#bound.work - counted < YIELD_EVERY) continue;
        budget.spend(this.#bound.work - counted);
        counted = this.#bound.work;
        yield;
      }
    }
    budget.spend(this.#bound.work - counted);
    this.#publish();
  }

  #isClosed(value: number): boolean {
    return Math.ceil(value / this.#unit) >= this.#search.cost;
  }

  /** Bounds a node to the end, and splits it. */
  *#visit(node: AssignmentNode): Generator<void, void, void> {
    const bound = this.#bound;
    const { budget } = this.#search;
    if (this.#isClosed(node.value)) return;
    bound.release();
    for (const decision of node.decisions) {
      if (decision < 0) bound.isOut[~decision] = 1;
      else bound.settle(this.#items.task[decision]!, this.#items.option[decision]!);
    }
    bound.share.fill(0);
    bound.begin(node.prices);
    const steps = node.decisions.length === 0 ? FIRST_STEPS : STEPS;
    for (
      let step = 0;
      step < steps && !bound.isConverged && !this.#isClosed(bound.value) && !budget.isExhausted;
      step++
    ) {
      yield* bound.advance(this.#search.cost);
      yield;
      if (bound.isPlan) this.#offer(node);
    }
    if (bound.isPlan) this.#offer(node);
    // A bound of the parent holds here as well; its prices do not prove more, for they are where this ascent began.
    this.#kept++;
    node.prices = bound.prices.slice();
    node.value = bound.value;
    if (this.#isClosed(node.value)) return;
    const item = this.#leastAgreed();
    // With nothing left to decide any prices prove what is left.
    if (item === NONE) node.value = this.#decidedValue();
    else this.#open.push(...node.split(item));
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
    const least = leastValue(this.root);
    const bound = Math.min(least / this.#unit, this.#search.cost);
    if (bound > this.#search.bound) this.#search.bound = bound;
  }
}
