/** Warm starts of problems whose rules tie classes together: what of them still holds is kept. */
import { describe, expect, test } from "vitest";
import type { Problem } from "../../src/domain/index.ts";
import { solveSync } from "../../src/solve/index.ts";
import { verify } from "../../src/verify/index.ts";
import { crowdedProblem } from "../support/crowded-problem.ts";

const free = crowdedProblem({ cohorts: 60, rooms: 8, seed: 3 });
const { plan } = solveSync(free, { workLimit: 2_000_000 });
const sizeOf = new Map(free.cohorts.map(({ id, size }) => [id, size]));

function placedIn({ assignments }: typeof plan): number {
  return assignments.reduce((sum, { cohort }) => sum + sizeOf.get(cohort)!, 0);
}

describe("a plan that breaks a rule as a whole", () => {
  const max = Math.floor(0.7 * placedIn(plan));
  const tight: Problem = { ...free, quotas: [{ id: "fewer", unit: "participants", max }] };

  test("is kept but for as few as the rule asks for", () => {
    const solution = solveSync(tight, { workLimit: 1, warmStart: plan });
    expect(verify(tight, solution.plan)).toMatchObject({ ok: true, score: solution.score });
    const largest = Math.max(...sizeOf.values());
    expect(placedIn(solution.plan)).toBeGreaterThan(max - largest);
    for (const { sessions: _, ...assignment } of solution.plan.assignments) {
      expect(plan.assignments).toContainEqual(expect.objectContaining(assignment));
    }
  });

  test("is no start where those who must be placed do not fit", () => {
    const cohorts = tight.cohorts.map((cohort) => ({ ...cohort, mandatory: true }));
    const solution = solveSync({ ...tight, cohorts }, { workLimit: 1, warmStart: plan });
    expect(["unknown", "infeasible"]).toContain(solution.status);
  });
});
