/** Conflicts of small problems against an exact model: what is named excludes one another, and nothing named can be left out. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { type Problem, ProblemError, UsageError } from "../../src/domain/index.ts";
import { type ConflictStatement, explainConflict } from "../../src/explain/index.ts";
import { solveSync } from "../../src/solve/index.ts";
import { verifyBound } from "../../src/verify/index.ts";
import { RULES, ruledProblemArb } from "../laws/arbitrary-rules.ts";
import { lifted } from "../oracle/lifted.ts";
import { milpPlan } from "../oracle/milp-rules.ts";

const hasPlan = async (problem: Problem, kept: readonly ConflictStatement[]): Promise<boolean> => {
  const { problem: eased, ways } = lifted(problem, kept);
  return (await milpPlan(eased, ways)) !== undefined;
};

const OTHERS = Object.keys(RULES).filter((name) => name !== "levels");
const demandingArb = fc
  .tuple(fc.constantFrom("mandatory", "pinned", "quota"), fc.subarray(OTHERS, { maxLength: 3 }))
  .chain(([first, others]) => ruledProblemArb([...new Set([...others, first])], 6));

describe("a conflict", () => {
  test.prop([demandingArb], { numRuns: 120 })("cannot hold, and could without any one of it", async (problem) => {
    const found = explainConflict(problem);
    expect(found.status).toBe((await milpPlan(problem)) === undefined ? "conflict" : "feasible");
    if (found.status !== "conflict") return;
    const { statements } = found;
    expect(await hasPlan(problem, statements)).toBe(false);
    for (const dropped of statements) {
      expect(
        await hasPlan(
          problem,
          statements.filter((one) => one !== dropped),
        ),
      ).toBe(true);
    }
  });
});

/** One room for one class at a time, and cohorts that must all be there on one Monday. */
function crowded(cohorts: number, changes: Partial<Problem> = {}): Problem {
  const monday = { earliest: "2027-03-01", latest: "2027-03-01" };
  const point = { lat: -7, lon: 110 };
  return {
    horizon: { start: "2027-03-01", end: "2027-04-30" },
    calendars: [{ id: "week", week: ["mon", "tue", "wed", "thu", "fri"], closed: [] }],
    regions: [{ id: "town", calendar: "week", point }],
    facilities: [{ id: "hall", type: "BLK", region: "town", point, rooms: [{ id: "room", seats: 20, count: 2 }] }],
    programmes: [{ id: "course", phases: [{ id: "class", days: 5 }] }],
    cohorts: Array.from({ length: cohorts }, (_, k) => ({
      id: `c${k}`,
      programme: "course",
      size: 10,
      region: "town",
      window: monday,
      mandatory: true,
    })),
    ...changes,
  };
}

const messages = (problem: Problem): string[] => {
  const found = explainConflict(problem);
  return found.status === "conflict" ? found.statements.map(({ message }) => message).sort() : [found.status];
};

describe("in words", () => {
  it("names cohorts, room and days", () => {
    const found = explainConflict(crowded(3));
    expect(messages(crowded(3))).toEqual([
      "Cohort c0 is mandatory.",
      "Cohort c0 starts on 2027-03-01.",
      "Cohort c1 is mandatory.",
      "Cohort c1 starts on 2027-03-01.",
      "Cohort c2 is mandatory.",
      "Cohort c2 starts on 2027-03-01.",
      "Room room of facility hall has room for 2 at a time.",
    ]);
    if (found.status !== "conflict") throw new Error("There is a conflict.");
    expect(found.statements.find(({ rule }) => rule === "room")).toMatchObject({
      facility: "hall",
      room: "room",
      days: { from: "2027-03-01", to: "2027-03-01" },
    });
  });

  it("names the window and the link of phases that leave no day together", () => {
    const friday = { earliest: "2027-03-05", latest: "2027-03-05" };
    const nextDay = { minGapDays: 1, maxGapDays: 1, place: "same-facility" } as const;
    const { cohorts, ...rest } = crowded(1);
    const phases = [
      { id: "class", days: 1 },
      { id: "practice", days: 1, after: nextDay },
    ];
    const problem = { ...rest, cohorts: [{ ...cohorts[0]!, window: friday }], programmes: [{ id: "course", phases }] };
    expect(messages(problem)).toEqual([
      "Cohort c0 has practice 1 to 1 days after the phase before, in the same facility.",
      "Cohort c0 is mandatory.",
      "Cohort c0 starts on 2027-03-05.",
    ]);
  });

  it("says why a cohort has no place at all", () => {
    const problem = crowded(1);
    const large = { ...problem, cohorts: [{ ...problem.cohorts[0]!, size: 25 }] };
    expect(messages(large)).toEqual([
      expect.stringContaining("Cohort c0 is mandatory. 1 facility is in reach, none with"),
    ]);
    const own = { rules: [{ id: "shut", version: "1", eligible: () => "the key is lost" }] };
    const found = explainConflict(problem, {}, own);
    expect(found).toMatchObject({
      statements: [{ rule: "mandatory", message: expect.stringContaining("the key is lost") }],
    });
  });

  it("names a quota that nobody can fill", () => {
    const quotas = [{ id: "women", unit: "cohorts" as const, cohorts: { ids: ["c0"] }, min: 2 }];
    expect(messages(crowded(1, { quotas }))).toEqual(["Quota women asks for at least 2 cohorts."]);
  });

  it("finds nothing where all hold, and where nothing must", () => {
    expect(messages(crowded(2))).toEqual(["feasible"]);
    const optional = crowded(3);
    expect(messages({ ...optional, cohorts: optional.cohorts.map(({ mandatory, ...one }) => one) })).toEqual([
      "feasible",
    ]);
  });

  it("finds three among many", () => {
    const small = crowded(3);
    const others = Array.from({ length: 300 }, (_, k) => ({
      ...small.cohorts[0]!,
      id: `other-${k}`,
      window: { earliest: "2027-03-01", latest: "2027-04-20" },
    }));
    const room = { id: "large", seats: 20, count: 60, equipment: ["bench"] };
    const [hall] = small.facilities;
    const problem: Problem = {
      ...small,
      facilities: [{ ...hall!, rooms: [...hall!.rooms, room] }],
      programmes: [...small.programmes, { id: "bench", phases: [{ id: "class", days: 5, equipment: ["bench"] }] }],
      cohorts: [
        ...others.map((one) => ({ ...one, programme: "bench" })),
        ...small.cohorts.map((one) => ({ ...one, pinned: { facility: "hall", room: "room" } })),
      ],
    };
    const found = explainConflict(problem);
    const cohorts = found.status === "conflict" ? found.statements.flatMap(({ cohort }) => cohort ?? []) : [];
    expect([...new Set(cohorts)].sort()).toEqual(["c0", "c1", "c2"]);
    expect(explainConflict(problem, { workLimit: 1 })).toEqual({ status: "unknown" });
  });

  it("refuses what is no problem, and a limit that is none", () => {
    expect(() => explainConflict({} as Problem)).toThrow(ProblemError);
    expect(() => explainConflict(crowded(1), { workLimit: 0 })).toThrow(UsageError);
  });
});

describe("a solution without a plan", () => {
  it("has no bound, is plain JSON, and keeps a certificate only where it proves that", () => {
    for (const problem of [
      crowded(3),
      {
        ...crowded(1),
        facilities: crowded(1).facilities.map((one) => ({
          ...one,
          beds: 0,
          type: "X",
          rooms: [{ id: "room", seats: 5 }],
        })),
      },
    ]) {
      const solution = solveSync(problem, { workLimit: 1_000_000 });
      expect(solution).toMatchObject({ status: "infeasible", bound: null, gap: null });
      expect(JSON.parse(JSON.stringify(solution))).toEqual(solution);
      const { ok, bound } = verifyBound(problem, solution.certificate);
      expect({ ok, bound }).toEqual(
        solution.certificate === null
          ? { ok: false, bound: Number.NEGATIVE_INFINITY }
          : { ok: true, bound: Number.POSITIVE_INFINITY },
      );
    }
  });
});
