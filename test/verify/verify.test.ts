import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { type Plan, ProblemError } from "../../src/domain/index.ts";
import { verify } from "../../src/verify/index.ts";
import { smallProblemArb } from "../laws/arbitrary-problem.ts";
import { cheapestPlan, choicesOf, planOf } from "../oracle/enumerate.ts";
import { assignmentOf, facilityOf, plannedProblem } from "./planned-problem.ts";

describe("a plan of the wrong shape", () => {
  const { problem, plan } = plannedProblem();
  const [first] = plan.assignments;
  const withFirst = (change: object): unknown => ({ ...plan, assignments: [{ ...first, ...change }] });

  it.each([
    ["null", null, "The plan is null"],
    ["nothing", undefined, "The plan is absent"],
    ["text", "a plan", 'The plan is "a plan"'],
    ["a list", [], "The plan is a list"],
    ["a list that is absent", { assignments: [] }, "unplaced is absent"],
    ["a list that is none", { assignments: 7, unplaced: [] }, "assignments is 7"],
    ["null for an assignment", { ...plan, assignments: [null] }, "assignments[0] is null"],
    ["a number for an id", withFirst({ room: 3 }), "assignments[0].room is 3"],
    ["half a unit", withFirst({ unit: 0.5 }), "assignments[0].unit is 0.5"],
    ["a day that does not exist", withFirst({ start: "2027-02-30" }), 'assignments[0].start is "2027-02-30"'],
    ["a time for a date", withFirst({ end: new Date(0) }), "assignments[0].end is an object"],
    ["sessions that are none", withFirst({ sessions: {} }), "assignments[0].sessions is an object"],
    [
      "a session without a date",
      withFirst({ sessions: [{ part: "full" }] }),
      "assignments[0].sessions[0].date is absent",
    ],
    ["an unplaced cohort by its name alone", { ...plan, unplaced: ["x"] }, 'unplaced[0] is "x"'],
    ["a big integer", withFirst({ unit: 1n }), "assignments[0].unit is 1"],
  ])("%s is a violation, never a crash", (_, broken, message) => {
    const { ok, violations, score } = verify(problem, broken as Plan);
    expect(ok).toBe(false);
    expect(violations.map(({ rule }) => rule)).toEqual(["shape"]);
    expect(violations[0]!.message).toContain(message);
    expect(score.placedParticipants + score.unplacedParticipants).toBe(144);
  });

  test.prop([fc.anything(), fc.anything()])("never crashes", (anything, other) => {
    expect(verify(problem, anything as Plan).ok).toBe(false);
    const half = { assignments: [anything, { ...first, sessions: [other] }], unplaced: [other] };
    expect(verify(problem, half as Plan).ok).toBe(false);
  });

  it("tells every fault at once", () => {
    const broken = { assignments: [{ ...first, room: 3, unit: "0" }, 5], unplaced: [{}] };
    expect(verify(problem, broken as unknown as Plan).violations).toHaveLength(4);
  });
});

describe("the score", () => {
  it("adds up each term from the rates, by hand", () => {
    const planned = plannedProblem();
    const { score } = verify(planned.problem, planned.plan);
    // BPVP and PLUT at their types' rates or the general one, Denpasar at its own, the BLKK at its type's.
    expect(score.terms.class).toBe(2 * 10_000_000 + 11_000_000 + 2 * 9_000_000 + 12_000_000);
    expect(score.terms.facilityDays).toBe((2 + 5) * 250_000);
    expect(score.terms.allowance).toBe(20_000 * (2 * (30 + 36 + 24) + 5 * (18 + 20 + 16)));
    expect(score.terms.lateness).toBe(0);
    expect(score.terms.unplaced).toBe(0);
    expect(score.placedParticipants).toBe(144);
    expect(score.total).toBe(75_745_124);
  });

  it("counts lateness by civil days, weekends included", () => {
    const planned = plannedProblem();
    planned.problem.cohorts[3]!.preferredStart = "2027-08-05";
    const { score } = verify(planned.problem, planned.plan);
    expect(score.terms.lateness).toBe(4 * 50_000);
  });

  it("counts whoever has no place, also when the plan forgets them", () => {
    const planned = plannedProblem();
    planned.plan.assignments = planned.plan.assignments.filter(({ cohort }) => cohort !== "pangan-denpasar");
    const { ok, score } = verify(planned.problem, planned.plan);
    expect(ok).toBe(false);
    expect(score.terms.unplaced).toBe(16 * 3_000_000);
    expect(score.unplacedParticipants).toBe(16);
  });

  it("stays finite where no road leads", () => {
    const planned = plannedProblem();
    Object.assign(assignmentOf(planned, "digital-jembrana"), { facility: "bpvp-banyuwangi", room: "kelas", unit: 1 });
    const { score } = verify(planned.problem, planned.plan);
    expect(Number.isSafeInteger(score.total)).toBe(true);
  });

  it("takes a type of facility for a word, whatever the word", () => {
    const planned = plannedProblem();
    facilityOf(planned, "plut-jembrana").type = "constructor";
    const { score } = verify(planned.problem, planned.plan);
    expect(score.terms.class).toBe(2 * 10_000_000 + 10_000_000 + 2 * 9_000_000 + 12_000_000);
  });

  it("uses the defaults of a problem that states neither travel nor costs", () => {
    const planned = plannedProblem();
    delete planned.problem.travel;
    delete planned.problem.costs;
    planned.plan.assignments = [];
    expect(verify(planned.problem, planned.plan).score.total).toBe(144);
  });
});

describe("a broken problem", () => {
  it("throws every fault by name", () => {
    const { problem, plan } = plannedProblem();
    problem.cohorts[0]!.size = 0;
    problem.cohorts[1]!.region = "99";
    expect(() => verify(problem, plan)).toThrow(ProblemError);
  });
});

describe("the plans of the enumerator", () => {
  test.prop([smallProblemArb()], { numRuns: 300 })("of least cost hold, at the cost it found", (problem) => {
    const { cost, plan } = cheapestPlan(problem);
    const { violations, score } = verify(problem, plan);
    expect(violations).toEqual([]);
    expect(score.total).toBe(cost);
  });

  test.prop([smallProblemArb({ maxCohorts: 3 }), fc.infiniteStream(fc.nat())], { numRuns: 300 })(
    "of any choice break no rule but room and wave, and hold when the enumerator says so",
    (problem, draws) => {
      const choices = choicesOf(problem);
      const chosen = choices.map(({ options }) => options[draws.next().value % (options.length + 1)]);
      const phaseOf = new Map(problem.programmes.map(({ id, phases }) => [id, phases[0]!.id]));
      const plan = planOf(choices, chosen, ({ programme }) => phaseOf.get(programme)!);
      const { violations, score } = verify(problem, plan);
      expect(violations.filter(({ rule }) => rule !== "room" && rule !== "wave")).toEqual([]);
      expect(score.total).toBe(choices.reduce((sum, { unplaced }, k) => sum + (chosen[k]?.cost ?? unplaced), 0));
      if (violations.length === 0) expect(score.total).toBeGreaterThanOrEqual(cheapestPlan(problem).cost);
    },
  );
});
