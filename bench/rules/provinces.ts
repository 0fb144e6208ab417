/** The provinces of a generated instance, whose regencies lie right below the nation. */
import type { Cohort, Problem, Region } from "../../src/domain/index.ts";

/** A regency's code begins with that of its province. */
export function provinceOf(region: string): string {
  return region.slice(0, 2);
}

/** The tree of regions with provinces between nation and regencies. */
export function withProvinces({ regions }: Problem): Region[] {
  const nation = regions.find(({ parent }) => parent === undefined)!;
  const regencies = regions.filter(({ parent }) => parent !== undefined);
  const provinces = [...new Set(regencies.map(({ id }) => provinceOf(id)))];
  return [
    nation,
    ...provinces.map((id) => ({ id, parent: nation.id })),
    ...regencies.map((regency) => ({ ...regency, parent: provinceOf(regency.id) })),
  ];
}

/** Provinces in which anyone lives, in order, with their cohorts. */
export function cohortsByProvince({ cohorts }: Problem): [string, Cohort[]][] {
  const provinces = new Map<string, Cohort[]>();
  for (const cohort of cohorts) {
    const province = provinceOf(cohort.region);
    const members = provinces.get(province);
    if (members === undefined) provinces.set(province, [cohort]);
    else members.push(cohort);
  }
  return [...provinces].sort(([a], [b]) => (a < b ? -1 : 1));
}
