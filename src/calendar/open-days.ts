/**
 * The open days of one facility over one horizon, counted once, so that a class of any length is looked up and not walked.
 *
 * `rank` and `dayOfRank` are inverse to each other: the k-th open day is period `dayOfRank[k]`, and `rank[dayOfRank[k]]` is k.
 */
import { WEEKDAYS, type Weekday, weekdayOf } from "./civil.ts";

/** Which weekdays are open, and which days are closed all the same. */
export interface OpenRules {
  /** Weekdays on which training takes place; none is possible and closes every day. */
  readonly week: readonly Weekday[];
  /** Day numbers, in any order; those outside the horizon are ignored. */
  readonly closed: Iterable<number>;
}

/** The same, and the days among them on which no half-day class trains. */
export interface HalfDayRules extends OpenRules {
  readonly noHalfWeekdays: readonly Weekday[];
  readonly noHalfRanges: readonly DayRange[];
}

/** Days from `from` to `to`, both included, as day numbers. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** The open days among consecutive periods, each of which is one civil day. */
export interface OpenDays {
  /** Day number of period 0. */
  readonly firstDay: number;
  readonly periods: number;
  /** [period] 1 when open, else 0. */
  readonly isOpen: Uint8Array;
  /** [period, and one more] open days before the period; the last element counts them all. */
  readonly rank: Int32Array;
  /** [k] period of the k-th open day, counted from 0. */
  readonly dayOfRank: Int32Array;
}

/**
 * The open days of `periods` civil days from day number `firstDay` on: the weekly pattern less closed days and closures.
 *
 * @example
 * openDays(parseDay("2027-03-01"), 7, { week: ["mon", "tue"], closed: [] }, []).dayOfRank; // [0, 1]
 */
export function openDays(firstDay: number, periods: number, rules: OpenRules, closures: readonly DayRange[]): OpenDays {
  const isOpen = new Uint8Array(periods);
  const opensOn = WEEKDAYS.map((weekday) => (rules.week.includes(weekday) ? 1 : 0));
  for (let period = 0; period < periods; period++) isOpen[period] = opensOn[weekdayOf(firstDay + period)]!;
  // A write outside a typed array is ignored, which is what a closed day outside the horizon asks for.
  for (const day of rules.closed) isOpen[day - firstDay] = 0;
  for (const { from, to } of closures) {
    // `fill` counts a negative index from the end, so the range is cut to the horizon first.
    isOpen.fill(0, Math.max(from - firstDay, 0), Math.max(to - firstDay + 1, 0));
  }

  const rank = new Int32Array(periods + 1);
  for (let period = 0; period < periods; period++) rank[period + 1] = rank[period]! + isOpen[period]!;
  const dayOfRank = new Int32Array(rank[periods]!);
  for (let period = 0; period < periods; period++) {
    if (isOpen[period] === 1) dayOfRank[rank[period]!] = period;
  }
  return { firstDay, periods, isOpen, rank, dayOfRank };
}

/** `openDays` for half-day classes: less the days without half sessions. */
export function halfOpenDays(
  firstDay: number,
  periods: number,
  { week, closed, noHalfWeekdays, noHalfRanges }: HalfDayRules,
  closures: readonly DayRange[],
): OpenDays {
  const halfWeek = week.filter((weekday) => !noHalfWeekdays.includes(weekday));
  return openDays(firstDay, periods, { week: halfWeek, closed }, [...closures, ...noHalfRanges]);
}
