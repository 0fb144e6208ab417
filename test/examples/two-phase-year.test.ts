/** The example as a user runs it, with few cohorts. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { twoPhaseProblem } from "../../examples/support/two-phase-problem.ts";
import { parseProblem } from "../../src/domain/index.ts";

const folder = mkdtempSync(join(tmpdir(), "serentak-two-phase-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the problem is what the example says", () => {
  const problem = parseProblem(twoPhaseProblem({ cohorts: 400, seed: 1 }));
  expect(problem.cohorts).toHaveLength(400);
  expect(problem.programmes[0]!.phases.map(({ after }) => after?.maxGapDays)).toEqual([undefined, 30]);
  expect(problem.quotas!.map(({ min }) => min)).toEqual(problem.pools!.map(() => 5));
  expect(problem.facilities.filter(({ type, beds = 0 }) => type === "UPTP" && beds > 0)).toHaveLength(21);
  expect(twoPhaseProblem({ cohorts: 30, seed: 2 })).toEqual(twoPhaseProblem({ cohorts: 30, seed: 2 }));
});

test("it plans, verifies, writes its files, and ends with the keys of the rollout", () => {
  const command = ["--import", "tsx", "--conditions=@serentak/source", resolve("examples/two-phase-year.ts")];
  const flags = ["--cohorts", "6", "--time", "4", "--seed", "2", "--out", folder, "--json"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...flags], { encoding: "utf8" });
  expect(stderr).not.toContain("Error");
  expect(status).toBe(0);
  const said = JSON.parse(stdout.trim().split("\n").at(-1)!);
  const keys =
    "facilities participants cohorts placedParticipants unplacedParticipants leftInForming startDate sameStart status cost bound gap verified boundVerified formMs compileMs solveMs peakRssMb provinces";
  expect(Object.keys(said)).toEqual(keys.split(" "));
  expect(said).toMatchObject({ cohorts: 6, verified: true, boundVerified: true });
  expect(said.placedParticipants + said.unplacedParticipants).toBe(said.participants);
  const placed = said.provinces.reduce((sum: number, { placed }: { placed: number }) => sum + placed, 0);
  expect(placed).toBe(said.placedParticipants);
  expect(readdirSync(folder).sort()).toEqual(["plan.csv", "problem.json", "report.html", "solution.json"]);
});
