/**
 * The span of a class: from its first training day to its last, with the closed days between that stretch it.
 *
 * Training days are consecutive open days, so the last one is found by its rank among the open days, in O(1).
 */
import { WEEKDAYS, type Weekday, weekdayOf } from "./civil.ts";
import type { OpenDays } from "./open-days.ts";

/** No end: a class cannot start there. */
export const NONE = -1;

/**
 * The period after the last training day of a class that starts on period `start` and takes `trainingDays` (at least 1) open days.
 *
 * `NONE` when `start` is not open or not in the horizon, when the class runs past the horizon, or when it stretches over more than
 * `maxSpanDays` civil days, both ends counted; `Infinity` sets no limit.
 *
 * @example
 * const open = openDays(parseDay("2027-03-04"), 10, { week: ["mon", "tue", "wed", "thu", "fri"], closed: [] }, []);
 * spanEnd(open, 0, 3, Infinity); // 5: Thursday, Friday and, after the weekend, Monday, which is period 4
 */
export function spanEnd(open: OpenDays, start: number, trainingDays: number, maxSpanDays: number): number {
  if (open.isOpen[start] !== 1) return NONE;
  const lastRank = open.rank[start]! + trainingDays - 1;
  if (lastRank >= open.dayOfRank.length) return NONE;
  const end = open.dayOfRank[lastRank]! + 1;
  return end - start > maxSpanDays ? NONE : end;
}

/**
 * `spanEnd` for every start: [period] end or `NONE`; also `NONE` where `startDays` is given and the weekday is not among them.
 *
 * @example
 * spanEnds(open, 5, 7, ["mon"]); // five training days within one week, from a Monday on
 */
export function spanEnds(
  open: OpenDays,
  trainingDays: number,
  maxSpanDays: number,
  startDays?: readonly Weekday[],
): Int32Array {
  const startsOn = WEEKDAYS.map((weekday) => startDays?.includes(weekday) ?? true);
  const endOf = new Int32Array(open.periods).fill(NONE);
  for (let start = 0; start < open.periods; start++) {
    if (startsOn[weekdayOf(open.firstDay + start)]!) endOf[start] = spanEnd(open, start, trainingDays, maxSpanDays);
  }
  return endOf;
}
