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
export interface Solution {
  readonly status: Status;
  readonly plan: Plan;
  readonly score: Score;
  /** No plan for these cohorts costs less. */
  readonly bound: number;
  /** (cost - bound) / (cost - cost of the plan's unplaced); 0 when cost equals bound, null when the denominator is not positive. */
  readonly gap: number | null;
  readonly certificate: Certificate;
  /** Level by level where a problem has levels; `bound`, `gap` and `certificate` are those of the last one. */
  readonly levels?: readonly LevelResult[];
  /** What fairness brings and costs, where a problem asks for it and a plan is known. */
  readonly fairness?: FairnessReport;
  readonly problemFingerprint: string;
  /** Option evaluations: the same on every machine. */
  readonly work: number;
  readonly elapsedMs: number;
}
