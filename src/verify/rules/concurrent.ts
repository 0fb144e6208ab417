import { groupBy, namesOf, overloads } from "../loads.ts";
import type { PlanRule } from "../rule.ts";

/** `concurrent`: on every civil day at most `limits.concurrentCohorts` classes hold the facility, each from its first training day to its last. */
export const concurrent: PlanRule = {
  id: "concurrent",
  *check({ classes }) {
    for (const [facility, here] of groupBy(classes, (one) => one.facility)) {
      const most = facility.limits?.concurrentCohorts;
      if (most === undefined) continue;
      const holdings = here.map((holder) => ({ holder, amount: 1 }));
      for (const { date, load, holders } of overloads(holdings, () => most)) {
        const message = `On ${date} facility ${facility.id} holds ${load} classes: ${namesOf(holders)}; its limit is ${most}.`;
        yield { cohort: holders.at(-1)!.cohort.id, facility: facility.id, date, message };
      }
    }
  },
};
