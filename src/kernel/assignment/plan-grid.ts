import type { HalfPlans } from "./half-plans.ts";
import { MOST_PLANS } from "./half-plans.ts";

/** Cells a side at most, and cells for each plan. */
const MOST_SIDE = 90;
const CELLS_PER_PLAN = 4;

/** Plans laid out on a grid by their loads on two rows, the two that tell them apart best: whose loads differ most in worth. */
export class PlanGrid {
  rowA = 0;
  rowB = 0;
  /** Least loads on the two rows, loads a cell, and cells a side. */
  lowA = 0;
  lowB = 0;
  stepA = 1;
  stepB = 1;
  sideA = 1;
  sideB = 1;
  /** Plans of a cell. [cell + 1] */
  readonly first: Int32Array = new Int32Array(MOST_SIDE * MOST_SIDE + 2);
  readonly plan: Int32Array = new Int32Array(MOST_PLANS);
  readonly #cell: Int32Array = new Int32Array(MOST_PLANS);
  readonly #low: Float64Array;
  readonly #high: Float64Array;

  constructor(rows: number) {
    this.#low = new Float64Array(rows);
    this.#high = new Float64Array(rows);
  }

  /** Lays out all plans of a half, on at least one row. */
  lay(plans: HalfPlans, rows: number, price: Float64Array): void {
    const { count, load } = plans;
    const low = this.#low.fill(Number.POSITIVE_INFINITY);
    const high = this.#high.fill(Number.NEGATIVE_INFINITY);
    for (let plan = 0, at = 0; plan < count; plan++) {
      for (let row = 0; row < rows; row++, at++) {
        const value = load[at]!;
        if (value < low[row]!) low[row] = value;
        if (value > high[row]!) high[row] = value;
      }
    }
    const worth = (row: number): number => (high[row]! - low[row]!) * price[row]!;
    let a = 0;
    for (let row = 1; row < rows; row++) if (worth(row) > worth(a)) a = row;
    let b = a === 0 && rows > 1 ? 1 : 0;
    for (let row = 0; row < rows; row++) if (row !== a && worth(row) > worth(b)) b = row;
    this.rowA = a;
    this.rowB = b;
    this.lowA = low[a]!;
    this.lowB = low[b]!;
    const side = Math.min(MOST_SIDE, Math.max(2, Math.floor(Math.sqrt(CELLS_PER_PLAN * count))));
    this.stepA = Math.max(1, (high[a]! - low[a]! + 1) / side);
    this.stepB = Math.max(1, (high[b]! - low[b]! + 1) / side);
    this.sideA = Math.floor((high[a]! - low[a]!) / this.stepA) + 1;
    this.sideB = Math.floor((high[b]! - low[b]!) / this.stepB) + 1;
    this.#sort(count, rows, load);
  }

  /** Counting sort by cell. */
  #sort(count: number, rows: number, load: Float64Array): void {
    const { rowA, rowB, lowA, lowB, stepA, stepB, sideA, sideB, first } = this;
    const cells = sideA * sideB;
    first.fill(0, 0, cells + 2);
    for (let plan = 0; plan < count; plan++) {
      const cell =
        Math.floor((load[plan * rows + rowA]! - lowA) / stepA) * sideB +
        Math.floor((load[plan * rows + rowB]! - lowB) / stepB);
      this.#cell[plan] = cell;
      first[cell + 2]!++;
    }
    for (let cell = 0; cell < cells; cell++) first[cell + 2]! += first[cell + 1]!;
    for (let plan = 0; plan < count; plan++) this.plan[first[this.#cell[plan]! + 1]!++] = plan;
  }
}
