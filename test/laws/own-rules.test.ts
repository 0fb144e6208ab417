/** Own rules, alone and with those of planning, on small random problems against what tries everything. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { OwnRule, OwnTravel, Problem } from "../../src/domain/index.ts";
import { solveSync } from "../../src/solve/index.ts";
import { verify, verifyBound } from "../../src/verify/index.ts";
import { haversine } from "../oracle/enumerate.ts";
import { costOfPlan } from "../oracle/enumerate-rules.ts";
import { milpPlan } from "../oracle/milp-rules.ts";
import { ownWays } from "../oracle/own-ways.ts";
import { ownRulesArb } from "./arbitrary-own-rules.ts";
import { RULES, ruledProblemArb } from "./arbitrary-rules.ts";

const some = fc.subarray(Object.keys(RULES), { minLength: 1, maxLength: 3 });

describe("own rules", () => {
  test.prop([ruledProblemArb([], 6), ownRulesArb], { numRuns: 100 })("alone", expectSound);
  test.prop([some.chain((names) => ruledProblemArb(names, 6)), ownRulesArb], { numRuns: 200 })("together", expectSound);
});

describe("an own travel model", () => {
  // It takes the place of crossings.
  const overland = some.map((names) => names.filter((name) => name !== "crossings"));
  test.prop([overland.chain((names) => ruledProblemArb(names, 5))], { numRuns: 60 })(
    "that measures as another problem does plans as that problem is planned",
    (drawn) => {
      const { travel: limits = { roadFactor: 1.4, maxTravelKm: 84 } } = drawn;
      const problem = { ...drawn, travel: limits };
      const straight: OwnTravel = {
        id: "straight",
        version: "1",
        roadMetres: (from, to) =>
          from.landmass === to.landmass ? Math.round(haversine(from.point, to.point)) : Number.POSITIVE_INFINITY,
      };
      const own = { travel: straight };
      const others = solveSync({ ...problem, travel: { ...limits, roadFactor: 1 } }, WORK);
      const { certificate, ...found } = solveSync(problem, WORK, own);
      const { status, plan, score, bound } = others;
      expect(found).toMatchObject({ status, plan, score, bound });
      if (status !== "optimal") return;
      expect(verify(problem, plan, own)).toMatchObject({ ok: true, score });
      expect(verifyBound(problem, certificate, own)).toMatchObject({ ok: true });
      expect(verifyBound(problem, certificate)).toMatchObject({ ok: false });
    },
  );
});

const WORK = { workLimit: 50_000 };

async function expectSound(problem: Problem, rules: readonly OwnRule[]): Promise<void> {
  const ways = ownWays(rules);
  const optimum = await milpPlan(problem, ways);
  const best = optimum?.cost;
  const { status, plan, score, bound, certificate, levels } = solveSync(problem, WORK, { rules });
  if (status === "infeasible") expect(best).toBeUndefined();
  if (status === "infeasible" || status === "unknown") return;
  expect(costOfPlan(problem, plan, ways)).toBe(score.total);
  expect(verify(problem, plan, { rules })).toEqual({ ok: true, violations: [], score });
  // What costs the least is another question for those who leave out more than need be.
  if (levels !== undefined && levels[0]!.value > optimum!.leftOut) return;
  const proven = verifyBound(problem, certificate, { rules });
  const reckonsMore = problem.cohorts.some(({ wave }) => wave !== undefined);
  expect(proven).toEqual({ ok: true, bound: reckonsMore ? expect.any(Number) : bound });
  expect(proven.bound).toBeGreaterThanOrEqual(bound);
  expect(best).toBeGreaterThanOrEqual(proven.bound);
  expect(best).toBeLessThanOrEqual(score.total);
  if (status === "optimal") expect(score.total).toBe(best);
}
