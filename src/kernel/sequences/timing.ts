import type { Layout } from "../layout.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { StartView } from "../view.ts";

/** Numbers of a mode in `Timing.rules`: see there. */
export const STRIDE = 8;
export const RELEASE = 0;
export const LAST = 1;
export const DURATION = 2;
export const BASE = 3;
export const KNEE = 4;
export const SLOPE = 5;
export const TABLE = 6;

/**
 * When a task that becomes free to start at some time starts in a mode, when it ends, and what that costs.
 *
 * Most modes follow a rule of six numbers: any start from RELEASE to LAST, a fixed DURATION, and a cost of BASE up to a start
 * at KNEE, then SLOPE more for each period. They fit a cache line, where tables of starts would not fit the cache. Other modes
 * have TABLE, the row of `nextStart` that holds their starts, and look up end and cost in the model.
 *
 * Rules after those of the modes are for tasks left out: one a task, which takes no time and costs its skip cost.
 */
export interface Timing {
  /** [mode * STRIDE + number], then [(modes + task) * STRIDE + number] */
  readonly rules: Float64Array;
  /** The first start at or after a time, NONE for none. [TABLE + time], one entry more than there are periods */
  readonly nextStart: Int32Array;
  /** Rows of the model's tables. [mode] */
  readonly endAt: Int32Array;
  readonly costAt: Int32Array;
  /** What leaving out a task costs that must be placed: more than a plan of all others. */
  readonly fine: number;
}

export function timingOf(model: AllocationModel, layout: Layout, view: StartView): Timing {
  const { tasks, periods, firstMode, modeCost, modeShape, endOf, startCosts } = model;
  const modes = firstMode[tasks]!;
  const rules = new Float64Array((modes + tasks) * STRIDE);
  const endAt = new Int32Array(modes);
  const costAt = new Int32Array(modes);
  const tables: Int32Array[] = [];
  const fine = fineOf(model);
  for (let task = 0; task < tasks; task++) {
    const skip = model.skipCost[task]!;
    rules.set(
      [
        0,
        Number.POSITIVE_INFINITY,
        0,
        skip < Number.POSITIVE_INFINITY ? skip : fine,
        Number.POSITIVE_INFINITY,
        0,
        NONE,
      ],
      (modes + task) * STRIDE,
    );
    for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
      endAt[mode] = modeShape[mode]! * periods;
      costAt[mode] = model.startCostRow[task]! * periods;
      const lane = layout.demandLane[model.firstDemand[mode]!]! * periods;
      const next = new Int32Array(periods + 1).fill(NONE);
      for (let start = periods - 1; start >= 0; start--) {
        const end = endOf[endAt[mode]! + start]!;
        const isOpen = start >= view.from[task]! && start < view.past[task]!;
        next[start] = isOpen && end !== NONE && layout.freeUntil[lane + start]! >= end ? start : next[start + 1]!;
      }
      const costs = startCosts.subarray(costAt[mode]!, costAt[mode]! + periods);
      const rule = ruleOf(next, endOf.subarray(endAt[mode]!, endAt[mode]! + periods), costs);
      const at = mode * STRIDE;
      if (rule === undefined) {
        rules[at + TABLE] = tables.length * (periods + 1);
        tables.push(next);
      } else rules.set(rule, at);
      rules[at + BASE]! += modeCost[mode]!;
    }
  }
  const nextStart = new Int32Array(tables.length * (periods + 1));
  tables.forEach((table, row) => {
    nextStart.set(table, row * (periods + 1));
  });
  return { rules, nextStart, endAt, costAt, fine };
}

/** The six numbers of a mode, mode cost apart, if it is so simple. */
function ruleOf(next: Int32Array, ends: Int32Array, costs: Float64Array): number[] | undefined {
  const release = next[0]!;
  // No start at all.
  if (release === NONE) return [0, -1, 0, 0, Number.POSITIVE_INFINITY, 0, NONE];
  const duration = ends[release]! - release;
  const base = costs[release]!;
  let last = release;
  while (next[last + 1] === last + 1) last++;
  if (next[last + 1] !== NONE) return undefined;
  let knee = release;
  while (knee < last && costs[knee + 1] === base) knee++;
  const slope = knee < last ? costs[knee + 1]! - base : 0;
  for (let start = release; start <= last; start++) {
    if (ends[start]! - start !== duration) return undefined;
    if (costs[start] !== base + Math.max(0, start - knee) * slope) return undefined;
  }
  return [release, last, duration, base, knee, slope, NONE];
}

/** More than all tasks at their dearest, so that whoever must be placed is placed first; sums of fines stay exact. */
function fineOf(model: AllocationModel): number {
  const { tasks, periods, firstMode, modeCost, startCosts, startCostRow } = model;
  const rows = startCosts.length / periods;
  const dearestStart = new Float64Array(rows);
  for (let at = 0; at < startCosts.length; at++) {
    const row = Math.floor(at / periods);
    dearestStart[row] = Math.max(dearestStart[row]!, startCosts[at]!);
  }
  let fine = 1;
  for (let task = 0; task < tasks; task++) {
    const last = firstMode[task + 1]! - 1;
    const dearest = last < firstMode[task]! ? 0 : modeCost[last]! + dearestStart[startCostRow[task]!]!;
    const skip = model.skipCost[task]!;
    fine += Math.max(dearest, skip < Number.POSITIVE_INFINITY ? skip : 0);
  }
  return Math.min(fine, Math.floor(Number.MAX_SAFE_INTEGER / 2 / Math.max(1, tasks)));
}
