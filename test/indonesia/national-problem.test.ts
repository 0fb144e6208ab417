import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/base/index.ts";
import { parseProblem, UsageError } from "../../src/domain/index.ts";
import {
  INDONESIAN_PROGRAMMES,
  nationalDemand,
  nationalProblem,
  rupiahCosts,
  SERENTAK,
  SYNTHETIC_NOTE,
} from "../../src/indonesia/index.ts";

describe("nationalProblem", () => {
  it("is the programme of 10,000: one wave, five days within a week, 60 straight kilometres, and plainly synthetic", () => {
    const problem = nationalProblem({ participants: 10_000, seed: 1 });
    expect(problem.horizon).toEqual({ start: "2027-01-01", end: "2027-12-31" });
    expect(problem.facilities.length).toBe(4433);
    expect(problem.cohorts).toEqual([]);
    expect(problem.demand).toEqual(nationalDemand({ participants: 10_000, seed: 1 }));
    expect(problem.waves).toEqual([{ id: "serentak", spreadDays: 0 }]);
    expect(problem.programmes).toEqual([SERENTAK]);
    expect(problem.travel).toEqual({ roadFactor: 1.4, maxTravelKm: 84 });
    expect(problem.note).toBe(SYNTHETIC_NOTE);
    expect(SYNTHETIC_NOTE).toMatch(/SYNTHETIC/);
  });

  it("is plain JSON, the same on every machine", () => {
    const problem = nationalProblem({ participants: 5_000, seed: 7 });
    expect(JSON.parse(JSON.stringify(problem))).toEqual(problem);
    expect(fingerprint([problem.regions, problem.facilities, problem.demand])).toBe(FROZEN);
  });

  it.each([
    { participants: 1, seed: 1 },
    { participants: 10_000, seed: 2, reachKm: 42, ramadan: "open" as const },
    { participants: 100_000, seed: 3, horizon: { start: "2026-01-01", end: "2026-12-31" } },
  ])("is accepted for $participants participants", (options) => {
    const problem = nationalProblem(options);
    expect(parseProblem(problem)).toEqual(problem);
  });

  it("takes another horizon, reach and Ramadan", () => {
    const problem = nationalProblem({
      participants: 100,
      seed: 1,
      horizon: { start: "2027-02-01", end: "2027-03-31" },
      reachKm: 42,
      ramadan: "open",
    });
    expect(problem.horizon).toEqual({ start: "2027-02-01", end: "2027-03-31" });
    expect(problem.travel!.maxTravelKm).toBe(42);
    expect(problem.calendars[0]!.closed.some((day) => day.kind === "ramadan")).toBe(false);
  });

  it.each([
    { start: "2027-12-31", end: "2027-01-01" },
    { start: "2025-12-31", end: "2026-12-31" },
    { start: "2027-06-01", end: "2028-01-01" },
    { start: "2027-02-30", end: "2027-06-01" },
    { start: "2027-01-01", end: "tomorrow" },
  ])("refuses the horizon $start to $end, in which holidays are not known", (horizon) => {
    expect(() => nationalProblem({ participants: 1, seed: 1, horizon })).toThrow(UsageError);
  });
});

/** Changes when the made-up data changes, which makes every published figure about it stale: say so in the change log. */
const FROZEN = "fb7e441e524e776ff6a1934a1e552085aab6417915d661ac620333a19990e9a9";

describe("rupiahCosts", () => {
  it("are whole rupiah; one rate may be replaced without the others", () => {
    const costs = rupiahCosts({ unplaced: 1, classByType: { BLKK: 9_000_000, SMK: 5_000_000 } });
    expect(costs).toEqual({
      ...rupiahCosts(),
      unplaced: 1,
      classByType: { ...rupiahCosts().classByType, BLKK: 9_000_000, SMK: 5_000_000 },
    });
    expect(rupiahCosts().classByType).toEqual({
      UPTP: 10_000_000,
      UPTD: 10_000_000,
      BLKK: 12_000_000,
      PLUT: 11_000_000,
      RPB: 14_000_000,
    });
  });
});

describe("INDONESIAN_PROGRAMMES", () => {
  it("are told apart by id and hold one phase each", () => {
    expect(new Set(INDONESIAN_PROGRAMMES.map((programme) => programme.id)).size).toBe(INDONESIAN_PROGRAMMES.length);
    for (const { phases, classSize } of INDONESIAN_PROGRAMMES) {
      expect(phases.length).toBe(1);
      expect(classSize!.min).toBeLessThanOrEqual(classSize!.max);
    }
    expect(SERENTAK.phases[0]).toMatchObject({ days: 5, maxSpanDays: 7 });
  });
});
