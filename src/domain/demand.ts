import type { GeoPoint } from "../geo/index.ts";

/** Participants of one place who are not in a cohort yet. */
export interface Demand {
  readonly id: string;
  readonly region: string;
  /** The region's point when absent. */
  readonly point?: GeoPoint;
  readonly programme: string;
  /** How many people; 1 is one person. */
  readonly count: number;
}
