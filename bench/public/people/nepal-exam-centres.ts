/** Candidates of schools to examination centres (Nepal, grade 12 of 2081): people to sites with capacity, no group of a school too small. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import papaparse from "papaparse";
import {
  type Origin,
  type SiteFigures,
  type SiteWithCapacity,
  siteFigures,
  sitesProblem,
} from "../../../examples/support/sites-problem.ts";
import { textTable } from "../../../examples/support/text-table.ts";
import { planDemand } from "../../../src/cohorts/index.ts";
import { verify, verifyBound } from "../../../src/verify/index.ts";
import type { Listed } from "../folder.ts";
import type { PublicOutcome, PublicRequest, PublicRow } from "../row.ts";

export const NEPAL = "nepal-exam-centres";
const INSTANCE = "grade12-2081";
/** Fewest candidates of a school at a centre. */
const TOGETHER = 10;
/** Beyond the 7 km that are wished for, since not all candidates have a centre within them. */
const REACH_KM = 30;
/** Pairs of a school and a centre with a preference below this are forbidden. */
const FORBIDDEN = -4;

/** The set as an instance, where the folder has it and it is asked for. */
export function listNepal(folder: string, only: readonly string[]): Listed[] {
  const file = join(folder, NEPAL);
  if (!existsSync(join(file, "schools_grade12_2081.tsv")) || (only.length > 0 && !only.includes(INSTANCE))) return [];
  const unknown = { best: undefined, bound: undefined, rounding: 0.5, isDoubtful: false } as const;
  return [{ set: NEPAL, instance: INSTANCE, file, sense: "min", ...unknown }];
}

export const isNepalInstance = (name: string): boolean => name === INSTANCE;

export async function runNepal({ listed, timeS, seed }: PublicRequest): Promise<PublicOutcome> {
  const { origins, sites } = readNepal(listed.file);
  const rules = { title: "Examination", together: TOGETHER, reachKm: REACH_KM };
  const problem = sitesProblem(origins, sites, rules);
  let firstPlanMs: number | null = null;
  const solution = await planDemand(problem, {
    timeLimitMs: timeS * 1000,
    seed,
    onProgress: ({ elapsedMs }) => {
      firstPlanMs ??= Math.round(elapsedMs);
    },
  });
  const figures = siteFigures(origins, sites, TOGETHER, solution.plan);
  const verdict = verify(problem, solution.plan);
  const proof = verifyBound(problem, solution.certificate);
  const bugs = [
    ...verdict.violations.slice(0, 3).map(({ rule, message }) => `${rule}: ${message}`),
    ...(proof.ok && proof.bound === solution.bound ? [] : ["the bound does not hold"]),
    ...(figures.barred + figures.crowded > 0 ? ["centres are crowded, or hold their own candidates"] : []),
  ];
  const row: PublicRow = {
    set: NEPAL,
    instance: INSTANCE,
    cost: solution.score.total,
    bound: solution.bound,
    gap: solution.gap,
    bestKnown: null,
    excess: null,
    against: null,
    status: solution.status,
    firstPlanMs,
    ms: Math.round(solution.elapsedMs),
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    people: figures,
  };
  return { row, assignment: null, bugs };
}

/** Schools and centres of a folder; the own centre is barred, and so is every pair that is forbidden. */
export function readNepal(folder: string): { readonly origins: Origin[]; readonly sites: SiteWithCapacity[] } {
  const rowsOf = (name: string): Record<string, string>[] =>
    papaparse.parse<Record<string, string>>(readFileSync(join(folder, name), "utf8"), {
      header: true,
      delimiter: "\t",
      quoteChar: "\u0000",
      skipEmptyLines: true,
    }).data;
  const sites = rowsOf("centers_grade12_2081.tsv").map((row) => ({
    id: row["cscode"]!,
    name: row["name"]!,
    capacity: Number(row["capacity"]),
    lat: Number(row["lat"]),
    lon: Number(row["long"]),
  }));
  const centres = new Set(sites.map(({ id }) => id));
  const barred = new Map<string, string[]>();
  for (const { scode = "", cscode = "", pref } of rowsOf("prefs.tsv")) {
    if (Number(pref) < FORBIDDEN && centres.has(cscode)) barred.set(scode, [...(barred.get(scode) ?? []), cscode]);
  }
  const origins = rowsOf("schools_grade12_2081.tsv").map((row) => {
    const id = row["scode"]!;
    const notAt = [...(centres.has(id) ? [id] : []), ...(barred.get(id) ?? [])];
    const [lat, lon] = [Number(row["lat"]), Number(row["long"])];
    return { id, people: Number(row["count"]), lat, lon, ...(notAt.length === 0 ? {} : { notAt }) };
  });
  return { origins, sites };
}

/** Beside the reference figures of the set's README. */
export function nepalTable({ unplaced, meanKm, beyond7Km, fragments }: SiteFigures): string {
  return textTable(
    ["", "unplaced", "mean km", "beyond 7 km", "fragments under 10"],
    [
      ["this run", unplaced, meanKm.toFixed(4), beyond7Km, fragments],
      ["goal", 0, "0.72", "-", 0],
      ["the project's own script, 10 seeds", "0-277", "1.10-1.19", "17 and more", "69-85 of all schools"],
      ["transportation optimum, any split", 0, "0.6587", 17, "68 of all schools"],
    ],
  );
}
