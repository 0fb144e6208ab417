/** What must hold of every solution, whatever the problem: on small random problems, against an enumerator that tries everything. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { Facility, Problem } from "../../src/domain/index.ts";
import { type SolveOptions, solveSync } from "../../src/solve/index.ts";
import { verify, verifyBound } from "../../src/verify/index.ts";
import { cheapestPlan } from "../oracle/enumerate.ts";
import { smallProblemArb } from "./arbitrary-problem.ts";

/** Enough for all but the most contrived of these problems. */
const WORK: SolveOptions = { workLimit: 50_000 };

describe("every solution", () => {
  test.prop([smallProblemArb()], { numRuns: 150 })(
    "holds, costs what it says, and its bound holds: bound <= optimum <= cost",
    (problem) => {
      const solution = solveSync(problem, WORK);
      const verdict = verify(problem, solution.plan);
      expect(verdict.violations).toEqual([]);
      expect(verdict.score).toEqual(solution.score);
      expect(verifyBound(problem, solution.certificate)).toEqual({ ok: true, bound: solution.bound });
      const optimum = cheapestPlan(problem).cost;
      expect(solution.bound).toBeLessThanOrEqual(optimum);
      expect(optimum).toBeLessThanOrEqual(solution.score.total);
      expect(solution.status).toBe(solution.bound === solution.score.total ? "optimal" : "feasible");
    },
  );

  test.prop([smallProblemArb(), fc.integer({ min: 1, max: 400 })], { numRuns: 80 })(
    "holds however early the search is cut short",
    (problem, workLimit) => {
      const solution = solveSync(problem, { workLimit });
      expect(verify(problem, solution.plan)).toMatchObject({ ok: true, score: solution.score });
      expect(verifyBound(problem, solution.certificate)).toEqual({ ok: true, bound: solution.bound });
    },
  );

  test.prop([smallProblemArb(), fc.integer()], { numRuns: 40 })(
    "is the same byte for byte for the same seed and work limit",
    (problem, seed) => {
      const [a, b] = [solveSync(problem, { ...WORK, seed }), solveSync(problem, { ...WORK, seed })];
      expect(JSON.stringify({ ...a, elapsedMs: 0 })).toBe(JSON.stringify({ ...b, elapsedMs: 0 }));
    },
  );

  test.prop([smallProblemArb(), fc.integer({ min: 1, max: 300 })], { numRuns: 60 })(
    "is never worse than the plan it started from",
    (problem, workLimit) => {
      const { plan, cost } = cheapestPlan(problem);
      const solution = solveSync(problem, { workLimit, warmStart: plan });
      expect(solution.score.total).toBe(cost);
    },
  );
});

describe("a proven optimum", () => {
  test.prop([smallProblemArb(), fc.integer()], { numRuns: 60 })(
    "does not depend on names or on the order of the input",
    (problem, seed) => {
      const before = solveSync(problem, WORK);
      const after = solveSync(renamedAndShuffled(problem, seed), WORK);
      if (before.status === "optimal" && after.status === "optimal") expect(after.score.total).toBe(before.score.total);
      expect(after.bound).toBeLessThanOrEqual(before.score.total);
      expect(before.bound).toBeLessThanOrEqual(after.score.total);
    },
  );

  test.prop([smallProblemArb(), fc.constantFrom("facility", "room", "day")], { numRuns: 60 })(
    "is never worse with one more facility, room or day",
    (problem, what) => {
      const before = solveSync(problem, WORK);
      const after = solveSync(withMore(problem, what), WORK);
      expect(after.bound).toBeLessThanOrEqual(before.score.total);
      if (after.status === "optimal") expect(after.score.total).toBeLessThanOrEqual(before.score.total);
    },
  );
});

function renamedAndShuffled(problem: Problem, seed: number): Problem {
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((item, k) => ({ item, key: (Math.imul(k + 1, 2654435761) ^ seed) >>> 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  const rename = (id: string): string => `x-${[...id].reverse().join("")}`;
  const facilities = problem.facilities.map((facility) => ({
    ...facility,
    id: rename(facility.id),
    rooms: shuffled(facility.rooms.map((room) => ({ ...room, id: rename(room.id) }))),
  }));
  const cohorts = problem.cohorts.map((cohort) => ({ ...cohort, id: rename(cohort.id) }));
  return { ...problem, facilities: shuffled(facilities), cohorts: shuffled(cohorts) };
}

function withMore(problem: Problem, what: "facility" | "room" | "day"): Problem {
  const [first, ...rest] = problem.facilities;
  const twin = (id: string): Facility => ({ ...first!, id });
  if (what === "facility") return { ...problem, facilities: [...problem.facilities, twin("one-more")] };
  if (what === "room") {
    const room = { ...first!.rooms[0]!, id: "one-more" };
    return { ...problem, facilities: [{ ...first!, rooms: [...first!.rooms, room] }, ...rest] };
  }
  const end = new Date(Date.parse(problem.horizon.end) + 86_400_000).toISOString().slice(0, 10);
  return { ...problem, horizon: { ...problem.horizon, end } };
}
