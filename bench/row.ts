/** One row of the benchmark, in a process of its own so that its peak memory is its own: `row.ts '{"name":...}'` prints one line of JSON. */
import type { Plan, Problem } from "../src/domain/index.ts";
import { solve } from "../src/solve/index.ts";
import { verify, verifyBound } from "../src/verify/index.ts";
import { nameOf, problemOf, type RowRequest } from "./request.ts";
import { rulesNamed } from "./rules/index.ts";

/** What came of it. */
export interface BenchRow {
  readonly instance: string;
  readonly cohorts: number;
  readonly facilities: number;
  readonly compileMs: number;
  readonly firstPlanMs: number;
  readonly cost: number;
  /** null when no plan holds. */
  readonly bound: number | null;
  readonly gap: number | null;
  readonly status: string;
  readonly unplaced: number;
  readonly work: number;
  readonly ms: number;
  readonly verifyMs: number;
  readonly peakRssMb: number;
  readonly verified: boolean;
  readonly boundVerified: boolean;
  /** Of an instance of one rule: which, and in how many places the plan has come up against it. */
  readonly rule?: string;
  readonly binds?: number;
}

const request = JSON.parse(process.argv[2] ?? "") as RowRequest;
console.log(JSON.stringify(await runRow(request)));

function bindingOf(rule: string, problem: Problem, plan: Plan): Pick<BenchRow, "rule" | "binds"> {
  return { rule, binds: rulesNamed(rule)[0]!.binds(problem, plan) };
}

async function runRow(request: RowRequest): Promise<BenchRow> {
  const problem = problemOf(request);
  let compileMs: number | undefined;
  let firstCost = 0;
  let firstPlanMs: number | undefined;
  const solution = await solve(problem, {
    timeLimitMs: request.timeS * 1000,
    seed: request.seed,
    onProgress: ({ cost, elapsedMs }) => {
      if (compileMs === undefined) {
        compileMs = elapsedMs;
        firstCost = cost;
      } else if (cost < firstCost) firstPlanMs ??= elapsedMs;
    },
  });
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const since = performance.now();
  const verdict = verify(problem, solution.plan);
  const boundVerdict = verifyBound(problem, solution.certificate);
  return {
    instance: nameOf(request),
    cohorts: problem.cohorts.length,
    facilities: problem.facilities.length,
    compileMs: Math.round(compileMs ?? 0),
    firstPlanMs: Math.round(firstPlanMs ?? 0),
    cost: solution.score.total,
    bound: solution.bound,
    gap: solution.gap,
    status: solution.status,
    unplaced: solution.plan.unplaced.length,
    work: solution.work,
    ms: Math.round(solution.elapsedMs),
    verifyMs: Math.round(performance.now() - since),
    peakRssMb,
    verified: verdict.ok && verdict.score.total === solution.score.total,
    boundVerified: boundVerdict.ok && boundVerdict.bound === solution.bound,
    ...(request.kind === "rule" ? bindingOf(request.rule, problem, solution.plan) : {}),
  };
}
