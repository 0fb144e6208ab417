import { type AllocationModel, type Choice, choiceCost } from "../../../src/kernel/model.ts";
import type { ModelSolution, SolverOptions } from "../../public/solver.ts";

/** What a peer says of its own model. */
export interface Answer {
  readonly isInfeasible: boolean;
  readonly values: readonly number[] | null;
  /** In the costs of its model; what is not finite counts as no bound. */
  readonly bound: number | null;
  readonly firstMs: number | null;
  readonly elapsedMs: number;
  readonly peakRssMb?: number;
}

/** A solution, and what model it is of. */
export interface PeerSolution extends ModelSolution {
  /** Options that its model lacks: a bound is one of the thinned model only. */
  readonly left: number;
  /** Size of its model, in words. */
  readonly size: string;
}

/** What a peer's model is like, besides what it says. */
export interface PeerModel {
  readonly choiceOf: (values: readonly number[]) => Choice;
  readonly left: number;
  readonly size: string;
  /** What its model divides costs by; undefined where it works in integers, as we do. */
  readonly costUnit?: number;
}

/** The answer in the model's own integers; a peer is optimal when its bound, rounded up, is what its solution costs. */
export function solutionOf(
  model: AllocationModel,
  answer: Answer,
  { choiceOf, left, size, costUnit }: PeerModel,
  { onProgress }: SolverOptions,
): PeerSolution {
  const { values, elapsedMs, peakRssMb } = answer;
  const choice = values === null ? undefined : choiceOf(values);
  const cost = choice === undefined ? Number.POSITIVE_INFINITY : choiceCost(model, choice);
  const bound = left > 0 ? Number.NEGATIVE_INFINITY : boundOf(answer.bound, costUnit);
  if (answer.firstMs !== null) onProgress({ cost, elapsedMs: answer.firstMs });
  const found = bound >= cost ? "optimal" : "feasible";
  const status = choice !== undefined ? found : answer.isInfeasible ? "infeasible" : "unknown";
  // Doubles of a peer may lie a little above the optimum that it has proven.
  return {
    status,
    choice,
    cost,
    bound: Math.min(bound, cost),
    elapsedMs,
    left,
    size,
    ...(peakRssMb === undefined ? {} : { peakRssMb }),
  };
}

/** Costs are integers; peers that work in doubles miss them by a little, relative to their size. */
function boundOf(bound: number | null, costUnit: number | undefined): number {
  if (bound === null || !(Math.abs(bound) < 1e29)) return Number.NEGATIVE_INFINITY;
  if (costUnit === undefined) return Math.ceil(bound - 1e-6);
  const value = bound * costUnit;
  return Math.ceil(value - Math.max(1e-6, 1e-9 * Math.abs(value)));
}
