import type { AllocationModel } from "../model.ts";
import type { LinearRows } from "./linear-rows.ts";

/** Terms of linear rows by mode: those that count whatever the start, and those for which it matters. */
export interface StartTerms {
  /** Rows of the linear rows' terms. [mode + 1] */
  readonly firstAlways: Int32Array;
  readonly always: Int32Array;
  readonly firstTimed: Int32Array;
  readonly timed: Int32Array;
}

/** Sorts the terms by what the windows of the tasks leave of them; what no start can count is dropped. */
export function startTermsOf(model: AllocationModel, { firstTerm, termFrom, termPast }: LinearRows): StartTerms {
  const modes = model.modeCost.length;
  const firstAlways = new Int32Array(modes + 1);
  const firstTimed = new Int32Array(modes + 1);
  const always: number[] = [];
  const timed: number[] = [];
  for (let task = 0; task < model.tasks; task++) {
    const earliest = model.earliest[task]!;
    const pastLatest = model.pastLatest[task]!;
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      for (let term = firstTerm[mode]!; term < firstTerm[mode + 1]!; term++) {
        if (termFrom[term]! <= earliest && termPast[term]! >= pastLatest) always.push(term);
        else if (termFrom[term]! < pastLatest && termPast[term]! > earliest) timed.push(term);
      }
      firstAlways[mode + 1] = always.length;
      firstTimed[mode + 1] = timed.length;
    }
  }
  return { firstAlways, always: Int32Array.from(always), firstTimed, timed: Int32Array.from(timed) };
}
