/** Small demands on a map, and what their best plan costs, found the slow way from the problem alone. */
import { fc } from "@fast-check/vitest";
import { formatDay, parseDay } from "../../../src/calendar/index.ts";
import type { Problem, Range } from "../../../src/domain/index.ts";
import { greatCircleTravel } from "../../../src/geo/index.ts";
import { shareOut } from "../random-network.ts";

const MIN = 2;
const MAX = 4;
const DAYS = 2;
const START = "2027-06-07";

interface Draft {
  readonly regions: readonly { readonly lat: number; readonly lon: number; readonly people: readonly number[] }[];
  readonly facilities: readonly {
    readonly lat: number;
    readonly lon: number;
    readonly cost: number;
    readonly rooms: readonly {
      readonly seats: number;
      readonly count: number;
      readonly booked?: number;
      readonly unit: boolean;
    }[];
  }[];
  readonly latenessPerDay: number;
  readonly travelPerKm: number;
  readonly hasPreference: boolean;
}

const coordinates = {
  lat: fc.integer({ min: 0, max: 5 }).map((k) => -7 + k / 10),
  lon: fc.integer({ min: 0, max: 5 }).map((k) => 110 + k / 10),
};

/** `rates`: of travel; with 500 no class is rounded. */
export function demands(rates: fc.Arbitrary<number>): fc.Arbitrary<Problem> {
  const room = fc.record(
    {
      seats: fc.integer({ min: 1, max: 5 }),
      count: fc.integer({ min: 1, max: 2 }),
      booked: fc.nat(4),
      unit: fc.boolean(),
    },
    { requiredKeys: ["seats", "count", "unit"] },
  );
  return fc
    .record<Draft>({
      regions: fc.array(
        fc.record({ ...coordinates, people: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 2 }) }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      facilities: fc.array(
        fc.record({ ...coordinates, cost: fc.nat(60_000), rooms: fc.array(room, { minLength: 1, maxLength: 2 }) }),
        { minLength: 1, maxLength: 3 },
      ),
      latenessPerDay: fc.constantFrom(0, 1_000),
      travelPerKm: rates,
      hasPreference: fc.boolean(),
    })
    .map(problemOf);
}

function problemOf({ regions, facilities, latenessPerDay, travelPerKm, hasPreference }: Draft): Problem {
  return {
    horizon: { start: START, end: "2027-06-14" },
    calendars: [{ id: "week", week: ["mon", "tue", "wed", "thu", "fri"], closed: [] }],
    regions: [
      { id: "nation", calendar: "week" },
      ...regions.map(({ lat, lon }, k) => ({ id: `r${k}`, parent: "nation", point: { lat, lon } })),
    ],
    facilities: facilities.map(({ lat, lon, cost, rooms }, k) => ({
      id: `f${k}`,
      type: "BLK",
      region: "nation",
      point: { lat, lon },
      costs: { class: cost },
      rooms: rooms.map(({ seats, count, booked, unit }, n) => {
        const day = booked === undefined ? "" : formatDay(parseDay(START) + booked);
        const booking = { from: day, to: day, ...(unit ? { unit: 0 } : {}) };
        return { id: `room${n}`, seats, count, ...(booked === undefined ? {} : { bookings: [booking] }) };
      }),
    })),
    programmes: [{ id: "course", classSize: { min: MIN, max: MAX }, phases: [{ id: "course", days: DAYS }] }],
    cohorts: [],
    demand: regions.flatMap(({ people }, k) =>
      people.map((count, n) => ({
        id: `d${k}-${n}`,
        region: `r${k}`,
        programme: "course",
        count,
        wave: "together",
        ...(hasPreference ? { preferredStart: START } : {}),
      })),
    ),
    waves: [{ id: "together", spreadDays: 0 }],
    travel: { roadFactor: 1.4, maxTravelKm: 45 },
    costs: { currency: "IDR", allowancePerDay: 100, travelPerKm, latenessPerDay, unplaced: 20_000 },
  };
}

/** The least cost of any plan, when no class has its travel rounded. */
export function optimumOf(problem: Problem): number {
  const { regions, facilities, demand = [], costs } = problem;
  const people = demand.reduce((sum, { count }) => sum + count, 0);
  let best = people * costs!.unplaced!;
  const travel = greatCircleTravel({ roadFactor: 1.4 });
  const arcs = demand.flatMap(({ region }, origin) =>
    facilities.flatMap(({ point }, site) => {
      const from = regions.find(({ id }) => id === region)!.point!;
      const metres = travel.roadMetres({ point: from, landmass: "" }, { point, landmass: "" });
      const cost = costs!.allowancePerDay! * DAYS + (costs!.travelPerKm! * DAYS * metres) / 1000;
      return metres <= problem.travel!.maxTravelKm * 1000 ? [{ origin, site, cost }] : [];
    }),
  );
  for (let day = parseDay(START); day <= parseDay(problem.horizon.end) - DAYS + 1; day++) {
    const taught = openDaysFrom(day, parseDay(problem.horizon.end));
    if (taught === undefined) continue;
    const late = demand[0]!.preferredStart === undefined ? 0 : costs!.latenessPerDay! * (day - parseDay(START));
    const seats = facilities.map(({ rooms }) => rooms.flatMap((room) => freeSeats(room, taught)).sort((a, b) => b - a));
    for (const classes of choices(seats)) {
      const shared = shareOut({
        people: demand.map(({ count }) => count),
        arcs,
        leftCost: costs!.unplaced!,
        least: classes.map((count) => count * MIN),
        most: classes.map((count, site) => seats[site]!.slice(0, count).reduce((sum, one) => sum + one, 0)),
        lackCost: 1e9,
      });
      best = Math.min(
        best,
        classes.reduce((sum, count, site) => sum + count * (facilities[site]!.costs!.class! + late), shared),
      );
    }
  }
  return best;
}

function openDaysFrom(day: number, last: number): number[] | undefined {
  const isOpen = (one: number): boolean => (one - parseDay(START)) % 7 < 5;
  const days: number[] = [];
  for (let one = day; one <= last && days.length < DAYS; one++) if (isOpen(one)) days.push(one);
  return isOpen(day) && days.length === DAYS ? days : undefined;
}

function freeSeats(
  {
    seats,
    count = 1,
    bookings = [],
  }: { seats: number; count?: number; bookings?: readonly (Range & { unit?: number })[] },
  taught: readonly number[],
): number[] {
  if (seats < MIN) return [];
  return Array.from({ length: count }, (_, unit) => unit)
    .filter((unit) =>
      bookings.every(
        (booking) =>
          (booking.unit !== undefined && booking.unit !== unit) ||
          taught.every((day) => day < parseDay(booking.from) || day > parseDay(booking.to)),
      ),
    )
    .map(() => Math.min(seats, MAX));
}

function* choices(seats: readonly (readonly number[])[], site = 0): Generator<number[]> {
  if (site === seats.length) {
    yield [];
    return;
  }
  for (const rest of choices(seats, site + 1)) {
    for (let classes = 0; classes <= seats[site]!.length; classes++) yield [classes, ...rest];
  }
}
