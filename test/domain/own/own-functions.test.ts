/** Own rules and travel models that are none, or answer what they must not, are told so by name. */
import { describe, expect, it } from "vitest";
import {
  type OwnFunctions,
  type OwnRule,
  type OwnTravel,
  TrialError,
  tryRule,
  UsageError,
} from "../../../src/domain/index.ts";
import { fingerprintOf } from "../../../src/domain/own/check.ts";
import { checkCapacity } from "../../../src/explain/index.ts";
import { solve, solveSync } from "../../../src/solve/index.ts";
import { verify, verifyBound } from "../../../src/verify/index.ts";
import { smallProblem } from "../../support/small-problem.ts";

const problem = smallProblem();
const fair: OwnRule = { id: "fair", version: "1", cost: () => 0 };

function thrownBy(act: () => unknown): UsageError {
  try {
    act();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error("Nothing was thrown.");
}

describe("own functions are refused", () => {
  it.each<[string, unknown, string[]]>([
    ["rules that are no list", { rules: fair }, ["rules is an object", "a list of rules"]],
    ["a rule that is none", { rules: [null] }, ["rules[0] is null"]],
    ["no id", { rules: [{ ...fair, id: "" }] }, ['rules[0].id is ""']],
    ["an id that scores would sort", { rules: [{ ...fair, id: "7" }] }, ['rules[0].id is "7"', "a letter first"]],
    ["the id of a term", { rules: [{ ...fair, id: "travel" }] }, ['"travel"', "term of every score", '"own-travel"']],
    ["an id twice", { rules: [fair, fair] }, ['rules[1].id is "fair"', "another rule"]],
    ["no version", { rules: [{ id: "fair", cost: fair.cost }] }, ["rules[0].version is undefined"]],
    ["neither function", { rules: [{ id: "fair", version: "1" }] }, ['rule "fair"', "neither eligible nor cost"]],
    ["a cost that is no function", { rules: [{ ...fair, cost: 5 }] }, ['rule "fair"', "is 5, expected a function"]],
    ["travel without roads", { travel: { id: "sea", version: "1" } }, ["travel.roadMetres is undefined"]],
  ])("%s", (_, own, tells) => {
    const given = own as OwnFunctions;
    for (const act of [
      () => solveSync(problem, {}, given),
      () => verify(problem, { assignments: [], unplaced: [] }, given),
      () => verifyBound(problem, { fingerprint: "", unit: 1, tree: { kind: "leaf", rows: [] } }, given),
      () => checkCapacity(problem, given),
    ]) {
      const { code, message } = thrownBy(act);
      expect(code).toBe("bad-own-functions");
      for (const part of tells) expect(message).toContain(part);
    }
  });
});

describe("answers are refused", () => {
  const cohort = problem.cohorts[0]!.id;
  it.each<[string, Partial<OwnRule>, string[]]>([
    ["NaN", { cost: () => Number.NaN }, ["NaN", `cohort "${cohort}"`, "facility", "whole number from 0"]],
    ["half a unit", { cost: () => 0.5 }, ["0.5"]],
    ["less than nothing", { cost: () => -1 }, ["-1"]],
    [
      "no answer",
      { eligible: () => undefined as unknown as boolean },
      ["undefined", "room", "true, false or the reason"],
    ],
  ])("%s", (_, answers, tells) => {
    const { code, message } = thrownBy(() =>
      solveSync(problem, {}, { rules: [{ id: "odd", version: "1", ...answers }] }),
    );
    expect(code).toBe("bad-own-answer");
    for (const part of ['Rule "odd"', ...tells]) expect(message).toContain(part);
  });

  it("metres that are not whole", () => {
    const travel = { id: "tape", version: "1", roadMetres: () => 1.5 };
    const { code, message } = thrownBy(() => solveSync(problem, {}, { travel }));
    expect(code).toBe("bad-own-answer");
    for (const part of ['Travel "tape"', "1.5", "region", "facility"]) expect(message).toContain(part);
  });

  it("costs whose sums would not be exact", () => {
    const mandatory = { ...problem, cohorts: problem.cohorts.map((one) => ({ ...one, mandatory: true })) };
    const rules = [{ id: "dear", version: "1", cost: () => 2 ** 52 }];
    expect(thrownBy(() => solveSync(mandatory, {}, { rules })).message).toContain("dear");
  });

  it("in a promise as well", async () => {
    const rules = [{ ...fair, cost: () => -1 }];
    await expect(solve(problem, {}, { rules })).rejects.toThrow(UsageError);
  });
});

describe("a fingerprint", () => {
  const harsh: OwnRule = { id: "harsh", version: "1", cost: () => 1 };

  it("is the problem's alone without own functions", () => {
    expect(fingerprintOf(problem, { rules: [] })).toBe(fingerprintOf(problem, {}));
    expect(solveSync(problem, { workLimit: 1000 }).problemFingerprint).toBe(fingerprintOf(problem, {}));
  });

  it("changes with ids and versions, not with their order", () => {
    const both = fingerprintOf(problem, { rules: [fair, harsh] });
    expect(fingerprintOf(problem, { rules: [harsh, fair] })).toBe(both);
    expect(fingerprintOf(problem, { rules: [fair] })).not.toBe(both);
    expect(fingerprintOf(problem, { rules: [fair, { ...harsh, version: "2" }] })).not.toBe(both);
  });

  it("keeps a certificate from being read with other rules", () => {
    const { certificate, bound } = solveSync(problem, { workLimit: 100_000 }, { rules: [fair] });
    expect(verifyBound(problem, certificate, { rules: [fair] })).toEqual({ ok: true, bound });
    expect(verifyBound(problem, certificate, { rules: [{ ...fair, version: "2" }] }).ok).toBe(false);
  });
});

describe("a cohort without a room", () => {
  it("is told the rule and its reason", () => {
    const shut: OwnRule = { id: "shut", version: "1", eligible: () => "the key is lost" };
    const { plan } = solveSync(problem, { workLimit: 100_000 }, { rules: [shut] });
    expect(plan.assignments).toEqual([]);
    const reasons = plan.unplaced.map(({ reason }) => reason).filter(({ code }) => code === "own-rule");
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) {
      expect(reason.rule).toBe("shut");
      expect(reason.message).toContain("rule shut: the key is lost");
    }
  });
});

describe("an own travel model", () => {
  it("is asked by region and facility, and leads across the sea where it says so", () => {
    const { facilities, cohorts } = problem;
    const islands = facilities.map((facility) => ({ ...facility, landmass: `island of ${facility.id}` }));
    const overseas = { ...problem, facilities: islands, cohorts: cohorts.map(({ wave, ...cohort }) => cohort) };
    expect(solveSync(overseas, { workLimit: 10_000 }).plan.assignments).toEqual([]);
    const asked = new Set<string>();
    const ferry: OwnTravel = {
      id: "ferry",
      version: "1",
      roadMetres(from, to) {
        asked.add(`${from.region} ${to.facility}`);
        return 5000;
      },
    };
    const own = { travel: ferry };
    const { plan, score, certificate, bound } = solveSync(overseas, { workLimit: 100_000 }, own);
    expect(plan.assignments.length).toBeGreaterThan(0);
    expect(verify(overseas, plan, own)).toEqual({ ok: true, violations: [], score });
    expect(verify(overseas, plan).violations.map(({ rule }) => rule)).toContain("landmass");
    expect(verifyBound(overseas, certificate, own)).toEqual({ ok: true, bound });
    for (const { id } of facilities) expect(asked).toContain(`${cohorts[0]!.region} ${id}`);
  });
});

describe("tryRule", () => {
  const mondays: OwnRule = {
    id: "mondays",
    version: "1",
    eligible: (_, { tags = [] }) => !tags.includes("noisy") || "the market",
    cost: ({ size }, _, start) => (new Date(start).getUTCDay() === 1 ? size : 0),
  };

  it("lets what is expected pass, one after the other", () => {
    tryRule(mondays)
      .given({ cohort: { size: 12 }, start: "2027-03-08" })
      .costs(12)
      .isEligible();
    tryRule(mondays).given({ start: "2027-03-09" }).costs(0);
    tryRule(mondays)
      .given({ facility: { tags: ["noisy"] } })
      .isIneligible()
      .isIneligible("the market")
      .isIneligible(/market/);
  });

  it("throws what was seen, what was expected, and what was given", () => {
    const trial = tryRule(mondays).given({ cohort: { size: 12 } });
    expect(() => trial.costs(20)).toThrow(TrialError);
    expect(() => trial.costs(20)).toThrow(/Rule "mondays" costs 12, expected 20\.\nGiven .*"size":12/s);
    expect(() => trial.isIneligible()).toThrow(/allows, expected that it refuses/);
    const noisy = tryRule(mondays).given({ facility: { tags: ["noisy"] } });
    expect(() => noisy.isEligible()).toThrow(/refuses: the market/);
    expect(() => noisy.isIneligible("the fair")).toThrow(/the reason the fair/);
  });

  it("refuses what solve refuses", () => {
    expect(thrownBy(() => tryRule({ ...mondays, id: "unplaced" })).code).toBe("bad-own-functions");
    const odd = tryRule({ id: "odd", version: "1", cost: () => Number.NaN }).given({});
    expect(thrownBy(() => odd.costs(1)).code).toBe("bad-own-answer");
  });
});
