/**
 * The library's own benchmarks: the national rollout, generated instances of n cohorts, and such with one rule each that binds.
 *
 *   npm run bench                                   the national instance, 20,000 cohorts at loads 0.1 and 0.6
 *   npm run bench -- --cohorts 100000 --load 0.6 --time 120 --json
 *   npm run bench -- --halls --cohorts 540 --time 30  halls of 30 to 120 seats that several classes share
 *   npm run bench -- --rule pools                   2,000 cohorts and instructor teams by province; `--rule all` for every rule
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError } from "commander";
import { textTable } from "../examples/support/text-table.ts";
import type { RowRequest } from "./request.ts";
import type { BenchRow } from "./row.ts";
import { type BenchRule, rulesNamed } from "./rules/index.ts";

const options = new Command("bench")
  .description("Runs benchmarks, each in a process of its own, and checks every plan and bound independently.")
  .option("--cohorts <n>", "one generated instance of this many cohorts instead of the usual rows", Number)
  .option(
    "--load <share>",
    "share of all room-days that the cohorts ask for (default: 0.6, or what the rule wants)",
    Number,
  )
  .option("--time <seconds>", "time limit of a search", Number)
  .option("--seed <n>", "of the data and of the search", Number, 1)
  .option("--wave", "all cohorts start together")
  .option(
    "--halls",
    "the cohorts share halls by their seats, 10,825 of them in 4,330 halls unless --cohorts says otherwise",
  )
  .option(
    "--rule <name>",
    "2,000 cohorts with this rule of the planning model alone, or all of them in turn",
    namedRules,
  )
  .option("--json", "end with one line of JSON: the rows")
  .parse()
  .opts<{
    cohorts?: number;
    load?: number;
    time?: number;
    seed: number;
    wave?: true;
    halls?: true;
    rule?: readonly BenchRule[];
    json?: true;
  }>();

for (const { id, counts } of options.rule ?? []) console.log(`${id} binds: ${counts}`);

const rows: BenchRow[] = [];
for (const request of requests()) {
  const row = runApart(request);
  rows.push(row);
  console.log(describe(row));
}
const columns = [
  "instance",
  "facilities",
  "compileMs",
  "firstPlanMs",
  "ms",
  "gap",
  "status",
  "unplaced",
  "work",
  "peakRssMb",
  "checked",
  ...(options.rule === undefined ? [] : ["binds"]),
];
console.log(`\n${textTable(columns, rows.map(cells))}`);
if (options.json) console.log(JSON.stringify(rows));
if (rows.some((row) => !row.verified || !row.boundVerified)) process.exitCode = 1;

function requests(): RowRequest[] {
  const { seed, load, cohorts, time, rule } = options;
  if (rule !== undefined) {
    const tightness = load === undefined ? {} : { load };
    return rule.map(({ id }) => {
      return { kind: "rule", rule: id, cohorts: cohorts ?? 2000, seed, timeS: time ?? 60, ...tightness };
    });
  }
  if (options.halls === true) {
    return [{ kind: "halls", cohorts: cohorts ?? 10_825, load: load ?? 0.55, seed, timeS: time ?? 120 }];
  }
  if (cohorts !== undefined) {
    const wave = options.wave === true;
    return [{ kind: "generated", cohorts, load: load ?? 0.6, wave, seed, timeS: time ?? 60 }];
  }
  return [
    { kind: "national", participants: 10_000, seed, timeS: time ?? 20 },
    { kind: "national", participants: 100_000, seed, timeS: time ?? 20 },
    { kind: "generated", cohorts: 20_000, load: 0.1, wave: false, seed, timeS: time ?? 20 },
    { kind: "generated", cohorts: 20_000, load: 0.6, wave: false, seed, timeS: time ?? 60 },
  ];
}

/** The row's process gets the flags of this one, so that it too runs from source. */
function runApart(request: RowRequest): BenchRow {
  const script = fileURLToPath(new URL("row.ts", import.meta.url));
  const output = execFileSync(process.execPath, [...process.execArgv, script, JSON.stringify(request)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(output.trim().split("\n").at(-1)!) as BenchRow;
}

function describe(row: BenchRow): string {
  return `${row.instance}: ${row.status}, cost ${row.cost.toLocaleString("en")}, bound ${row.bound?.toLocaleString("en") ?? "none"}, gap ${gapText(row.gap)} in ${(row.ms / 1000).toFixed(1)} s`;
}

function cells(row: BenchRow): (string | number)[] {
  const checked = row.verified && row.boundVerified ? "ok" : "FAILED";
  return [
    row.instance,
    row.facilities,
    row.compileMs,
    row.firstPlanMs,
    row.ms,
    gapText(row.gap),
    row.status,
    row.unplaced,
    row.work,
    row.peakRssMb,
    checked,
    ...(row.binds === undefined ? [] : [row.binds]),
  ];
}

function namedRules(name: string): readonly BenchRule[] {
  try {
    return rulesNamed(name);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

function gapText(gap: number | null): string {
  return gap === null ? "-" : `${(100 * gap).toFixed(3)} %`;
}
