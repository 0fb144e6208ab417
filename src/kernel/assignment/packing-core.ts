import { NONE } from "../model.ts";
import type { AssignmentView } from "./assignment-view.ts";
import type { PackingItems } from "./packing-items.ts";

/**
 * What is still to be decided of an assignment whose rows can be packed one by one: open tasks, what settled ones leave of the rows,
 * and the items that are neither taken nor ruled out. Small copies of it are quick to pack.
 *
 * Costs are in units.
 */
export class PackingCore {
  tasks = 0;
  rows = 0;
  /** Cost of the settled tasks. */
  settledCost = 0;
  /** Task of the view, its price, and what it costs without any row. [task] */
  readonly task: Int32Array;
  readonly price: Float64Array;
  readonly freeCost: Float64Array;
  /** 1 for a task that goes without a row: it is settled at the next `shrink`. [task] */
  readonly isFree: Uint8Array;
  /** Room that is left. [row] */
  readonly left: Float64Array;
  /** [row + 1] */
  readonly first: Int32Array;
  /** Item of `PackingItems`, its task here, cost and amount. [item] */
  readonly item: Int32Array;
  readonly itemTask: Int32Array;
  readonly itemCost: Float64Array;
  readonly itemAmount: Float64Array;
  /** OPEN, OUT or IN, which the next `shrink` carries out. [item] */
  readonly verdict: Int8Array;

  readonly #at: Int32Array;

  constructor(tasks: number, rows: number, items: number) {
    this.task = new Int32Array(tasks);
    this.price = new Float64Array(tasks);
    this.freeCost = new Float64Array(tasks);
    this.isFree = new Uint8Array(tasks);
    this.left = new Float64Array(rows);
    this.first = new Int32Array(rows + 1);
    this.item = new Int32Array(items);
    this.itemTask = new Int32Array(items);
    this.itemCost = new Float64Array(items);
    this.itemAmount = new Float64Array(items);
    this.verdict = new Int8Array(items);
    this.#at = new Int32Array(tasks);
  }

  get items(): number {
    return this.first[this.rows]!;
  }

  /** Whether there is room for another one. */
  holds(other: PackingCore): boolean {
    return other.tasks <= this.task.length && other.items <= this.item.length;
  }

  /** All tasks whose option in `plan` is NONE are open, at these prices; the others are settled. */
  load(view: AssignmentView, items: PackingItems, unit: number, plan: Int32Array, prices: Float64Array): void {
    const { firstTouch, touchRow, touchAmount, optionCost } = view;
    this.tasks = 0;
    this.rows = view.rows;
    this.settledCost = 0;
    this.left.set(view.capacity);
    for (let t = 0; t < view.tasks; t++) {
      const option = plan[t]!;
      if (option !== NONE) {
        this.settledCost += optionCost[option]! * unit;
        const touch = firstTouch[option]!;
        if (touch < firstTouch[option + 1]!) this.left[touchRow[touch]!]! -= touchAmount[touch]!;
        continue;
      }
      const at = this.tasks++;
      this.#at[t] = at;
      this.task[at] = t;
      this.price[at] = Math.round(prices[t]!);
      this.freeCost[at] = items.freeCost[t]! * unit;
      this.isFree[at] = 0;
    }
    let count = 0;
    for (let row = 0; row < view.rows; row++) {
      this.first[row] = count;
      for (let item = items.first[row]!; item < items.first[row + 1]!; item++) {
        const t = items.task[item]!;
        if (plan[t] !== NONE || items.amount[item]! > this.left[row]!) continue;
        this.item[count] = item;
        this.itemTask[count] = this.#at[t]!;
        this.itemCost[count] = items.cost[item]! * unit;
        this.itemAmount[count] = items.amount[item]!;
        this.verdict[count++] = OPEN;
      }
    }
    this.first[view.rows] = count;
  }

  /** Writes into `target`, which may be this one itself, what the verdicts leave; false, and nothing changes, when a row would overflow. */
  shrinkInto(target: PackingCore, taken: Int32Array): boolean {
    const at = this.#at;
    const { verdict, itemTask, itemCost, itemAmount, first, rows } = this;
    if (!this.#fits()) return false;
    for (let t = 0; t < this.tasks; t++) at[t] = this.isFree[t] === 1 ? NONE : 0;
    let settledCost = this.settledCost;
    for (let t = 0; t < this.tasks; t++) if (this.isFree[t] === 1) settledCost += this.freeCost[t]!;
    for (let row = 0; row < rows; row++) {
      let left = this.left[row]!;
      for (let i = first[row]!; i < first[row + 1]!; i++) {
        if (verdict[i] !== IN) continue;
        left -= itemAmount[i]!;
        settledCost += itemCost[i]!;
        at[itemTask[i]!] = NONE;
        taken[this.task[itemTask[i]!]!] = this.item[i]!;
      }
      target.left[row] = left;
    }
    for (let t = 0; t < this.tasks; t++) if (this.isFree[t] === 1) taken[this.task[t]!] = NONE;
    let tasks = 0;
    for (let t = 0; t < this.tasks; t++) {
      if (at[t] === NONE) continue;
      target.task[tasks] = this.task[t]!;
      target.price[tasks] = this.price[t]!;
      target.freeCost[tasks] = this.freeCost[t]!;
      target.isFree[tasks] = 0;
      at[t] = tasks++;
    }
    target.tasks = tasks;
    target.settledCost = settledCost;
    let count = 0;
    // Read ahead of what is written, for the target may be this one.
    for (let row = 0, from = 0; row < rows; row++) {
      const past = first[row + 1]!;
      const left = target.left[row]!;
      target.first[row] = count;
      for (let i = from; i < past; i++) {
        const t = at[itemTask[i]!]!;
        if (verdict[i] !== OPEN || t === NONE || itemAmount[i]! > left) continue;
        target.item[count] = this.item[i]!;
        target.itemTask[count] = t;
        target.itemCost[count] = itemCost[i]!;
        target.itemAmount[count] = itemAmount[i]!;
        target.verdict[count++] = OPEN;
      }
      from = past;
    }
    target.rows = rows;
    target.first[rows] = count;
    return true;
  }

  #fits(): boolean {
    const { verdict, itemAmount, first, rows } = this;
    for (let row = 0; row < rows; row++) {
      let left = this.left[row]!;
      for (let i = first[row]!; i < first[row + 1]!; i++) if (verdict[i] === IN) left -= itemAmount[i]!;
      if (left < 0) return false;
    }
    return true;
  }
}

/** Verdicts on items. */
export const OPEN = 0;
export const OUT = 1;
export const IN = 2;
