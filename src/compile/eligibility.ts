import type { Cohort, Facility, Phase, Region } from "../domain/index.ts";
import type { RegionTree, Site } from "./sites.ts";

/** Whether a facility may teach a cohort at all, apart from distance and days. */
export function facilityFits(cohort: Cohort, phase: Phase, site: Site, regions: RegionTree): boolean {
  const { facility } = site;
  return (
    facilityTypeFits(phase, facility) &&
    (cohort.requiredTags?.every((tag) => facility.tags?.includes(tag) ?? false) ?? true) &&
    !(cohort.excludedTags?.some((tag) => facility.tags?.includes(tag) ?? false) ?? false) &&
    (cohort.regions === undefined || isWithin(facility.region, cohort.regions, regions))
  );
}

/** Whether facilities of this type may teach a phase. */
export function facilityTypeFits(
  { facilityTypes }: { readonly facilityTypes?: readonly string[] | undefined },
  { type }: Facility,
): boolean {
  return facilityTypes?.includes(type) ?? true;
}

/** Whether the rooms' equipment suffices for a phase. */
export function roomFits(phase: Pick<Phase, "equipment">, equipment: readonly string[] | undefined): boolean {
  return phase.equipment?.every((tag) => equipment?.includes(tag) ?? false) ?? true;
}

function isWithin(region: string, allowed: readonly string[], regions: RegionTree): boolean {
  return [...regions.lineOf(region)].some(({ id }: Region) => allowed.includes(id));
}
