/** What rooms are taken for already over 2027: synthetic courses, one after another, with pauses between. */
import type { Random } from "../base/index.ts";
import { formatDay, type OpenDays, spanEnd, weekdayOf } from "../calendar/index.ts";
import type { Range } from "../domain/index.ts";

/** The courses that a kind of room holds in a year; ranges of whole numbers, both ends included. @internal */
export interface Rhythm {
  /** Most courses in the year. */
  readonly most: number;
  /** Training days of one. */
  readonly days: readonly [number, number];
  /** Civil days from 1 January until the first may start. */
  readonly lead: readonly [number, number];
  /** Civil days between the end of one and the next. */
  readonly pause: readonly [number, number];
}

/** Competency packages in the workshops of training centres, back to back with pauses for recruiting. @internal */
export const TRAINING_CENTRE: Rhythm = { most: 9, days: [18, 30], lead: [3, 50], pause: [3, 24] };

/** Two packages a year, as the ministry reckons for community centres, from spring on, when their grants arrive. @internal */
export const COMMUNITY_CENTRE: Rhythm = { most: 2, days: [18, 30], lead: [75, 170], pause: [20, 100] };

/** Short courses of local offices in the halls of service centres. @internal */
export const SERVICE_CENTRE: Rhythm = { most: 8, days: [3, 5], lead: [10, 60], pause: [14, 56] };

/** Civil days that holidays may add to a course: less than Ramadan or a renovation, so none straddles either. */
const MOST_EXTRA_DAYS = 9;

/**
 * The courses of one room as civil ranges, in order, none overlapping, all within the periods of `open`; `week` is how many days a week it trains.
 *
 * Courses start at the beginning of a week. @internal
 */
export function bookedRanges(rhythm: Rhythm, open: OpenDays, week: number, random: Random): Range[] {
  const ranges: Range[] = [];
  let earliest = between(rhythm.lead, random);
  while (ranges.length < rhythm.most) {
    const start = firstOpen(open, weekStart(open, earliest));
    if (start === undefined) break;
    const wanted = between(rhythm.days, random);
    const courseEnd = (days: number): number =>
      spanEnd(open, start, days, Math.ceil(days / week) * 7 + MOST_EXTRA_DAYS);
    // Before Ramadan, the end of the year or a renovation there may be room for a short course only.
    const end = courseEnd(wanted) < 0 ? courseEnd(rhythm.days[0]) : courseEnd(wanted);
    if (end < 0) {
      earliest = start + between([7, 28], random);
      continue;
    }
    ranges.push({ from: formatDay(open.firstDay + start), to: formatDay(open.firstDay + end - 1) });
    earliest = end + between(rhythm.pause, random);
  }
  return ranges;
}

/** The first Monday on or after a period. */
function weekStart(open: OpenDays, period: number): number {
  return period + ((7 - weekdayOf(open.firstDay + period)) % 7);
}

function firstOpen(open: OpenDays, period: number): number | undefined {
  return open.dayOfRank[open.rank[period] ?? open.dayOfRank.length];
}

/** A whole number of a range, both ends included. @internal */
export function between([least, most]: readonly [number, number], random: Random): number {
  return least + random.nextInt(most - least + 1);
}
