/** Each rule of planning, alone and with others, on small random problems against an enumerator that tries everything. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { LevelResult, Problem, Score } from "../../src/domain/index.ts";
import { solveSync } from "../../src/solve/index.ts";
import { verify, verifyBound } from "../../src/verify/index.ts";
import { cheapestRuledPlan, costOfPlan, TooLarge } from "../oracle/enumerate-rules.ts";
import { RULES, ruledProblemArb } from "./arbitrary-rules.ts";

describe.each(Object.keys(RULES))("%s", (name) => {
  test.prop([ruledProblemArb([name])], { numRuns: 60 })("alone", expectSound);
});

describe("a wave that follows another whose starts shift", () => {
  test.prop([ruledProblemArb(["wave-order", "holiday-shift"])], { numRuns: 80 })("together", expectSound);
});

describe("some of all rules", () => {
  const names = fc.subarray(Object.keys(RULES), { minLength: 2, maxLength: 4 });
  test.prop([names.chain((some) => ruledProblemArb(some, 3))], { numRuns: 250 })("together", expectSound);
});

/** bound <= optimum <= cost; plan and bound are worth what they say by the enumerator's own rules, and by the auditor's. */
function expectSound(problem: Problem): void {
  const best = enumerated(problem);
  const { status, plan, score, bound, certificate, levels = [] } = solveSync(problem, { workLimit: 30_000 });
  if (status === "infeasible" || status === "unknown") {
    if (status === "infeasible") expect(best).toBeUndefined();
    return;
  }
  expect(costOfPlan(problem, plan)).toBe(score.total);
  expect(verify(problem, plan)).toEqual({ ok: true, violations: [], score });
  const proven = verifyBound(problem, certificate);
  expect(proven).toEqual({ ok: true, bound });
  expect(proven.bound).toBeLessThanOrEqual(score.total);
  expect(best).toBeDefined();
  if (problem.levels === "lexicographic") {
    expectLevels(problem, score, levels, best!);
    if (levels[0]!.value > best!.leftOut) return;
  }
  expect(bound).toBeLessThanOrEqual(best!.cost);
  expect(proven.bound).toBeLessThanOrEqual(best!.cost);
  expect(best!.cost).toBeLessThanOrEqual(score.total);
  if (status === "optimal") expect(score.total).toBe(best!.cost);
}

/** Each level has a proof of its own; what the second says is about plans that are no worse at the first. */
function expectLevels(
  problem: Problem,
  score: Score,
  [placement, cost]: readonly LevelResult[],
  best: { readonly leftOut: number; readonly cost: number },
): void {
  expect([placement, cost].map((level) => ({ level: level!.level, value: level!.value }))).toEqual(score.levels);
  expect(placement!.bound).toBeLessThanOrEqual(best.leftOut);
  expect(best.leftOut).toBeLessThanOrEqual(placement!.value);
  const isMet = problem.cohorts.some(({ wave }) => wave !== undefined);
  const first = verifyBound(problem, placement!.certificate);
  expect(first).toEqual({ ok: true, bound: isMet ? expect.any(Number) : placement!.bound });
  expect(first.bound).toBeGreaterThanOrEqual(placement!.bound);
  expect(first.bound).toBeLessThanOrEqual(best.leftOut);
  expect(cost!.certificate.within).toEqual([{ kind: "unplaced", ids: [], max: placement!.value }]);
  if (placement!.status === "optimal") expect(placement!.value).toBe(best.leftOut);
  // Others may leave as many out at less cost, or fewer at any.
  if (placement!.value === best.leftOut) expect(cost!.bound).toBeLessThanOrEqual(best.cost);
}

/** The optimum; a problem that is too large to be enumerated is passed over. */
function enumerated(problem: Problem): ReturnType<typeof cheapestRuledPlan> {
  try {
    return cheapestRuledPlan(problem, 60_000);
  } catch (error) {
    fc.pre(!(error instanceof TooLarge));
    throw error;
  }
}
