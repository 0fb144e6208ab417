import { journeyOf } from "../journeys.ts";
import { groupBy, namesOf, overloads } from "../loads.ts";
import type { PlanRule } from "../rule.ts";

/**
 * `boarding`: who boards holds a bed of the facility on every civil day from the first training day to the last, for the night before
 * it; there are `beds`.
 */
export const boarding: PlanRule = {
  id: "boarding",
  *check({ facts, classes }) {
    for (const [facility, here] of groupBy(classes, (one) => one.facility)) {
      const { beds } = facility;
      if (beds === undefined) continue;
      const holdings = here
        .map((holder) => ({ holder, amount: journeyOf(facts, holder.cohort, facility).boarders }))
        .filter(({ amount }) => amount > 0);
      for (const { date, load, holders } of overloads(holdings, () => beds)) {
        const message = `For the night before ${date} ${load} participants need a bed at facility ${facility.id} (cohorts ${namesOf(holders)}); it has ${beds}.`;
        yield { cohort: holders.at(-1)!.cohort.id, facility: facility.id, date, message };
      }
    }
  },
};
