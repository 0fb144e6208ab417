import type { WorkBudget } from "../../base/index.ts";
import { NONE } from "../model.ts";
import type { SequenceState } from "./sequence-state.ts";

const YIELD_EVERY = 100_000;

/** Inserts the tasks that are left out, by row, each where it costs least, if that is less than leaving it out. */
export function* firstSequences(state: SequenceState, budget: WorkBudget): Generator<void, void, void> {
  const { pool, machines, modeOn, length, machineOf, placeOf } = state;
  let spent = state.steps;
  for (let task = 0; task < machineOf.length && !budget.isExhausted; task++) {
    if (machineOf[task] !== pool) continue;
    let best = 0;
    let bestMachine = NONE;
    let bestPlace = 0;
    for (let machine = 0; machine < pool; machine++) {
      if (modeOn[task * machines + machine] === NONE) continue;
      for (let place = length[machine]!; place >= 0; place--) {
        const delta = state.delta(pool, placeOf[task]!, 1, machine, place, 0, best);
        if (delta >= best) continue;
        best = delta;
        bestMachine = machine;
        bestPlace = place;
      }
      if (state.steps - spent < YIELD_EVERY) continue;
      budget.spend(state.steps - spent);
      spent = state.steps;
      yield;
    }
    if (bestMachine !== NONE) state.exchange(pool, placeOf[task]!, 1, bestMachine, bestPlace, 0);
  }
  budget.spend(state.steps - spent);
}
