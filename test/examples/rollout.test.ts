/** The command as a user runs it, with few people, both ways. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Plan } from "../../src/domain/index.ts";

const folder = mkdtempSync(join(tmpdir(), "serentak-rollout-"));
afterAll(() => rmSync(folder, { recursive: true }));

const KEYS =
  "facilities participants cohorts placedParticipants unplacedParticipants leftInForming startDate sameStart status cost bound gap verified boundVerified formMs compileMs solveMs peakRssMb provinces way sequential";

function run(...flags: readonly string[]) {
  const command = ["--import", "tsx", "--conditions=@serentak/source", resolve("examples/rollout.ts")];
  const all = ["--participants", "600", "--time", "3", "--seed", "2", "--out", folder, "--json", ...flags];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...all], { encoding: "utf8" });
  expect(stderr).not.toContain("Error");
  expect(status).toBe(0);
  const said = JSON.parse(stdout.trim().split("\n").at(-1)!);
  expect(Object.keys(said)).toEqual(KEYS.split(" "));
  expect(said).toMatchObject({ participants: 600, verified: true, boundVerified: true, sameStart: true });
  expect(said.placedParticipants + said.unplacedParticipants + said.leftInForming).toBe(600);
  const sums = ["placed", "unplaced", "left"].map((key) =>
    said.provinces.reduce((sum: number, province: Record<string, number>) => sum + province[key]!, 0),
  );
  expect(sums).toEqual([said.placedParticipants, said.unplacedParticipants, said.leftInForming]);
  expect(readdirSync(folder).sort()).toEqual(["plan.csv", "problem.json", "report.html", "solution.json"]);
  const { plan }: { plan: Plan } = JSON.parse(readFileSync(join(folder, "solution.json"), "utf8"));
  return { said, stdout, plan, csv: readFileSync(join(folder, "plan.csv"), "utf8") };
}

test("it forms and places in one, and shows beside it what forming first would cost", () => {
  const { said, stdout, plan, csv } = run();
  expect(said).toMatchObject({ way: "joint", leftInForming: 0, cohorts: plan.cohorts!.length });
  expect(said.bound).toBeLessThanOrEqual(said.cost);
  // What is proven in one holds for every way to form classes.
  expect(said.bound).toBeLessThanOrEqual(said.sequential.cost);
  expect(stdout).toMatch(/cost +[\d,.]+ m +[\d,.]+ m\n/);
  const [{ id, members }] = plan.cohorts as [{ id: string; members: { demand: string; count: number }[] }];
  const line = csv.split("\r\n").find((row) => row.startsWith(`${id},`))!;
  for (const { demand, count } of members) expect(line).toContain(`${demand} ${count}`);
  expect(csv.trimEnd().split("\r\n")).toHaveLength(1 + plan.assignments.length + plan.left!.length);
});

test("with --sequential it forms first", () => {
  const { said, plan } = run("--sequential");
  expect(said.way).toBe("sequential");
  expect(said.cost).toBe(said.sequential.cost);
  expect(plan.cohorts).toBeUndefined();
});
