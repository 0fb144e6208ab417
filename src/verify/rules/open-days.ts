import { formatDay } from "../../calendar/index.ts";
import type { PlanRule } from "../rule.ts";

/**
 * `open-days`: a class starts on an open day of its facility, is taught on that and the next open days, all full and inside the
 * horizon, as many as its phase has, and ends on the last of them.
 *
 * A day is open when its weekday is in the week of the facility's calendar, neither that calendar nor one that it extends
 * is closed, and the facility has no closure.
 */
export const openDays: PlanRule = {
  id: "open-days",
  *check({ facts, classes }) {
    for (const { assignment, cohort, facility, phase, start, days } of classes) {
      const at = { cohort: cohort.id, facility: facility.id, date: assignment.start };
      const who = `Cohort ${cohort.id} at facility ${facility.id}`;
      if (days === undefined) {
        const isOpen = facts.open.get(facility.id)!.isOpen[start - facts.firstDay] === 1;
        yield {
          ...at,
          message: isOpen
            ? `${who} starts on ${assignment.start}, after which the horizon has fewer than ${phase.days} open days.`
            : `${who} starts on ${assignment.start}, when the facility is not open.`,
        };
        continue;
      }
      const dates = days.map(formatDay);
      if (assignment.end !== dates.at(-1)) {
        yield { ...at, message: `${who} ends on ${assignment.end}, expected ${dates.at(-1)}.` };
      }
      const isTaught = assignment.sessions.map(({ date, part }) => (part === "full" ? date : `${date} (${part})`));
      if (isTaught.join() !== dates.join()) {
        yield { ...at, message: `${who} has sessions ${isTaught.join(", ")}, expected ${dates.join(", ")}.` };
      }
    }
  },
};
