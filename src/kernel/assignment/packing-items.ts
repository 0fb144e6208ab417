import type { AllocationModel } from "../model.ts";
import type { AssignmentView } from "./assignment-view.ts";

/**
 * The options of an assignment by row, for packing each row by itself: an option that touches one row is an item there, one that
 * touches none is free.
 */
export interface PackingItems {
  /** Items of a row. [row + 1] */
  readonly first: Int32Array;
  /** [item] */
  readonly option: Int32Array;
  readonly task: Int32Array;
  readonly cost: Float64Array;
  readonly amount: Float64Array;
  /** Least cost of a task without using any row: its free options, and what its list leaves out; Infinity for none. [task] */
  readonly freeCost: Float64Array;
  /** Most items on one row. */
  readonly most: number;
}

/** Whether every option touches one row at most, so that rows can be packed one by one. */
export function isPackable(view: AssignmentView): boolean {
  const { firstTouch } = view;
  for (let option = 0; option + 1 < firstTouch.length; option++) {
    if (firstTouch[option + 1]! - firstTouch[option]! > 1) return false;
  }
  return true;
}

export function packingItemsOf(model: AllocationModel, view: AssignmentView): PackingItems {
  const { rows, tasks, firstTouch, touchRow, touchAmount, optionTask, optionCost } = view;
  const first = new Int32Array(rows + 1);
  for (const row of touchRow) first[row + 1]!++;
  for (let row = 0; row < rows; row++) first[row + 1]! += first[row]!;
  const at = first.slice();
  const items = touchRow.length;
  const option = new Int32Array(items);
  const task = new Int32Array(items);
  const cost = new Float64Array(items);
  const amount = new Float64Array(items);
  const freeCost = new Float64Array(tasks);
  for (let t = 0; t < tasks; t++) freeCost[t] = model.restCost[t]! + leastStartCost(model, t);
  for (let o = 0; o < optionCost.length; o++) {
    const touch = firstTouch[o]!;
    const t = optionTask[o]!;
    if (touch === firstTouch[o + 1]) {
      freeCost[t] = Math.min(freeCost[t]!, optionCost[o]!);
      continue;
    }
    const item = at[touchRow[touch]!]!++;
    option[item] = o;
    task[item] = t;
    cost[item] = optionCost[o]!;
    amount[item] = touchAmount[touch]!;
  }
  let most = 0;
  for (let row = 0; row < rows; row++) most = Math.max(most, first[row + 1]! - first[row]!);
  return { first, option, task, cost, amount, freeCost, most };
}

function leastStartCost(model: AllocationModel, task: number): number {
  const at = model.startCostRow[task]! * model.periods;
  let least = Number.POSITIVE_INFINITY;
  for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
    least = Math.min(least, model.startCosts[at + start]!);
  }
  return least;
}
