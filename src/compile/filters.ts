import type { Cohort, Facility, Filter } from "../domain/index.ts";
import type { RegionTree } from "./sites.ts";

/** Whether a facility is one of those that a filter names: each list that is given must match with one of its elements. */
export function matchesFacility(filter: Filter | undefined, facility: Facility, regions: RegionTree): boolean {
  if (filter === undefined) return true;
  const { ids, types, owners, tags } = filter;
  return (
    (ids?.includes(facility.id) ?? true) &&
    (types?.includes(facility.type) ?? true) &&
    (owners === undefined || (facility.owner !== undefined && owners.includes(facility.owner))) &&
    (tags?.some((tag) => facility.tags?.includes(tag) ?? false) ?? true) &&
    liesIn(facility.region, filter.regions, regions)
  );
}

/** The same for a cohort, by its home region. */
export function matchesCohort(filter: Filter | undefined, cohort: Cohort, regions: RegionTree): boolean {
  if (filter === undefined) return true;
  const { ids, programmes } = filter;
  return (
    (ids?.includes(cohort.id) ?? true) &&
    (programmes?.includes(cohort.programme) ?? true) &&
    liesIn(cohort.region, filter.regions, regions)
  );
}

/** Regions hold all regions below them. */
function liesIn(region: string, within: readonly string[] | undefined, regions: RegionTree): boolean {
  if (within === undefined) return true;
  for (const { id } of regions.lineOf(region)) if (within.includes(id)) return true;
  return false;
}
