/**
 * A year of training in two phases, end to end: classroom, then practice within a month, with instructors by province, beds for those who
 * live far away, a least number of cohorts in every province, and a budget.
 *
 *   npm run two-phase-year -- --cohorts 400 --time 60 --out out/two-phase-year
 */
import { Command, InvalidArgumentError } from "commander";
import { solve, verify, verifyBound } from "serentak";
import { writePlanFiles } from "./support/plan-files.ts";
import { millions, ProgressDisplay, percent } from "./support/progress.ts";
import { provinceFigures, provinceTable } from "./support/rollout-figures.ts";
import { twoPhaseProblem } from "./support/two-phase-problem.ts";

const options = new Command("two-phase-year")
  .description("Plans classroom and practice of many cohorts over a year (synthetic data).")
  .option("--cohorts <n>", "how many cohorts", wholeNumber, 400)
  .option("--seed <n>", "of the synthetic data and of the search", wholeNumber, 1)
  .option("--time <seconds>", "time limit of the search", positiveNumber, 60)
  .option("--out <folder>", "where problem.json, solution.json, plan.csv and report.html go", "out/two-phase-year")
  .option("--json", "end with one line of JSON")
  .parse()
  .opts<{ cohorts: number; seed: number; time: number; out: string; json?: true }>();

const problem = twoPhaseProblem({ cohorts: options.cohorts, seed: options.seed });
const participants = problem.cohorts.reduce((sum, { size }) => sum + size, 0);
console.log(`${problem.cohorts.length} cohorts, ${participants.toLocaleString("en")} people.\n${problem.note}\n`);

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
const starts = [...new Set(plan.assignments.map(({ start }) => start))].sort();
const demand = problem.cohorts.map(({ id, region, programme, size }) => ({ id, region, programme, count: size }));
const provinces = provinceFigures(problem, demand, solution, []);

writePlanFiles(options.out, {
  title: "Classroom and practice 2027",
  problem,
  solution,
  verification: {
    ok: verdict.ok,
    violations: verdict.violations.length,
    boundOk: boundVerified,
    bound: boundVerdict.bound,
  },
});

const types = [...new Set(plan.assignments.map(({ facility }) => typeOf(facility)))].sort();
const { terms } = score;
const spent = terms.class + terms.facilityDays + terms.allowance + terms.travel + terms.boarding + terms.activation;
console.log(`\n${provinceTable(provinces, types)}\n`);
console.log(`placed      ${score.placedParticipants.toLocaleString("en")} of ${participants.toLocaleString("en")} people, ${problem.cohorts.length - plan.unplaced.length} cohorts
starts      ${starts[0] ?? "none"} to ${starts.at(-1) ?? "none"}
spent       ${millions(spent)} of a budget of ${millions(problem.budget ?? 0)} rupiah, of which ${millions(terms.boarding)} for boarding
cost        ${millions(score.total)} rupiah, of which ${millions(terms.unplaced)} for people without a place
bound       ${solution.bound === null ? "none" : millions(solution.bound)} rupiah: no plan for these cohorts costs less; gap ${percent(solution.gap)}
status      ${solution.status}
checked     plan ${verdict.ok ? "holds" : `BREAKS ${verdict.violations.length} rules`}, bound ${boundVerified ? "holds" : "DOES NOT HOLD"}
written     ${options.out}/report.html, plan.csv, solution.json, problem.json`);

if (options.json) {
  console.log(
    JSON.stringify({
      facilities: problem.facilities.length,
      participants,
      cohorts: problem.cohorts.length,
      placedParticipants: score.placedParticipants,
      unplacedParticipants: score.unplacedParticipants,
      leftInForming: 0,
      startDate: starts[0] ?? null,
      sameStart: starts.length <= 1,
      status: solution.status,
      cost: score.total,
      bound: solution.bound,
      gap: solution.gap,
      verified: verdict.ok,
      boundVerified,
      formMs: 0,
      compileMs: Math.round(compileMs ?? 0),
      solveMs: Math.round(solution.elapsedMs - (compileMs ?? 0)),
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
      provinces,
    }),
  );
}
if (!verdict.ok || !boundVerified) process.exitCode = 1;

function typeOf(facility: string): string {
  return problem.facilities.find(({ id }) => id === facility)?.type ?? "";
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
