import type { Weekday } from "../calendar/index.ts";

/** A civil date written `YYYY-MM-DD`. No time zone can shift it. */
export type CivilDate = string;

/** Civil dates from `from` to `to`, both included. */
export interface Range {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** A day on which nobody trains, and why. */
export interface ClosedDay {
  readonly date: CivilDate;
  readonly name?: string;
  /** For example `holiday`, `joint-leave`, `ramadan`: shown to people, never interpreted. */
  readonly kind?: string;
}

/** The days on which facilities train: a weekly pattern less the closed days. */
export interface Calendar {
  readonly id: string;
  /** The calendar whose closed days are added to this one's; the weekly pattern is this calendar's own. */
  readonly extends?: string;
  readonly week: readonly Weekday[];
  readonly closed: readonly ClosedDay[];
  /** Weekdays and dates on which no half-day class trains; those of the calendar that this one extends are added. */
  readonly noHalfDays?: readonly (Weekday | Range)[];
}
