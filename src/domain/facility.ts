import type { GeoPoint } from "../geo/index.ts";
import type { Range } from "./calendar.ts";

/** Some number of identical rooms, each of which holds one class at a time. */
export interface Room {
  readonly id: string;
  readonly seats: number;
  /** How many rooms like this one there are; 1 when absent. */
  readonly count?: number;
  readonly equipment?: readonly string[];
  /** Days on which all `count` rooms are taken by others; rooms that are booked apart are declared apart. */
  readonly bookings?: readonly Range[];
}

/** What this facility asks for, in the smallest unit of the currency, in place of the general rates. */
export interface FacilityCosts {
  /** For each class, whatever its length. */
  readonly class?: number;
  /** For each training day of a class, on top. */
  readonly perDay?: number;
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
}
