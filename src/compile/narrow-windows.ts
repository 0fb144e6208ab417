import { type AllocationModel, NONE } from "../kernel/index.ts";

/**
 * Windows of tasks that are placed together or not at all, narrowed to the starts from which the lags between them can be kept: a later
 * phase may use any day of the horizon, but never one before its cohort's first, and each search would look at all of them.
 */
export function narrowWindows(model: AllocationModel): AllocationModel {
  const { before, after, minLag, maxLag, isJoint } = model.couplings.precedences;
  const narrowed = { ...model, earliest: model.earliest.slice(), pastLatest: model.pastLatest.slice() };
  const { earliest, pastLatest } = narrowed;
  const narrow = (task: number, first: number, past: number): void => {
    const [from, to] = [Math.max(earliest[task]!, first), Math.min(pastLatest[task]!, past)];
    // Without any start the task is left out all the same.
    if (from >= to) return;
    earliest[task] = from;
    pastLatest[task] = to;
  };
  const forth = (row: number): void => {
    const { least, most } = endsOf(narrowed, before[row]!);
    if (least <= most) narrow(after[row]!, least + minLag[row]!, most + maxLag[row]! + 1);
  };
  const back = (row: number): void => {
    const task = after[row]!;
    const [least, most] = [earliest[task]! - maxLag[row]!, pastLatest[task]! - 1 - minLag[row]!];
    const starts = startsOf(narrowed, before[row]!, least, most);
    if (starts.first <= starts.last) narrow(before[row]!, starts.first, starts.last + 1);
  };
  // Phases follow one another in the order of their rows.
  for (let row = 0; row < before.length; row++) if (isJoint[row] === 1) forth(row);
  for (let row = before.length - 1; row >= 0; row--) if (isJoint[row] === 1) back(row);
  for (let row = 0; row < before.length; row++) if (isJoint[row] === 1) forth(row);
  return narrowed;
}

/** First and last period in which an option of a task may end; empty where there is none. */
function endsOf(model: AllocationModel, task: number): { readonly least: number; readonly most: number } {
  let [least, most] = [model.periods + 1, NONE as number];
  for (const end of optionEnds(model, task)) {
    least = Math.min(least, end.end);
    most = Math.max(most, end.end);
  }
  return { least, most };
}

/** First and last start of a task from which some option ends in `least .. most`. */
function startsOf(
  model: AllocationModel,
  task: number,
  least: number,
  most: number,
): { readonly first: number; readonly last: number } {
  let [first, last] = [model.periods, NONE as number];
  for (const { start, end } of optionEnds(model, task)) {
    if (end < least || end > most) continue;
    first = Math.min(first, start);
    last = Math.max(last, start);
  }
  return { first, last };
}

/** Starts and ends of the shapes of a task's modes. */
function* optionEnds(
  { firstMode, modeShape, endOf, periods, earliest, pastLatest }: AllocationModel,
  task: number,
): Generator<{ readonly start: number; readonly end: number }> {
  const seen = new Set<number>();
  for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
    const shape = modeShape[mode]!;
    if (seen.has(shape)) continue;
    seen.add(shape);
    for (let start = earliest[task]!; start < pastLatest[task]!; start++) {
      const end = endOf[shape * periods + start]!;
      if (end !== NONE) yield { start, end };
    }
  }
}
