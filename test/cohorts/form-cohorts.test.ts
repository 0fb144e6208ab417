/** Nobody is lost, every class is legal, and whoever is left is told why. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { stream } from "../../src/base/index.ts";
import { formatDay, NONE, parseDay, spanEnds } from "../../src/calendar/index.ts";
import { type Formed, formProgramme } from "../../src/cohorts/form-programme.ts";
import { type FormOptions, formCohorts } from "../../src/cohorts/index.ts";
import { type Pool, poolsOf } from "../../src/cohorts/pools.ts";
import { RoomLedger } from "../../src/cohorts/room-ledger.ts";
import { endsOf } from "../../src/cohorts/room-starts.ts";
import { RegionTree, type Site, sitesOf } from "../../src/compile/sites.ts";
import { ratesOf } from "../../src/compile/terms.ts";
import {
  type Cohort,
  type Demand,
  type LeftCode,
  type Problem,
  ProblemError,
  parseProblem,
  type StartWindow,
  UsageError,
} from "../../src/domain/index.ts";
import { greatCircleTravel, placeIndex } from "../../src/geo/index.ts";
import { nationalProblem, SERENTAK_WAVE } from "../../src/indonesia/index.ts";
import { solveSync } from "../../src/solve/index.ts";
import { verify } from "../../src/verify/index.ts";

const MIN = 4;
const MAX = 6;

interface Draft {
  readonly regions: readonly {
    readonly lat: number;
    readonly lon: number;
    readonly isIsland: boolean;
    readonly people: number;
  }[];
  readonly facilities: readonly {
    readonly lat: number;
    readonly lon: number;
    readonly isIsland: boolean;
    readonly seats: number;
    readonly count: number;
  }[];
}

function problemOf({ regions, facilities }: Draft): Problem {
  const land = (isIsland: boolean): string => (isIsland ? "island" : "mainland");
  return {
    horizon: { start: "2027-06-07", end: "2027-06-30" },
    calendars: [{ id: "week", week: ["mon", "tue", "wed", "thu", "fri"], closed: [] }],
    regions: [
      { id: "nation", calendar: "week" },
      ...regions.map(({ lat, lon, isIsland }, k) => ({
        id: `r${k}`,
        parent: "nation",
        point: { lat, lon },
        landmass: land(isIsland),
      })),
    ],
    facilities: facilities.map(({ lat, lon, isIsland, seats, count }, k) => ({
      id: `f${k}`,
      type: "BLK",
      region: "nation",
      point: { lat, lon },
      landmass: land(isIsland),
      rooms: [{ id: "room", seats, count }],
    })),
    programmes: [{ id: "course", classSize: { min: MIN, max: MAX }, phases: [{ id: "course", days: 5 }] }],
    cohorts: [],
    demand: regions.flatMap(({ people }, k): Demand[] =>
      people === 0 ? [] : [{ id: `d${k}`, region: `r${k}`, programme: "course", count: people }],
    ),
    waves: [{ id: "together", spreadDays: 0 }],
    travel: { roadFactor: 1.4, maxTravelKm: 60 },
    costs: { currency: "IDR", class: 10_000_000, travelPerKm: 2_000, unplaced: 4_000_000 },
  };
}

const coordinates = {
  lat: fc.integer({ min: 0, max: 9 }).map((k) => -7 + k / 10),
  lon: fc.integer({ min: 0, max: 9 }).map((k) => 110 + k / 10),
  isIsland: fc.boolean(),
};
const drafts: fc.Arbitrary<Draft> = fc.record({
  regions: fc.array(fc.record({ ...coordinates, people: fc.nat(14) }), { minLength: 1, maxLength: 6 }),
  facilities: fc.array(
    fc.record({ ...coordinates, seats: fc.integer({ min: 2, max: 8 }), count: fc.integer({ min: 1, max: 3 }) }),
    { minLength: 1, maxLength: 5 },
  ),
});

describe("the classes formed", () => {
  test.prop([drafts, fc.boolean()], { numRuns: 200 })(
    "hold everyone who is not left, are legal, and have a room that all can reach",
    (draft, together) => {
      const problem = problemOf(draft);
      const { cohorts, left } = formCohorts(problem, together ? { wave: "together" } : {});
      const counted = new Map<string, number>();
      const count = (region: string, people: number): void => {
        counted.set(region, (counted.get(region) ?? 0) + people);
      };
      for (const { region, size, origins = [{ region, count: size }] } of cohorts)
        for (const origin of origins) count(origin.region, origin.count);
      for (const each of left) count(each.region, each.count);
      expect(Object.fromEntries(counted)).toEqual(
        Object.fromEntries(problem.demand!.map((item) => [item.region, item.count])),
      );

      const travel = greatCircleTravel({ roadFactor: 1.4 });
      const regions = new Map(problem.regions.map((region) => [region.id, region]));
      const placeOf = ({ point, landmass }: { point?: { lat: number; lon: number }; landmass?: string }) => ({
        point: point!,
        landmass: landmass!,
      });
      for (const { size, region, origins = [{ region, count: size }] } of cohorts) {
        expect(size).toBeGreaterThanOrEqual(MIN);
        expect(size).toBeLessThanOrEqual(MAX);
        expect(origins.reduce((sum, origin) => sum + origin.count, 0)).toBe(size);
        const hasRoom = problem.facilities.some(
          (facility) =>
            facility.rooms[0]!.seats >= size &&
            origins.every(
              (origin) => travel.roadMetres(placeOf(regions.get(origin.region)!), placeOf(facility)) <= 60_000,
            ),
        );
        expect(hasRoom).toBe(true);
      }
      // With a wave every class has a room of its own on one day, so all can be placed.
      const planned = parseProblem({ ...problem, cohorts, demand: [] });
      const { plan } = solveSync(planned, { workLimit: 20_000 });
      expect(verify(planned, plan).violations).toEqual([]);
      if (together) expect(plan.unplaced).toEqual([]);
    },
  );

  test.prop([drafts, fc.boolean()], { numRuns: 60 })("do not depend on the order of the demand", (draft, together) => {
    const problem = problemOf(draft);
    const options = together ? { wave: "together" } : {};
    const turned = { ...problem, demand: [...problem.demand!].reverse() };
    expect(formCohorts(turned, options)).toEqual(formCohorts(problem, options));
  });
});

describe("whoever is left is told", () => {
  const town = { lat: -7, lon: 110, isIsland: false };
  const hall = { ...town, seats: 6, count: 1 };
  test.each<[LeftCode, Draft, number]>([
    ["too-few-people", { regions: [{ ...town, people: 3 }], facilities: [hall] }, 3],
    ["no-room-in-reach", { regions: [{ ...town, people: 9 }], facilities: [{ ...hall, lat: -6.1 }] }, 9],
    ["no-room-in-reach", { regions: [{ ...town, people: 9 }], facilities: [{ ...hall, isIsland: true }] }, 9],
    ["no-room-in-reach", { regions: [{ ...town, people: 9 }], facilities: [{ ...hall, seats: 3 }] }, 9],
    ["rooms-short", { regions: [{ ...town, people: 9 }], facilities: [hall] }, 3],
    ["pooling", { regions: [{ ...town, people: 7 }], facilities: [{ ...hall, count: 2 }] }, 1],
    ["not-worth-it", { regions: [{ ...town, people: 8 }], facilities: [{ ...hall, count: 2 }] }, 2],
  ])("%s", (code, draft, people) => {
    const { left } = formCohorts(problemOf(draft), { wave: "together" });
    expect(left).toMatchObject([{ region: "r0", programme: "course", count: people, reason: { code } }]);
    expect(left[0]!.reason.message).toContain(`${people} p`);
  });
});

describe("the message", () => {
  const town = { lat: -7, lon: 110, isIsland: false };
  const hall = { ...town, seats: 6, count: 1 };
  const messageOf = (problem: Problem, options = {}): string => formCohorts(problem, options).left[0]!.reason.message;

  test("counts the neighbours, and names the nearest people who are too far", () => {
    const near = { ...town, lat: -7.1 };
    const far = { ...town, lat: -7.6 };
    const problem = problemOf({
      regions: [
        { ...town, people: 2 },
        { ...near, people: 1 },
        { ...far, people: 9 },
      ],
      facilities: [hall, { ...hall, lat: -8.2 }],
    });
    const { left } = formCohorts(problem);
    expect(left[0]).toMatchObject({
      region: "r0",
      reason: { code: "too-few-people", missing: 1, withinKm: 60, nearestKm: 93.4 },
    });
    expect(left[0]!.reason.message).toBe(
      "2 people in r0: with 1 of their neighbours, 1 more within 43 km (60 by road) of f0 would make a class of 4; " +
        "the nearest other demand is r2, 93.4 km from there by road.",
    );
    expect(left.at(-1)).toMatchObject({
      region: "r2",
      count: 9,
      reason: { code: "no-room-in-reach", nearestKm: 93.4 },
    });
  });

  test("says what one more class would cost", () => {
    const problem = problemOf({ regions: [{ ...town, people: 8 }], facilities: [{ ...hall, count: 2 }] });
    expect(messageOf(problem)).toContain("would cost IDR 2,000,000 more than leaving them out");
  });

  test("says that the way to a free seat costs too much", () => {
    const problem = problemOf({
      regions: [
        { ...town, people: 4 },
        { ...town, lat: -7.3, people: 1 },
      ],
      facilities: [hall],
    });
    const costs = { currency: "IDR", class: 10_000_000, travelPerKm: 50_000, unplaced: 4_000_000 };
    const { left } = formCohorts({ ...problem, costs });
    expect(left).toMatchObject([{ region: "r1", count: 1, reason: { code: "not-worth-it" } }]);
    expect(left[0]!.reason.message).toContain("the way to the free seats at f0");
  });

  test("leaves everyone when nobody counts", () => {
    const problem = problemOf({ regions: [{ ...town, people: 9 }], facilities: [hall] });
    const { cohorts, left } = formCohorts({ ...problem, costs: { currency: "IDR", class: 1 } });
    expect(cohorts).toEqual([]);
    expect(left).toMatchObject([{ count: 9, reason: { code: "not-worth-it" } }]);
  });
});

describe("rooms", () => {
  const town = { lat: -7, lon: 110, isIsland: false };
  const hall = { ...town, seats: 6, count: 1 };
  const twoHalls = problemOf({ regions: [{ ...town, people: 12 }], facilities: [hall, hall] });
  const booked = (from: string, to: string): Problem => {
    const [first, second] = twoHalls.facilities as [Problem["facilities"][0], Problem["facilities"][0]];
    const rooms = [{ id: "room", seats: 6, bookings: [{ from, to }] }];
    return { ...twoHalls, facilities: [first, { ...second, rooms }] };
  };

  test("of a wave count when they are free together, on whatever day that is", () => {
    const { cohorts } = formCohorts(booked("2027-06-07", "2027-06-18"), { wave: "together" });
    expect(cohorts.map(({ size }) => size)).toEqual([6, 6]);
  });

  test("of a wave do not count when they are never free together", () => {
    const early = { window: { earliest: "2027-06-07", latest: "2027-06-08" } };
    const { left } = formCohorts(booked("2027-06-09", "2027-06-10"), { wave: "together", ...early });
    expect(left).toMatchObject([{ count: 6, reason: { code: "rooms-short", missing: 6 } }]);
    expect(left[0]!.reason.message).toContain("free from 2027-06-07 on");
  });

  test("hold one class after another without a wave", () => {
    const { cohorts, left } = formCohorts(problemOf({ regions: [{ ...town, people: 18 }], facilities: [hall] }));
    expect(cohorts.map(({ size }) => size)).toEqual([6, 6, 6]);
    expect(left).toEqual([]);
  });

  test("are shared by the programmes, not counted for each", () => {
    const [course] = twoHalls.programmes as [Problem["programmes"][0]];
    const problem = {
      ...twoHalls,
      programmes: [course, { ...course, id: "another" }],
      demand: [...twoHalls.demand!, { id: "more", region: "r0", programme: "another", count: 6 }],
    };
    const { cohorts, left } = formCohorts(problem, { wave: "together" });
    expect(cohorts.map(({ id }) => id)).toEqual(["another-0001", "course-0001"]);
    expect(left).toMatchObject([{ programme: "course", count: 6, reason: { code: "rooms-short" } }]);
  });
});

describe("the starts in a room", () => {
  const range = fc.tuple(fc.nat(40), fc.nat(12)).map(([from, days]) => ({ from: from - 5, to: from - 5 + days }));
  const dayOf = (period: number): string => formatDay(parseDay("2027-06-07") + period);
  const dates = ({ from, to }: { from: number; to: number }) => ({ from: dayOf(from), to: dayOf(to) });

  test.prop([fc.array(range, { maxLength: 4 }), fc.array(range, { maxLength: 1 }), fc.integer({ min: 1, max: 7 })])(
    "are those of classes none of whose open days is booked",
    (bookings, closures, days) => {
      const town = { lat: -7, lon: 110, isIsland: false };
      const problem = problemOf({ regions: [{ ...town, people: 9 }], facilities: [{ ...town, seats: 6, count: 1 }] });
      const room = { id: "room", seats: 6, bookings: bookings.map(dates) };
      const [hall] = problem.facilities as [Problem["facilities"][0]];
      const facilities = [{ ...hall, closures: closures.map(dates), rooms: [room] }];
      const regions = new RegionTree(problem.regions);
      const [site] = sitesOf({ ...problem, facilities }, regions) as [Site];
      const phase = { id: "course", days };
      const { isOpen, periods } = site.open;
      const always = spanEnds(site.open, days, Number.POSITIVE_INFINITY);
      const isBooked = (period: number): boolean => bookings.some(({ from, to }) => from <= period && period <= to);
      const expected = Array.from(always, (end, start) => {
        for (let period = start; period < end; period++) if (isOpen[period] === 1 && isBooked(period)) return NONE;
        return start >= 2 && start <= 20 ? end : NONE;
      });
      expect(expected.length).toBe(periods);
      expect([...endsOf(room, site, phase, { earliest: 2, latest: 20 })]).toEqual(expected);
    },
  );
});

describe("rooms that cohorts of the problem will need", () => {
  const town = { lat: -7, lon: 110, isIsland: false };
  const problemWith = (count: number, cohort: Partial<Cohort>): Problem => ({
    ...problemOf({ regions: [{ ...town, people: 18 }], facilities: [{ ...town, seats: 6, count }] }),
    cohorts: [
      {
        id: "old",
        programme: "course",
        size: 5,
        region: "r0",
        window: { earliest: "2027-06-07", latest: "2027-06-30" },
        ...cohort,
      },
    ],
  });
  const sizes = (problem: Problem, options: FormOptions): number[] =>
    formCohorts(problem, options).cohorts.map(({ size }) => size);
  const oneDay = { earliest: "2027-06-14", latest: "2027-06-14" };

  test("of the same wave do not count", () => {
    const problem = problemWith(3, { wave: "together" });
    const { cohorts, left } = formCohorts(problem, { wave: "together" });
    expect(cohorts.map(({ size }) => size)).toEqual([6, 6]);
    expect(left).toMatchObject([{ count: 6, reason: { code: "rooms-short" } }]);
    const planned = { ...problem, cohorts: [...problem.cohorts, ...cohorts], demand: [] };
    expect(solveSync(planned, { workLimit: 20_000 }).plan.unplaced).toEqual([]);
  });

  test.each([
    ["on its only day, are left to it", { earliest: "2027-06-16", latest: "2027-06-16" }, [6, 6]],
    ["are not, where it can end before", { earliest: "2027-06-07", latest: "2027-06-16" }, [6, 6, 6]],
    ["nor where it can start after", { earliest: "2027-06-16", latest: "2027-06-21" }, [6, 6, 6]],
  ])("by a cohort of no wave %s", (_, window, expected) => {
    expect(sizes(problemWith(3, { window }), { wave: "together", window: oneDay })).toEqual(expected);
  });

  test("on its only day move the day of the wave", () => {
    const problem = problemWith(3, { window: { earliest: "2027-06-07", latest: "2027-06-07" } });
    expect(sizes(problem, { wave: "together", preferredStart: "2027-06-07" })).toEqual([6, 6, 6]);
  });

  test("without a wave have one turn fewer", () => {
    const problem = problemWith(1, {});
    expect(sizes({ ...problem, cohorts: [] }, {})).toEqual([6, 6, 6]);
    const { cohorts, left } = formCohorts(problem, {});
    expect(cohorts.length).toBe(2);
    expect(left).toMatchObject([{ count: 6, reason: { code: "rooms-short" } }]);
  });

  test("count when no cohort can use them", () => {
    const far = problemWith(3, { wave: "together", maxTravelKm: 1, point: { lat: -7.3, lon: 110 } });
    expect(sizes(far, { wave: "together" })).toEqual([6, 6, 6]);
    const picky = problemWith(3, { wave: "together", requiredTags: ["kitchen"] });
    expect(sizes(picky, { wave: "together" })).toEqual([6, 6, 6]);
  });

  test("are taken apart: two cohorts of one day need two", () => {
    const problem = problemWith(3, { window: oneDay });
    const [old] = problem.cohorts as [Cohort];
    const both = { ...problem, cohorts: [old, { ...old, id: "older" }] };
    expect(sizes(both, { wave: "together", window: oneDay })).toEqual([6]);
  });
});

describe("a cohort", () => {
  const town = { lat: -7, lon: 110, isIsland: false };
  const hall = { ...town, seats: 6, count: 4 };
  const problem = problemOf({
    regions: [
      { ...town, people: 2 },
      { ...town, lat: -7.1, people: 2 },
    ],
    facilities: [hall],
  });

  test("is at home where most of its people are, names all origins, and is given what was asked for", () => {
    const options = {
      wave: "together",
      window: { earliest: "2027-06-08", latest: "2027-06-10" },
      preferredStart: "2027-06-09",
    };
    const point = { lat: -7.05, lon: 110 };
    const demand = [...problem.demand!, { id: "own", region: "r1", programme: "course", point, count: 2 }];
    const { cohorts } = formCohorts({ ...problem, demand }, options);
    expect(cohorts).toEqual([
      {
        id: "course-0001",
        programme: "course",
        size: 6,
        region: "r1",
        origins: [
          { region: "r0", count: 2 },
          { region: "r1", count: 2 },
          { region: "r1", point, count: 2 },
        ],
        ...options,
      },
    ]);
    expect(() => parseProblem({ ...problem, cohorts, demand: [] })).not.toThrow();
  });

  test("of one place needs no origins, and keeps the point", () => {
    const point = { lat: -7.05, lon: 110 };
    const demand = [{ id: "own", region: "r0", programme: "course", point, count: 5 }];
    const { cohorts } = formCohorts({ ...problem, demand });
    expect(cohorts).toMatchObject([{ region: "r0", point, size: 5 }]);
    expect(cohorts[0]).not.toHaveProperty("origins");
    expect(() => parseProblem({ ...problem, cohorts, demand: [] })).not.toThrow();
  });

  test("takes no name that is taken", () => {
    const window = { earliest: "2027-06-07", latest: "2027-06-10" };
    const taken = [{ id: "course-0001", programme: "course", size: 5, region: "r0", window }];
    expect(formCohorts({ ...problem, cohorts: taken }).cohorts.map(({ id }) => id)).toEqual(["course-0002"]);
  });
});

describe("a country of 10,000", () => {
  test.each([1, 2])("is formed with at most 7 in 100 left out, near the bound, seed %i", (seed) => {
    const problem = nationalProblem({ participants: 10_000, seed });
    const { cohorts, left } = formCohorts(problem, { wave: SERENTAK_WAVE, preferredStart: problem.horizon.start });
    const placed = cohorts.reduce((sum, { size }) => sum + size, 0);
    const out = left.reduce((sum, { count }) => sum + count, 0);
    expect(placed + out).toBe(10_000);
    expect(out).toBeLessThanOrEqual(700);
    expect(() => parseProblem({ ...problem, cohorts, demand: [] })).not.toThrow();
    expect(new Set(cohorts.map(({ id }) => id)).size).toBe(cohorts.length);
    const { cost, bound } = formedFor(problem);
    expect(cost).toBeLessThanOrEqual(1.045 * bound);
  });

  test("is formed alike twice, and with more work at no higher cost", () => {
    const problem = nationalProblem({ participants: 2_000, seed: 3 });
    const options = { wave: SERENTAK_WAVE, seed: 5 };
    expect(formCohorts(problem, options)).toEqual(formCohorts(problem, options));
    expect(formedFor(problem, 1e9).cost).toBeLessThanOrEqual(formedFor(problem, 1).cost);
  });
});

describe("the work limit", () => {
  const problem = nationalProblem({ participants: 2_000, seed: 3 });
  /** One step more than allowed in each phase of each component. */
  const OVER = 100_000;

  test.each([1, 10_000, 300_000, 1_000_000])("bounds the search: %i", (limit) => {
    expect(formedFor(problem, limit).work).toBeLessThanOrEqual(limit + OVER);
  });

  test("lets more people be placed the higher it is", () => {
    const costs = [1, 30_000, 1_000_000, 1e9].map((limit) => formedFor(problem, limit).cost);
    expect(costs).toEqual(costs.toSorted((a, b) => b - a));
    expect(costs[0]).toBeGreaterThan(costs[3]!);
  });

  test("loses nobody, and is named where it is the reason", () => {
    const { cohorts, left } = formCohorts(problem, { wave: SERENTAK_WAVE, workLimit: 1 });
    const placed = cohorts.reduce((sum, { size }) => sum + size, 0);
    expect(placed + left.reduce((sum, { count }) => sum + count, 0)).toBe(2_000);
    expect(() => parseProblem({ ...problem, cohorts, demand: [] })).not.toThrow();
    expect(left.map(({ reason }) => reason.message).join()).toContain("the work limit was reached");
  });
});

/** The classes of the only programme, as if each room were free for one. */
function formedFor(problem: Problem, workLimit = 1e9): Formed {
  const regions = new RegionTree(problem.regions);
  const sites = sitesOf(problem, regions);
  const index = placeIndex(
    sites.map(({ place }) => place),
    greatCircleTravel(problem.travel!),
  );
  const days = { earliest: 0, latest: 364 };
  const [{ network, rooms }] = poolsOf(problem, regions, sites, ratesOf(problem), index, days, new Map()) as [Pool];
  const places = new RoomLedger().places(network, rooms, () => 1);
  const seats = places.map((here) => here.map((place) => place.seats));
  return formProgramme(network, seats, stream(0, "test"), workLimit);
}

describe("refused", () => {
  const problem = problemOf({ regions: [{ lat: -7, lon: 110, isIsland: false, people: 9 }], facilities: [] });
  test("a programme without class sizes that people ask for", () => {
    const programmes = [{ id: "course", phases: [{ id: "course", days: 5 }] }];
    expect(() => formCohorts({ ...problem, programmes })).toThrow(ProblemError);
  });
  test.each([
    ["wave", { wave: "nobody" }],
    ["window", { window: { earliest: "2027-06-20", latest: "2027-06-10" } }],
    ["window", { window: { earliest: "2027-06-06", latest: "2027-06-10" } }],
    ["window.latest", { window: { earliest: "2027-06-10" } as StartWindow }],
    ["preferredStart", { preferredStart: "2027-02-30" }],
    ["seed", { seed: 0.5 }],
    ["workLimit", { workLimit: 0 }],
  ])("a bad %s", (name, options) => {
    expect(() => formCohorts(problem, options)).toThrow(UsageError);
    expect(() => formCohorts(problem, options)).toThrow(name);
  });
  test("nothing: no demand gives no classes", () => {
    expect(formCohorts({ ...problem, demand: [] })).toEqual({ cohorts: [], left: [] });
  });
});
