/** Each rule of planning, alone and with others, on problems that are too large to try everything, against a mixed-integer model. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { Problem } from "../../src/domain/index.ts";
import { solveSync } from "../../src/solve/index.ts";
import { verify, verifyBound } from "../../src/verify/index.ts";
import { costOfPlan } from "../oracle/enumerate-rules.ts";
import { milpPlan } from "../oracle/milp-rules.ts";
import { RULES, ruledProblemArb } from "./arbitrary-rules.ts";

// Fairness is no one sum that is made least.
const NAMES = Object.keys(RULES).filter((name) => name !== "fairness");

describe.each(NAMES)("%s", (name) => {
  // Always the same problems, since no work limit is enough for all that might be drawn.
  test.prop([ruledProblemArb([name], 8)], { numRuns: 15, seed: 1 })("has the same optimum", async (problem) => {
    const { cost, best } = await expectSound(problem);
    expect(cost).toBe(best);
  });
});

describe("some of all rules", () => {
  const some = (most: number, maxCohorts: number): fc.Arbitrary<Problem> =>
    fc.subarray(NAMES, { minLength: 2, maxLength: most }).chain((names) => ruledProblemArb(names, maxCohorts));

  test.prop([some(4, 7)], { numRuns: 80, seed: 2 })("have the same optimum", async (problem) => {
    const { cost, best } = await expectSound(problem);
    expect(cost).toBe(best);
  });

  test.prop([some(6, 10)], { numRuns: 60 })("have an optimum between bound and cost", async (problem) => {
    await expectSound(problem, 50_000);
  });
});

/** bound <= optimum <= cost. The two costs are undefined when no plan is known, which for an optimum means that there is none. */
async function expectSound(problem: Problem, workLimit = 300_000) {
  const optimum = await milpPlan(problem);
  if (optimum !== undefined) expect(costOfPlan(problem, optimum.plan)).toBe(optimum.cost);
  const best = optimum?.cost;
  const { status, plan, score, bound, certificate, levels } = solveSync(problem, { workLimit });
  if (status === "infeasible") expect(best).toBeUndefined();
  if (status === "infeasible" || status === "unknown") return { cost: undefined, best };
  const proven = verifyBound(problem, certificate);
  expect(verify(problem, plan)).toEqual({ ok: true, violations: [], score });
  if (levels !== undefined && optimum !== undefined) {
    const { value, bound: least } = levels[0]!;
    expect(least).toBeLessThanOrEqual(optimum.leftOut);
    expect(value).toBeGreaterThanOrEqual(optimum.leftOut);
    // What is said of costs is said of the plans that leave out no more.
    if (value > optimum.leftOut) return { cost: undefined, best: undefined };
  }
  expect(best).toBeLessThanOrEqual(score.total);
  expect(best).toBeGreaterThanOrEqual(bound);
  expect(best).toBeGreaterThanOrEqual(proven.bound);
  if (status === "optimal") expect(score.total).toBe(best);
  return { cost: score.total, best };
}
