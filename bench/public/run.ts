/**
 * Public benchmark sets: instances that nobody here wrote, with best known values.
 *
 *   npm run bench:public -- ../shared/benchmarks
 *   npm run bench:public -- ../shared/benchmarks --set gap,dbap --only d20100,f200x15-01 --time 10 --json
 */
import { parseArguments } from "./arguments.ts";
import type { Listed } from "./folder.ts";
import { listAll } from "./list-all.ts";
import { nepalTable } from "./people/nepal-exam-centres.ts";
import type { PublicRow } from "./row.ts";
import { runApart } from "./run-apart.ts";
import { writeSolution } from "./solution-file.ts";
import { summarise } from "./summary.ts";
import { describeRow, rowTable, summaryTable } from "./tables.ts";

const options = parseArguments(process.argv);
const rows: PublicRow[] = [];
try {
  for (const listed of listAll(options)) run(listed);
} catch (error) {
  process.exitCode = 1;
  console.error(`error: ${error instanceof Error ? error.message : error}`);
}
if (rows.length > 0) {
  console.log(`\n${rowTable(rows)}\n\n${summaryTable(summarise(rows))}`);
}
for (const { people } of rows) if (people !== undefined) console.log(`\n${nepalTable(people)}`);
if (options.json) console.log(JSON.stringify(rows));

function run(listed: Listed): void {
  const outcome = runApart({ listed, timeS: options.time, seed: options.seed }, options.solver);
  rows.push(outcome.row);
  console.log(describeRow(outcome.row));
  // Before the run may stop: a solution that is wrong is worth looking at.
  if (options.solutions !== undefined) writeSolution(options.solutions, listed, outcome);
  if (outcome.bugs.length > 0) {
    throw new Error(`BUG in ${listed.set} ${listed.instance}: ${outcome.bugs.join("; ")}`);
  }
}
