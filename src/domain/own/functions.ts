import type { Place } from "../../geo/index.ts";
import type { CivilDate } from "../calendar.ts";
import type { Cohort } from "../cohort.ts";
import type { Facility, Room } from "../facility.ts";
import type { Phase } from "../programme.ts";

/**
 * A rule of your own, asked of each class that a cohort could have, phase by phase: one that speaks of the first phase alone looks at
 * `phase`. Its functions are asked in any order and again and again, so they must answer the same to the same, and change nothing.
 *
 * @example
 * const quietMornings: OwnRule = {
 *   id: "quietMornings",
 *   version: "1",
 *   eligible: (cohort, facility) => facility.tags?.includes("noisy") !== true || "the market is next door",
 *   cost: (cohort, facility, start) => (start.endsWith("-01") ? 20 : 0),
 * };
 */
export interface OwnRule {
  /** Names the rule in scores and messages. Letters, digits, `.`, `_` and `-`, a letter first; no term of the score is called so. */
  readonly id: string;
  /** Change it whenever the rule answers anything else than before: certificates hold for one version only. */
  readonly version: string;
  /** Whether the room may teach the cohort; `false` or the reason when not. */
  eligible?(cohort: Cohort, facility: Facility, room: Room, phase: Phase): boolean | string;
  /** What a class costs there that starts on that day, beyond all else: a whole number of the smallest unit, none negative. */
  cost?(cohort: Cohort, facility: Facility, start: CivilDate, phase: Phase): number;
}

/**
 * How far people travel, in place of straight lines times `roadFactor`. Limits in kilometres and rates by kilometre stay as they are;
 * landmasses and crossings are the model's own affair.
 *
 * @example
 * const surveyed: OwnTravel = {
 *   id: "surveyed-roads",
 *   version: "2027-01",
 *   roadMetres: (from, to) => metres[from.region ?? ""]?.[to.facility ?? ""] ?? Number.POSITIVE_INFINITY,
 * };
 */
export interface OwnTravel {
  readonly id: string;
  readonly version: string;
  /**
   * Whole road metres one way, or `Infinity` where nobody gets. People set out from a region (`from.region`), perhaps from a point of
   * their own, and travel to a facility (`to.facility`); two phases `withinKm` are two facilities.
   */
  roadMetres(from: Place, to: Place): number;
  /** No place farther than this in a straight line is within so many road metres: spares asking about all. `Infinity` when absent. */
  straightReachM?(roadM: number): number;
}

/** Functions of the user's, which no JSON holds: the last argument of `solve`, `verify` and `verifyBound`, the same for all of them. */
export interface OwnFunctions {
  readonly rules?: readonly OwnRule[];
  readonly travel?: OwnTravel;
}
