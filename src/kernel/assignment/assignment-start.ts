import type { Random, WorkBudget } from "../../base/index.ts";
import { sortByKey } from "../../base/index.ts";
import { NONE } from "../model.ts";
import type { AssignmentState } from "./assignment-state.ts";
import type { PricedCore } from "./priced-core.ts";

/** What a local minimum multiplies the weights of overloaded rows by, and when weights are scaled down again. */
const GROWTH = 1.1;
const LARGEST_WEIGHT = 1e9;
const YIELD_EVERY = 100_000;
/** Shifts for which a task may not return to the option it left, at least, and how much longer by lot. */
const TENURE = 5;
const TENURE_SPREAD = 10;

/**
 * A first plan: tasks by falling regret take their cheapest priced option that fits. Where none fits they take the one that
 * overloads least, and what is overloaded then is repaired.
 */
export function takeByRegret(state: AssignmentState, core: PricedCore): void {
  const { view } = state;
  const { tasks, firstOption } = view;
  const keys = new Float64Array(tasks);
  const order = new Int32Array(tasks);
  for (let task = 0; task < tasks; task++) {
    order[task] = task;
    const second = core.option[core.first[task]! + 1];
    const isAlone = firstOption[task + 1]! - firstOption[task]! < 2;
    keys[task] = isAlone ? Number.NEGATIVE_INFINITY : -core.reduced[second!]!;
  }
  sortByKey(keys, order, 0, tasks);
  for (const task of order) placeWhereLeastOver(state, core, task);
}

/** Gives a task its cheapest priced option that fits; where none does, the one that goes least beyond capacities. */
function placeWhereLeastOver(state: AssignmentState, core: PricedCore, task: number): void {
  const { firstOption } = state.view;
  let best = NONE;
  let least = Number.POSITIVE_INFINITY;
  let isFitting = false;
  for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
    const fits = state.fits(task, option);
    if (isFitting && !fits) continue;
    const value = fits ? core.reduced[option]! : overloadOf(state, option);
    if (fits === isFitting && value >= least) continue;
    best = option;
    least = value;
    isFitting = fits;
  }
  state.set(task, best);
}

/** Share of capacities that an option would go beyond. */
function overloadOf({ view, load }: AssignmentState, option: number): number {
  const { firstTouch, touchRow, touchAmount, capacity } = view;
  let sum = 0;
  for (let touch = firstTouch[option]!; touch < firstTouch[option + 1]!; touch++) {
    const row = touchRow[touch]!;
    sum += Math.max(0, load[row]! + touchAmount[touch]! - capacity[row]!) / Math.max(1, capacity[row]!);
  }
  return sum;
}

/**
 * Makes a plan fit by shifting tasks off overloaded rows: the best shift by weighted overload, ties by reduced cost, is taken,
 * better or not, and in a local minimum the rows that are overloaded gain weight (the breakout of Morris 1993, with a tabu list).
 * Ends when nothing is overloaded, or after so many units.
 */
export function* repair(
  state: AssignmentState,
  core: PricedCore,
  random: Random,
  budget: WorkBudget,
  units: number,
): Generator<void, void, void> {
  const { view, load, head, next } = state;
  const { capacity, firstOption, firstTouch, touchRow, touchAmount, optionTask, rows } = view;
  const weight = new Float64Array(rows).fill(1);
  const size = capacity.map((room) => Math.max(1, room));
  const tabuUntil = new Int32Array(view.optionCost.length);
  const touchOption = new Int32Array(touchRow.length);
  for (let option = 0; option + 1 < firstTouch.length; option++) {
    touchOption.fill(option, firstTouch[option], firstTouch[option + 1]);
  }
  const gap = 1e-6 / Math.max(1e-9, core.scale);
  let spent = 0;
  let unspent = 0;
  for (let step = 1; state.overloaded > 0 && spent + unspent < units && !budget.isExhausted; step++) {
    const row = overloadedRow(state, random);
    let best = NONE;
    let least = Number.POSITIVE_INFINITY;
    for (let at = head[row]!; at !== NONE; at = next[at]!) {
      const own = touchOption[at]!;
      const task = optionTask[own]!;
      let gain = 0;
      for (let touch = firstTouch[own]!; touch < firstTouch[own + 1]!; touch++) {
        const r = touchRow[touch]!;
        const over = load[r]! - capacity[r]!;
        if (over > 0) gain += (weight[r]! * Math.min(over, touchAmount[touch]!)) / size[r]!;
        load[r]! -= touchAmount[touch]!;
      }
      for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
        unspent++;
        if (option === own || tabuUntil[option]! > step) continue;
        let value = gap * core.reduced[option]! - gain;
        for (let touch = firstTouch[option]!; touch < firstTouch[option + 1]! && value < least; touch++) {
          const r = touchRow[touch]!;
          const over = load[r]! + touchAmount[touch]! - capacity[r]!;
          if (over > 0) value += (weight[r]! * Math.min(over, touchAmount[touch]!)) / size[r]!;
        }
        if (value >= least) continue;
        least = value;
        best = option;
      }
      for (let touch = firstTouch[own]!; touch < firstTouch[own + 1]!; touch++) {
        load[touchRow[touch]!]! += touchAmount[touch]!;
      }
    }
    if (least >= 0) {
      let heaviest = 1;
      for (let r = 0; r < rows; r++) {
        if (load[r]! > capacity[r]!) weight[r]! *= GROWTH;
        heaviest = Math.max(heaviest, weight[r]!);
      }
      if (heaviest > LARGEST_WEIGHT) for (let r = 0; r < rows; r++) weight[r] = Math.max(1, weight[r]! / heaviest);
    }
    if (best !== NONE) {
      const task = optionTask[best]!;
      tabuUntil[state.option[task]!] = step + TENURE + random.nextInt(TENURE_SPREAD);
      state.set(task, best);
    }
    unspent += rows;
    if (unspent < YIELD_EVERY) continue;
    spent += unspent;
    budget.spend(unspent);
    unspent = 0;
    yield;
  }
  budget.spend(unspent);
}

/** One of the overloaded rows, each as likely. */
function overloadedRow({ view, load, overloaded }: AssignmentState, random: Random): number {
  let left = random.nextInt(overloaded);
  for (let row = 0; ; row++) if (load[row]! > view.capacity[row]! && left-- === 0) return row;
}
