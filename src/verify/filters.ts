/** Filters: sets of facilities or of cohorts. Every list that is given must match, any element of it; regions hold all below them. */
import type { Cohort, Facility, Filter } from "../domain/index.ts";
import type { Facts } from "./facts.ts";

export function matchesFacility(facts: Facts, filter: Filter | undefined, facility: Facility): boolean {
  if (filter === undefined) return true;
  const { ids, regions, types, owners, tags } = filter;
  return (
    (ids === undefined || ids.includes(facility.id)) &&
    (regions === undefined || isWithin(facts, facility.region, regions)) &&
    (types === undefined || types.includes(facility.type)) &&
    (owners === undefined || (facility.owner !== undefined && owners.includes(facility.owner))) &&
    (tags === undefined || tags.some((tag) => facility.tags?.includes(tag)))
  );
}

export function matchesCohort(facts: Facts, filter: Filter | undefined, cohort: Cohort): boolean {
  if (filter === undefined) return true;
  const { ids, regions, programmes } = filter;
  return (
    (ids === undefined || ids.includes(cohort.id)) &&
    (regions === undefined || isWithin(facts, cohort.region, regions)) &&
    (programmes === undefined || programmes.includes(cohort.programme))
  );
}

/** Whether a region, or one above it, is among those given. */
export function isWithin({ lines }: Facts, region: string, regions: readonly string[]): boolean {
  return lines.get(region)!.some(({ id }) => regions.includes(id));
}
