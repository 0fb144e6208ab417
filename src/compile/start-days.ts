/** A wave whose first day is given, on a model compiled once for all of them. */
import type { Problem } from "../domain/index.ts";
import { type AllocationModel, type Choice, layoutOf, NONE, Occupancy } from "../kernel/index.ts";
import type { Compiled } from "./compile.ts";

/** The problem in which all cohorts are one wave. */
export function asOneWave(problem: Problem, spreadDays: number): { readonly problem: Problem; readonly wave: string } {
  const wave = "all";
  const cohorts = problem.cohorts.map((cohort) => ({ ...cohort, wave }));
  return { problem: { ...problem, cohorts, waves: [{ id: wave, spreadDays }] }, wave };
}

/** The same where the first day of a wave is a period. */
export function withFirstDay(compiled: Compiled, wave: number, period: number): Compiled {
  const { model } = compiled;
  const earliest = model.earliest.slice();
  const pastLatest = model.pastLatest.slice();
  const past = period + model.groupSpread[wave]! + 1;
  for (let task = 0; task < model.tasks; task++) {
    if (model.groupOf[task] !== wave) continue;
    earliest[task] = Math.max(earliest[task]!, period);
    pastLatest[task] = Math.min(pastLatest[task]!, past);
  }
  return { ...compiled, model: { ...model, earliest, pastLatest } };
}

/** Participants of a wave who find a room that is open and free when it begins in a period, were they alone. [period] */
export function mostPlacedByDay({ problem, tasks, model, days }: Compiled, wave: number): Float64Array {
  const { id, spreadDays, holidayShiftDays = 0 } = problem.waves![wave]!;
  const width = spreadDays + holidayShiftDays;
  const free = freeStarts(model);
  const most = new Float64Array(days);
  problem.cohorts.forEach(({ wave: own, size }, row) => {
    if (own !== id) return;
    const starts = free(tasks.firstTask[row]!);
    let next = Number.POSITIVE_INFINITY;
    for (let day = model.periods - 1; day >= 0; day--) {
      if (starts[day] === 1) next = day;
      if (day < days && next - day <= width) most[day]! += size;
    }
  });
  return most;
}

/** Gives for a task 1 where some mode could start if nobody else were there; where modes are not all listed, wherever its window is. */
function freeStarts(model: AllocationModel): (task: number) => Uint8Array {
  const { periods, firstMode, modeShape, endOf, firstDemand } = model;
  const { demandLane, freeUntil } = layoutOf(model);
  return (task) => {
    const starts = new Uint8Array(periods);
    const [from, past] = [model.earliest[task]!, model.pastLatest[task]!];
    if (model.restCost[task]! < Number.POSITIVE_INFINITY) return starts.fill(1, from, past);
    for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
      for (let start = from; start < past; start++) {
        const end = endOf[modeShape[mode]! * periods + start]!;
        if (starts[start] === 1 || end === NONE) continue;
        let isFree = true;
        for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
          if (freeUntil[demandLane[demand]! * periods + start]! < end) isFree = false;
        }
        if (isFree) starts[start] = 1;
      }
    }
    return starts;
  };
}

/**
 * A choice carried over to another first day of a wave: its members move with it, to the same places, as far as these are open and free
 * then; all others stay.
 */
export function movedChoice({ model }: Compiled, choice: Choice, wave: number, by: number): Choice {
  const { tasks, groupOf, earliest, pastLatest } = model;
  const occupancy = new Occupancy(model, layoutOf(model));
  for (const isMember of [false, true]) {
    for (let task = 0; task < tasks; task++) {
      const mode = choice.mode[task]!;
      if (mode === NONE || (groupOf[task] === wave) !== isMember) continue;
      const start = choice.start[task]! + (isMember ? by : 0);
      if (start < earliest[task]! || start >= pastLatest[task]!) continue;
      if (occupancy.isFree(mode, start)) occupancy.place(task, mode, start);
    }
  }
  return occupancy.choice;
}
