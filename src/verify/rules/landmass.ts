import { UNREACHABLE } from "../../geo/index.ts";
import type { Facts } from "../facts.ts";
import { groupsOf } from "../journeys.ts";
import type { ClassRule, Placement } from "../rule.ts";

/** `landmass`: a road leads to the facility from where everyone sets out: from its own landmass, where travel knows no other way. */
export const landmass: ClassRule<Pick<Placement, "cohort" | "facility">> = {
  id: "landmass",
  holds: (seen, facts) => strangers(seen, facts).length === 0,
  explain: (seen, facts) => ({
    message: `Cohort ${seen.cohort.id} sets out from landmass ${strangers(seen, facts).map(name).join(", ")}; facility ${seen.facility.id} lies on ${name(facts.places.get(seen.facility.id)!.landmass)}, and no road leads there.`,
  }),
};

/** Landmasses from which no road leads to the facility. */
function strangers({ cohort, facility }: Pick<Placement, "cohort" | "facility">, facts: Facts): string[] {
  const to = facts.places.get(facility.id)!;
  return groupsOf(facts, cohort)
    .filter(({ place }) => facts.travel.roadMetres(place, to) === UNREACHABLE)
    .map(({ place }) => place.landmass);
}

function name(landmass: string): string {
  return landmass === "" ? "(none named)" : landmass;
}
