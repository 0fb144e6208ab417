/** Calendars that extend one another, flattened: each keeps its own week and adds the closed days, and days without half sessions, of every ancestor. */
import { NO_DAY, parseDay, type Weekday } from "./civil.ts";
import type { DayRange, HalfDayRules } from "./open-days.ts";

/** A calendar as it is declared. */
export interface CalendarRules {
  readonly id: string;
  /** The calendar whose closed days are added to this one's. */
  readonly extends?: string;
  readonly week: readonly Weekday[];
  /** Closed days, dates written `YYYY-MM-DD`. */
  readonly closed: readonly { readonly date: string }[];
  /** Weekdays and dates, both ends included, on which no half-day class trains. */
  readonly noHalfDays?: readonly (Weekday | { readonly from: string; readonly to: string })[];
}

/** A calendar that refers to no other. */
export interface ResolvedCalendar extends HalfDayRules {
  /** Day numbers, ascending, each once. */
  readonly closed: Int32Array;
}

/**
 * Every calendar by its id, with the closed days and the days without half sessions of all its ancestors added to its own; the
 * week is always its own.
 *
 * The calendars are expected to be checked: one that extends itself or an unknown calendar, or has an unreal date, throws an `Error`.
 *
 * @example
 * resolveCalendars([{ id: "nation", week: ["mon"], closed: [{ date: "2027-03-01" }] }]).get("nation");
 */
export function resolveCalendars(calendars: readonly CalendarRules[]): Map<string, ResolvedCalendar> {
  const byId = new Map(calendars.map((calendar) => [calendar.id, calendar]));
  return new Map(
    calendars.map((calendar) => {
      const days = new Set<number>();
      const noHalfWeekdays = new Set<Weekday>();
      const noHalfRanges: DayRange[] = [];
      for (const { closed, noHalfDays = [] } of lineOf(calendar, byId)) {
        for (const { date } of closed) days.add(realDay(date, calendar.id));
        for (const rule of noHalfDays) {
          if (typeof rule === "string") noHalfWeekdays.add(rule);
          else noHalfRanges.push({ from: realDay(rule.from, calendar.id), to: realDay(rule.to, calendar.id) });
        }
      }
      const { id, week } = calendar;
      return [id, { week, closed: Int32Array.from(days).sort(), noHalfWeekdays: [...noHalfWeekdays], noHalfRanges }];
    }),
  );
}

/** The calendar, the one it extends, the one that this extends, and so on. */
function lineOf(calendar: CalendarRules, byId: ReadonlyMap<string, CalendarRules>): Set<CalendarRules> {
  const line = new Set([calendar]);
  let last = calendar;
  while (last.extends !== undefined) {
    const next = byId.get(last.extends);
    if (next === undefined) throw new Error(`Calendar ${last.id} extends ${last.extends}, which does not exist.`);
    if (line.has(next)) throw new Error(`Calendar ${last.id} extends ${next.id}, which extends it in turn.`);
    line.add(next);
    last = next;
  }
  return line;
}

function realDay(date: string, id: string): number {
  const day = parseDay(date);
  if (day === NO_DAY) throw new Error(`Calendar ${id} speaks of ${date}, which is not a date.`);
  return day;
}
