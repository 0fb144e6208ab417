/** Each rule of planning, alone and with others, on small random problems against an enumerator that tries everything. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { Problem } from "../../src/domain/index.ts";
import { solveSync } from "../../src/solve/index.ts";
import { verify, verifyBound } from "../../src/verify/index.ts";
import { cheapestRuledPlan, costOfPlan, TooLarge } from "../oracle/enumerate-rules.ts";
import { RULES, ruledProblemArb } from "./arbitrary-rules.ts";

describe.each(Object.keys(RULES))("%s", (name) => {
  test.prop([ruledProblemArb([name])], { numRuns: 60 })("alone", expectSound);
});

describe("some of all rules", () => {
  const names = fc.subarray(Object.keys(RULES), { minLength: 2, maxLength: 4 });
  test.prop([names.chain((some) => ruledProblemArb(some, 3))], { numRuns: 250 })("together", expectSound);
});

/** bound <= optimum <= cost; plan and bound are worth what they say by the enumerator's own rules, and by the auditor's. */
function expectSound(problem: Problem): void {
  const best = enumerated(problem);
  const { status, plan, score, bound, certificate } = solveSync(problem, { workLimit: 30_000 });
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
  expect(bound).toBeLessThanOrEqual(best!.cost);
  expect(proven.bound).toBeLessThanOrEqual(best!.cost);
  expect(best!.cost).toBeLessThanOrEqual(score.total);
  if (status === "optimal") expect(score.total).toBe(best!.cost);
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
