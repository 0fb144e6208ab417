/**
 * What a problem says once its defaults and inheritance are resolved: the ground on which both auditors stand.
 *
 * Days are day numbers (`parseDay`) here; open days are counted in periods from the first day of the horizon.
 */
import { type OpenDays, openDays, parseDay, resolveCalendars } from "../calendar/index.ts";
import {
  type Cohort,
  type Costs,
  DEFAULT_COSTS,
  DEFAULT_TRAVEL,
  type Facility,
  type Phase,
  type Problem,
  type Range,
  type Region,
  type Room,
} from "../domain/index.ts";
import { greatCircleTravel, type Place, type TravelModel } from "../geo/index.ts";

/** Participants of a cohort who set out from one place. */
export interface Group {
  readonly region: string;
  readonly place: Place;
  readonly count: number;
}

export interface Facts {
  readonly problem: Problem;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly costs: Costs;
  readonly travel: TravelModel;
  readonly maxTravelKm: number;
  readonly cohorts: ReadonlyMap<string, Cohort>;
  readonly facilities: ReadonlyMap<string, Facility>;
  /** [facility id] */
  readonly places: ReadonlyMap<string, Place>;
  /** [facility id] Facilities with the same calendar and closures share one object. */
  readonly open: ReadonlyMap<string, OpenDays>;
  /** [region id] the region, its parent, the parent of that, and so on up. */
  readonly lines: ReadonlyMap<string, readonly Region[]>;
  /** [programme id] */
  readonly phases: ReadonlyMap<string, Phase>;
  /** The days of the horizon on which all rooms of a kind are taken by others; rooms without bookings are not listed. */
  readonly booked: ReadonlyMap<Room, ReadonlySet<number>>;
}

export function readFacts(problem: Problem): Facts {
  const { roadFactor, maxTravelKm } = problem.travel ?? DEFAULT_TRAVEL;
  const lines = linesOf(problem.regions);
  return {
    problem,
    firstDay: parseDay(problem.horizon.start),
    lastDay: parseDay(problem.horizon.end),
    costs: problem.costs ?? DEFAULT_COSTS,
    travel: greatCircleTravel({ roadFactor }),
    maxTravelKm,
    cohorts: new Map(problem.cohorts.map((cohort) => [cohort.id, cohort])),
    facilities: new Map(problem.facilities.map((facility) => [facility.id, facility])),
    places: new Map(
      problem.facilities.map(({ id, point, landmass, region }) => [
        id,
        { point, landmass: landmass ?? inherited(lines, region, "landmass") ?? "" },
      ]),
    ),
    open: openDaysOf(problem, lines),
    lines,
    // A programme has one phase in this version; the parser refuses more.
    phases: new Map(problem.programmes.map((programme) => [programme.id, programme.phases[0]!])),
    booked: bookedDays(problem),
  };
}

/** Where the people of a cohort set out from: its origins, or one place for all of them. */
export function groupsOf(facts: Facts, cohort: Cohort): Group[] {
  const origins = cohort.origins ?? [{ ...cohort, count: cohort.size }];
  return origins.map(({ region, point, landmass, count }) => ({
    region,
    place: {
      // The parser has seen to it that one of the two is there.
      point: point ?? facts.lines.get(region)![0]!.point!,
      landmass: landmass ?? inherited(facts.lines, region, "landmass") ?? "",
    },
    count,
  }));
}

/** Most road metres that a participant of the cohort travels one way. */
export function reachMetres(facts: Facts, cohort: Cohort): number {
  return Math.round((cohort.maxTravelKm ?? facts.maxTravelKm) * 1000);
}

/** The days that a class would take from `start` on: so many consecutive open days of its facility, or none when it cannot. */
export function trainingDays(facts: Facts, facility: Facility, phase: Phase, start: number): number[] | undefined {
  const { isOpen } = facts.open.get(facility.id)!;
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
function inherited(lines: Facts["lines"], region: string, what: "calendar" | "landmass"): string | undefined {
  return lines.get(region)!.find((ancestor) => ancestor[what] !== undefined)?.[what];
}

function openDaysOf(problem: Problem, lines: Facts["lines"]): Map<string, OpenDays> {
  const calendars = resolveCalendars(problem.calendars);
  const firstDay = parseDay(problem.horizon.start);
  const periods = parseDay(problem.horizon.end) - firstDay + 1;
  const known = new Map<string, OpenDays>();
  return new Map(
    problem.facilities.map(({ id, calendar, region, closures = [] }) => {
      // The parser has seen to it that every facility has a calendar.
      const calendarId = calendar ?? inherited(lines, region, "calendar")!;
      const key = JSON.stringify([calendarId, closures]);
      const open = known.get(key) ?? openDays(firstDay, periods, calendars.get(calendarId)!, closures.map(dayRange));
      known.set(key, open);
      return [id, open];
    }),
  );
}

function bookedDays({ horizon, facilities }: Problem): Map<Room, Set<number>> {
  const booked = new Map<Room, Set<number>>();
  for (const room of facilities.flatMap(({ rooms }) => rooms)) {
    if (room.bookings === undefined || room.bookings.length === 0) continue;
    const days = new Set<number>();
    for (const { from, to } of room.bookings.map(dayRange)) {
      const last = Math.min(to, parseDay(horizon.end));
      for (let day = Math.max(from, parseDay(horizon.start)); day <= last; day++) days.add(day);
    }
    booked.set(room, days);
  }
  return booked;
}

function dayRange({ from, to }: Range): { from: number; to: number } {
  return { from: parseDay(from), to: parseDay(to) };
}
