import { isWithin } from "../filters.ts";
import type { ClassRule, Placement } from "../rule.ts";

/** `region`: the facility's region, or one above it, is among the cohort's regions, when it names any. */
export const region: ClassRule<Pick<Placement, "cohort" | "facility">> = {
  id: "region",
  holds: ({ cohort, facility }, facts) =>
    cohort.regions === undefined || isWithin(facts, facility.region, cohort.regions),
  explain: ({ cohort, facility }) => ({
    message: `Facility ${facility.id} lies in region ${facility.region}; cohort ${cohort.id} is taught in ${cohort.regions?.join(", ")}.`,
  }),
};
