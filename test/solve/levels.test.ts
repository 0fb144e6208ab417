/** Placement before cost: whatever stops the search, each level says no more than its certificate proves. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { Problem, Solution } from "../../src/domain/index.ts";
import { type Progress, solve, solveSync } from "../../src/solve/index.ts";
import { verify, verifyLevels } from "../../src/verify/index.ts";
import { ruledProblemArb } from "../laws/arbitrary-rules.ts";
import { cheapestRuledPlan } from "../oracle/enumerate-rules.ts";
import { crowdedProblem } from "../support/crowded-problem.ts";

const levelled = fc.oneof(ruledProblemArb(["levels"]), ruledProblemArb(["levels", "activation"], 3));

function expectSound(problem: Problem, solution: Solution): void {
  expect(verify(problem, solution.plan)).toEqual({ ok: true, violations: [], score: solution.score });
  const verdicts = verifyLevels(problem, solution);
  expect(verdicts.map(({ message }) => message)).toEqual([undefined, undefined]);
  const [placement, cost] = solution.levels!;
  expect(placement!.status).toBe(placement!.value === placement!.bound ? "optimal" : "feasible");
  expect(cost!.status).toBe(cost!.value === cost!.bound ? "optimal" : "feasible");
  expect(solution.status === "optimal").toBe(placement!.status === "optimal" && cost!.status === "optimal");
  const { bound, gap, certificate } = solution;
  expect({ bound, gap, certificate }).toEqual({ bound: cost!.bound, gap: cost!.gap, certificate: cost!.certificate });
}

describe("two levels", () => {
  test.prop([levelled, fc.integer({ min: 1, max: 2000 })], { numRuns: 60 })(
    "are honest however early the search is cut short, and the same for the same work",
    (problem, workLimit) => {
      const solution = solveSync(problem, { workLimit });
      expectSound(problem, solution);
      const again = solveSync(problem, { workLimit });
      expect(JSON.stringify({ ...again, elapsedMs: 0 })).toBe(JSON.stringify({ ...solution, elapsedMs: 0 }));
    },
  );

  test.prop([levelled, fc.integer({ min: 1, max: 300 })], { numRuns: 40 })(
    "never lose the plan that they started from",
    (problem, workLimit) => {
      const best = cheapestRuledPlan(problem, 100_000)!;
      const { score } = solveSync(problem, { workLimit, warmStart: best.plan });
      expect(score.levels!.map(({ value }) => value)).toEqual([best.leftOut, best.cost]);
    },
  );

  const crowded: Problem = { ...crowdedProblem({ cohorts: 120, rooms: 6, seed: 7 }), levels: "lexicographic" };

  it("place no fewer than the cheapest plan does", () => {
    const economic = solveSync({ ...crowded, levels: "economic" }, { workLimit: 40_000_000 });
    const solution = solveSync(crowded, { workLimit: 40_000_000 });
    expectSound(crowded, solution);
    expect(economic.levels).toBeUndefined();
    expect(solution.score.placedParticipants).toBeGreaterThanOrEqual(economic.score.placedParticipants);
  });

  it("tell their progress level by level, and stop at the gap that was asked for", async () => {
    const events: Progress[] = [];
    const solution = await solve(crowded, {
      workLimit: 40_000_000,
      gap: 0.2,
      onProgress: (event) => events.push(event),
    });
    expectSound(crowded, solution);
    for (const { gap } of solution.levels!) expect(gap).toBeLessThanOrEqual(0.2);
    const names = events.map(({ level }) => level);
    expect(names).toEqual([...names].sort((a, b) => (a === b ? 0 : a === "placement" ? -1 : 1)));
    expect(new Set(names)).toEqual(new Set(["placement", "cost"]));
  });

  it("each get their share of the time, by the injected clock", () => {
    let ms = 0;
    const solution = solveSync(crowded, { timeLimitMs: 400, now: () => ms++ });
    expectSound(crowded, solution);
    expect(solution.elapsedMs).toBeLessThan(420);
  });

  it("find no plan where what must be placed cannot be", () => {
    const cohorts = crowded.cohorts.slice(0, 1).map((one) => ({ ...one, size: 1000, mandatory: true }));
    const { status, levels } = solveSync({ ...crowded, cohorts }, { workLimit: 100_000 });
    expect(status).toBe("infeasible");
    expect(levels).toBeUndefined();
  });
});
