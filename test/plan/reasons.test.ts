/** Each reason for being left out, on a problem in which it is the only one. */
import { describe, expect, test } from "vitest";
import type { Cohort, Problem, UnplacedCode } from "../../src/domain/index.ts";
import { solveSync } from "../../src/solve/index.ts";

const town = { lat: -7, lon: 110 };
const cohort: Cohort = {
  id: "class",
  programme: "course",
  size: 20,
  region: "town",
  window: { earliest: "2027-06-07", latest: "2027-06-11" },
};

function problemWith(changes: Partial<Problem>): Problem {
  return {
    horizon: { start: "2027-06-07", end: "2027-06-30" },
    calendars: [{ id: "week", week: ["mon", "tue", "wed", "thu", "fri"], closed: [] }],
    regions: [
      { id: "nation", calendar: "week" },
      { id: "town", parent: "nation", point: town },
    ],
    facilities: [{ id: "centre", type: "BLK", region: "town", point: town, rooms: [{ id: "room", seats: 25 }] }],
    programmes: [{ id: "course", phases: [{ id: "course", days: 5 }] }],
    cohorts: [cohort],
    costs: { currency: "IDR", class: 10_000_000, unplaced: 3_000_000 },
    ...changes,
  };
}

const [centre] = problemWith({}).facilities;

/** The reason of each cohort left out. */
function reasons(problem: Problem): Record<string, UnplacedCode> {
  const { unplaced } = solveSync(problem, { workLimit: 200_000 }).plan;
  return Object.fromEntries(unplaced.map(({ cohort, reason }) => [cohort, reason.code]));
}

describe("a cohort is left out because", () => {
  test("nobody is, where there is room", () => {
    expect(reasons(problemWith({}))).toEqual({});
  });

  test("no facility is in reach; the nearest is named with its distance", () => {
    const facilities = [{ ...centre!, point: { lat: -8, lon: 110 } }];
    const { unplaced } = solveSync(problemWith({ facilities })).plan;
    expect(unplaced).toMatchObject([{ cohort: "class", reason: { code: "no-facility-in-reach" } }]);
    // One degree of latitude is 111.2 km; times the road factor of 1.4.
    expect(unplaced[0]!.reason.nearestM).toBeGreaterThan(155_000);
    expect(unplaced[0]!.reason.nearestM).toBeLessThan(156_500);
    expect(unplaced[0]!.reason.message).toContain("84 km");
  });

  test("there is no facility on its island", () => {
    const facilities = [{ ...centre!, landmass: "elsewhere" }];
    const { unplaced } = solveSync(problemWith({ facilities })).plan;
    expect(unplaced[0]!.reason).toEqual({
      code: "no-facility-in-reach",
      message: expect.stringContaining("no facility on its landmass"),
    });
  });

  test.each([
    ["seats", { rooms: [{ id: "room", seats: 19 }] }],
    ["tags", { tags: ["far-from-neutral"] }],
  ])("no room suits it, for want of %s", (_, change) => {
    const facilities = [{ ...centre!, ...change }];
    expect(reasons(problemWith({ facilities, cohorts: [{ ...cohort, excludedTags: ["far-from-neutral"] }] }))).toEqual({
      class: "no-suitable-room",
    });
  });

  test("no room is open and free when it could start", () => {
    const facilities = [
      { ...centre!, rooms: [{ id: "room", seats: 25, bookings: [{ from: "2027-06-09", to: "2027-06-16" }] }] },
    ];
    expect(reasons(problemWith({ facilities }))).toEqual({ class: "no-open-start" });
  });

  test("no place is worth it", () => {
    expect(reasons(problemWith({ costs: { currency: "IDR", class: 10_000_000, unplaced: 500_000 } }))).toEqual({
      class: "not-worth-it",
    });
  });

  test("others have the room", () => {
    const cohorts = [cohort, { ...cohort, id: "larger", size: 25 }].map((each) => ({
      ...each,
      window: { earliest: "2027-06-07", latest: "2027-06-07" },
    }));
    expect(reasons(problemWith({ cohorts }))).toEqual({ class: "full" });
  });

  test("its wave starts on another day", () => {
    const wave = { wave: "together" };
    const cohorts: Cohort[] = [
      { ...cohort, ...wave, id: "early", window: { earliest: "2027-06-07", latest: "2027-06-07" } },
      { ...cohort, ...wave, id: "late", size: 25, window: { earliest: "2027-06-14", latest: "2027-06-14" } },
    ];
    expect(reasons(problemWith({ cohorts, waves: [{ id: "together", spreadDays: 0 }] }))).toEqual({
      early: "wave-date",
    });
  });

  test("its participants would have to board, and beds are too few", () => {
    const facilities = [{ ...centre!, point: { lat: -7.8, lon: 110 }, beds: 12 }];
    const travel = { roadFactor: 1.4, maxTravelKm: 84, maxBoardingKm: 200 };
    expect(reasons(problemWith({ facilities, travel }))).toEqual({ class: "no-beds" });
  });

  test("no team is free when it could start", () => {
    const programmes = [{ id: "course", phases: [{ id: "course", days: 5, pools: [{ id: "team", amount: 2 }] }] }];
    expect(reasons(problemWith({ programmes, pools: [{ id: "team", capacity: 1 }] }))).toEqual({ class: "no-pool" });
  });

  test.each<[UnplacedCode, Partial<Problem>]>([
    ["quota", { quotas: [{ id: "few", unit: "participants", max: 19 }] }],
    ["budget", { budget: 9_999_999 }],
    ["openings", { openings: [{ id: "none", max: 0 }] }],
    ["year", { facilities: [{ ...centre!, limits: { participantsPerYear: 19 } }] }],
    ["rules", { costs: { currency: "IDR", class: 10_000_000, activation: 60_000_000, unplaced: 3_000_000 } }],
  ])("%s", (code, change) => {
    expect(reasons(problemWith(change))).toEqual({ class: code });
  });
});
