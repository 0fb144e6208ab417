export { formatDay, NO_DAY, parseDay, WEEKDAYS, type Weekday, weekdayOf } from "./civil.ts";
export { type DayRange, type HalfDayRules, halfOpenDays, type OpenDays, openDays } from "./open-days.ts";
export { type CalendarRules, resolveCalendars } from "./resolve.ts";
export { NONE, spanEnd, spanEnds } from "./span.ts";
