import type { GeoPoint } from "../geo/index.ts";
import type { Range } from "./calendar.ts";

/** Days on which a room is taken by others. */
export interface Booking extends Range {
  /** Which of the `count` identical rooms, from 0; all of them when absent. */
  readonly unit?: number;
}

/** Some number of identical rooms. Each holds one class at a time, or two half-day classes a day, one before and one after noon. */
export interface Room {
  readonly id: string;
  readonly seats: number;
  /** How many rooms like this one there are; 1 when absent. */
  readonly count?: number;
  readonly equipment?: readonly string[];
  /** Whether classes share it: as many at a time as have seats in it together. */
  readonly shared?: boolean;
  readonly bookings?: readonly Booking[];
}

/** What this facility asks for, in the smallest unit of the currency, in place of the general rates. */
export interface FacilityCosts {
  /** For each class, whatever its length. */
  readonly class?: number;
  /** For each training day of a class, on top. */
  readonly perDay?: number;
  /** Once, as soon as the facility holds any class. */
  readonly activation?: number;
}

/** What a facility can take in all. */
export interface FacilityLimits {
  /** Most classes at a time. */
  readonly concurrentCohorts?: number;
  /** Most participants of classes that start within one calendar year (*kapasitas latih*). */
  readonly participantsPerYear?: number;
}

/** A place with rooms: a training centre, a community centre, a shared production house. */
export interface Facility {
  readonly id: string;
  readonly name?: string;
  /** For example `UPTP`, `UPTD`, `BLKK`, `PLUT`, `RPB`, or a word of your own. */
  readonly type: string;
  readonly owner?: string;
  readonly region: string;
  readonly point: GeoPoint;
  /** The region's landmass when absent. */
  readonly landmass?: string;
  /** The region's calendar, else its nearest ancestor's, when absent. */
  readonly calendar?: string;
  /** Days on which the whole facility is closed: like holidays, they stretch a class that spans them. */
  readonly closures?: readonly Range[];
  readonly rooms: readonly Room[];
  readonly tags?: readonly string[];
  readonly costs?: FacilityCosts;
  /** Dormitory beds, for participants who live beyond the limit of daily travel. */
  readonly beds?: number;
  readonly limits?: FacilityLimits;
}
