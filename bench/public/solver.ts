/** What the benchmark measures: anything that takes a model and a time limit, and says what it found. */
import type { AllocationModel, Choice } from "../../src/kernel/model.ts";
import { solveModel } from "../../src/solve/kernel.ts";

export interface SolverOptions {
  readonly timeLimitMs: number;
  readonly seed: number;
  readonly onProgress: (event: SolverProgress) => void;
}

export interface SolverProgress {
  /** Of the best plan so far; not finite before the first. */
  readonly cost: number;
  readonly elapsedMs: number;
}

export interface ModelSolution {
  readonly status: "optimal" | "feasible" | "infeasible" | "unknown";
  readonly choice: Choice | undefined;
  /** Of the choice, in the model's integers. */
  readonly cost: number;
  /** No choice costs less; not finite where nothing is known. */
  readonly bound: number;
  readonly elapsedMs: number;
  /** Peak memory of a solver that runs in a process of its own. */
  readonly peakRssMb?: number;
  /** Size of the model of a solver that makes one of its own, in words, and options that it lacks. */
  readonly size?: string;
  readonly left?: number;
}

export type Solver = (model: AllocationModel, options: SolverOptions) => ModelSolution | Promise<ModelSolution>;

/** The solver of this package. */
export const solver: Solver = solveModel;
