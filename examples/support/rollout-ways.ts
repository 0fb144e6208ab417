/** The two ways to a rollout: forming and placing in one, or forming classes first and placing them then. */
import {
  formCohorts,
  formedCohorts,
  type LeftOut,
  type Problem,
  planDemand,
  type Solution,
  type SolveOptions,
  solve,
  verify,
  verifyBound,
} from "serentak";
import type { Verification } from "serentak/report";

/** A plan with what it was made from and what the auditor says. */
export interface Outcome {
  readonly problem: Problem;
  readonly solution: Solution;
  /** Classes that were formed, whether they have a place or not. */
  readonly cohorts: number;
  /** People whom forming left, so that the score knows nothing of them. */
  readonly left: readonly LeftOut[];
  readonly formMs: number;
  /** Whoever is left in forming is as much without training as an unplaced cohort, so counts in both. */
  readonly cost: number;
  readonly bound: number | null;
  readonly verification: Verification;
}

type Search = Pick<SolveOptions, "timeLimitMs" | "seed" | "onProgress">;

/** One common start day for all, as early as can be. */
export async function planJointly(national: Problem, wave: string, search: Search): Promise<Outcome> {
  const terms = { wave, preferredStart: national.horizon.start };
  const problem = { ...national, demand: (national.demand ?? []).map((item) => ({ ...item, ...terms })) };
  const solution = await planDemand(problem, search);
  return outcomeOf(problem, solution, formedCohorts(problem, solution.plan).length, [], 0);
}

/** Classes are formed near rooms that exist, then placed; what is proven speaks of these classes alone. */
export async function planInTwoSteps(national: Problem, wave: string, search: Search): Promise<Outcome> {
  const since = performance.now();
  const { cohorts, left } = formCohorts(national, { wave, preferredStart: national.horizon.start });
  const formMs = performance.now() - since;
  const problem = { ...national, cohorts, demand: [] };
  return outcomeOf(problem, await solve(problem, search), cohorts.length, left, formMs);
}

/** People without training, whenever it was decided. */
export function peopleOut({ solution, left }: Outcome): number {
  return solution.score.unplacedParticipants + leftInForming(left);
}

export function leftInForming(left: readonly LeftOut[]): number {
  return left.reduce((sum, { count }) => sum + count, 0);
}

function outcomeOf(
  problem: Problem,
  solution: Solution,
  cohorts: number,
  left: readonly LeftOut[],
  formMs: number,
): Outcome {
  const verdict = verify(problem, solution.plan);
  const proof = verifyBound(problem, solution.certificate);
  const leftCost = leftInForming(left) * (problem.costs?.unplaced ?? 0);
  return {
    problem,
    solution,
    cohorts,
    left,
    formMs,
    cost: solution.score.total + leftCost,
    bound: solution.bound === null ? null : solution.bound + leftCost,
    verification: {
      ok: verdict.ok,
      violations: verdict.violations.length,
      boundOk: proof.ok && proof.bound === solution.bound,
      bound: proof.bound,
    },
  };
}
