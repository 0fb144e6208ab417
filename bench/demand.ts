/**
 * From participants to classes: how good a joint plan of the national data set is after some time, and its bound.
 *
 *   npm run bench:demand -- --participants 10000 --reach 84 --time 60 [--year]
 */
import { Command, InvalidArgumentError } from "commander";
import { planDemandSync } from "../src/cohorts/index.ts";
import type { Problem } from "../src/domain/index.ts";
import { nationalProblem, SERENTAK_WAVE } from "../src/indonesia/index.ts";
import type { Progress } from "../src/solve/index.ts";
import { verify, verifyBound } from "../src/verify/index.ts";

const options = new Command("bench:demand")
  .option("--participants <n>", "people of the demand", positive, 10_000)
  .option("--reach <km>", "most road kilometres that anyone travels one way", positive, 84)
  .option("--time <seconds>", "time limit", positive, 60)
  .option("--seed <n>", "of the data and of the search", positive, 1)
  .option("--year", "each class starts when it likes in the year, instead of all on one day")
  .parse()
  .opts<{ participants: number; reach: number; time: number; seed: number; year?: true }>();

const national = nationalProblem({ participants: options.participants, reachKm: options.reach, seed: options.seed });
const problem: Problem = {
  ...national,
  demand: (national.demand ?? []).map((item) => ({
    ...item,
    preferredStart: national.horizon.start,
    ...(options.year === true ? {} : { wave: SERENTAK_WAVE }),
  })),
};
/** Shares of the time limit at which the gap is told. */
const marks = [0.1, 0.2, 0.35, 0.5, 0.75];
const solution = planDemandSync(problem, {
  timeLimitMs: options.time * 1000,
  seed: options.seed,
  onProgress: ({ elapsedMs, gap }: Pick<Progress, "elapsedMs" | "gap">) => {
    if (elapsedMs < (marks[0] ?? 1) * options.time * 1000) return;
    marks.shift();
    console.log(`${(elapsedMs / 1000).toFixed(1)} s: gap ${percent(gap)}`);
  },
});
const verdict = verify(problem, solution.plan);
const bound = verifyBound(problem, solution.certificate);
const { user, system } = process.cpuUsage();
console.log(`gap      ${percent(solution.gap)} after ${(solution.elapsedMs / 1000).toFixed(1)} s
placed   ${solution.score.placedParticipants} of ${options.participants} in ${solution.plan.assignments.length} classes
checked  plan ${verdict.ok ? "holds" : "BREAKS RULES"}, bound ${bound.ok && bound.bound === solution.bound ? "holds" : "DOES NOT HOLD"}
used     ${((user + system) / 1e6).toFixed(0)} s of CPU, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);

function percent(gap: number | null): string {
  return gap === null ? "none" : `${(100 * gap).toFixed(2)} %`;
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError("Expected a number above 0.");
  return value;
}
