/**
 * Three waves one after another, end to end: a national opening day, from which provinces shift by their own holidays, then two more
 * waves with gaps between them; and the curve that answers "what if the opening were on another day?".
 *
 *   npm run waves -- --participants 3000 --time 30 --out out/waves
 */
import { Command, InvalidArgumentError } from "commander";
import { earliestStart, type StartDay, solve, startDayCurve, verify, verifyBound } from "serentak";
import { writePlanFiles } from "./support/plan-files.ts";
import { millions, ProgressDisplay, percent } from "./support/progress.ts";
import { provinceFigures, provinceTable } from "./support/rollout-figures.ts";
import { sparkline } from "./support/sparkline.ts";
import { textTable } from "./support/text-table.ts";
import { WAVES, wavesProblem } from "./support/waves-problem.ts";

const options = new Command("waves")
  .description("Plans three waves of a national training, and the curve of opening days (synthetic data).")
  .option("--participants <n>", "how many people are to be trained", wholeNumber, 3000)
  .option("--seed <n>", "of the synthetic data and of the search", wholeNumber, 1)
  .option("--time <seconds>", "time limit of the search, and again of the curve", positiveNumber, 30)
  .option("--reach <km>", "most road kilometres that anyone travels one way", positiveNumber, 84)
  .option("--out <folder>", "where problem.json, solution.json, plan.csv and report.html go", "out/waves")
  .option("--json", "end with one line of JSON")
  .parse()
  .opts<{ participants: number; seed: number; time: number; reach: number; out: string; json?: true }>();

const formingSince = performance.now();
const { problem, left } = wavesProblem({ ...options, reachKm: options.reach });
const formMs = performance.now() - formingSince;
const leftInForming = left.reduce((sum, { count }) => sum + count, 0);
const demand = problem.cohorts.map(({ id, region, programme, size }) => ({ id, region, programme, count: size }));
console.log(`${problem.cohorts.length} classes in ${WAVES.length} waves, ${problem.facilities.length} facilities.`);
console.log(`${problem.note}\n`);

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
const leftCost = leftInForming * (problem.costs?.unplaced ?? 0);
const provinces = provinceFigures(problem, demand, solution, []);

const curve = await startDayCurve(problem, {
  wave: "opening",
  from: "2027-06-07",
  to: "2027-06-25",
  timeLimitMs,
  seed: options.seed,
});
const most = Math.max(0, ...curve.days.map(({ placedParticipants }) => placedParticipants));
const earliest = earliestStart(curve, most / Math.max(1, curve.participants));

writePlanFiles(options.out, {
  title: "Three waves of training 2027",
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

const starts = [...new Set(plan.assignments.map(({ start }) => start))].sort();
const waves = WAVES.map((wave) => {
  const members = new Map(problem.cohorts.filter((one) => one.wave === wave).map(({ id, size }) => [id, size]));
  const placed = plan.assignments.filter(({ cohort }) => members.has(cohort));
  const days = placed.map(({ start }) => start).sort();
  const people = placed.reduce((sum, { cohort }) => sum + members.get(cohort)!, 0);
  return {
    wave,
    cohorts: members.size,
    placedCohorts: placed.length,
    placedParticipants: people,
    firstStart: days[0] ?? null,
    lastStart: days.at(-1) ?? null,
  };
});
const types = [...new Set(problem.facilities.map(({ type }) => type))];
console.log(`\n${provinceTable(provinces, types)}\n`);
console.log(
  textTable(
    ["wave", "classes", "placed", "people", "first start", "last start"],
    waves.map(({ wave, cohorts, placedCohorts, placedParticipants, firstStart, lastStart }) => [
      wave,
      cohorts,
      placedCohorts,
      placedParticipants,
      firstStart ?? "-",
      lastStart ?? "-",
    ]),
  ),
);
console.log(`
start       ${starts[0] ?? "none"}
placed      ${score.placedParticipants.toLocaleString("en")} of ${options.participants.toLocaleString("en")} people in ${plan.assignments.length} classes
cost        ${millions(score.total + leftCost)} rupiah, of which ${millions(score.terms.unplaced + leftCost)} for people without a place
bound       ${solution.bound === null ? "none" : millions(solution.bound + leftCost)} rupiah: no plan for these cohorts costs less; gap ${percent(solution.gap)}
status      ${solution.status === "optimal" ? "optimal for these cohorts" : solution.status}
checked     plan ${verdict.ok ? "holds" : `BREAKS ${verdict.violations.length} rules`}, bound ${boundVerified ? "holds" : "DOES NOT HOLD"}
written     ${options.out}/report.html, plan.csv, solution.json, problem.json

If the opening were on another day (${curve.participants.toLocaleString("en")} people are in it):

${curveTable(curve.days)}

placed      ${sparkline(curve.days.map(({ placedParticipants }) => placedParticipants))}
cost        ${sparkline(curve.days.map(({ cost }) => cost ?? 0))}
earliest    ${earliest === undefined ? "none" : `${earliest.day.date} places as many as any day${earliest.isProven ? ", and no day before it can" : ""}`}`);

if (options.json) {
  console.log(
    JSON.stringify({
      facilities: problem.facilities.length,
      participants: options.participants,
      cohorts: problem.cohorts.length,
      placedParticipants: score.placedParticipants,
      unplacedParticipants: score.unplacedParticipants,
      leftInForming,
      startDate: starts[0] ?? null,
      sameStart: starts.length <= 1,
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
      waves,
      curve,
    }),
  );
}
if (!verdict.ok || !boundVerified) process.exitCode = 1;

function curveTable(days: readonly StartDay[]): string {
  const rows = days.map(({ date, placedParticipants, mostPlaced, cost, bound, gap, status }) => [
    date,
    placedParticipants,
    mostPlaced,
    cost === null ? "-" : millions(cost),
    bound === null ? "-" : millions(bound),
    percent(gap),
    status,
  ]);
  return textTable(["opening", "placed", "at most", "cost", "bound", "gap", "status"], rows);
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
