import { nthSmallest, sortByKey } from "../../base/index.ts";
import type { AssignmentView } from "./assignment-view.ts";

/** Options of a task that are kept whatever they cost. */
const LEAST_PER_TASK = 5;
/** Options of up to so many times the scale are kept. */
const WIDTH = 2;
/** Options sorted between two yields. */
const YIELD_EVERY = 20_000;

/**
 * The options of small reduced cost at given prices, by task, smallest first (the core of Balas and Zemel 1980).
 *
 * A plan costs the bound, plus the reduced costs of its options, plus the worth of what it leaves idle. No part is negative,
 * so that a good plan holds few options outside.
 */
export interface PricedCore {
  /** [row] */
  readonly price: Float64Array;
  /** Reduced cost of every option, in the core or not. [option] */
  readonly reduced: Float64Array;
  /** The 2n-th smallest positive reduced cost: what is worth deciding is of this size. */
  readonly scale: number;
  /** [task + 1] */
  readonly first: Int32Array;
  /** [entry] */
  readonly option: Int32Array;
  /** Options of the core that touch a row. [row + 1] */
  readonly firstEntry: Int32Array;
  readonly entryOption: Int32Array;
  /** Option of least reduced cost. [task] */
  readonly cheapest: Int32Array;
}

/** Options by reduced cost: the core of a view at given prices. */
export function* pricedCoreOf(view: AssignmentView, price: Float64Array): Generator<void, PricedCore, void> {
  const { tasks, firstOption, optionCost, firstTouch, touchRow, touchAmount } = view;
  const reduced = new Float64Array(optionCost.length);
  const byTask = Int32Array.from(optionCost, (_, option) => option);
  const keys = new Float64Array(optionCost.length);
  const cheapest = new Int32Array(tasks);
  let yieldedAt = 0;
  for (let task = 0; task < tasks; task++) {
    const from = firstOption[task]!;
    const past = firstOption[task + 1]!;
    let least = Number.POSITIVE_INFINITY;
    for (let option = from; option < past; option++) {
      let value = optionCost[option]!;
      for (let touch = firstTouch[option]!; touch < firstTouch[option + 1]!; touch++) {
        value += price[touchRow[touch]!]! * touchAmount[touch]!;
      }
      reduced[option] = value;
      if (value < least) least = value;
    }
    for (let option = from; option < past; option++) {
      reduced[option]! -= least;
      keys[option] = reduced[option]!;
    }
    sortByKey(keys, byTask, from, past);
    cheapest[task] = byTask[from] ?? -1;
    if (past - yieldedAt < YIELD_EVERY) continue;
    yieldedAt = past;
    yield;
  }
  const positive = reduced.filter((value) => value > 1e-9);
  const scale =
    positive.length === 0 ? 1 : nthSmallest(positive, positive.length, Math.min(positive.length - 1, 2 * tasks));
  yield;
  const first = new Int32Array(tasks + 1);
  const option: number[] = [];
  for (let task = 0; task < tasks; task++) {
    const from = firstOption[task]!;
    for (let i = from; i < firstOption[task + 1]!; i++) {
      if (i - from < LEAST_PER_TASK || keys[i]! <= WIDTH * scale) option.push(byTask[i]!);
    }
    first[task + 1] = option.length;
  }
  yield;
  return { price, reduced, scale, first, option: Int32Array.from(option), cheapest, ...entriesOf(view, option) };
}

function entriesOf(view: AssignmentView, options: readonly number[]): Pick<PricedCore, "firstEntry" | "entryOption"> {
  const { rows, firstTouch, touchRow } = view;
  const firstEntry = new Int32Array(rows + 1);
  for (const option of options) {
    for (let touch = firstTouch[option]!; touch < firstTouch[option + 1]!; touch++) firstEntry[touchRow[touch]! + 1]!++;
  }
  for (let row = 0; row < rows; row++) firstEntry[row + 1]! += firstEntry[row]!;
  const at = firstEntry.slice();
  const entryOption = new Int32Array(firstEntry[rows]!);
  for (const option of options) {
    for (let touch = firstTouch[option]!; touch < firstTouch[option + 1]!; touch++) {
      entryOption[at[touchRow[touch]!]!++] = option;
    }
  }
  return { firstEntry, entryOption };
}
