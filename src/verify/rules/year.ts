import { formatDay } from "../../calendar/index.ts";
import { groupBy } from "../loads.ts";
import type { PlanRule } from "../rule.ts";

/** `year`: the classes of any phase that start at a facility in a calendar year have at most `limits.participantsPerYear` participants together. */
export const year: PlanRule = {
  id: "year",
  *check({ classes }) {
    for (const [facility, here] of groupBy(classes, (one) => one.facility)) {
      const most = facility.limits?.participantsPerYear;
      if (most === undefined) continue;
      for (const [inYear, starting] of groupBy(here, ({ start }) => formatDay(start).slice(0, 4))) {
        const participants = starting.reduce((sum, { cohort }) => sum + cohort.size, 0);
        if (participants <= most) continue;
        const message = `Facility ${facility.id} starts classes of ${participants} participants in ${inYear}; its limit is ${most}.`;
        yield { facility: facility.id, message };
      }
    }
  },
};
