import { UNREACHABLE } from "../../geo/index.ts";
import type { Facts } from "../facts.ts";
import { farthestMetres, groupsOf } from "../journeys.ts";
import type { ClassRule, Placement } from "../rule.ts";

/**
 * `reach`: no group of a cohort travels more road metres one way than the cohort's limit, else the problem's, or, where the facility has
 * beds, than the limit of boarding. Where no road leads is `landmass`'s affair.
 */
export const reach: ClassRule<Pick<Placement, "cohort" | "facility">> = {
  id: "reach",
  holds: (seen, facts) => longest(seen, facts) <= farthestMetres(facts, seen.cohort, seen.facility),
  explain: (seen, facts) => ({
    message: `Cohort ${seen.cohort.id} would travel ${longest(seen, facts)} m to facility ${seen.facility.id}, more than ${farthestMetres(facts, seen.cohort, seen.facility)} m.`,
  }),
};

/** Road metres from the farthest origin from which there are any. */
function longest({ cohort, facility }: Pick<Placement, "cohort" | "facility">, facts: Facts): number {
  const to = facts.places.get(facility.id)!;
  const metres = groupsOf(facts, cohort).map(({ place }) => facts.travel.roadMetres(place, to));
  return Math.max(0, ...metres.filter((one) => one !== UNREACHABLE));
}
