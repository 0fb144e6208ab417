import type { GeoPoint } from "../geo/index.ts";
import type { CivilDate } from "./calendar.ts";
import type { StartWindow } from "./cohort.ts";

/** Participants of one place who are not in a cohort yet. */
export interface Demand {
  readonly id: string;
  readonly region: string;
  /** The region's point when absent. */
  readonly point?: GeoPoint;
  readonly programme: string;
  /** How many people; 1 is one person. */
  readonly count: number;
  /** When they may start; the whole horizon when absent. */
  readonly window?: StartWindow;
  /** The wave that they are taught in. */
  readonly wave?: string;
  /** Each day that their class starts later than this costs `latenessPerDay`. */
  readonly preferredStart?: CivilDate;
  /** Tags that their facility must have, all of them. */
  readonly requiredTags?: readonly string[];
  /** Tags of which their facility must have none. */
  readonly excludedTags?: readonly string[];
  /**
   * Fewest of these people in any class that holds some of them, or all of them where they are fewer: with `count` or more they are in one
   * class or in none. They may be split as one likes when absent.
   */
  readonly together?: number;
}
