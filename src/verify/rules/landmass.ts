import type { Facts } from "../facts.ts";
import { groupsOf } from "../journeys.ts";
import type { ClassRule, Placement } from "../rule.ts";

/** `landmass`: everyone sets out from the landmass on which the facility lies. */
export const landmass: ClassRule<Pick<Placement, "cohort" | "facility">> = {
  id: "landmass",
  holds: (seen, facts) => strangers(seen, facts).length === 0,
  explain: (seen, facts) => ({
    message: `Cohort ${seen.cohort.id} sets out from landmass ${strangers(seen, facts).map(name).join(", ")}; facility ${seen.facility.id} lies on ${name(facts.places.get(seen.facility.id)!.landmass)}.`,
  }),
};

/** Landmasses from which no road leads to the facility. */
function strangers({ cohort, facility }: Pick<Placement, "cohort" | "facility">, facts: Facts): string[] {
  const here = facts.places.get(facility.id)!.landmass;
  return groupsOf(facts, cohort)
    .map(({ place }) => place.landmass)
    .filter((there) => there !== here);
}

function name(landmass: string): string {
  return landmass === "" ? "(none named)" : landmass;
}
