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

/** The waves that follow a wave, directly or through others, with itself. */
export function withFollowers({ waves = [] }: Problem, wave: string): ReadonlySet<string> {
  const found = new Set([wave]);
  // A set is walked through to what is added on the way.
  for (const id of found) for (const one of waves) if (one.after?.wave === id) found.add(one.id);
  return found;
}

/**
 * The classes of a choice carried over to other days: those of some waves move, to the same places, as far as these are open and free then;
 * all others stay.
 */
export function movedChoice(
  { problem, model, tasks }: Compiled,
  choice: Choice,
  waves: ReadonlySet<string>,
  by: number,
): Choice {
  const { earliest, pastLatest } = model;
  const occupancy = new Occupancy(model, layoutOf(model));
  for (const isMover of [false, true]) {
    for (let task = 0; task < tasks.count; task++) {
      const mode = choice.mode[task]!;
      const { wave } = problem.cohorts[tasks.cohortOf[task]!]!;
      if (mode === NONE || (wave !== undefined && waves.has(wave)) !== isMover) continue;
      const start = choice.start[task]! + (isMover ? by : 0);
      if (start < earliest[task]! || start >= pastLatest[task]!) continue;
      if (occupancy.isFree(mode, start)) occupancy.place(task, mode, start);
    }
  }
  return occupancy.choice;
}
