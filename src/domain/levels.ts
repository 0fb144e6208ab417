import type { Certificate } from "./certificate.ts";
import type { Status } from "./solution.ts";

/**
 * What is made least, in the order of levels.
 * - `fairness`: participants of one group without a place, groups that fare worst first
 * - `placement`: participants without a place, each times the `priority` of the cohort
 * - `cost`: the total of the score
 */
export type LevelName = "fairness" | "placement" | "cost";

/** What a plan is worth at a level. */
export interface LevelValue {
  readonly level: LevelName;
  /** The group of a level of fairness, and its participants. */
  readonly group?: string;
  readonly of?: number;
  readonly value: number;
}

/**
 * How good a plan is at a level, among the plans that are no worse at the levels before it; at a level of fairness among those in which
 * no group after it is worse off than it is. The value is Infinity when there is no plan.
 */
export interface LevelResult extends LevelValue {
  /** `optimal`: proven that no such plan is better at this level. */
  readonly status: Status;
  /** No such plan is worth less. */
  readonly bound: number;
  /**
   * At `cost` as in a solution; before it (value - bound) / (all that could be left out - value): by how much more could be placed at the
   * most. 0 when proven, null when the denominator is not positive.
   */
  readonly gap: number | null;
  /** Proves the bound; names, in `within`, what the plan is worth at the levels before. */
  readonly certificate: Certificate;
}
