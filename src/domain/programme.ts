import type { Weekday } from "../calendar/index.ts";

/** One stretch of training in one room. */
export interface Phase {
  readonly id: string;
  /** Training days: a class takes this many consecutive open days of its facility. */
  readonly days: number;
  /** Whole days, which is also what absence means. */
  readonly sessions?: "full";
  /** Weekdays on which a class may start; any open day when absent. */
  readonly startDays?: readonly Weekday[];
  /** Tags that the room must have, all of them. */
  readonly equipment?: readonly string[];
  /** Types of facility that may teach this; any when absent. */
  readonly facilityTypes?: readonly string[];
  /** Most civil days from the first training day to the last, both counted; no limit when absent. */
  readonly maxSpanDays?: number;
}

/** What is taught. */
export interface Programme {
  readonly id: string;
  readonly name?: string;
  /** Fewest and most participants of one class; `formCohorts` needs it. */
  readonly classSize?: { readonly min: number; readonly max: number };
  /** One phase; programmes of several phases are refused until they are enforced. */
  readonly phases: readonly Phase[];
}
