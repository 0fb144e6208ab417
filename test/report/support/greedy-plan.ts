/**
 * Plans for reports to show, made without the solver: people are gathered around the nearest free rooms, one home after the
 * other. They hold, and are not good.
 */
import { formatDay, parseDay, weekdayOf } from "../../../src/calendar/index.ts";
import type { Assignment, Cohort, Facility, Origin, Plan, Problem, Unplaced } from "../../../src/domain/index.ts";
import { greatCircleTravel, type Place, type PlaceIndex, placeIndex, placesWithin } from "../../../src/geo/index.ts";
import type { LeftOut } from "../../../src/report/index.ts";

const MIN = 16;
const MAX = 20;
const DAYS = 5;

export interface GreedyPlan {
  /** With cohorts in place of the demand. */
  readonly problem: Problem;
  readonly plan: Plan;
  readonly left: readonly LeftOut[];
}

interface Home {
  readonly region: string;
  readonly place: Place;
  /** Who are in no cohort yet. */
  people: number;
}

interface Site {
  readonly facility: Facility;
  readonly freeRooms: { readonly id: string; readonly seats: number }[];
}

/** Plans a problem of demand; the class of each row starts on the Monday that `startOf` says. No room is used twice. */
export function planGreedily(
  { demand = [], ...problem }: Problem,
  wave: string,
  startOf: (row: number) => string,
): GreedyPlan {
  const regions = new Map(problem.regions.map((region) => [region.id, region]));
  const placeOf = (id: string, point = regions.get(id)!.point!): Place => ({
    point,
    landmass: regions.get(id)!.landmass!,
  });
  const homes: Home[] = demand.map(({ region, count }) => ({ region, people: count, place: placeOf(region) }));
  const sites = problem.facilities.map((facility): Site => ({ facility, freeRooms: freeRoomsOf(facility) }));
  const travel = greatCircleTravel(problem.travel!);
  const reachM = problem.travel!.maxTravelKm * 1000;
  const nearHomes = placeIndex(
    homes.map((home) => home.place),
    travel,
  );
  const nearSites = placeIndex(
    problem.facilities.map(({ region, point }) => placeOf(region, point)),
    travel,
  );
  const [programme] = problem.programmes;
  const cohorts: Cohort[] = [];
  const assignments: Assignment[] = [];
  const unplaced: Unplaced[] = [];
  const left: LeftOut[] = [];

  for (const home of homes) {
    const near = [...placesWithin(nearSites, home.place, reachM).rows];
    while (home.people > 0) {
      const row = near.find((candidate) => sites[candidate]!.freeRooms.length > 0);
      const origins =
        row === undefined
          ? [{ home, count: Math.min(MAX, home.people) }]
          : gather(homes, home, nearHomes, nearSites.places[row]!, reachM);
      const size = origins.reduce((sum, { count }) => sum + count, 0);
      if (size < MIN) {
        const message = `${home.people} people of ${home.region} and whoever is in reach are fewer than ${MIN}.`;
        left.push({ region: home.region, count: home.people, reason: { code: "too-few", message } });
        home.people = 0;
        break;
      }
      for (const { home: from, count } of origins) from.people -= count;
      const id = `c${String(cohorts.length + 1).padStart(4, "0")}`;
      cohorts.push({
        id,
        programme: programme!.id,
        size,
        region: home.region,
        origins: origins.map(({ home: from, count }): Origin => ({ region: from.region, count })),
        window: { earliest: problem.horizon.start, latest: problem.horizon.end },
        wave,
      });
      // One in some stays out for no good reason, so that a report has more than one reason to show.
      if (row === undefined || cohorts.length % 29 === 0) {
        const code = row !== undefined ? "not-worth-it" : near.length === 0 ? "no-facility-in-reach" : "full";
        unplaced.push({ cohort: id, reason: { code, message: `Cohort ${id} stays out.` } });
        continue;
      }
      const { facility, freeRooms } = sites[row]!;
      const phase = programme!.phases[0]!.id;
      const room = freeRooms.shift()!.id;
      const dates = sessionsFrom(startOf(cohorts.length));
      assignments.push({ cohort: id, phase, facility: facility.id, room, unit: 0, ...dates });
    }
  }
  return { problem: { ...problem, cohorts }, plan: { assignments, unplaced }, left };
}

/** Rooms for the largest class, unless somebody has booked them for the second week of 2027. */
function freeRoomsOf({ rooms }: Facility): Site["freeRooms"] {
  return rooms
    .filter(({ seats }) => seats >= MAX)
    .filter(({ bookings = [] }) => bookings.every(({ from, to }) => to < "2027-01-11" || from > "2027-01-15"))
    .map(({ id, seats }) => ({ id, seats }));
}

/** People of this home and, where they are too few, of those that are nearest to the place. */
function gather(
  homes: readonly Home[],
  home: Home,
  nearHomes: PlaceIndex,
  place: Place,
  reachM: number,
): { readonly home: Home; readonly count: number }[] {
  const own = home.people > MAX && home.people < 2 * MIN ? MIN : Math.min(MAX, home.people);
  const origins = [{ home, count: own }];
  let size = own;
  for (const row of placesWithin(nearHomes, place, reachM).rows) {
    const other = homes[row]!;
    if (size >= MIN) break;
    if (other === home || other.people === 0) continue;
    const count = Math.min(other.people, MAX - size);
    origins.push({ home: other, count });
    size += count;
  }
  return origins;
}

/** Five working days in a row. */
function sessionsFrom(start: string): Pick<Assignment, "start" | "end" | "sessions"> {
  const sessions: Assignment["sessions"][number][] = [];
  for (let day = parseDay(start); sessions.length < DAYS; day++) {
    if (weekdayOf(day) < 5) sessions.push({ date: formatDay(day), part: "full" });
  }
  return { start, end: sessions.at(-1)!.date, sessions };
}
