import type { CivilDate } from "../../domain/index.ts";
import type { Constraint } from "../../kernel/index.ts";

/** The rules that a statement of a conflict may speak of, called as they are in violations. */
export type ConflictRule =
  | "mandatory"
  | "pinned"
  | "window"
  | "phases"
  | "room"
  | "boarding"
  | "concurrent"
  | "pools"
  | "wave"
  | "wave-order"
  | "quota"
  | "year"
  | "budget"
  | "openings";

/** One thing that the problem asks for, in the planner's words. */
export interface ConflictStatement {
  readonly rule: ConflictRule;
  readonly cohort?: string;
  readonly phase?: string;
  readonly facility?: string;
  readonly room?: string;
  /** Of a wave, pool, quota or `openings`, as the rule says. */
  readonly id?: string;
  /** Days of which it speaks, both included: those on which a cohort may start, or on which the cohorts of a conflict want a place. */
  readonly days?: { readonly from: CivilDate; readonly to: CivilDate };
  readonly message: string;
}

/** A statement and what it is in a model: it holds as long as these constraints are kept. */
export interface Liftable {
  readonly statement: ConflictStatement;
  readonly constraints: readonly Constraint[];
}
