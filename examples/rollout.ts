/**
 * The national simultaneous rollout, end to end: people into classes and classes into rooms, all on the best common day, decided
 * together, checked independently and written out for people and machines; beside it what forming classes first would cost.
 *
 *   npm run rollout -- --participants 10000 --seed 1 --out out
 */
import { Command, InvalidArgumentError } from "commander";
import type { Progress } from "serentak";
import { nationalProblem, SERENTAK_WAVE } from "serentak/indonesia";
import { writePlanFiles } from "./support/plan-files.ts";
import { millions, ProgressDisplay, percent } from "./support/progress.ts";
import { leftOutLines, provinceFigures, provinceTable } from "./support/rollout-figures.ts";
import { leftInForming, type Outcome, peopleOut, planInTwoSteps, planJointly } from "./support/rollout-ways.ts";
import { textTable } from "./support/text-table.ts";

const options = new Command("rollout")
  .description("Plans a simultaneous national training into the training centres that exist (synthetic data).")
  .option("--participants <n>", "how many people are to be trained", wholeNumber, 10_000)
  .option("--seed <n>", "of the synthetic data and of the search", wholeNumber, 1)
  .option("--time <seconds>", "time limit of the search", positiveNumber, 20)
  .option("--reach <km>", "most road kilometres that anyone travels one way", positiveNumber, 84)
  .option("--sequential", "form the classes first, then place them, and nothing else")
  .option("--out <folder>", "where problem.json, solution.json, plan.csv and report.html go", "out")
  .option("--json", "end with one line of JSON")
  .parse()
  .opts<{
    participants: number;
    seed: number;
    time: number;
    reach: number;
    sequential?: true;
    out: string;
    json?: true;
  }>();

const { participants, seed } = options;
const national = nationalProblem({ participants, seed, reachKm: options.reach });
console.log(
  `${participants.toLocaleString("en")} people, ${national.facilities.length.toLocaleString("en")} facilities.`,
);
console.log(`${national.note}\n`);

const timeLimitMs = options.time * 1000;
let compileMs = 0;
/** Runs one of the two ways and shows how it gets on. */
async function follow(way: typeof planJointly, limitMs: number): Promise<Outcome> {
  const display = new ProgressDisplay(limitMs);
  let firstMs: number | undefined;
  const onProgress = (progress: Progress): void => {
    firstMs ??= progress.elapsedMs;
    display.show(progress);
  };
  const outcome = await way(national, SERENTAK_WAVE, { timeLimitMs: limitMs, seed, onProgress });
  display.stop();
  compileMs = firstMs ?? 0;
  return outcome;
}

// The classes of the first step are mostly placed at once, so the comparison costs little.
const isJoint = options.sequential !== true;
const sequential = await follow(planInTwoSteps, isJoint ? timeLimitMs / 4 : timeLimitMs);
console.log(
  `${sequential.cohorts.toLocaleString("en")} classes formed in ${(sequential.formMs / 1000).toFixed(2)} s, ${leftInForming(sequential.left).toLocaleString("en")} people could not be pooled into one.`,
);
const outcome = isJoint ? await follow(planJointly, timeLimitMs) : sequential;
const { problem, solution, left, verification } = outcome;
const { plan, score } = solution;
const starts = [...new Set(plan.assignments.map(({ start }) => start))].sort();
const startDate = starts[0] ?? null;
const provinces = provinceFigures(problem, national.demand ?? [], solution, left);

const generatedBy = `Made with serentak: npm run rollout -- --participants ${participants} --seed ${seed}`;
writePlanFiles(options.out, {
  title: "National simultaneous training 2027",
  problem,
  solution,
  verification,
  generatedBy,
  ...(isJoint ? {} : { left }),
});

const types = [...new Set(problem.facilities.map(({ type }) => type))];
console.log(`\n${provinceTable(provinces, types)}\n`);
for (const line of leftOutLines(problem, solution, left)) console.log(line);
if (isJoint) console.log(`\n${comparison(outcome, sequential)}`);
const among = isJoint ? "no plan costs less, however classes are formed" : "no plan for these cohorts costs less";
const leftCost = outcome.cost - score.total + score.terms.unplaced;
console.log(`
start       ${startDate ?? "none"}${starts.length === 1 ? ", the same day for every class" : ""}
placed      ${score.placedParticipants.toLocaleString("en")} of ${participants.toLocaleString("en")} people in ${plan.assignments.length} classes
cost        ${millions(outcome.cost)} rupiah, of which ${millions(leftCost)} for people without a place
bound       ${outcome.bound === null ? "none" : millions(outcome.bound)} rupiah: ${among}; gap ${percent(solution.gap)}
status      ${solution.status === "optimal" && !isJoint ? "optimal for these cohorts" : solution.status}
checked     plan ${verification.ok ? "holds" : `BREAKS ${verification.violations} rules`}, bound ${verification.boundOk ? "holds" : "DOES NOT HOLD"}
written     ${options.out}/report.html, plan.csv, solution.json, problem.json`);

if (options.json) {
  console.log(
    JSON.stringify({
      facilities: problem.facilities.length,
      participants,
      cohorts: outcome.cohorts,
      placedParticipants: score.placedParticipants,
      unplacedParticipants: score.unplacedParticipants,
      leftInForming: leftInForming(left),
      startDate,
      sameStart: starts.length <= 1,
      status: solution.status,
      cost: outcome.cost,
      bound: outcome.bound,
      gap: solution.gap,
      verified: verification.ok,
      boundVerified: verification.boundOk,
      formMs: Math.round(outcome.formMs),
      compileMs: Math.round(compileMs),
      solveMs: Math.round(solution.elapsedMs - compileMs),
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
      provinces,
      way: isJoint ? "joint" : "sequential",
      sequential: {
        cohorts: sequential.cohorts,
        placedParticipants: sequential.solution.score.placedParticipants,
        unplacedParticipants: sequential.solution.score.unplacedParticipants,
        leftInForming: leftInForming(sequential.left),
        cost: sequential.cost,
        boundForItsCohorts: sequential.bound,
      },
    }),
  );
}
if (!verification.ok || !verification.boundOk) process.exitCode = 1;

/** Both ways side by side. */
function comparison(joint: Outcome, twoSteps: Outcome): string {
  const both = [joint, twoSteps];
  const row = (name: string, of: (outcome: Outcome) => string | number): (string | number)[] => [name, ...both.map(of)];
  return textTable(
    ["", "in one", "forming first"],
    [
      row("cost", ({ cost }) => millions(cost)),
      row("placed", ({ solution }) => solution.score.placedParticipants),
      row("left out", peopleOut),
      row("classes", ({ solution }) => solution.plan.assignments.length),
      row("bound", ({ bound }) => (bound === null ? "-" : millions(bound))),
      row("which holds for", (outcome) => (outcome === joint ? "any classes" : "these classes")),
    ],
  );
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
