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
  /** Days from the first to the preferred start. */
  readonly preferred?: number;
  /** Days from the first to the first and the last on which classes may start. */
  readonly window?: readonly [number, number];
  /** All start on one day. */
  readonly isTogether: boolean;
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
    .record<Draft>(
      {
        regions: fc.array(
          fc.record({
            ...coordinates,
            people: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 2 }),
          }),
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
        preferred: fc.nat(3),
        window: fc.tuple(fc.nat(2), fc.integer({ min: 2, max: 7 })),
        isTogether: fc.boolean(),
      },
      { requiredKeys: ["regions", "facilities", "latenessPerDay", "travelPerKm", "isTogether"] },
    )
    .map(problemOf);
}

function problemOf({
  regions,
  facilities,
  latenessPerDay,
  travelPerKm,
  preferred,
  window,
  isTogether,
}: Draft): Problem {
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
        ...(isTogether ? { wave: "together" } : {}),
        ...(window === undefined ? {} : { window: { earliest: dateAt(window[0]), latest: dateAt(window[1]) } }),
        ...(preferred === undefined ? {} : { preferredStart: dateAt(preferred) }),
      })),
    ),
    waves: [{ id: "together", spreadDays: 0 }],
    travel: { roadFactor: 1.4, maxTravelKm: 45 },
    costs: { currency: "IDR", allowancePerDay: 100, travelPerKm, latenessPerDay, unplaced: 20_000 },
  };
}

function dateAt(days: number): string {
  return formatDay(parseDay(START) + days);
}

/** Classes of a facility: how many, their seats, and what their starts cost. */
interface Choice {
  readonly classes: number;
  readonly seats: number;
  readonly late: number;
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
  const { window, preferredStart, wave } = demand[0]!;
  const [first, last] = [parseDay(window?.earliest ?? START), parseDay(window?.latest ?? problem.horizon.end)];
  const lateOn = (day: number): number =>
    preferredStart === undefined ? 0 : costs!.latenessPerDay! * Math.max(0, day - parseDay(preferredStart));
  const days = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  const rounds = wave === undefined ? [days] : days.map((day) => [day]);
  for (const starts of rounds) {
    const choices = facilities.map(({ rooms }) =>
      rooms.flatMap(unitsOf).reduce<readonly Choice[]>(
        (choices, unit) => {
          const here = choicesIn(unit, starts, parseDay(problem.horizon.end), lateOn);
          return worthTaking(choices.flatMap((a) => here.map((b) => sumOf(a, b)))).filter(
            ({ classes }) => classes * MIN <= people,
          );
        },
        [{ classes: 0, seats: 0, late: 0 }],
      ),
    );
    for (const chosen of productOf(choices)) {
      if (chosen.reduce((sum, { classes }) => sum + classes, 0) * MIN > people) continue;
      const shared = shareOut({
        people: demand.map(({ count }) => count),
        arcs,
        leftCost: costs!.unplaced!,
        least: chosen.map(({ classes }) => classes * MIN),
        most: chosen.map(({ seats }) => seats),
        lackCost: 1e9,
      });
      best = Math.min(
        best,
        chosen.reduce((sum, { classes, late }, site) => sum + classes * facilities[site]!.costs!.class! + late, shared),
      );
    }
  }
  return best;
}

interface Unit {
  readonly seats: number;
  readonly booked: readonly Range[];
}

function unitsOf({
  seats,
  count = 1,
  bookings = [],
}: {
  readonly seats: number;
  readonly count?: number;
  readonly bookings?: readonly (Range & { unit?: number })[];
}): Unit[] {
  return Array.from({ length: count }, (_, unit) => ({
    seats,
    booked: bookings.filter((booking) => booking.unit === undefined || booking.unit === unit),
  }));
}

/** Every way to hold classes in one room, one after another. */
function choicesIn(
  unit: Unit,
  starts: readonly number[],
  last: number,
  lateOn: (day: number) => number,
  from = 0,
): readonly Choice[] {
  if (unit.seats < MIN) return [{ classes: 0, seats: 0, late: 0 }];
  const found: Choice[] = [{ classes: 0, seats: 0, late: 0 }];
  for (const day of starts) {
    const taught = openDaysFrom(day, last);
    if (day < from || taught === undefined) continue;
    const isBooked = unit.booked.some((booking) =>
      taught.some((one) => one >= parseDay(booking.from) && one <= parseDay(booking.to)),
    );
    if (isBooked) continue;
    const here = { classes: 1, seats: Math.min(unit.seats, MAX), late: lateOn(day) };
    for (const rest of choicesIn(unit, starts, last, lateOn, taught.at(-1)! + 1)) found.push(sumOf(here, rest));
  }
  return worthTaking(found);
}

function sumOf(a: Choice, b: Choice): Choice {
  return { classes: a.classes + b.classes, seats: a.seats + b.seats, late: a.late + b.late };
}

/** Those than which no other has as many classes, no fewer seats and costs no more. */
function worthTaking(choices: readonly Choice[]): Choice[] {
  return choices.filter((one, k) =>
    choices.every(
      (other, n) =>
        n === k ||
        other.classes !== one.classes ||
        other.seats < one.seats ||
        other.late > one.late ||
        (n > k && other.seats === one.seats && other.late === one.late),
    ),
  );
}

function openDaysFrom(day: number, last: number): number[] | undefined {
  const isOpen = (one: number): boolean => (one - parseDay(START)) % 7 < 5;
  const days: number[] = [];
  for (let one = day; one <= last && days.length < DAYS; one++) if (isOpen(one)) days.push(one);
  return isOpen(day) && days.length === DAYS ? days : undefined;
}

function* productOf(choices: readonly (readonly Choice[])[], site = 0): Generator<Choice[]> {
  if (site === choices.length) {
    yield [];
    return;
  }
  for (const rest of productOf(choices, site + 1)) for (const one of choices[site]!) yield [one, ...rest];
}
