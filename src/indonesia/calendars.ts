/** The two calendars of Indonesian training centres: five or six days a week, less what the decrees close. */
import { formatDay, NO_DAY, parseDay } from "../calendar/index.ts";
import { type Calendar, type ClosedDay, type Range, UsageError } from "../domain/index.ts";
import { indonesianHolidays, KNOWN_YEARS, ramadan } from "./holidays.ts";

/** Id of the calendar of those who train from Monday to Friday; the nation's own. */
export const FIVE_DAYS = "ID";

/** Id of the calendar of those who train on Saturdays too, as some regional centres do. */
export const SIX_DAYS = "ID-6";

/** What may be chosen about the national calendars. */
export interface CalendarOptions {
  /** Days closed for Ramadan: of the year in which the range starts, in place of what is expected; `"open"` to train through it. */
  readonly ramadan?: Range | "open";
}

/**
 * The calendars `ID` (Monday to Friday) and `ID-6` (Monday to Saturday), which closes on the same days, for 2026 and 2027.
 *
 * Closed are holidays (kind `holiday`), joint leave (`joint-leave`) and, unless it is left open, Ramadan (`ramadan`), in which few centres teach new classes.
 * Throws a `UsageError` when the range for Ramadan is not one of real dates in 2026 or 2027.
 *
 * @example
 * nationalCalendars({ ramadan: { from: "2027-02-09", to: "2027-03-09" } });
 */
export function nationalCalendars(options: CalendarOptions = {}): Calendar[] {
  const closed = KNOWN_YEARS.flatMap((year) => closedDays(year, options));
  return [
    { id: FIVE_DAYS, week: ["mon", "tue", "wed", "thu", "fri"], closed },
    { id: SIX_DAYS, extends: FIVE_DAYS, week: ["mon", "tue", "wed", "thu", "fri", "sat"], closed: [] },
  ];
}

function closedDays(year: number, options: CalendarOptions): ClosedDay[] {
  const byDate = new Map<string, ClosedDay>();
  for (const { date, name, kind } of indonesianHolidays(year)) byDate.set(date, { date, name, kind });
  const fasting = fastingDays(year, options.ramadan);
  for (let day = fasting.from; day <= fasting.to; day++) {
    const date = formatDay(day);
    // A holiday within Ramadan keeps its own name.
    if (!byDate.has(date)) byDate.set(date, { date, name: "Ramadan", kind: "ramadan" });
  }
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** First and last day number of Ramadan as far as it closes anything in a year; none when `to` is before `from`. */
function fastingDays(year: number, chosen: Range | "open" | undefined): { from: number; to: number } {
  if (chosen === "open") return { from: 0, to: -1 };
  const range = chosen === undefined || yearOf(chosen) !== year ? ramadan(year) : chosen;
  return { from: parseDay(range.from), to: parseDay(range.to) };
}

function yearOf(range: Range): number {
  const year = Number(range.from.slice(0, 4));
  const isReal = parseDay(range.from) !== NO_DAY && parseDay(range.to) !== NO_DAY && range.from <= range.to;
  if (isReal && KNOWN_YEARS.includes(year) && range.to.startsWith(String(year))) return year;
  throw new UsageError(
    "invalid-range",
    `Ramadan is ${range.from} to ${range.to}, expected two dates of ${KNOWN_YEARS.join(" or ")}, the earlier first.`,
  );
}
