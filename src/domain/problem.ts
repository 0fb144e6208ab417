import type { Calendar, CivilDate } from "./calendar.ts";
import type { Cohort } from "./cohort.ts";
import type { Costs, Travel } from "./costs.ts";
import type { Demand } from "./demand.ts";
import type { Facility } from "./facility.ts";
import type { Fairness } from "./fairness.ts";
import type { Pool } from "./pool.ts";
import type { Programme } from "./programme.ts";
import type { Openings, Quota, Smoothing } from "./quota.ts";
import type { Region } from "./region.ts";
import type { Wave } from "./wave.ts";

/** Everything that a plan is made from: plain JSON. */
export interface Problem {
  /** First and last civil day on which anyone may be taught. */
  readonly horizon: { readonly start: CivilDate; readonly end: CivilDate };
  readonly calendars: readonly Calendar[];
  readonly regions: readonly Region[];
  readonly facilities: readonly Facility[];
  readonly programmes: readonly Programme[];
  readonly cohorts: readonly Cohort[];
  /** People not yet in cohorts: `formCohorts` turns them into cohorts, `solve` refuses them. */
  readonly demand?: readonly Demand[];
  readonly waves?: readonly Wave[];
  readonly pools?: readonly Pool[];
  readonly quotas?: readonly Quota[];
  readonly openings?: readonly Openings[];
  /** Most that the plan may cost in classes, facility days, allowances, travel, boarding and activation. */
  readonly budget?: number;
  readonly smoothing?: Smoothing;
  /** One sum of all costs, which is also what absence means, or as many placed as can be, each by its priority, before any cost. */
  readonly levels?: "economic" | "lexicographic";
  readonly fairness?: Fairness;
  /** `{ roadFactor: 1.4, maxTravelKm: 84 }` when absent. */
  readonly travel?: Travel;
  /** All rates 0 but `unplaced`, which is 1, when absent. */
  readonly costs?: Costs;
  /** What the data is and where it comes from, for example that it is synthetic; shown in every report. */
  readonly note?: string;
}
