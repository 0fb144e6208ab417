/**
 * Small problems that exercise every rule: islands, closures, bookings, crowded rooms, waves, limits that sometimes bind.
 *
 * A counterexample shrinks to few cohorts and facilities without optional fields, since a field that may be absent is dropped first
 * and every list prefers to be short.
 */
import { fc } from "@fast-check/vitest";
import { formatDay, parseDay, WEEKDAYS } from "../../src/calendar/index.ts";
import type { Calendar, Cohort, Facility, Problem, Programme, Region } from "../../src/domain/index.ts";

/** Bounds on what is drawn; the defaults suit the enumerator in `test/oracle`. */
export interface SmallProblemOptions {
  readonly maxCohorts?: number;
  readonly maxFacilities?: number;
  readonly maxHorizonDays?: number;
  /** 2 when absent. */
  readonly maxWaves?: number;
}

const MONDAY = parseDay("2027-03-01");

export function smallProblemArb({
  maxCohorts = 6,
  maxFacilities = 5,
  maxHorizonDays = 18,
  maxWaves = 2,
}: SmallProblemOptions = {}): fc.Arbitrary<Problem> {
  return fc
    .record({
      firstDay: fc.nat(6).map((days) => MONDAY + days),
      isNamed: fc.boolean(),
      periods: fc.integer({ min: 10, max: maxHorizonDays }),
      closed: fc.tuple(fc.array(fc.nat(20), { maxLength: 3 }), fc.array(fc.nat(20), { maxLength: 2 })),
      regions: fc.array(drawnRegion, { minLength: 1, maxLength: 3 }),
      facilities: fc.array(drawnFacility, { minLength: 1, maxLength: maxFacilities }),
      phases: fc.array(drawnPhase, { minLength: 1, maxLength: 2 }),
      cohorts: fc.array(drawnCohort, { minLength: 1, maxLength: maxCohorts, size: "max" }),
      waves: fc.array(fc.nat(2), { maxLength: maxWaves }),
      rates: fc.oneof(
        { weight: 1, arbitrary: fc.constant({}) },
        { weight: 7, arbitrary: drawnCosts.map((costs) => ({ costs })) },
      ),
      travel: fc.record({ travel: drawnTravel }, { requiredKeys: [] }),
    })
    .map(({ firstDay, isNamed, periods, closed, regions, facilities, phases, cohorts, waves, rates, travel }) => {
      const draft: Draft = { firstDay, periods, regions: regions.length, phases: phases.length, waves: waves.length };
      return {
        horizon: { start: formatDay(firstDay), end: formatDay(firstDay + periods - 1) },
        calendars: calendarsOf(firstDay, closed),
        regions: [
          { id: "nation", calendar: "five-days", ...(isNamed && { landmass: "west" }) },
          { id: "province", parent: "nation" },
          ...regions.map((region, k) => regionOf(region, k)),
        ],
        facilities: facilities.map((facility, k) => facilityOf(facility, k, draft)),
        programmes: phases.map(programmeOf),
        cohorts: cohorts.map((cohort, k) => cohortOf(cohort, k, draft)),
        ...(waves.length === 0 ? {} : { waves: waves.map((spreadDays, k) => ({ id: `wave-${k}`, spreadDays })) }),
        ...travel,
        ...rates,
      };
    });
}

/** What drawn rows and days are taken modulo of. */
interface Draft {
  readonly firstDay: number;
  readonly periods: number;
  readonly regions: number;
  readonly phases: number;
  readonly waves: number;
}

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;

// About 22 km from the middle to each side, so that limits of 15 to 60 road km leave some out and not all.
const point = fc.record({ lat: degrees(-7.2, -6.8), lon: degrees(110.3, 110.7) });
// The nation is "west" in half of the problems, and has no name in the others.
const landmass = fc.constantFrom("west", "west", "west", "east");
const drawnRange = fc.record({ from: fc.nat(20), days: fc.nat(3) });

/** Fields of which each is there in one case of six, so that an ordinary cohort has somewhere to go. */
function odd<T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  const maybe = Object.entries<fc.Arbitrary<unknown>>(fields).map(([name, field]) =>
    fc.oneof(
      { withCrossShrink: true },
      { weight: 5, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: field.map((value) => ({ [name]: value })) },
    ),
  );
  return fc.tuple(...maybe).map((drawn) => Object.assign({}, ...drawn) as Partial<T>);
}

const drawnRegion = fc.record({
  point,
  isInProvince: fc.boolean(),
  odd: odd({ landmass, calendar: fc.constant("six-days") }),
});

const drawnRoom = fc.record({
  seats: fc.constantFrom(30, 20, 12),
  equipment: fc.subarray(["oven", "tools"]),
  odd: odd({
    count: fc.integer({ min: 1, max: 3 }),
    bookings: fc.array(drawnRange, { minLength: 1, maxLength: 2 }),
  }),
});

const drawnFacility = fc.record({
  type: fc.constantFrom("centre", "workshop"),
  region: fc.nat(),
  point,
  rooms: fc.array(drawnRoom, { minLength: 1, maxLength: 2 }),
  odd: odd({
    landmass,
    calendar: fc.constantFrom("five-days", "six-days"),
    closures: fc.array(drawnRange, { maxLength: 1 }),
    tags: fc.subarray(["accessible", "new"]),
    costs: fc.record({ class: fc.nat(300), perDay: fc.nat(50) }, { requiredKeys: [] }),
  }),
});

const drawnPhase = fc.record({
  days: fc.integer({ min: 1, max: 4 }),
  odd: odd({
    startDays: fc.subarray([...WEEKDAYS], { minLength: 2 }),
    equipment: fc.subarray(["oven", "tools"], { maxLength: 1 }),
    facilityTypes: fc.subarray(["centre", "workshop"], { minLength: 1 }),
    extraSpan: fc.nat(3),
  }),
});

const drawnCohort = fc.record(
  {
    programme: fc.nat(),
    size: fc.integer({ min: 2, max: 20 }),
    region: fc.nat(),
    window: fc.noBias(fc.record({ from: fc.nat(99), days: fc.integer({ min: 1, max: 12 }) })),
    wave: fc.nat(),
    preferredStart: fc.nat(),
    odd: odd({
      point,
      landmass,
      // Sizes of all groups but the last, which is the rest.
      origins: fc.array(fc.record({ region: fc.nat(), count: fc.integer({ min: 1, max: 12 }) }), {
        minLength: 1,
        maxLength: 2,
      }),
      maxTravelKm: fc.constantFrom(60, 30, 15.5),
      regions: fc.subarray(["region-0", "region-1", "province"], { minLength: 1 }),
      requiredTags: fc.subarray(["accessible"]),
      excludedTags: fc.subarray(["new"]),
    }),
  },
  { requiredKeys: ["programme", "size", "region", "window", "odd"] },
);

const drawnTravel = fc.record({ roadFactor: fc.constantFrom(1, 1.4), maxTravelKm: fc.constantFrom(84, 45) });

const drawnCosts = fc.record(
  {
    currency: fc.constant("IDR"),
    class: fc.nat(400),
    classByType: fc.dictionary(fc.constantFrom("centre", "workshop"), fc.nat(400), { noNullPrototype: true }),
    allowancePerDay: fc.nat(3),
    travelPerKm: fc.nat(2),
    latenessPerDay: fc.nat(60),
    unplaced: fc.constantFrom(400, 100, 20),
  },
  { requiredKeys: ["currency", "unplaced"] },
);

function degrees(min: number, max: number): fc.Arbitrary<number> {
  // Without bias: fast-check would put every second point into a corner, out of reach of all others.
  const steps = fc.noBias(fc.integer({ min: 0, max: 400 }));
  return steps.map((step) => Number((min + ((max - min) * step) / 400).toFixed(4)));
}

function calendarsOf(firstDay: number, [all, some]: readonly [number[], number[]]): Calendar[] {
  const closed = (days: readonly number[]) => [...new Set(days)].map((day) => ({ date: formatDay(firstDay + day) }));
  const week = WEEKDAYS.slice(0, 5);
  return [
    { id: "holidays", week: [...WEEKDAYS], closed: closed(all) },
    { id: "five-days", extends: "holidays", week, closed: closed(some) },
    { id: "six-days", extends: "holidays", week: [...week, "sat"], closed: [] },
  ];
}

function regionOf({ point, isInProvince, odd }: Drawn<typeof drawnRegion>, row: number): Region {
  return { id: `region-${row}`, parent: isInProvince ? "province" : "nation", point, ...odd };
}

function facilityOf(facility: Drawn<typeof drawnFacility>, row: number, draft: Draft): Facility {
  const { type, region, point, rooms, odd } = facility;
  const range = ({ from, days }: Drawn<typeof drawnRange>) => ({
    from: formatDay(draft.firstDay + (from % draft.periods)),
    to: formatDay(draft.firstDay + Math.min((from % draft.periods) + days, draft.periods - 1)),
  });
  const { closures, ...others } = odd;
  return {
    id: `facility-${row}`,
    type,
    region: `region-${region % draft.regions}`,
    point,
    rooms: rooms.map(({ seats, equipment, odd: { count, bookings } }, k) => ({
      id: `room-${k}`,
      seats,
      ...(count !== undefined && { count }),
      ...(equipment.length > 0 && { equipment }),
      ...(bookings && { bookings: bookings.map(range) }),
    })),
    ...others,
    ...(closures && { closures: closures.map(range) }),
  };
}

function programmeOf({ days, odd }: Drawn<typeof drawnPhase>, row: number): Programme {
  const { extraSpan, ...others } = odd;
  const span = extraSpan === undefined ? {} : { maxSpanDays: days + extraSpan };
  return { id: `programme-${row}`, phases: [{ id: `phase-${row}`, days, ...others, ...span }] };
}

function cohortOf(cohort: Drawn<typeof drawnCohort>, row: number, draft: Draft): Cohort {
  const { firstDay, periods } = draft;
  const { programme, size, region, window, wave, preferredStart, odd } = cohort;
  const { origins, regions, point, landmass, ...others } = odd;
  // Windows rather begin early, so that most hold a whole class.
  const earliest = window.from % (periods - 5);
  const latest = Math.min(earliest + window.days - 1, periods - 1);
  const regionId = (drawn: number): string => `region-${drawn % draft.regions}`;
  const allowed = regions?.filter((id) => id === "province" || Number(id.slice("region-".length)) < draft.regions);
  return {
    id: `cohort-${row}`,
    programme: `programme-${programme % draft.phases}`,
    size,
    region: regionId(region),
    window: { earliest: formatDay(firstDay + earliest), latest: formatDay(firstDay + latest) },
    ...(wave !== undefined && draft.waves > 0 && { wave: `wave-${wave % draft.waves}` }),
    ...(preferredStart !== undefined && { preferredStart: formatDay(firstDay + (preferredStart % periods)) }),
    ...others,
    ...(allowed !== undefined && allowed.length > 0 && { regions: allowed }),
    // Who sets out from several places has none of its own.
    ...(origins === undefined
      ? { ...(point && { point }), ...(landmass && { landmass }) }
      : { origins: originsOf(size, origins, regionId) }),
  };
}

/** Groups that add up to the size: as many of the drawn ones as leave someone for the last. */
function originsOf(
  size: number,
  groups: readonly { readonly region: number; readonly count: number }[],
  regionId: (drawn: number) => string,
) {
  const origins: { region: string; count: number }[] = [];
  let left = size;
  for (const { region, count } of groups) {
    if (count >= left) break;
    origins.push({ region: regionId(region), count });
    left -= count;
  }
  return [...origins, { region: regionId(groups.at(-1)!.region + 1), count: left }];
}
