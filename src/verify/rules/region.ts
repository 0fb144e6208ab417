import type { ClassRule, Placement } from "../rule.ts";

/** `region`: the facility's region, or one above it, is among the cohort's regions, when it names any. */
export const region: ClassRule<Pick<Placement, "cohort" | "facility">> = {
  id: "region",
  holds: ({ cohort, facility }, { lines }) =>
    cohort.regions === undefined || lines.get(facility.region)!.some(({ id }) => cohort.regions!.includes(id)),
  explain: ({ cohort, facility }) => ({
    message: `Facility ${facility.id} lies in region ${facility.region}; cohort ${cohort.id} is taught in ${cohort.regions?.join(", ")}.`,
  }),
};
