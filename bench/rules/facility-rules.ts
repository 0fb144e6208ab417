/** Rules of which facilities are used at all. */
import type { Cohort } from "../../src/domain/index.ts";
import { provinceOf, withProvinces } from "./provinces.ts";
import type { BenchRule } from "./rule.ts";

/** Cohorts of a series. */
const SERIES = 5;
const SHARE_OPEN = 0.7;

export const ACTIVATION: BenchRule = {
  id: "activation",
  counts: "facilities that stay closed",
  add: (problem) => ({ ...problem, costs: { ...problem.costs!, activation: 30_000_000 } }),
  binds: ({ facilities }, { assignments }) =>
    facilities.length - new Set(assignments.map(({ facility }) => facility)).size,
};

export const OPENINGS: BenchRule = {
  id: "openings",
  counts: "provinces with as many facilities open as may be",
  add: (problem) => {
    const counts = new Map<string, number>();
    for (const { region } of problem.facilities) {
      counts.set(provinceOf(region), (counts.get(provinceOf(region)) ?? 0) + 1);
    }
    return {
      ...problem,
      regions: withProvinces(problem),
      openings: [...counts].map(([province, count]) => ({
        id: province,
        facilities: { regions: [province] },
        max: Math.ceil(count * SHARE_OPEN),
      })),
    };
  },
  binds: ({ facilities, openings }, { assignments }) => {
    const regionOf = new Map(facilities.map(({ id, region }) => [id, region]));
    const open = [...new Set(assignments.map(({ facility }) => facility))].map((id) => provinceOf(regionOf.get(id)!));
    return openings!.filter(({ id, max }) => open.filter((province) => province === id).length === max).length;
  },
};

export const SERIES_RULE: BenchRule = {
  id: "series",
  counts: "series of several classes, all of them at one facility",
  add: (problem) => ({
    ...problem,
    cohorts: inSeries(problem.cohorts),
    costs: { ...problem.costs!, seriesFacility: 5_000_000 },
  }),
  binds: ({ cohorts }, { assignments }) => {
    const seriesOf = new Map(cohorts.map(({ id, series }) => [id, series!]));
    const places = new Map<string, string[]>();
    for (const { cohort, facility } of assignments) {
      const series = seriesOf.get(cohort)!;
      places.set(series, [...(places.get(series) ?? []), facility]);
    }
    return [...places.values()].filter((used) => used.length > 1 && new Set(used).size === 1).length;
  },
};

/** Cohorts of one regency, some at a time. */
function inSeries(cohorts: readonly Cohort[]): Cohort[] {
  const seen = new Map<string, number>();
  return cohorts.map((cohort) => {
    const before = seen.get(cohort.region) ?? 0;
    seen.set(cohort.region, before + 1);
    return { ...cohort, series: `${cohort.region}-${Math.floor(before / SERIES)}` };
  });
}
