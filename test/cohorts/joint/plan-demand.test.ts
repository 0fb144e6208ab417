/** Plans hold, bounds never exceed the optimum, and nobody is lost. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { planDemand, planDemandSync } from "../../../src/cohorts/index.ts";
import { type Certificate, type Problem, ProblemError, type Solution } from "../../../src/domain/index.ts";
import { nationalProblem, SERENTAK_WAVE } from "../../../src/indonesia/index.ts";
import { verify, verifyBound } from "../../../src/verify/index.ts";
import { demands, optimumOf } from "./random-demand.ts";

const WORK = 3_000_000;

function expectSound(problem: Problem, { plan, score, bound, certificate, status }: Solution): void {
  const verdict = verify(problem, plan);
  expect(verdict.violations).toEqual([]);
  expect(verdict.score).toEqual(score);
  expect(verifyBound(problem, certificate)).toEqual({ ok: true, bound });
  expect(bound).toBeLessThanOrEqual(score.total);
  expect(status === "optimal").toBe(bound === score.total);
  const given = problem.demand!.reduce((sum, { count }) => sum + count, 0);
  const left = plan.left!.reduce((sum, { count }) => sum + count, 0);
  const placed = plan.cohorts!.flatMap(({ members }) => members).reduce((sum, { count }) => sum + count, 0);
  expect([placed, left, placed + left]).toEqual([score.placedParticipants, score.unplacedParticipants, given]);
}

describe("a joint plan", () => {
  test.prop([demands(fc.constant(500)), fc.nat(3)], { numRuns: 120 })(
    "lies between the optimum and what the certificate proves",
    (problem, seed) => {
      const solution = planDemandSync(problem, { workLimit: WORK, seed });
      expectSound(problem, solution);
      const optimum = optimumOf(problem);
      expect(solution.bound).toBeLessThanOrEqual(optimum);
      expect(solution.score.total).toBeGreaterThanOrEqual(optimum);
    },
  );

  test.prop([demands(fc.constantFrom(1, 333, 777))], { numRuns: 60 })("holds where travel is rounded", (problem) => {
    expectSound(problem, planDemandSync(problem, { workLimit: WORK }));
  });

  test.prop(
    [
      demands(fc.constant(500)),
      fc.array(fc.nat(1_000_000), { minLength: 3, maxLength: 3 }),
      fc.integer({ min: -3, max: 3 }),
    ],
    {
      numRuns: 150,
    },
  )("has a certificate with which nobody can claim more than the optimum", (problem, [at, what, to], by) => {
    const { certificate } = planDemandSync(problem, { workLimit: 300_000 });
    const tampered = tamper(certificate!, at!, what!, to!, by);
    const { ok, bound } = verifyBound(problem, tampered);
    expect(ok ? bound : Number.NEGATIVE_INFINITY).toBeLessThanOrEqual(optimumOf(problem));
  });

  test("is the same for the same seed and work, whether others get a turn or not", async () => {
    const [problem] = fc.sample(demands(fc.constant(500)), { numRuns: 1, seed: 7 }) as [Problem];
    const without = ({ elapsedMs: _, ...rest }: Solution): unknown => rest;
    const once = planDemandSync(problem, { workLimit: WORK, seed: 3 });
    expect(without(await planDemand(problem, { workLimit: WORK, seed: 3 }))).toEqual(without(once));
  });

  test("of a nation holds, on one day for all", { timeout: 120_000 }, () => {
    const national = nationalProblem({ participants: 1_000, seed: 1 });
    const demand = national.demand!.map((item) => ({
      ...item,
      wave: SERENTAK_WAVE,
      preferredStart: national.horizon.start,
    }));
    const problem = { ...national, demand };
    const solution = planDemandSync(problem, { workLimit: 2_000_000 });
    expectSound(problem, solution);
    expect(new Set(solution.plan.assignments.map(({ start }) => start)).size).toBe(1);
  });

  test("of a nation holds over a year, with classes one after another in a room", { timeout: 120_000 }, () => {
    const national = nationalProblem({ participants: 100_000, seed: 1 });
    const demand = national.demand!.map((item) => ({ ...item, preferredStart: national.horizon.start }));
    const problem = { ...national, demand };
    const solution = planDemandSync(problem, { workLimit: 20_000_000 });
    expectSound(problem, solution);
    expect(solution.gap).toBeLessThan(0.03);
    const rooms = solution.plan.assignments.map(({ facility, room, unit }) => `${facility} ${room} ${unit}`);
    expect(new Set(rooms).size).toBeLessThan(rooms.length);
  });
});

describe("planDemand refuses", () => {
  const [problem] = fc.sample(demands(fc.constant(500)), { numRuns: 1, seed: 1 }) as [Problem];
  const pathsOf = (broken: Problem): string[] => {
    try {
      planDemandSync(broken, { workLimit: 1 });
    } catch (error) {
      if (error instanceof ProblemError) return error.issues.map(({ path, code }) => `${path} ${code}`);
      throw error;
    }
    return [];
  };

  test("what it does not observe, all at once and by name", () => {
    const broken: Problem = {
      ...problem,
      budget: 1,
      pools: [{ id: "team", capacity: 1 }],
      facilities: problem.facilities.map((facility) => ({ ...facility, limits: { concurrentCohorts: 1 } })),
      waves: [{ id: "together", spreadDays: 3 }],
      demand: problem.demand!.map((item) => ({ ...item, wave: "together" })),
    };
    const limits = problem.facilities.map((_, row) => `facilities[${row}].limits unsupported`);
    expect(pathsOf(broken)).toEqual([
      "pools unsupported",
      "budget unsupported",
      ...limits,
      "demand[0].wave unsupported",
    ]);
  });

  test("a problem without demand, and a programme without class sizes", () => {
    expect(pathsOf({ ...problem, demand: [] })).toEqual(["demand empty"]);
    const programmes = problem.programmes.map(({ classSize: _, ...programme }) => programme);
    expect(pathsOf({ ...problem, programmes })).toEqual(["programmes[0].classSize missing"]);
  });
});

/** Changes one number of a certificate, takes a row away, doubles one, or lets it speak about others. */
function tamper(certificate: Certificate, at: number, what: number, to: number, by: number): Certificate {
  const copy = structuredClone(certificate) as unknown as Record<string, unknown>;
  const found: { readonly holder: Record<string, unknown> | unknown[]; readonly key: string | number }[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      found.push({ holder: value as Record<string, unknown>, key: Array.isArray(value) ? Number(key) : key });
      walk(child);
    }
  };
  walk(copy["tree"]);
  const { holder, key } = found[at % found.length]!;
  const target = holder as Record<string | number, unknown>;
  const value = target[key];
  if (typeof value === "number") target[key] = what % 3 === 0 ? value + by : what % 3 === 1 ? value * by : to;
  else if (typeof value === "string")
    target[key] = String((found[to % found.length]!.holder as never)[found[to % found.length]!.key]);
  else if (Array.isArray(value)) {
    if (what % 2 === 0) value.splice(to % (value.length + 1), 1);
    else if (value.length > 0) value.push(value[to % value.length]);
  }
  return copy as unknown as Certificate;
}
