/** Nobody is lost, every class is legal, and whoever is left is told why. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { formCohorts, type LeftCode } from "../../src/cohorts/index.ts";
import { type Demand, type Problem, ProblemError, parseProblem, UsageError } from "../../src/domain/index.ts";
import { greatCircleTravel } from "../../src/geo/index.ts";
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
  ])("%s", (code, draft, people) => {
    const { left } = formCohorts(problemOf(draft), { wave: "together" });
    expect(left).toMatchObject([{ region: "r0", programme: "course", count: people, reason: { code } }]);
    expect(left[0]!.reason.message).toContain(`${people} p`);
  });
});

describe("a country of 10,000", () => {
  test.each([1, 2])("is formed with at most 7 in 100 left out, seed %i", (seed) => {
    const problem = nationalProblem({ participants: 10_000, seed });
    const { cohorts, left } = formCohorts(problem, { wave: SERENTAK_WAVE, preferredStart: problem.horizon.start });
    const placed = cohorts.reduce((sum, { size }) => sum + size, 0);
    const out = left.reduce((sum, { count }) => sum + count, 0);
    expect(placed + out).toBe(10_000);
    expect(out).toBeLessThanOrEqual(700);
    expect(() => parseProblem({ ...problem, cohorts, demand: [] })).not.toThrow();
    expect(new Set(cohorts.map(({ id }) => id)).size).toBe(cohorts.length);
  });
});

describe("refused", () => {
  const problem = problemOf({ regions: [{ lat: -7, lon: 110, isIsland: false, people: 9 }], facilities: [] });
  test("a programme without class sizes that people ask for", () => {
    const programmes = [{ id: "course", phases: [{ id: "course", days: 5 }] }];
    expect(() => formCohorts({ ...problem, programmes })).toThrow(ProblemError);
  });
  test.each([
    ["wave", { wave: "nobody" }],
    ["window", { window: { earliest: "2027-06-20", latest: "2027-06-10" } }],
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
