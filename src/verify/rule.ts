import type { Assignment, CivilDate, Cohort, Facility, Phase, Plan, Room, Session } from "../domain/index.ts";
import type { Facts } from "./facts.ts";
import type { RuleId, Violation } from "./violation.ts";

/** A cohort's phase and a room that may or may not teach it. */
export interface Placement {
  readonly cohort: Cohort;
  readonly phase: Phase;
  readonly facility: Facility;
  readonly room: Room;
}

/** An assignment whose ids are all known, with what they name. */
export interface PlannedClass extends Placement {
  readonly assignment: Assignment;
  /** Whether the phase is the first of its programme, of which windows, waves, pins and lateness speak. */
  readonly isFirst: boolean;
  /** Which part of the day it takes; a half-day class whose sessions say neither is taken for one in the morning. */
  readonly part: Session["part"];
  /** Day number. */
  readonly start: number;
  /** The days that a class takes from `start` on, `undefined` when none can start there; not those that the plan claims. */
  readonly days: readonly number[] | undefined;
}

/** A rule that looks at one class at a time, and at no more of it than `Seen`. */
export interface ClassRule<Seen = PlannedClass> {
  readonly id: RuleId;
  holds(seen: Seen, facts: Facts): boolean;
  /** What is wrong with a class that breaks the rule. */
  explain(seen: Seen, facts: Facts): { readonly message: string; readonly date?: CivilDate };
}

/** What a rule about a whole plan looks at. */
export interface Audit {
  readonly facts: Facts;
  readonly plan: Plan;
  readonly classes: readonly PlannedClass[];
}

/** A rule that looks at a whole plan. */
export interface PlanRule {
  readonly id: RuleId;
  check(audit: Audit): Iterable<Omit<Violation, "rule">>;
}
