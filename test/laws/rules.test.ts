/** Each rule of planning, alone and with others, on small random problems against an enumerator that tries everything. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { Problem, Solution } from "../../src/domain/index.ts";
import { solveSync } from "../../src/solve/index.ts";
import { verify, verifyBound, verifyLevels } from "../../src/verify/index.ts";
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
  const solution = solveSync(problem, { workLimit: 30_000 });
  const { status, plan, score, bound, certificate, levels = [] } = solution;
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
  if (levels.length > 0 && !areLevelsMet(problem, solution, best!)) return;
  expect(bound).toBeLessThanOrEqual(best!.cost);
  expect(proven.bound).toBeLessThanOrEqual(best!.cost);
  expect(best!.cost).toBeLessThanOrEqual(score.total);
  if (status === "optimal") expect(score.total).toBe(best!.cost);
}

/** Each level has a proof of its own, about plans that are no worse at the levels before; whether the plan is as good as the best before costs. */
function areLevelsMet(
  problem: Problem,
  { score, plan, levels = [], fairness }: Solution,
  best: { readonly leftOut: number; readonly shares: readonly number[]; readonly cost: number },
): boolean {
  const told = levels.map(({ level, group, of, value }) => ({
    level,
    ...(group !== undefined && { group, of }),
    value,
  }));
  expect(told).toEqual(score.levels);
  const verdicts = verifyLevels(problem, { plan, levels });
  expect(verdicts.map(({ ok, bound, message }) => ({ ok, bound, message }))).toEqual(
    levels.map(({ bound }) => ({ ok: true, bound, message: undefined })),
  );
  const shares = levels.flatMap(({ value, of }) => (of === undefined ? [] : [value / of]));
  const differs = shares.findIndex((share, k) => share !== best.shares[k]);
  if (differs !== -1) expect(shares[differs]).toBeGreaterThan(best.shares[differs]!);
  const areFair = levels.every(({ level, status }) => level !== "fairness" || status === "optimal");
  if (areFair) expect(shares).toEqual(best.shares);
  if (fairness !== undefined) expect(fairness.price.least).toBeLessThanOrEqual(fairness.price.most);
  if (differs !== -1) return false;
  const placement = levels.find(({ level }) => level === "placement");
  if (placement === undefined) return true;
  expect(placement.bound).toBeLessThanOrEqual(best.leftOut);
  expect(best.leftOut).toBeLessThanOrEqual(placement.value);
  if (placement.status === "optimal") expect(placement.value).toBe(best.leftOut);
  return placement.value === best.leftOut;
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
