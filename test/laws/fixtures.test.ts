/** Problems on which a law once failed, shrunk; each is named after what it caught. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Problem } from "../../src/domain/index.ts";
import { solveSync } from "../../src/solve/index.ts";
import { verify, verifyBound } from "../../src/verify/index.ts";
import { cheapestPlan } from "../oracle/enumerate.ts";

const folder = new URL("fixtures/", import.meta.url);

describe.each(readdirSync(folder))("%s", (file) => {
  const problem = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Problem;

  test.each([10, 65, 200, 5_000])("is planned and bounded correctly within %i units of work", (workLimit) => {
    const solution = solveSync(problem, { workLimit });
    expect(verify(problem, solution.plan)).toMatchObject({ ok: true, score: solution.score });
    expect(verifyBound(problem, solution.certificate)).toEqual({ ok: true, bound: solution.bound });
    const optimum = cheapestPlan(problem).cost;
    expect(solution.bound).toBeLessThanOrEqual(optimum);
    expect(optimum).toBeLessThanOrEqual(solution.score.total);
  });
});
