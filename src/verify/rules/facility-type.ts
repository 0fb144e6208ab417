import type { ClassRule, Placement } from "../rule.ts";

/** `facility-type`: the facility is of a type that the phase allows, when it names any. */
export const facilityType: ClassRule<Pick<Placement, "cohort" | "phase" | "facility">> = {
  id: "facility-type",
  holds: ({ phase, facility }) => phase.facilityTypes === undefined || phase.facilityTypes.includes(facility.type),
  explain: ({ cohort, phase, facility }) => ({
    message: `Facility ${facility.id} is of type ${facility.type}; cohort ${cohort.id} is taught at ${phase.facilityTypes?.join(", ")}.`,
  }),
};
