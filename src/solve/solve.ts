import { runAtOnce, runInTurns } from "../base/index.ts";
import type { OwnFunctions, Problem, Solution } from "../domain/index.ts";
import type { SolveOptions } from "./options.ts";
import { Road } from "./road.ts";

/**
 * Plans cohorts into rooms and days: a plan, its cost, a proven bound, and the certificate of that bound.
 *
 * Others get a turn at least every 16 ms. Stops when the plan is proven optimal, the gap or a limit is reached, or the
 * signal is aborted; the best plan so far is returned in each case.
 *
 * @throws {ProblemError} with every fault of the problem at once.
 * @throws {UsageError} for an option that is not allowed, or an own rule that is none or answers what it must not.
 *
 * @example
 * const solution = await solve(problem, { timeLimitMs: 10_000, onProgress: ({ gap }) => console.log(gap) });
 */
export async function solve(problem: Problem, options: SolveOptions = {}, own: OwnFunctions = {}): Promise<Solution> {
  return runInTurns(new Road(problem, options, own).run(), options.now ?? (() => performance.now()));
}

/**
 * The same without giving others a turn: for scripts and worker threads.
 *
 * @example
 * const { plan, gap } = solveSync(problem, { workLimit: 1e8 });
 */
export function solveSync(problem: Problem, options: SolveOptions = {}, own: OwnFunctions = {}): Solution {
  return runAtOnce(new Road(problem, options, own).run());
}
