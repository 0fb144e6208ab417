import type { Compiled } from "../compile/index.ts";
import { type Choice, NONE } from "../kernel/index.ts";

/** Removes what is left of cohorts whose chain of phases is broken: a cohort is placed in all its phases or in none. */
function dropBrokenChains({ tasks }: Compiled, choice: Choice): void {
  for (let cohort = 0; cohort + 1 < tasks.firstTask.length; cohort++) {
    const [first, past] = [tasks.firstTask[cohort]!, tasks.firstTask[cohort + 1]!];
    if (!choice.mode.subarray(first, past).includes(NONE)) continue;
    choice.mode.fill(NONE, first, past);
    choice.start.fill(NONE, first, past);
  }
}

/** What of a choice of classes makes whole cohorts, with all that goes with them. */
export function mendChoice(compiled: Compiled, choice: Choice): void {
  dropBrokenChains(compiled, choice);
  placeExtraTasks(compiled, choice);
  if (!dropStranded(compiled, choice)) return;
  dropBrokenChains(compiled, choice);
  placeExtraTasks(compiled, choice);
}

/** Removes classes that leave no option to what goes with them, and all extra tasks if there are any such. */
function dropStranded({ model, tasks }: Compiled, choice: Choice): boolean {
  const { before, after } = model.couplings.precedences;
  let isAny = false;
  for (let row = 0; row < before.length; row++) {
    const [task, extra] = before[row]! < after[row]! ? [before[row]!, after[row]!] : [after[row]!, before[row]!];
    if (extra < tasks.count || choice.mode[task] === NONE || choice.mode[extra] !== NONE) continue;
    choice.mode[task] = NONE;
    isAny = true;
  }
  if (!isAny) return false;
  choice.mode.fill(NONE, tasks.count);
  choice.start.fill(NONE, tasks.count);
  return true;
}

/** Gives the tasks that are no classes, journeys of teams and nominal days of waves, the options that their classes leave them. */
function placeExtraTasks(compiled: Compiled, choice: Choice): void {
  const { model, tasks } = compiled;
  const { before, after } = model.couplings.precedences;
  const earliest = earliestOfGroups(compiled, choice);
  for (let row = 0; row < before.length; row++) {
    const [first, second] = [before[row]!, after[row]!];
    if (first >= tasks.count) placeExtra(compiled, choice, row, first, second, earliest);
    else if (second >= tasks.count) placeExtra(compiled, choice, row, second, first, earliest);
  }
}

function placeExtra(
  { model }: Compiled,
  choice: Choice,
  row: number,
  extra: number,
  task: number,
  earliest: ReadonlyMap<number, number>,
): void {
  if (choice.mode[task] === NONE) return;
  const { firstMode, groupOf, groupSpread, pastLatest, couplings } = model;
  const { before, minLag, maxLag, isZoned, zoneAsBefore, zoneAsAfter } = couplings.precedences;
  const isBefore = before[row] === extra;
  const endOf = (mode: number, start: number): number => model.endOf[model.modeShape[mode]! * model.periods + start]!;
  const group = groupOf[extra]!;
  // A wave whose first day is given may have to begin on a day on which nobody can start.
  const from =
    group === NONE ? 0 : Math.max(model.earliest[extra]!, Math.min(earliest.get(group)!, pastLatest[extra]! - 1));
  const past = group === NONE ? pastLatest[extra]! : Math.min(pastLatest[extra]!, from + groupSpread[group]! + 1);
  const [own, other] = isBefore ? [zoneAsBefore, zoneAsAfter] : [zoneAsAfter, zoneAsBefore];
  for (let mode = firstMode[extra]!; mode < firstMode[extra + 1]!; mode++) {
    if (isZoned[row] === 1 && own[mode] !== other[choice.mode[task]!]) continue;
    if (!isBefore && !mayFollow(model, mode, choice.mode[task]!)) continue;
    for (let start = from; start < past; start++) {
      const end = endOf(mode, start);
      if (end === NONE) continue;
      const lag = isBefore ? choice.start[task]! - end : start - endOf(choice.mode[task]!, choice.start[task]!);
      if (lag < minLag[row]! || lag > maxLag[row]!) continue;
      choice.mode[extra] = mode;
      choice.start[extra] = start;
      return;
    }
  }
}

/** Whether a mode that needs one of others has this one among them. */
function mayFollow({ couplings: { pairs } }: Compiled["model"], mode: number, taken: number): boolean {
  const at = pairs.needing.indexOf(mode);
  return at === -1 || pairs.needed.subarray(pairs.firstNeeded[at], pairs.firstNeeded[at + 1]).includes(taken);
}

/** The earliest start of a wave's classes, for waves whose days are tasks of their own. [group] */
function earliestOfGroups({ problem, model, tasks }: Compiled, { mode, start }: Choice): Map<number, number> {
  const rowOf = new Map((problem.waves ?? []).map(({ id }, row) => [id, row]));
  const earliest = new Map<number, number>();
  problem.cohorts.forEach(({ wave }, cohort) => {
    const task = tasks.firstTask[cohort]!;
    const group = rowOf.get(wave ?? "");
    if (group === undefined || mode[task] === NONE || model.groupOf[task] === group) return;
    earliest.set(group, Math.min(earliest.get(group) ?? Number.POSITIVE_INFINITY, start[task]!));
  });
  return earliest;
}
