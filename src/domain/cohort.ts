import type { GeoPoint } from "../geo/index.ts";
import type { CivilDate } from "./calendar.ts";

/** Participants of a cohort who set out from one place. */
export interface Origin {
  readonly region: string;
  /** The region's point when absent. */
  readonly point?: GeoPoint;
  /** The region's landmass when absent. */
  readonly landmass?: string;
  readonly count: number;
}

/** First and last day on which a cohort may start. */
export interface StartWindow {
  readonly earliest: CivilDate;
  readonly latest: CivilDate;
}

/** A class of participants that is taught together. */
export interface Cohort {
  readonly id: string;
  readonly programme: string;
  readonly size: number;
  readonly region: string;
  /** Where its participants set out from; the region's point when absent. */
  readonly point?: GeoPoint;
  /** The region's landmass when absent. */
  readonly landmass?: string;
  /** Where its participants set out from, when not all from one place; counts add up to `size`. Each must be within reach. */
  readonly origins?: readonly Origin[];
  readonly window: StartWindow;
  readonly wave?: string;
  /** Most road kilometres that a participant travels one way, in place of the problem's limit. */
  readonly maxTravelKm?: number;
  /** Regions (with all below them) whose facilities may teach this cohort; any when absent. */
  readonly regions?: readonly string[];
  readonly requiredTags?: readonly string[];
  readonly excludedTags?: readonly string[];
  /** Each day that the cohort starts later than this costs `latenessPerDay`. */
  readonly preferredStart?: CivilDate;
}
