import { type Facts, groupsOf, reachMetres } from "../facts.ts";
import type { ClassRule, Placement } from "../rule.ts";

/** `reach`: no group of a cohort travels more road metres one way than the cohort's limit, else the problem's. Another landmass is `landmass`'s affair. */
export const reach: ClassRule<Pick<Placement, "cohort" | "facility">> = {
  id: "reach",
  holds: (seen, facts) => longest(seen, facts) <= reachMetres(facts, seen.cohort),
  explain: (seen, facts) => ({
    message: `Cohort ${seen.cohort.id} would travel ${longest(seen, facts)} m to facility ${seen.facility.id}, more than ${reachMetres(facts, seen.cohort)} m.`,
  }),
};

/** Road metres from the farthest origin on the facility's landmass. */
function longest({ cohort, facility }: Pick<Placement, "cohort" | "facility">, facts: Facts): number {
  const to = facts.places.get(facility.id)!;
  const near = groupsOf(facts, cohort).filter(({ place }) => place.landmass === to.landmass);
  return Math.max(0, ...near.map(({ place }) => facts.travel.roadMetres(place, to)));
}
