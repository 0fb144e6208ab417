/** Fairness before all else: whatever stops the search, each level says no more than its certificate proves. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { Problem, Solution } from "../../src/domain/index.ts";
import { type Progress, solveSync } from "../../src/solve/index.ts";
import { verify, verifyBound, verifyLevels } from "../../src/verify/index.ts";
import { ruledProblemArb } from "../laws/arbitrary-rules.ts";
import { cheapestRuledPlan } from "../oracle/enumerate-rules.ts";
import { crowdedProblem } from "../support/crowded-problem.ts";

const fair = fc.oneof(ruledProblemArb(["fairness"], 3), ruledProblemArb(["fairness", "levels"], 3));

function expectSound(problem: Problem, solution: Solution): void {
  const { plan, score, levels = [], fairness, bound, status } = solution;
  expect(verify(problem, plan)).toEqual({ ok: true, violations: [], score });
  const told = levels.map(({ level, group, value }) => ({ level, group, value }));
  expect(told).toEqual(score.levels!.map(({ level, group, value }) => ({ level, group, value })));
  expect(verifyLevels(problem, solution).map(({ message }) => message)).toEqual(told.map(() => undefined));
  expect(status === "optimal").toBe(levels.every((level) => level.status === "optimal"));
  const { without, price, groups } = fairness!;
  expect(verifyBound(problem, without.certificate)).toEqual({ ok: true, bound: without.bound });
  expect(price).toEqual({ least: bound! - without.cost, most: score.total - without.bound });
  expect(groups.map(({ unplaced }) => unplaced)).toEqual(
    levels.flatMap(({ of, value }) => (of === undefined ? [] : [value])),
  );
}

describe("fairness", () => {
  test.prop([fair, fc.integer({ min: 1, max: 3000 })], { numRuns: 50 })(
    "is honest however early the search is cut short, and the same for the same work",
    (problem, workLimit) => {
      const solution = solveSync(problem, { workLimit });
      expectSound(problem, solution);
      expect(JSON.stringify({ ...solveSync(problem, { workLimit }), elapsedMs: 0 })).toBe(
        JSON.stringify({ ...solution, elapsedMs: 0 }),
      );
    },
  );

  test.prop([fair, fc.integer({ min: 1, max: 300 })], { numRuns: 30 })(
    "is never worse than in the plan that it started from",
    (problem, workLimit) => {
      const best = cheapestRuledPlan(problem, 100_000)!;
      const { levels, score } = solveSync(problem, { workLimit, warmStart: best.plan });
      expect(levels!.flatMap(({ value, of }) => (of === undefined ? [] : [value / of]))).toEqual(best.shares);
      expect(score.total).toBe(best.cost);
    },
  );

  const crowded = crowdedProblem({ cohorts: 40, rooms: 3, seed: 5 });
  const problem: Problem = {
    ...crowded,
    regions: [...crowded.regions, { id: "shore", parent: "nation", point: { lat: -6.8, lon: 110.2 } }],
    cohorts: crowded.cohorts.map((cohort, k) => (k % 4 === 0 ? { ...cohort, region: "shore" } : cohort)),
    fairness: {},
  };

  it("compares provinces where no groups are declared, and leaves the worst no worse off than the cheapest plan does", () => {
    const events: Progress[] = [];
    const solution = solveSync(problem, { workLimit: 20_000_000, onProgress: (event) => events.push(event) });
    expectSound(problem, solution);
    const { groups } = solution.fairness!;
    expect(groups.map(({ group }) => group).sort()).toEqual(["shore", "town"]);
    const worst = (of: "unplaced" | "unplacedWithout"): number =>
      Math.max(...groups.map((group) => group[of] / group.participants));
    expect(worst("unplaced")).toBeLessThanOrEqual(worst("unplacedWithout"));
    expect(new Set(events.map(({ level }) => level))).toEqual(new Set(["cost", "fairness"]));
  });

  it("keeps to its time, by the injected clock", () => {
    let ms = 0;
    const solution = solveSync(problem, { timeLimitMs: 500, now: () => (ms += 0.5) });
    expectSound(problem, solution);
    expect(solution.elapsedMs).toBeLessThan(600);
  });
});
