/** One rule of the planning model at a time: the instances are sound, and what binds in a plan is counted. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { BENCH_RULES, ruleInstance, rulesNamed } from "../../bench/rules/index.ts";
import { fullDays } from "../../bench/rules/tallies.ts";
import { formatDay, parseDay } from "../../src/calendar/index.ts";
import { parseProblem } from "../../src/domain/index.ts";
import { solveSync } from "../../src/solve/index.ts";
import { verify } from "../../src/verify/index.ts";

function run(...args: readonly string[]): ReturnType<typeof spawnSync> {
  const command = ["--import", "tsx", "--conditions=@serentak/source", resolve("bench/run.ts"), ...args];
  return spawnSync(process.execPath, command, { encoding: "utf8" });
}

describe("an instance of one rule", () => {
  test.each(BENCH_RULES.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
    const problem = ruleInstance(rule, { cohorts: 60, seed: 1 });
    expect(parseProblem(problem).cohorts).toHaveLength(60);
    const { plan, status } = solveSync(problem, { workLimit: 3e6 });
    expect(status).not.toBe("infeasible");
    if (status !== "unknown") expect(verify(problem, plan).violations).toEqual([]);
    expect(rule.binds(problem, plan)).toBeGreaterThanOrEqual(0);
    expect(rule.binds(problem, { assignments: [], unplaced: [] })).toBeLessThanOrEqual(problem.facilities.length);
  });

  test("is the same for the same seed", () => {
    for (const rule of BENCH_RULES) {
      const make = () => ruleInstance(rule, { cohorts: 50, seed: 3 });
      expect(make()).toEqual(make());
    }
  });
});

describe("names of rules", () => {
  test("the name of a page means its rules", () => {
    // Teams that travel are told of where pools are.
    const pages = [...BENCH_RULES.map(({ id }) => id.replace(/^(quota|phases)-.*/, "$1")), "quota", "phases"];
    for (const page of pages.filter((id) => id !== "travel-days")) {
      expect(existsSync(resolve(`docs/rules/${page}.md`))).toBe(true);
      expect(rulesNamed(page).length).toBeGreaterThan(0);
    }
  });

  test("a name of several variants means all of them", () => {
    expect(rulesNamed("quota").map(({ id }) => id)).toEqual(["quota-min", "quota-max"]);
    expect(rulesNamed("quota-min")).toHaveLength(1);
    expect(rulesNamed("phases")).toHaveLength(5);
    expect(rulesNamed("all")).toEqual(BENCH_RULES);
  });

  test("an unknown one is refused with those that there are", () => {
    const { status, stderr } = run("--rule", "quotas");
    expect(status).toBe(1);
    expect(stderr).toContain(`no rule "quotas"; there are all, ${BENCH_RULES.map(({ id }) => id).join(", ")}.`);
  });
});

test("the command prints what binds, a row, and JSON in its last line", () => {
  const { status, stdout } = run("--rule", "concurrent", "--cohorts", "60", "--time", "0.5", "--json");
  expect(status).toBe(0);
  const lines = String(stdout).trim().split("\n");
  expect(lines[0]).toMatch(/^concurrent binds: days on which /);
  expect(JSON.parse(lines.at(-1)!)).toEqual([
    expect.objectContaining({
      rule: "concurrent",
      binds: expect.any(Number),
      cohorts: 60,
      compileMs: expect.any(Number),
      firstPlanMs: expect.any(Number),
      cost: expect.any(Number),
      bound: expect.any(Number),
      work: expect.any(Number),
      ms: expect.any(Number),
      peakRssMb: expect.any(Number),
      verified: true,
      boundVerified: true,
    }),
  ]);
});

test("days count as full from the first training day to the last, and so many more", () => {
  const first = parseDay("2027-03-01");
  const one = (start: number, days: number) => ({
    ...{ cohort: "a", phase: "course", facility: "hall", room: "room", unit: 0, sessions: [] },
    start: formatDay(first + start),
    end: formatDay(first + start + days - 1),
  });
  const classes = [one(0, 5), one(3, 4)];
  const holding = { keyOf: () => "hall", amountOf: () => 1 };
  expect(fullDays(classes, { ...holding, fullAt: () => 2 })).toBe(2);
  expect(fullDays(classes, { ...holding, fullAt: () => 2, extraDays: 2 })).toBe(4);
  expect(fullDays(classes, { ...holding, fullAt: (_, day) => (day === first ? 1 : undefined) })).toBe(1);
});
