import type { Facts } from "../facts.ts";
import { farthestMetres, groupsOf } from "../journeys.ts";
import type { ClassRule, Placement } from "../rule.ts";

/**
 * `reach`: no group of a cohort travels more road metres one way than the cohort's limit, else the problem's, or, where the facility has
 * beds, than the limit of boarding. Another landmass is `landmass`'s affair.
 */
export const reach: ClassRule<Pick<Placement, "cohort" | "facility">> = {
  id: "reach",
  holds: (seen, facts) => longest(seen, facts) <= farthestMetres(facts, seen.cohort, seen.facility),
  explain: (seen, facts) => ({
    message: `Cohort ${seen.cohort.id} would travel ${longest(seen, facts)} m to facility ${seen.facility.id}, more than ${farthestMetres(facts, seen.cohort, seen.facility)} m.`,
  }),
};

/** Road metres from the farthest origin on the facility's landmass. */
function longest({ cohort, facility }: Pick<Placement, "cohort" | "facility">, facts: Facts): number {
  const to = facts.places.get(facility.id)!;
  const near = groupsOf(facts, cohort).filter(({ place }) => place.landmass === to.landmass);
  return Math.max(0, ...near.map(({ place }) => facts.travel.roadMetres(place, to)));
}
