/** Days, regions and filters of a problem, read naively: with dates as texts, and nothing shared with `src/verify`. */
import type { Weekday } from "../../src/calendar/index.ts";
import type { Cohort, Facility, Filter, Problem, Region } from "../../src/domain/index.ts";

export function isOpen(problem: Problem, facility: Facility, date: string, isHalf: boolean): boolean {
  return once(problem, `open ${facility.id} ${date} ${isHalf}`, () => isOpenAnew(problem, facility, date, isHalf));
}

const known = new WeakMap<Problem, Map<string, unknown>>();

/** What was worked out once for a problem. */
export function once<T>(problem: Problem, key: string, make: () => T): T {
  const ofProblem = known.get(problem) ?? new Map<string, unknown>();
  known.set(problem, ofProblem);
  if (!ofProblem.has(key)) ofProblem.set(key, make());
  return ofProblem.get(key) as T;
}

function isOpenAnew(problem: Problem, facility: Facility, date: string, isHalf: boolean): boolean {
  const { horizon, calendars } = problem;
  const calendarId =
    facility.calendar ?? lineOf(problem, facility.region).find(({ calendar }) => calendar !== undefined)!.calendar;
  const own = calendars.find(({ id }) => id === calendarId)!;
  if (date < horizon.start || date > horizon.end || !own.week.includes(weekday(date))) return false;
  if ((facility.closures ?? []).some(({ from, to }) => from <= date && date <= to)) return false;
  for (let calendar: typeof own | undefined = own; calendar !== undefined; ) {
    if (calendar.closed.some((closed) => closed.date === date)) return false;
    const names = (calendar.noHalfDays ?? []).some((rule) =>
      typeof rule === "string" ? rule === weekday(date) : rule.from <= date && date <= rule.to,
    );
    if (isHalf && names) return false;
    const above: string | undefined = calendar.extends;
    calendar = calendars.find(({ id }) => id === above);
  }
  return true;
}

export function facilityMatches(problem: Problem, filter: Filter | undefined, facility: Facility): boolean {
  const { ids, regions, types, owners, tags } = filter ?? {};
  return (
    (ids?.includes(facility.id) ?? true) &&
    (regions === undefined || isBelow(problem, facility.region, regions)) &&
    (types?.includes(facility.type) ?? true) &&
    (owners?.includes(facility.owner ?? "") ?? true) &&
    (tags?.some((tag) => facility.tags?.includes(tag)) ?? true)
  );
}

export function cohortMatches(problem: Problem, filter: Filter | undefined, cohort: Cohort): boolean {
  const { ids, regions, programmes } = filter ?? {};
  return (
    (ids?.includes(cohort.id) ?? true) &&
    (regions === undefined || isBelow(problem, cohort.region, regions)) &&
    (programmes?.includes(cohort.programme) ?? true)
  );
}

export function isBelow(problem: Problem, region: string, above: readonly string[]): boolean {
  return lineOf(problem, region).some(({ id }) => above.includes(id));
}

export function lineOf(problem: Problem, id: string): Region[] {
  const region = problem.regions.find((one) => one.id === id)!;
  return region.parent === undefined ? [region] : [region, ...lineOf(problem, region.parent)];
}

export function datesOf(problem: Problem): string[] {
  const { start, end } = problem.horizon;
  const at = (k: number): string => new Date(Date.parse(start) + k * 86_400_000).toISOString().slice(0, 10);
  return once(problem, "dates", () => Array.from({ length: daysBetween(start, end) + 1 }, (_, k) => at(k)));
}

export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

export function weekday(date: string): Weekday {
  return (["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const)[new Date(date).getUTCDay()]!;
}
