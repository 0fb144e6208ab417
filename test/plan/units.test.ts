import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { solveSync } from "../../src/solve/index.ts";
import { verify } from "../../src/verify/index.ts";
import { crowdedProblem } from "../support/crowded-problem.ts";

test.prop([fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 4 })], { numRuns: 15 })(
  "cohorts that share a room of several never share one of its rooms",
  (seed, count) => {
    const crowded = crowdedProblem({ cohorts: 25, rooms: 2, seed });
    const facilities = crowded.facilities.map((facility) => ({
      ...facility,
      rooms: facility.rooms.map((room) => ({ ...room, count })),
    }));
    const problem = { ...crowded, facilities };
    const { plan } = solveSync(problem, { workLimit: 30_000 });
    expect(verify(problem, plan).violations).toEqual([]);
    expect(Math.max(0, ...plan.assignments.map(({ unit }) => unit))).toBeLessThan(count);
    for (const a of plan.assignments) {
      for (const b of plan.assignments) {
        if (a === b || a.facility !== b.facility || a.unit !== b.unit) continue;
        expect(a.end < b.start || b.end < a.start).toBe(true);
      }
    }
  },
);
