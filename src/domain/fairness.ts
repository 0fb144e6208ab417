import type { Filter } from "./filter.ts";

/** Cohorts whose share of placed participants is compared with that of others. */
export interface FairGroup {
  readonly id: string;
  readonly cohorts: Filter;
}

/** The worst group's shortfall first, then the second worst's, and so on (leximin), before any cost. */
export interface Fairness {
  readonly groups: readonly FairGroup[];
}
