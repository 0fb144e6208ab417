import { Knapsack } from "../knapsack/knapsack.ts";
import { NONE } from "../model.ts";
import type { AssignmentView } from "./assignment-view.ts";
import type { PackingItems } from "./packing-items.ts";

/** Step, as a share of Polyak's: at first, and when the ascent ends; it is halved after so many steps without gain. */
const FIRST_STEP = 1;
const LAST_STEP = 2e-3;
const PATIENCE = 15;
/** A gain below this share of the value is none. */
const LEAST_GAIN = 1e-6;
/** How far above the value the target is at most, as a share of it. */
const REACH = 0.02;
/** Prices stay within this size, over the number of tasks, so that sums are exact: where nothing fits they would rise without end. */
const MOST_PRICE = 2 ** 50;
const YIELD_EVERY = 50_000;
/** Weight of the newest subgradient in the direction, and of the newest packing in the shares. */
const NEWEST = 0.5;
const NEWEST_SHARE = 0.1;

/**
 * The bound of prices on tasks: a task is worth its price to the row that takes it, and each row packs what is worth most to it,
 * as an exact knapsack (Ross and Soland 1975; Fisher, Jaikumar and Van Wassenhove 1986). Where amounts are lumpy
 * this is much tighter than prices on rows, and from the values of those it begins.
 *
 * Prices are integers, in units of a cost, and so are all values: `PlainPacking` computes them again, exactly.
 *
 * Tasks can be settled, and items ruled out: then it bounds, and guides, what is left.
 */
export class AssignmentBound {
  /** The best prices, and what they prove; both in units. [task] */
  readonly prices: Float64Array;
  value: number = Number.NEGATIVE_INFINITY;
  /** How often an item was packed of late, the last times counting most: from 0 to 1. [item] */
  readonly share: Float64Array;
  /** 1 for an item that is ruled out. [item] */
  readonly isOut: Uint8Array;
  /** What settled tasks leave of a row. [row] */
  readonly left: Float64Array;
  /** Cost of a settled task, -1 for the others. [task] */
  readonly settledCost: Float64Array;

  /** Item that a task was last packed as, NONE for none. [task] */
  readonly packed: Int32Array;
  /** Whether the last packings took each task once: then they are a plan, and its cost is the value at the prices at work. */
  isPlan = false;

  readonly #view: AssignmentView;
  readonly #items: PackingItems;
  readonly #unit: number;
  readonly #knapsack: Knapsack;
  /** The prices at work, and rounded. [task] */
  readonly #price: Float64Array;
  readonly #rounded: Float64Array;
  /** 1 less how often a task is packed. [task] */
  readonly #missing: Float64Array;
  readonly #direction: Float64Array;
  readonly #itemValue: Float64Array;
  #step = FIRST_STEP;
  #failures = 0;
  #work = 0;

  constructor(view: AssignmentView, items: PackingItems, unit: number) {
    this.#view = view;
    this.#items = items;
    this.#unit = unit;
    this.#knapsack = new Knapsack(items.most);
    this.prices = new Float64Array(view.tasks);
    this.#price = new Float64Array(view.tasks);
    this.#rounded = new Float64Array(view.tasks);
    this.#missing = new Float64Array(view.tasks);
    this.#direction = new Float64Array(view.tasks);
    this.#itemValue = new Float64Array(items.most);
    this.share = new Float64Array(items.task.length);
    this.isOut = new Uint8Array(items.task.length);
    this.left = view.capacity.slice();
    this.settledCost = new Float64Array(view.tasks).fill(-1);
    this.packed = new Int32Array(view.tasks);
  }

  /** Whether more steps would hardly raise the value. */
  get isConverged(): boolean {
    return this.#step < LAST_STEP;
  }

  get bound(): number {
    return this.value / this.#unit;
  }

  /** Work done so far: items looked at. */
  get work(): number {
    return this.#work + this.#knapsack.work;
  }

  /** Begins at these prices, in units. What is settled or ruled out stays. */
  begin(prices: Float64Array): void {
    const most = MOST_PRICE / this.#view.tasks;
    for (let task = 0; task < prices.length; task++) {
      this.#price[task] = Math.max(-most, Math.min(most, prices[task]!));
    }
    this.#direction.fill(0);
    this.value = Number.NEGATIVE_INFINITY;
    this.#step = FIRST_STEP;
    this.#failures = 0;
  }

  /** Opens all tasks and items. */
  release(): void {
    this.isOut.fill(0);
    this.left.set(this.#view.capacity);
    this.settledCost.fill(-1);
  }

  /** Settles a task with an option. */
  settle(task: number, option: number): void {
    const { firstTouch, touchRow, touchAmount, optionCost } = this.#view;
    this.settledCost[task] = optionCost[option]!;
    const touch = firstTouch[option]!;
    if (touch < firstTouch[option + 1]!) this.left[touchRow[touch]!]! -= touchAmount[touch]!;
  }

  /** One step of the ascent; `cost` is that of the best plan known. */
  *advance(cost: number): Generator<void, void, void> {
    const { tasks } = this.#view;
    let value = yield* this.#evaluate();
    this.#failures++;
    if (value > this.value) {
      if (value > this.value + LEAST_GAIN * Math.abs(value)) this.#failures = 0;
      this.value = value;
      this.prices.set(this.#rounded);
    }
    if (this.#failures >= PATIENCE) {
      this.#failures = 0;
      this.#step /= 2;
      this.#price.set(this.prices);
      this.#direction.fill(0);
      value = yield* this.#evaluate();
    }
    let square = 0;
    for (let task = 0; task < tasks; task++) {
      const moved = NEWEST * this.#missing[task]! + (1 - NEWEST) * this.#direction[task]!;
      this.#direction[task] = moved;
      square += moved * moved;
    }
    if (square === 0) {
      // Each task is packed once: the packings are a plan, and no prices prove more.
      this.#step = 0;
      return;
    }
    const target = Math.min(cost * this.#unit, this.value + Math.abs(this.value) * REACH);
    const length = (this.#step * Math.max(target - value, 1)) / square;
    const most = MOST_PRICE / tasks;
    for (let task = 0; task < tasks; task++) {
      const moved = this.#price[task]! + length * this.#direction[task]!;
      this.#price[task] = Math.max(-most, Math.min(most, moved));
    }
  }

  /** Packs every row at the prices at work, rounded; the value in units. */
  *#evaluate(): Generator<void, number, void> {
    const { tasks, rows } = this.#view;
    const { first, task, cost, amount, freeCost } = this.#items;
    const unit = this.#unit;
    const rounded = this.#rounded;
    const missing = this.#missing;
    let value = 0;
    for (let t = 0; t < tasks; t++) {
      const settled = this.settledCost[t]!;
      rounded[t] = Math.round(this.#price[t]!);
      missing[t] = settled < 0 ? 1 : 0;
      this.packed[t] = NONE;
      value += settled < 0 ? rounded[t]! : settled * unit;
      if (settled >= 0 || freeCost[t]! * unit >= rounded[t]!) continue;
      value += freeCost[t]! * unit - rounded[t]!;
      missing[t] = 0;
    }
    let yieldedAt = this.work;
    for (let row = 0; row < rows; row++) {
      if (this.work - yieldedAt >= YIELD_EVERY) {
        yieldedAt = this.work;
        yield;
      }
      const from = first[row]!;
      const count = first[row + 1]! - from;
      for (let i = 0; i < count; i++) {
        const t = task[from + i]!;
        const isOpen = this.isOut[from + i] === 0 && this.settledCost[t]! < 0;
        this.#itemValue[i] = isOpen ? rounded[t]! - cost[from + i]! * unit : 0;
      }
      value -= this.#knapsack.solve(this.#itemValue, amount.subarray(from, from + count), count, this.left[row]!);
      for (let i = 0; i < count; i++) {
        const taken = this.#knapsack.chosen[i]!;
        this.share[from + i]! += NEWEST_SHARE * (taken - this.share[from + i]!);
        if (taken === 0) continue;
        missing[task[from + i]!]!--;
        this.packed[task[from + i]!] = from + i;
      }
      this.#work += count;
    }
    this.isPlan = true;
    for (let t = 0; t < tasks; t++) if (missing[t] !== 0) this.isPlan = false;
    return value;
  }
}
