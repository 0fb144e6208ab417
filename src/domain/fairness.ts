import type { Certificate } from "./certificate.ts";
import type { Filter } from "./filter.ts";
import type { Problem } from "./problem.ts";

/** Cohorts whose share of placed participants is compared with that of others. */
export interface FairGroup {
  readonly id: string;
  readonly cohorts: Filter;
}

/** The worst group's shortfall first, then the second worst's, and so on (leximin), before any cost. */
export interface Fairness {
  /** The provinces of the cohorts when absent: the regions directly below one without a parent. */
  readonly groups?: readonly FairGroup[];
}

/** How a group fares. Its shortfall is the share `unplaced` / `participants`. */
export interface Shortfall {
  readonly group: string;
  readonly participants: number;
  readonly unplaced: number;
  /** The same in the plan without fairness. */
  readonly unplacedWithout: number;
}

/** What fairness brings, and what it costs. */
export interface FairnessReport {
  /** Every group that has participants, worst first. */
  readonly groups: readonly Shortfall[];
  /** The best plan found as if `fairness` were not there, and what no such plan costs less than. */
  readonly without: { readonly cost: number; readonly bound: number; readonly certificate: Certificate };
  /** The cost of the fairest plans less that of the best without fairness lies between these. */
  readonly price: { readonly least: number; readonly most: number };
}

/** The groups of a problem that asks for fairness: those declared, or its provinces. */
export function fairGroupsOf({ fairness, regions, cohorts }: Problem): readonly FairGroup[] {
  if (fairness === undefined) return [];
  if (fairness.groups !== undefined) return fairness.groups;
  const parentOf = new Map(regions.map(({ id, parent }) => [id, parent]));
  const provinces = new Set<string>();
  for (const { region } of cohorts) {
    let at = region;
    for (let above = parentOf.get(at); above !== undefined; above = parentOf.get(at)) {
      if (parentOf.get(above) === undefined) provinces.add(at);
      at = above;
    }
  }
  return regions.filter(({ id }) => provinces.has(id)).map(({ id }) => ({ id, cohorts: { regions: [id] } }));
}
