/** Lists of modes may be cut short for memory; bounds must hold over the options that were cut as well. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { fingerprint, WorkBudget } from "../../src/base/index.ts";
import { compile, restOf } from "../../src/compile/index.ts";
import { ModelSearch, type RestOf, settleBound } from "../../src/kernel/index.ts";
import { decodePlan, encodeCertificate, scoreOf } from "../../src/plan/index.ts";
import { solveSync } from "../../src/solve/index.ts";
import { verify, verifyBound } from "../../src/verify/index.ts";
import { smallProblemArb } from "../laws/arbitrary-problem.ts";
import { cheapestPlan } from "../oracle/enumerate.ts";
import { finish } from "../support/finish.ts";
import { smallProblem } from "../support/small-problem.ts";

describe("a model with lists cut short", () => {
  test.prop([smallProblemArb(), fc.integer({ min: 1, max: 3 })], { numRuns: 100 })(
    "gives sound plans and bounds",
    (problem, listLength) => {
      const compiled = compile(problem, { listLength });
      const search = new ModelSearch(compiled.model, new WorkBudget(5_000));
      for (const _ of search.run());
      const { choice, cost, bound, proof, leaves, unit } = search.result();
      const plan = decodePlan(compiled, choice);
      expect(verify(problem, plan)).toMatchObject({ ok: true, score: { total: cost } });
      expect(scoreOf(compiled, choice).total).toBe(cost);
      const optimum = cheapestPlan(problem).cost;
      expect(bound).toBeLessThanOrEqual(optimum);
      expect(optimum).toBeLessThanOrEqual(cost);
      // The auditor knows no lists: what it finds is at least what was claimed.
      const verdict = verifyBound(problem, encodeCertificate(compiled, fingerprint(problem), { proof, unit }));
      expect(verdict.ok).toBe(true);
      expect(verdict.bound).toBeGreaterThanOrEqual(bound);
      expect(verdict.bound).toBeLessThanOrEqual(optimum);
      // What the lists leave out, looked up, is what the auditor finds.
      const rest: RestOf = (upTo) => restOf(compiled, upTo);
      const settled = finish(settleBound(compiled.model, search.layout, unit, leaves, rest, search.budget));
      expect(Math.ceil(settled / unit)).toBe(verdict.bound);
    },
  );

  test("asks for longer ones when only they can close the gap", () => {
    // Two cohorts, and both list the same room alone: the second room is missing from both lists.
    const problem = smallProblem();
    const [first] = problem.cohorts.filter(({ wave }) => wave === undefined);
    const twins = ["a", "b", "c"].map((id) => ({
      ...first!,
      id,
      window: { earliest: "2027-08-02", latest: "2027-08-02" },
    }));
    const crowded = { ...problem, cohorts: twins };
    const compiled = compile(crowded, { listLength: 1 });
    expect(compile(crowded).model.modeCost.length).toBeGreaterThan(compiled.model.modeCost.length);
    const search = new ModelSearch(compiled.model, new WorkBudget(100_000));
    for (const _ of search.run());
    expect(search.bound).toBeLessThan(search.cost);
    expect(search.shortTasks.length).toBeGreaterThan(0);
    // The road notices, and comes to the optimum with longer lists.
    expect(solveSync(crowded, { workLimit: 100_000 })).toMatchObject({ status: "optimal" });
  });
});
