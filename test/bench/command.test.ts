/** The command as a user runs it, on a folder with one instance, with a solver that is good enough for it. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parseArguments, publicCommand } from "../../bench/public/arguments.ts";
import { checkGap } from "../../bench/public/checks/gap.ts";
import { parseGap } from "../../bench/public/formats/gap.ts";

const folder = mkdtempSync(join(tmpdir(), "serentak-public-"));
afterAll(() => rmSync(folder, { recursive: true }));
const text = "2 3\n1 2 3\n9 9 9\n5 5 5\n2 2 2\n10 2\n";
mkdirSync(join(folder, "gap"));
writeFileSync(join(folder, "gap/tiny"), text);

function list(best: number, bound: number): void {
  const head = "instance,file,sense,upper_bound,lower_bound,optimal,read_from,note";
  writeFileSync(join(folder, "gap/best-known.csv"), `${head}\na02003,tiny,min,${best},${bound},yes,,\n`);
}

function run(...args: readonly string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
  const script = resolve("bench/public/run.ts");
  const command = ["--import", "tsx", "--conditions=@serentak/source", script, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

const withGreedy = (...args: readonly string[]): ReturnType<typeof run> =>
  run(folder, "--solver", "test/bench/greedy.ts", ...args);

describe("the command", () => {
  test("prints a row an instance, averages, and JSON in its last line; writes solutions that can be re-checked", () => {
    list(12, 12);
    const solutions = join(folder, "solutions");
    const { code, out, err } = withGreedy("--json", "--time", "0.5", "--seed", "3", "--solutions", solutions);
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(JSON.parse(out.trim().split("\n").at(-1)!)).toEqual([
      {
        set: "gap",
        instance: "a02003",
        cost: expect.any(Number),
        bound: 0,
        gap: 1,
        bestKnown: 12,
        excess: expect.any(Number),
        against: expect.any(String),
        status: "feasible",
        firstPlanMs: 1,
        ms: 2,
        peakRssMb: expect.any(Number),
      },
    ]);
    const solution = JSON.parse(readFileSync(join(solutions, "gap/a02003.json"), "utf8"));
    expect(checkGap(parseGap(text, "a02003"), solution)).toEqual({ faults: [], value: solution.value });
  });

  test("stops at a bug, and says which", () => {
    list(20, 20);
    const { code, out, err } = withGreedy("--json");
    expect(code).toBe(1);
    expect(err).toMatch(/BUG in gap a02003: the value \d+ is beyond the proven bound 20 of the list/);
    expect(JSON.parse(out.trim().split("\n").at(-1)!)).toHaveLength(1);
  });

  test("refuses names that are not there", () => {
    list(12, 12);
    const { code, err } = run(folder, "--only", "b1");
    expect(code).toBe(1);
    expect(err).toMatch(/^error: no instance b1 in /);
  });

  test.each([
    [["."], { folder: ".", set: [], only: [], time: 60, seed: 1 }],
    [["a", "--set", "gap, wt", "--only", "x", "--time", "0.5"], { set: ["gap", "wt"], only: ["x"], time: 0.5 }],
    [["a", "--json", "--solutions", "b", "--seed", "0"], { json: true, solutions: "b", seed: 0 }],
  ])("understands %j", (args, options) => {
    expect(parseArguments(["node", "run.ts", ...args])).toMatchObject(options);
  });

  test.each([
    [["a", "--set", "gap,tsp"], /"tsp" is none of gap, dbap/],
    [["a", "--time", "0"], /Expected a number above 0/],
    [["a", "--time", ""], /Expected a number above 0/],
    [["a", "--seed", "1.5"], /Expected an integer of at least 0/],
    [["a", "--only", "a,,b"], /Expected names with commas/],
    [["a", "--speed", "9"], /unknown option '--speed'/],
    [["a", "b"], /too many arguments/],
    [[], /missing required argument 'folder'/],
  ])("refuses %j", (args, message) => {
    const command = publicCommand()
      .exitOverride()
      .configureOutput({ writeErr: () => {} });
    expect(() => parseArguments(["node", "run.ts", ...args], command)).toThrow(message);
  });
});
