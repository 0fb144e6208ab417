/** Groups that stay together and people who ask for tags: plans keep both, and lie between the bound and what they could cost at best. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { formCohorts, planDemandSync } from "../../../src/cohorts/index.ts";
import { type Problem, ProblemError, parseProblem } from "../../../src/domain/index.ts";
import { verify, verifyBound } from "../../../src/verify/index.ts";
import { milpOptimum } from "./milp-demand.ts";
import { demands } from "./random-demand.ts";

const TAGS = ["women", "neutral"] as const;
const someTags = fc.subarray([...TAGS], { maxLength: 1 });

/** People who start on one day, of whom some stay together or ask for tags. */
const groups: fc.Arbitrary<Problem> = fc
  .tuple(
    demands(fc.constant(500)),
    fc.array(fc.record({ together: fc.integer({ min: 1, max: 4 }), more: fc.nat(4), ask: someTags, bar: someTags }), {
      minLength: 8,
      maxLength: 8,
    }),
    fc.array(fc.subarray([...TAGS]), { minLength: 3, maxLength: 3 }),
  )
  .map(([problem, drawn, tags]) => ({
    ...problem,
    facilities: problem.facilities.map((facility, row) => ({ ...facility, tags: tags[row % 3]! })),
    demand: problem.demand!.map((item, row) => {
      const { together, more, ask, bar } = drawn[row % 8]!;
      const excludedTags = bar.filter((tag) => !ask.includes(tag));
      return { ...item, wave: "together", count: item.count + more, together, requiredTags: ask, excludedTags };
    }),
  }))
  .filter((problem) => {
    const seats = problem.facilities.flatMap(({ rooms }) => rooms.map(({ seats }) => seats));
    return problem.demand.every(({ together, count }) => Math.min(together, count) <= Math.max(...seats));
  });

describe("a plan of groups", () => {
  test.prop([groups, fc.nat(3)], { numRuns: 25 })(
    "holds, and lies between the bound and the least cost of a mixed-integer model",
    async (problem, seed) => {
      const { plan, score, bound, certificate, status } = planDemandSync(problem, { workLimit: 400_000, seed });
      const verdict = verify(problem, plan);
      expect(verdict.violations).toEqual([]);
      expect(verdict.score).toEqual(score);
      expect(verifyBound(problem, certificate!)).toEqual({ ok: true, bound });
      expect(status === "optimal").toBe(bound === score.total);
      const given = problem.demand!.reduce((sum, { count }) => sum + count, 0);
      expect(score.placedParticipants + score.unplacedParticipants).toBe(given);
      const optimum = await milpOptimum(problem);
      expect(bound).toBeLessThanOrEqual(optimum);
      expect(score.total).toBeGreaterThanOrEqual(optimum);
    },
    120_000,
  );

  test("is the same for the same seed and work", () => {
    const [problem] = fc.sample(groups, { numRuns: 1, seed: 11 }) as [Problem];
    const once = planDemandSync(problem, { workLimit: 400_000, seed: 2 });
    const again = planDemandSync(problem, { workLimit: 400_000, seed: 2 });
    expect({ ...once, elapsedMs: 0 }).toEqual({ ...again, elapsedMs: 0 });
  });

  test("leaves a group out whole, and says what would help", () => {
    const problem = townOf([
      { id: "weavers", count: 4, together: 4 },
      { id: "potters", count: 4, together: 4 },
    ]);
    const { plan } = planDemandSync(problem, { workLimit: 100_000 });
    expect(plan.cohorts!.map(({ members }) => members.map(({ count }) => count))).toEqual([[4]]);
    const [left, ...others] = plan.left!;
    expect(others).toEqual([]);
    expect(left).toMatchObject({
      count: 4,
      reason: { code: "together", missing: 4, help: [{ kind: "seats", count: 4 }] },
    });
    const { together: _, ...apart } = problem.demand![1]!;
    const split = { ...problem, demand: [problem.demand![0]!, apart] };
    expect(planDemandSync(split, { workLimit: 100_000 }).score.unplacedParticipants).toBe(2);
  });

  test("of forming asks of a facility what any of its people ask", () => {
    const problem = townOf([
      { id: "a", count: 3, requiredTags: ["women"] },
      { id: "b", count: 3 },
    ]);
    const { cohorts } = formCohorts({ ...problem, facilities: [{ ...hall(6), tags: ["women"] }] }, { wave: "day" });
    expect(cohorts).toMatchObject([{ size: 6, requiredTags: ["women"] }]);
    expect(formCohorts(problem, { wave: "day" }).left).toMatchObject([
      { count: 3, reason: { code: "no-room-in-reach" } },
    ]);
  });
});

describe("bad demand is refused", () => {
  test("with every fault at once", () => {
    const problem = townOf([
      { id: "weavers", count: 9, together: 9 },
      { id: "weavers", count: 2 },
      { id: "lost", count: 1, region: "nation" },
      { id: "torn", count: 1, requiredTags: ["a"], excludedTags: ["a"] },
      { id: "potters", count: 5, together: 5, programme: "short" },
    ]);
    const programmes = [
      { ...problem.programmes[0]!, classSize: { min: 10, max: 9 } },
      { ...problem.programmes[0]!, id: "short", classSize: { min: 1, max: 4 } },
    ];
    try {
      parseProblem({ ...problem, programmes });
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      expect(error.issues.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
        "demand[0].together inconsistent",
        "demand[1].id duplicate",
        "demand[2].point missing",
        "demand[3].excludedTags[0] inconsistent",
        "demand[4].together inconsistent",
        "programmes[0].classSize.max inconsistent",
      ]);
    }
  });

  test("where forming cannot keep people together", () => {
    const problem = townOf([{ id: "weavers", count: 4, together: 4 }]);
    expect(() => formCohorts(problem, { wave: "day" })).toThrow(/together/);
  });
});

/** People of one town beside a hall of six seats. */
function townOf(
  items: readonly (Partial<NonNullable<Problem["demand"]>[number]> & { id: string; count: number })[],
): Problem {
  return {
    horizon: { start: "2027-06-07", end: "2027-06-11" },
    calendars: [{ id: "week", week: ["mon", "tue", "wed", "thu", "fri"], closed: [] }],
    regions: [
      { id: "nation", calendar: "week" },
      { id: "town", parent: "nation", point: { lat: -7, lon: 110 } },
    ],
    facilities: [hall(6)],
    programmes: [{ id: "course", classSize: { min: 2, max: 9 }, phases: [{ id: "course", days: 5 }] }],
    cohorts: [],
    demand: items.map((item) => ({ region: "town", programme: "course", wave: "day", ...item })),
    waves: [{ id: "day", spreadDays: 0 }],
    costs: { currency: "IDR", unplaced: 1000 },
  };
}

function hall(seats: number): Problem["facilities"][number] {
  return { id: "hall", type: "BLK", region: "town", point: { lat: -7, lon: 110 }, rooms: [{ id: "room", seats }] };
}
