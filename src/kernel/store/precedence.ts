import { NONE } from "../model.ts";
import type { Domains } from "./domains.ts";
import type { Scratch } from "./scratch.ts";

/**
 * Precedence: where both tasks are placed, end of `before` + minLag <= start of `after` <= end of `before` + maxLag.
 *
 * Where one task is certainly placed, an option of the other stays when some end, or start, of the one lies within the lags.
 */
export function propagatePrecedence(domains: Domains, row: number, scratch: Scratch): boolean {
  const { before, after, minLag, maxLag } = domains.model.couplings.precedences;
  const { periods } = domains.model;
  const { optionMode, optionStart, optionEnd } = domains;
  const least = minLag[row]!;
  const most = maxLag[row]!;
  if (countEnds(domains, before[row]!, scratch.before)) {
    const slot = domains.slotOf[after[row]!]!;
    if (slot === NONE) {
      const start = domains.background.choice.start[after[row]!]!;
      if (start !== NONE && !isAny(scratch.before, start - most, start - least, periods)) return false;
    } else {
      for (let option = domains.first(slot), last = domains.last(slot); option <= last; option++) {
        if (optionMode[option] === NONE || !domains.isAlive(option)) continue;
        domains.work++;
        const start = optionStart[option]!;
        if (isAny(scratch.before, start - most, start - least, periods)) continue;
        if (!domains.remove(option)) return false;
      }
    }
  }
  const slot = domains.slotOf[before[row]!]!;
  if (slot === NONE || !countStarts(domains, after[row]!, scratch.other)) return true;
  for (let option = domains.first(slot), last = domains.last(slot); option <= last; option++) {
    if (optionMode[option] === NONE || !domains.isAlive(option)) continue;
    domains.work++;
    const end = optionEnd[option]!;
    if (isAny(scratch.other, end + least, end + most, periods)) continue;
    if (!domains.remove(option)) return false;
  }
  return true;
}

/** Counts, for each period, in how many earlier ones the task can end. False when it may be left out. */
function countEnds(domains: Domains, task: number, sums: Int32Array): boolean {
  const { model, background } = domains;
  const mode = background.choice.mode[task]!;
  const end =
    mode === NONE ? NONE : model.endOf[model.modeShape[mode]! * model.periods + background.choice.start[task]!]!;
  return count(domains, task, end, domains.optionEnd, sums);
}

/** The same for its starts. */
function countStarts(domains: Domains, task: number, sums: Int32Array): boolean {
  return count(domains, task, domains.background.choice.start[task]!, domains.optionStart, sums);
}

function count(domains: Domains, task: number, fixed: number, ofOption: Int32Array, sums: Int32Array): boolean {
  const slot = domains.slotOf[task]!;
  if (slot === NONE ? fixed === NONE : !domains.isPlaced(slot)) return false;
  const past = domains.model.periods + 1;
  sums.fill(0, 0, past + 1);
  if (slot === NONE) sums[fixed + 1] = 1;
  else {
    for (let option = domains.first(slot), last = domains.last(slot); option <= last; option++) {
      if (domains.isAlive(option)) sums[ofOption[option]! + 1] = 1;
    }
  }
  for (let at = 0; at < past; at++) sums[at + 1]! += sums[at]!;
  domains.work += past;
  return true;
}

/** Whether anything counted lies in `from .. to`, both included. */
function isAny(sums: Int32Array, from: number, to: number, periods: number): boolean {
  if (from > to || to < 0 || from > periods) return false;
  return sums[Math.min(to, periods) + 1]! > sums[Math.max(from, 0)]!;
}
