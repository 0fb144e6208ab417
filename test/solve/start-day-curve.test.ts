/** Every first day of a wave against an enumerator that may start the wave on no other. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { earliestStart, type Problem, type StartDay, UsageError } from "../../src/domain/index.ts";
import { type StartDayProgress, solveSync, startDayCurve, startDayCurveSync } from "../../src/solve/index.ts";
import { ruledProblemArb } from "../laws/arbitrary-rules.ts";
import { plusDays } from "../oracle/enumerate.ts";
import { cheapestRuledPlan } from "../oracle/enumerate-rules.ts";
import { crowdedProblem } from "../support/crowded-problem.ts";

/** Some in waves, some not. */
const waved = fc
  .tuple(
    fc.oneof(
      ruledProblemArb(["units"]),
      ruledProblemArb(["levels"]),
      ruledProblemArb(["phases"]),
      ruledProblemArb(["mandatory"]),
      ruledProblemArb(["wave-order"]),
    ),
    fc.nat(2),
    fc.boolean(),
  )
  .map(([problem, spreadDays, isAll]): Problem => {
    if (problem.waves?.some(({ after }) => after !== undefined)) return problem;
    const cohorts = problem.cohorts.map((cohort, k) => {
      const { wave: _, ...rest } = cohort;
      return isAll || k % 2 === 0 ? { ...rest, wave: "first" } : rest;
    });
    return { ...problem, cohorts, waves: [{ id: "first", spreadDays }] };
  });

/** The same where a wave may start on one day alone; who cannot start then has no window. */
function startingOn(problem: Problem, wave: string, date: string): Problem {
  const last = plusDays(date, problem.waves!.find(({ id }) => id === wave)!.spreadDays);
  const cohorts = problem.cohorts.map((cohort) => {
    if (cohort.wave !== wave) return cohort;
    const { earliest, latest } = cohort.window;
    return {
      ...cohort,
      window: { earliest: [earliest, date].sort()[1]!, latest: [latest, last].sort()[0]! },
    };
  });
  return { ...problem, cohorts };
}

const LIMIT = { workLimit: 300_000 };

describe("each day of a curve", () => {
  test.prop([waved], { numRuns: 80 })("has the best plan of those that begin on it", (problem) => {
    const { days, isComplete, participants } = startDayCurveSync(problem, { wave: "first", ...LIMIT });
    expect(isComplete).toBe(true);
    for (const { date, status, placedParticipants, mostPlaced, cost, bound } of days) {
      const best = cheapestRuledPlan(startingOn(problem, "first", date), 200_000);
      if (status === "infeasible") expect(best).toBeUndefined();
      if (cost === null || best === undefined) continue;
      const members = best.plan.assignments.filter(({ cohort, phase }) => {
        const { wave, programme } = problem.cohorts.find(({ id }) => id === cohort)!;
        return wave === "first" && problem.programmes.find(({ id }) => id === programme)!.phases[0]!.id === phase;
      });
      const placed = members.reduce((sum, one) => sum + problem.cohorts.find(({ id }) => id === one.cohort)!.size, 0);
      expect(placed).toBeLessThanOrEqual(mostPlaced);
      expect(mostPlaced).toBeLessThanOrEqual(participants);
      expect(placedParticipants).toBeLessThanOrEqual(mostPlaced);
      if (status !== "optimal" && problem.levels === "lexicographic") continue;
      expect(bound).toBeLessThanOrEqual(best.cost);
      expect(cost).toBeGreaterThanOrEqual(best.cost);
      if (status === "optimal") expect(cost).toBe(best.cost);
    }
  });

  test.prop([waved], { numRuns: 40 })("is the same for the same work, and the cheapest is the optimum", (problem) => {
    const [one, other] = [1, 2].map(() => ({ ...startDayCurveSync(problem, LIMIT), elapsedMs: 0 }));
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
    const together: Problem = {
      ...problem,
      cohorts: problem.cohorts.map((cohort) => ({ ...cohort, wave: "one" })),
      waves: [{ id: "one", spreadDays: 0 }],
    };
    const { status, score } = solveSync(together, LIMIT);
    const costs = one!.days.flatMap(({ cost }) => (cost === null ? [] : [cost]));
    const isSure = status === "optimal" && problem.levels !== "lexicographic";
    if (isSure && one!.days.every((day) => day.status === "optimal") && score.placedParticipants > 0) {
      expect(Math.min(...costs)).toBe(score.total);
    }
  });
});

describe("a curve", () => {
  const crowded = crowdedProblem({ cohorts: 40, rooms: 8, seed: 3 });
  const wave = { id: "wave", spreadDays: 5 };
  const problem: Problem = {
    ...crowded,
    cohorts: crowded.cohorts.map((cohort) => ({
      ...cohort,
      wave: "wave",
      window: { earliest: crowded.horizon.start, latest: crowded.horizon.end },
    })),
    waves: [wave],
  };
  const [from, to] = ["2027-06-14", "2027-06-25"];

  it("holds the days asked for, tells of each, and can be aborted between them", async () => {
    const events: StartDayProgress[] = [];
    const controller = new AbortController();
    const options = { wave: "wave", workLimit: 2_000_000, from, to };
    const curve = await startDayCurve(problem, { ...options, onProgress: (event) => events.push(event) });
    expect(curve.days.map(({ date }) => date)).toEqual(events.map(({ day }) => day.date));
    expect([curve.days[0]!.date, curve.days.at(-1)!.date]).toEqual([from, to]);
    expect(curve.work).toBeLessThan(4_000_000);
    const aborted = await startDayCurve(problem, {
      ...options,
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done === 2) controller.abort();
      },
    });
    expect(aborted.isComplete).toBe(false);
    expect(aborted.days).toEqual(curve.days.slice(0, 2));
  });

  it("keeps to its time, by the injected clock", () => {
    let ms = 0;
    const { elapsedMs, isComplete, days } = startDayCurveSync(problem, {
      from,
      to,
      timeLimitMs: 300,
      now: () => (ms += 0.1),
    });
    expect(elapsedMs).toBeLessThan(400);
    expect(isComplete).toBe(true);
    for (const { cost, bound } of days) expect(cost).toBeGreaterThanOrEqual(bound!);
  });

  it("refuses what it cannot make sense of", () => {
    expect(() => startDayCurveSync(problem, { wave: "other" })).toThrow(UsageError);
    expect(() => startDayCurveSync(problem, { spreadDays: -1 })).toThrow("spreadDays is -1");
    expect(() => startDayCurveSync(problem, { from: "2027-02-30" })).toThrow("from is");
    expect(() => startDayCurveSync(problem, { workLimit: 0 })).toThrow("workLimit is 0");
  });

  it("tells the earliest day on which enough can start, and whether an earlier one is ruled out", () => {
    const day = (date: string, placedParticipants: number, mostPlaced: number): StartDay => ({
      date,
      status: "feasible",
      placedParticipants,
      mostPlaced,
      cost: 1,
      bound: 1,
      gap: 0,
    });
    const days = [day("2027-03-01", 10, 20), day("2027-03-02", 50, 60), day("2027-03-03", 100, 100)];
    const curve = {
      wave: null,
      participants: 100,
      days,
      isComplete: true,
      problemFingerprint: "",
      work: 0,
      elapsedMs: 0,
    };
    expect(earliestStart(curve)).toEqual({ day: days[2], isProven: true });
    expect(earliestStart(curve, 0.5)).toEqual({ day: days[1], isProven: true });
    expect(earliestStart(curve, 0.6)).toEqual({ day: days[2], isProven: false });
    expect(earliestStart({ ...curve, participants: 101 })).toBeUndefined();
  });
});
