/** The example as a user runs it, with few people. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { sparkline } from "../../examples/support/sparkline.ts";
import { wavesProblem } from "../../examples/support/waves-problem.ts";
import { parseProblem } from "../../src/domain/index.ts";

const folder = mkdtempSync(join(tmpdir(), "serentak-waves-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the problem is what the example says", () => {
  const { problem } = wavesProblem({ participants: 1500, seed: 1, reachKm: 84 });
  const { waves, cohorts, facilities } = parseProblem(problem);
  expect(waves!.map(({ id, after }) => [id, after?.wave])).toEqual([
    ["opening", undefined],
    ["second", "opening"],
    ["third", "second"],
  ]);
  expect(new Set(cohorts.map(({ wave }) => wave))).toEqual(new Set(["opening", "second", "third"]));
  expect(facilities.filter(({ calendar }) => calendar?.includes("/51")).length).toBeGreaterThan(0);
});

test("a sparkline has a bar for each number", () => {
  expect(sparkline([0, 7, 3.5])).toBe("▁█▅");
  expect(sparkline([5, 5])).toBe("▁▁");
  expect(sparkline([])).toBe("");
});

test("it plans, verifies, draws the curve, and ends with the keys of the rollout", () => {
  const command = ["--import", "tsx", "--conditions=@serentak/source", resolve("examples/waves.ts")];
  const flags = ["--participants", "400", "--time", "4", "--seed", "2", "--out", folder, "--json"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...flags], { encoding: "utf8" });
  expect(stderr).not.toContain("Error");
  expect(status).toBe(0);
  const said = JSON.parse(stdout.trim().split("\n").at(-1)!);
  const keys =
    "facilities participants cohorts placedParticipants unplacedParticipants leftInForming startDate sameStart status cost bound gap verified boundVerified formMs compileMs solveMs peakRssMb provinces waves curve";
  expect(Object.keys(said)).toEqual(keys.split(" "));
  expect(said).toMatchObject({ participants: 400, verified: true, boundVerified: true });
  expect(said.placedParticipants + said.unplacedParticipants + said.leftInForming).toBe(400);
  const starts = said.waves.map(({ firstStart }: { firstStart: string | null }) => firstStart).filter(Boolean);
  expect(starts).toEqual([...starts].sort());
  expect(said.curve).toMatchObject({ wave: "opening", isComplete: true });
  expect(said.curve.days.length).toBeGreaterThan(0);
  expect(readdirSync(folder).sort()).toEqual(["plan.csv", "problem.json", "report.html", "solution.json"]);
});
