/**
 * The national simultaneous rollout, end to end: people into classes, classes into rooms, all on the best common day,
 * checked independently and written out for people and machines.
 *
 *   npm run rollout -- --participants 10000 --seed 1 --out out
 */
import { Command, InvalidArgumentError } from "commander";
import { formCohorts, type Problem, solve, verify, verifyBound } from "serentak";
import { nationalProblem, SERENTAK_WAVE } from "serentak/indonesia";
import { writePlanFiles } from "./support/plan-files.ts";
import { millions, ProgressDisplay, percent } from "./support/progress.ts";
import { provinceFigures, provinceTable } from "./support/rollout-figures.ts";

const options = new Command("rollout")
  .description("Plans a simultaneous national training into the training centres that exist (synthetic data).")
  .option("--participants <n>", "how many people are to be trained", wholeNumber, 10_000)
  .option("--seed <n>", "of the synthetic data and of the search", wholeNumber, 1)
  .option("--time <seconds>", "time limit of the search", positiveNumber, 60)
  .option("--reach <km>", "most road kilometres that anyone travels one way", positiveNumber, 84)
  .option("--sequential", "form the classes first, then place them (the way that is used in any case so far)")
  .option("--out <folder>", "where problem.json, solution.json, plan.csv and report.html go", "out")
  .option("--json", "end with one line of JSON")
  .parse()
  .opts<{ participants: number; seed: number; time: number; reach: number; out: string; json?: true }>();

const national = nationalProblem({ participants: options.participants, seed: options.seed, reachKm: options.reach });
const demand = national.demand ?? [];
console.log(
  `${options.participants.toLocaleString("en")} people, ${national.facilities.length.toLocaleString("en")} facilities.`,
);
console.log(`${national.note}\n`);

const formingSince = performance.now();
const { cohorts, left } = formCohorts(national, { wave: SERENTAK_WAVE, preferredStart: national.horizon.start });
const formMs = performance.now() - formingSince;
const leftInForming = left.reduce((sum, { count }) => sum + count, 0);
console.log(
  `${cohorts.length.toLocaleString("en")} classes formed in ${seconds(formMs)}, ${leftInForming.toLocaleString("en")} people could not be pooled into one.`,
);

const problem: Problem = { ...national, cohorts, demand: [] };
const timeLimitMs = options.time * 1000;
const display = new ProgressDisplay(timeLimitMs);
let compileMs: number | undefined;
const solution = await solve(problem, {
  timeLimitMs,
  seed: options.seed,
  onProgress: (progress) => {
    compileMs ??= progress.elapsedMs;
    display.show(progress);
  },
});
display.stop();

const verdict = verify(problem, solution.plan);
const boundVerdict = verifyBound(problem, solution.certificate);
const boundVerified = boundVerdict.ok && boundVerdict.bound === solution.bound;
const { plan, score } = solution;
const starts = new Set(plan.assignments.map(({ start }) => start));
const startDate = [...starts].sort()[0] ?? null;
// Whoever is left in forming is as much without training as an unplaced cohort, so counts in the cost.
const leftCost = leftInForming * (problem.costs?.unplaced ?? 0);
const provinces = provinceFigures(problem, demand, solution, left);

writePlanFiles(options.out, {
  title: "National simultaneous training 2027",
  problem,
  solution,
  left,
  verification: {
    ok: verdict.ok,
    violations: verdict.violations.length,
    boundOk: boundVerified,
    bound: boundVerdict.bound,
  },
});

const types = [...new Set(problem.facilities.map(({ type }) => type))];
console.log(`\n${provinceTable(provinces, types)}\n`);
for (const line of leftOutLines()) console.log(line);
console.log(`
start       ${startDate ?? "none"}${starts.size === 1 ? ", the same day for every class" : ""}
placed      ${score.placedParticipants.toLocaleString("en")} of ${options.participants.toLocaleString("en")} people in ${plan.assignments.length} classes
cost        ${millions(score.total + leftCost)} rupiah, of which ${millions(score.terms.unplaced + leftCost)} for people without a place
bound       ${solution.bound === null ? "none" : millions(solution.bound + leftCost)} rupiah: no plan for these cohorts costs less; gap ${percent(solution.gap)}
status      ${solution.status === "optimal" ? "optimal for these cohorts" : solution.status}
checked     plan ${verdict.ok ? "holds" : `BREAKS ${verdict.violations.length} rules`}, bound ${boundVerified ? "holds" : "DOES NOT HOLD"}
written     ${options.out}/report.html, plan.csv, solution.json, problem.json`);

if (options.json) {
  console.log(
    JSON.stringify({
      facilities: problem.facilities.length,
      participants: options.participants,
      cohorts: cohorts.length,
      placedParticipants: score.placedParticipants,
      unplacedParticipants: score.unplacedParticipants,
      leftInForming,
      startDate,
      sameStart: starts.size <= 1,
      status: solution.status,
      cost: score.total + leftCost,
      bound: solution.bound === null ? null : solution.bound + leftCost,
      gap: solution.gap,
      verified: verdict.ok,
      boundVerified,
      formMs: Math.round(formMs),
      compileMs: Math.round(compileMs ?? 0),
      solveMs: Math.round(solution.elapsedMs - (compileMs ?? 0)),
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
      provinces,
    }),
  );
}
if (!verdict.ok || !boundVerified) process.exitCode = 1;

/** Who is left out and why: reasons with the most people first. */
function leftOutLines(): string[] {
  const groups = new Map<string, { people: number; example: string }>();
  const add = (code: string, people: number, example: string): void => {
    const group = groups.get(code) ?? { people: 0, example };
    groups.set(code, { ...group, people: group.people + people });
  };
  for (const { count, reason } of left) add(reason.code, count, reason.message);
  const sizes = new Map(problem.cohorts.map(({ id, size }) => [id, size]));
  for (const { cohort, reason } of plan.unplaced) add(reason.code, sizes.get(cohort)!, `${cohort}: ${reason.message}`);
  return [...groups]
    .sort(([, a], [, b]) => b.people - a.people)
    .map(
      ([code, { people, example }]) =>
        `${people.toLocaleString("en")} ${people === 1 ? "person" : "people"} left out, ${code}. For example: ${example}`,
    );
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("expected a whole number.");
  return Number(text);
}

function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError("expected a number above 0.");
  return value;
}
