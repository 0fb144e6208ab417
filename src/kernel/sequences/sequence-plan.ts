import { type AllocationModel, type Choice, NONE } from "../model.ts";
import type { SequenceState } from "./sequence-state.ts";

/** Takes over the orders of a plan; tasks that these leave no time for are left out. */
export function loadPlan(state: SequenceState, model: AllocationModel, choice: Choice): void {
  const byStart = Int32Array.from({ length: model.tasks }, (_, task) => task);
  byStart.sort((one, other) => choice.start[one]! - choice.start[other]! || one - other);
  state.clear();
  for (const task of byStart) {
    const mode = choice.mode[task]!;
    if (mode === NONE) continue;
    const machine = model.demandResource[model.firstDemand[mode]!]!;
    const place = state.length[machine]!;
    const from = state.placeOf[task]!;
    const delta = state.delta(state.pool, from, 1, machine, place, 0, Number.MAX_VALUE);
    if (delta < Number.POSITIVE_INFINITY) state.exchange(state.pool, from, 1, machine, place, 0);
  }
}

/** Writes the plan that sequences decode to. */
export function savePlan(state: SequenceState, choice: Choice): void {
  const { machines, pool, machineOf, placeOf, modeOn } = state;
  for (let task = 0; task < machineOf.length; task++) {
    const machine = machineOf[task]!;
    const mode = modeOn[task * machines + machine]!;
    choice.mode[task] = machine === pool ? NONE : mode;
    choice.start[task] = machine === pool ? NONE : state.startFrom(mode, state.readyAt(machine, placeOf[task]!));
  }
}
