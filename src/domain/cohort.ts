import type { GeoPoint } from "../geo/index.ts";
import type { CivilDate } from "./calendar.ts";
import type { Filter } from "./filter.ts";

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

/** A place or day that is fixed in advance, for the first phase: the cohort must be placed there. */
export interface Pin {
  readonly facility?: string;
  /** A room of that facility. */
  readonly room?: string;
  readonly start?: CivilDate;
}

/** Facilities that suit a cohort better than others. */
export interface Preference {
  /** The phase it speaks of; the first when absent. */
  readonly phase?: string;
  readonly facilities: Filter;
  /** What a place at any other facility costs, in the smallest unit of the currency. */
  readonly penalty: number;
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
  /** How much each of its participants counts when they are left out; 1 when absent. */
  readonly priority?: number;
  /** Whether it must be placed. */
  readonly mandatory?: boolean;
  readonly pinned?: Pin;
  readonly preferences?: readonly Preference[];
  /** Cohorts that are better taught at one facility: each facility that a series uses costs `seriesFacility`. */
  readonly series?: string;
}
