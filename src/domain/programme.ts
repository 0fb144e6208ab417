import type { Weekday } from "../calendar/index.ts";

/** Some of a shared resource that a class holds from its first training day to its last. */
export interface PoolUse {
  /** Id or kind of a pool. Of several pools of a kind, the one whose region is nearest above the facility counts. */
  readonly id: string;
  readonly amount: number;
}

/** When and where a phase follows the one before it. */
export interface PhaseLink {
  /** Civil days from the last training day of the phase before to the first of this one: at least, and at most; 1 is the next day. */
  readonly minGapDays: number;
  readonly maxGapDays: number;
  /** The facility as seen from that of the phase before; a province is a region just below the root. */
  readonly place: "same-facility" | "same-region" | "same-province" | "anywhere" | { readonly withinKm: number };
}

/** One stretch of training in one room. */
export interface Phase {
  readonly id: string;
  /** Training days: a class takes this many consecutive open days of its facility. */
  readonly days: number;
  /** Whole days, which is also what absence means, or half days: before noon or after, the same throughout. */
  readonly sessions?: "full" | "half";
  /** Weekdays on which a class may start; any open day when absent. */
  readonly startDays?: readonly Weekday[];
  /** Tags that the room must have, all of them. */
  readonly equipment?: readonly string[];
  /** Types of facility that may teach this; any when absent. */
  readonly facilityTypes?: readonly string[];
  /** Most civil days from the first training day to the last, both counted; no limit when absent. */
  readonly maxSpanDays?: number;
  readonly pools?: readonly PoolUse[];
  /** How it follows the phase before it; every phase but the first has it. */
  readonly after?: PhaseLink;
}

/** What is taught. */
export interface Programme {
  readonly id: string;
  readonly name?: string;
  /** Fewest and most participants of one class; `formCohorts` needs it. */
  readonly classSize?: { readonly min: number; readonly max: number };
  /** In order. A cohort is placed in all of them or in none. */
  readonly phases: readonly Phase[];
}
