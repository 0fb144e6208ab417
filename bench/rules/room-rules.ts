/** Rules of rooms and of what a single facility can take. */
import { formatDay, parseDay } from "../../src/calendar/index.ts";
import type { Assignment, Facility } from "../../src/domain/index.ts";
import { readFacts } from "../../src/verify/facts.ts";
import { journeyOf } from "../../src/verify/journeys.ts";
import type { BenchRule } from "./rule.ts";
import { fullDays, sizesOf, sumsBy } from "./tallies.ts";

/** Smallest cohort of a generated instance: a hall with fewer seats left is full. */
const SMALLEST = 16;
const HALL_SEATS = 60;
const BOOKED_DAYS = 28;
const BEDS = 40;
const MOST_A_ROOM_AND_YEAR = 150;

const facilityOf = ({ facility }: Assignment): string => facility;
const one = (): number => 1;
const countOf = ({ rooms }: Facility): number => rooms[0]!.count ?? 1;

export const HALF_DAYS: BenchRule = {
  id: "half-days",
  counts: "half-day classes in the afternoon, in a room that another has in the morning",
  load: 0.9,
  add: (problem) => ({
    ...problem,
    programmes: problem.programmes.map(({ phases, ...programme }, k) => ({
      ...programme,
      phases: k % 2 === 0 ? phases : phases.map((phase) => ({ ...phase, sessions: "half" as const })),
    })),
    calendars: problem.calendars.map((calendar) => ({ ...calendar, noHalfDays: ["fri" as const] })),
  }),
  binds: (_, { assignments }) => assignments.filter(({ sessions }) => sessions[0]!.part === "afternoon").length,
};

export const UNITS: BenchRule = {
  id: "units",
  counts: "days on which all of several identical rooms are taken, summed over facilities",
  // Half of all facilities, with as many rooms each as make up for the other half.
  add: (problem) => ({
    ...problem,
    facilities: problem.facilities
      .filter((_, k) => k % 2 === 0)
      .map((facility) => ({
        ...facility,
        rooms: facility.rooms.map((room) => ({ ...room, count: 2 * (room.count ?? 1) })),
      })),
  }),
  binds: (problem, { assignments }) => {
    const counts = new Map(problem.facilities.map((facility) => [facility.id, countOf(facility)]));
    return fullDays(assignments, { keyOf: facilityOf, amountOf: one, fullAt: (id) => counts.get(id) });
  },
};

export const BOOKINGS: BenchRule = {
  id: "bookings",
  counts: "days on which bookings of single rooms leave no other free, summed over facilities",
  add: (problem) => ({
    ...problem,
    facilities: problem.facilities.map((facility, row) => ({
      ...facility,
      rooms: facility.rooms.map((room) => ({ ...room, bookings: bookingsOf(countOf(facility), row) })),
    })),
  }),
  binds: (problem, { assignments }) => {
    const booked = new Map(
      problem.facilities.map(({ id, rooms }) => [
        id,
        rooms[0]!.bookings!.map(({ from, to }) => ({ first: parseDay(from), last: parseDay(to) })),
      ]),
    );
    const counts = new Map(problem.facilities.map((facility) => [facility.id, countOf(facility)]));
    return fullDays(assignments, {
      keyOf: facilityOf,
      amountOf: one,
      fullAt: (id, day) => {
        const units = booked.get(id)!.filter(({ first, last }) => first <= day && day <= last).length;
        return units === 0 ? undefined : counts.get(id)! - units;
      },
    });
  },
};

/** Every room is taken three times a year for four weeks, those of a facility one after another. */
function bookingsOf(count: number, row: number): { from: string; to: string; unit: number }[] {
  const first = parseDay("2027-01-01");
  return Array.from({ length: 3 * count }, (_, k) => {
    const from = first + ((row * 11 + k * (BOOKED_DAYS + 7)) % 330);
    return { from: formatDay(from), to: formatDay(from + BOOKED_DAYS - 1), unit: k % count };
  });
}

export const SHARED: BenchRule = {
  id: "shared",
  counts: `days on which a shared hall has fewer seats left than the smallest cohort has people, summed over halls`,
  add: (problem) => ({
    ...problem,
    facilities: problem.facilities.map((facility, k) =>
      k % 4 === 0 ? { ...facility, rooms: [{ id: "hall", seats: HALL_SEATS, shared: true }] } : facility,
    ),
  }),
  binds: (problem, { assignments }) => {
    const sizes = sizesOf(problem);
    return fullDays(
      assignments.filter(({ room }) => room === "hall"),
      { keyOf: facilityOf, amountOf: ({ cohort }) => sizes.get(cohort)!, fullAt: () => HALL_SEATS - SMALLEST + 1 },
    );
  },
};

export const CONCURRENT: BenchRule = {
  id: "concurrent",
  counts: "days on which a facility with rooms to spare holds as many classes as it may, summed over facilities",
  add: (problem) => ({
    ...problem,
    facilities: problem.facilities.map((facility) =>
      countOf(facility) > 2 ? { ...facility, limits: { concurrentCohorts: 2 } } : facility,
    ),
  }),
  binds: (problem, { assignments }) => {
    const limits = new Map(problem.facilities.map(({ id, limits }) => [id, limits?.concurrentCohorts]));
    return fullDays(assignments, { keyOf: facilityOf, amountOf: one, fullAt: (id) => limits.get(id) });
  },
};

export const YEAR: BenchRule = {
  id: "year",
  counts: "facilities that may take no further cohort this year",
  add: (problem) => ({
    ...problem,
    facilities: problem.facilities.map((facility) => ({
      ...facility,
      limits: { participantsPerYear: MOST_A_ROOM_AND_YEAR * countOf(facility) },
    })),
  }),
  binds: (problem, { assignments }) => {
    const sizes = sizesOf(problem);
    const sums = sumsBy(assignments, facilityOf, ({ cohort }) => sizes.get(cohort)!);
    return problem.facilities.filter(({ id, limits }) => limits!.participantsPerYear! - (sums.get(id) ?? 0) < SMALLEST)
      .length;
  },
};

export const BOARDING: BenchRule = {
  id: "boarding",
  counts: "days on which a facility has fewer beds left than the smallest cohort has people, summed over facilities",
  add: (problem) => ({
    ...problem,
    travel: { roadFactor: 1.4, maxTravelKm: 30, maxBoardingKm: 120 },
    facilities: problem.facilities.map((facility) =>
      facility.type === "BLK" ? { ...facility, beds: BEDS } : facility,
    ),
    costs: { ...problem.costs!, boardingPerNight: 150_000, unplaced: 6_000_000 },
  }),
  binds: (problem, { assignments }) => {
    const facts = readFacts(problem);
    return fullDays(assignments, {
      keyOf: facilityOf,
      amountOf: ({ cohort, facility }) =>
        journeyOf(facts, facts.cohorts.get(cohort)!, facts.facilities.get(facility)!).boarders,
      fullAt: (id) => (facts.facilities.get(id)!.beds === undefined ? undefined : BEDS - SMALLEST + 1),
    });
  },
};
