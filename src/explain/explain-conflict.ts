import { runAtOnce, WorkBudget } from "../base/index.ts";
import type { Compiled } from "../compile/index.ts";
import { type OwnFunctions, type Problem, parseProblem, UsageError } from "../domain/index.ts";
import { checkOwnFunctions } from "../domain/own/check.ts";
import { emptyChoice, quickXplain } from "../kernel/index.ts";
import { Reasons } from "../plan/reasons.ts";
import { StatementAsker } from "./conflict/asker.ts";
import { liftablesOf } from "./conflict/liftables.ts";
import { narrow } from "./conflict/narrow.ts";
import type { ConflictStatement, Liftable } from "./conflict/statement.ts";

/** Why a problem has no plan, if so. */
export type ProblemConflict =
  /** The statements exclude one another, and without any one of them the others do not. */
  | { readonly status: "conflict"; readonly statements: readonly ConflictStatement[] }
  /** A plan holds. */
  | { readonly status: "feasible" }
  /** The work limit ended before the answer was known. */
  | { readonly status: "unknown" };

export interface ConflictOptions {
  /** Option evaluations at the most; 50 million when absent, some ten seconds. */
  readonly workLimit?: number;
}

/**
 * Says why mandatory cohorts, pins and minimums cannot all hold: a set of statements in the planner's words that exclude one another, of
 * which none can be left out. What cannot be lifted, such as the seats of a room, is taken as given.
 *
 * Each member has been checked anew. Throws a `ProblemError` when the problem is broken, a `UsageError` for a work limit not above 0.
 *
 * @example
 * const conflict = explainConflict(problem);
 * if (conflict.status === "conflict") for (const { message } of conflict.statements) console.log(message);
 */
export function explainConflict(
  problem: Problem,
  { workLimit = 5e7 }: ConflictOptions = {},
  own: OwnFunctions = {},
): ProblemConflict {
  if (!(workLimit > 0)) throw new UsageError("bad-option", `workLimit is ${workLimit}, expected a number above 0.`);
  checkOwnFunctions(own);
  return runAtOnce(conflictOf(parseProblem(problem), own, new WorkBudget(workLimit)));
}

function* conflictOf(problem: Problem, own: OwnFunctions, budget: WorkBudget): Generator<void, ProblemConflict, void> {
  const narrowed = yield* narrow(problem, own, budget);
  if (narrowed.status !== "infeasible") return { status: narrowed.status };
  const { compiled } = narrowed;
  const found = liftablesOf(compiled);
  const needed = yield* quickXplain(new StatementAsker(compiled, found, budget), found.liftables);
  if (needed === undefined) return { status: "unknown" };
  return { status: "conflict", statements: inWords(compiled, needed) };
}

/** Those that must be placed first; a cohort that has no place at all is told why, capacities when they are wanted. */
function inWords(compiled: Compiled, needed: readonly Liftable[]): ConflictStatement[] {
  const statements = needed.map(({ statement }) => statement);
  const windows = statements.flatMap(({ rule, days }) => (rule === "window" && days !== undefined ? [days] : []));
  const wanted = windows.length > 0 && {
    from: windows.map(({ from }) => from).sort()[0]!,
    to: windows
      .map(({ to }) => to)
      .sort()
      .at(-1)!,
  };
  const reasons = new Reasons(compiled, emptyChoice(compiled.model.tasks));
  return statements.map((statement): ConflictStatement => {
    const { rule, cohort, message } = statement;
    if (rule === "mandatory" || rule === "pinned") {
      const why = placeless(compiled, reasons, cohort!);
      return why === undefined ? statement : { ...statement, message: `${message} ${why}` };
    }
    return wanted && CAPACITIES.has(rule) ? { ...statement, days: wanted } : statement;
  });
}

const CAPACITIES: ReadonlySet<string> = new Set(["room", "boarding", "concurrent", "pools"]);

/** Why a cohort would have no place even if it were alone. */
function placeless(compiled: Compiled, reasons: Reasons, id: string): string | undefined {
  const { model, tasks, problem } = compiled;
  const row = problem.cohorts.findIndex((cohort) => cohort.id === id);
  for (let task = tasks.firstTask[row]!; task < tasks.firstTask[row + 1]!; task++) {
    if (model.firstMode[task]! < model.firstMode[task + 1]!) continue;
    if (task === tasks.firstTask[row] || compiled.refusals.has(task)) return reasons.of(row).message;
    return `No room suits its phase ${tasks.phases[task]!.id}.`;
  }
  return undefined;
}
