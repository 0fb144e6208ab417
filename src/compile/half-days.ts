import type { Weekday } from "../calendar/index.ts";
import type { Calendar, Range } from "../domain/index.ts";

/** On which days no half-day class trains, though a facility is open. */
export interface NoHalfDays {
  readonly week: ReadonlySet<Weekday>;
  readonly ranges: readonly Range[];
}

/** The days without half sessions of each calendar, those of the calendars that it extends included. */
export function noHalfDaysOf(calendars: readonly Calendar[]): Map<string, NoHalfDays> {
  const byId = new Map(calendars.map((calendar) => [calendar.id, calendar]));
  return new Map(
    calendars.map((own) => {
      const week = new Set<Weekday>();
      const ranges: Range[] = [];
      for (let at: Calendar | undefined = own; at !== undefined; at = byId.get(at.extends ?? "")) {
        for (const day of at.noHalfDays ?? []) {
          if (typeof day === "string") week.add(day);
          else ranges.push(day);
        }
        if (at.extends === undefined) break;
      }
      return [own.id, { week, ranges }];
    }),
  );
}
