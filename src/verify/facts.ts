/**
 * What a problem says once its defaults and inheritance are resolved: the ground on which both auditors stand.
 *
 * Days are day numbers (`parseDay`) here; open days are counted in periods from the first day of the horizon.
 */
import { halfOpenDays, type OpenDays, openDays, parseDay, resolveCalendars } from "../calendar/index.ts";
import {
  type Cohort,
  type Costs,
  DEFAULT_COSTS,
  DEFAULT_TRAVEL,
  type Facility,
  type OwnFunctions,
  type Phase,
  type Problem,
  type Range,
  type Region,
  type Room,
} from "../domain/index.ts";
import { travelOf } from "../domain/own/answers.ts";
import type { Place, TravelModel } from "../geo/index.ts";

export interface Facts {
  readonly problem: Problem;
  readonly own: OwnFunctions;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly costs: Costs;
  readonly travel: TravelModel;
  readonly maxTravelKm: number;
  /** Nobody boards when absent. */
  readonly maxBoardingKm: number | undefined;
  readonly cohorts: ReadonlyMap<string, Cohort>;
  readonly facilities: ReadonlyMap<string, Facility>;
  /** [facility id] */
  readonly places: ReadonlyMap<string, Place>;
  /** [facility id] Facilities with the same calendar and closures share one object. */
  readonly open: ReadonlyMap<string, OpenDays>;
  /** [facility id] The same for half-day classes. */
  readonly halfOpen: ReadonlyMap<string, OpenDays>;
  /** [region id] the region, its parent, the parent of that, and so on up. */
  readonly lines: ReadonlyMap<string, readonly Region[]>;
  /** [programme id] in order */
  readonly phases: ReadonlyMap<string, readonly Phase[]>;
  /** Rooms without bookings are not listed. */
  readonly booked: ReadonlyMap<Room, BookedDays>;
}

/** The days of the horizon on which rooms of a kind are taken by others. */
export interface BookedDays {
  readonly all: ReadonlySet<number>;
  /** [unit] days on which this one is taken, all or alone; units that no booking names are not listed */
  readonly ofUnit: ReadonlyMap<number, ReadonlySet<number>>;
}

/** `formed`: cohorts that a plan forms of the problem's demand, which count as if they were the problem's. */
export function readFacts(problem: Problem, own: OwnFunctions = {}, formed: readonly Cohort[] = []): Facts {
  const { maxTravelKm, maxBoardingKm } = problem.travel ?? DEFAULT_TRAVEL;
  const lines = linesOf(problem.regions);
  return {
    problem,
    own,
    firstDay: parseDay(problem.horizon.start),
    lastDay: parseDay(problem.horizon.end),
    costs: problem.costs ?? DEFAULT_COSTS,
    travel: travelOf(problem, own),
    maxTravelKm,
    maxBoardingKm,
    cohorts: new Map([...problem.cohorts, ...formed].map((cohort) => [cohort.id, cohort])),
    facilities: new Map(problem.facilities.map((facility) => [facility.id, facility])),
    places: new Map(
      problem.facilities.map(({ id, point, landmass, region }) => [
        id,
        { facility: id, point, landmass: landmass ?? inherited(lines, region, "landmass") ?? "" },
      ]),
    ),
    open: openDaysOf(problem, lines, openDays),
    halfOpen: openDaysOf(problem, lines, halfOpenDays),
    lines,
    phases: new Map(problem.programmes.map(({ id, phases }) => [id, phases])),
    booked: bookedDays(problem),
  };
}

/** The phases of a cohort's programme, in order. */
export function phasesOf(facts: Facts, cohort: Cohort): readonly Phase[] {
  return facts.phases.get(cohort.programme)!;
}

/** The days on which a facility trains classes of a phase. */
export function openFor(facts: Facts, facility: Facility, phase: Phase): OpenDays {
  return (phase.sessions === "half" ? facts.halfOpen : facts.open).get(facility.id)!;
}

/** The days that a class would take from `start` on: so many consecutive open days of its facility, or none when it cannot. */
export function trainingDays(facts: Facts, facility: Facility, phase: Phase, start: number): number[] | undefined {
  const { isOpen } = openFor(facts, facility, phase);
  const days: number[] = [];
  if (isOpen[start - facts.firstDay] !== 1) return undefined;
  for (let day = start; day <= facts.lastDay && days.length < phase.days; day++) {
    if (isOpen[day - facts.firstDay] === 1) days.push(day);
  }
  return days.length === phase.days ? days : undefined;
}

function linesOf(regions: readonly Region[]): Map<string, Region[]> {
  const byId = new Map(regions.map((region) => [region.id, region]));
  return new Map(
    regions.map((region) => {
      const line = [region];
      for (let parent = region.parent; parent !== undefined; parent = line.at(-1)!.parent) {
        line.push(byId.get(parent)!);
      }
      return [region.id, line];
    }),
  );
}

/** What the region says, else its nearest ancestor that says anything. */
export function inherited(lines: Facts["lines"], region: string, what: "calendar" | "landmass"): string | undefined {
  return lines.get(region)!.find((ancestor) => ancestor[what] !== undefined)?.[what];
}

function openDaysOf(
  problem: Problem,
  lines: Facts["lines"],
  openDaysBy: typeof openDays | typeof halfOpenDays,
): Map<string, OpenDays> {
  const calendars = resolveCalendars(problem.calendars);
  const firstDay = parseDay(problem.horizon.start);
  const periods = parseDay(problem.horizon.end) - firstDay + 1;
  const known = new Map<string, OpenDays>();
  return new Map(
    problem.facilities.map(({ id, calendar, region, closures = [] }) => {
      // The parser has seen to it that every facility has a calendar.
      const calendarId = calendar ?? inherited(lines, region, "calendar")!;
      const key = JSON.stringify([calendarId, closures]);
      const open = known.get(key) ?? openDaysBy(firstDay, periods, calendars.get(calendarId)!, closures.map(dayRange));
      known.set(key, open);
      return [id, open];
    }),
  );
}

function bookedDays({ horizon, facilities }: Problem): Map<Room, BookedDays> {
  const firstDay = parseDay(horizon.start);
  const lastDay = parseDay(horizon.end);
  const daysOf = (bookings: readonly Range[]): Set<number> => {
    const days = new Set<number>();
    for (const { from, to } of bookings.map(dayRange)) {
      for (let day = Math.max(from, firstDay); day <= Math.min(to, lastDay); day++) days.add(day);
    }
    return days;
  };
  const booked = new Map<Room, BookedDays>();
  for (const room of facilities.flatMap(({ rooms }) => rooms)) {
    const { bookings = [] } = room;
    if (bookings.length === 0) continue;
    const named = new Set(bookings.flatMap(({ unit }) => unit ?? []));
    const ofUnit = [...named].map((unit) => {
      return [unit, daysOf(bookings.filter((booking) => (booking.unit ?? unit) === unit))] as const;
    });
    booked.set(room, { all: daysOf(bookings.filter(({ unit }) => unit === undefined)), ofUnit: new Map(ofUnit) });
  }
  return booked;
}

export function dayRange({ from, to }: Range): { from: number; to: number } {
  return { from: parseDay(from), to: parseDay(to) };
}
