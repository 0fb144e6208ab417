import type { Certificate } from "./certificate.ts";
import type { FairnessReport } from "./fairness.ts";
import type { LevelResult } from "./levels.ts";
import type { Plan, Score } from "./plan.ts";

/**
 * - `optimal`: no plan costs less, proven; with levels: proven at each of them
 * - `feasible`: a plan that holds, with a bound on how much better another could be
 * - `infeasible`: proven that no plan holds (cannot happen while every cohort may be left out)
 * - `unknown`: stopped before any of these was known
 */
export type Status = "optimal" | "feasible" | "infeasible" | "unknown";

/** A plan, how good it is, and the proof: plain JSON. */
export type Solution = PlannedSolution | InfeasibleSolution;

/** A plan with a bound on all plans; of status `unknown` there is a bound and no plan. */
export interface PlannedSolution extends Outcome {
  readonly status: Exclude<Status, "infeasible">;
  /** No plan for these cohorts costs less. */
  readonly bound: number;
  /** (cost - bound) / (cost - cost of the plan's unplaced); 0 when cost equals bound, null when the denominator is not positive. */
  readonly gap: number | null;
  readonly certificate: Certificate;
  /** Level by level where a problem has levels; `bound`, `gap` and `certificate` are those of the last one. */
  readonly levels?: readonly LevelResult[];
  /** What fairness brings and costs, where a problem asks for it and a plan is known. */
  readonly fairness?: FairnessReport;
}

/** No plan holds: `explainConflict` says why, in statements that exclude one another. */
export interface InfeasibleSolution extends Outcome {
  readonly status: "infeasible";
  /** No number, since there is no plan that it could speak of; infinite, which JSON cannot say. */
  readonly bound: null;
  readonly gap: null;
  /** Prices at which `verifyBound` finds a bound of Infinity; null where a search to the end has shown it, which leaves no certificate. */
  readonly certificate: Certificate | null;
  readonly levels?: undefined;
  readonly fairness?: undefined;
}

/** What every solution has. Where no plan is known, everyone is left out. */
interface Outcome {
  readonly plan: Plan;
  readonly score: Score;
  readonly problemFingerprint: string;
  /** Option evaluations: the same on every machine. */
  readonly work: number;
  readonly elapsedMs: number;
}
