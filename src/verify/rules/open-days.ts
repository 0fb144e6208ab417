import { formatDay } from "../../calendar/index.ts";
import { openFor } from "../facts.ts";
import type { PlanRule } from "../rule.ts";

/**
 * `open-days`: a class starts on an open day of its facility, is taught on that and the next open days, inside the horizon, as many as
 * its phase has, and ends on the last of them.
 *
 * A day is open when its weekday is in the week of the facility's calendar, neither that calendar nor one that it extends
 * is closed, and the facility has no closure; for half-day classes also when none of these calendars names it among `noHalfDays`.
 */
export const openDays: PlanRule = {
  id: "open-days",
  *check({ facts, classes }) {
    for (const { assignment, cohort, facility, phase, start, days } of classes) {
      const at = { cohort: cohort.id, facility: facility.id, date: assignment.start };
      const who = `Cohort ${cohort.id} at facility ${facility.id}`;
      const kind = phase.sessions === "half" ? "for half days" : "";
      if (days === undefined) {
        const isOpen = openFor(facts, facility, phase).isOpen[start - facts.firstDay] === 1;
        yield {
          ...at,
          message: isOpen
            ? `${who} starts on ${assignment.start}, after which the horizon has fewer than ${phase.days} open days.`
            : `${who} starts on ${assignment.start}, when the facility is not open${kind && ` ${kind}`}.`,
        };
        continue;
      }
      const dates = days.map(formatDay);
      if (assignment.end !== dates.at(-1)) {
        yield { ...at, message: `${who} ends on ${assignment.end}, expected ${dates.at(-1)}.` };
      }
      const taught = assignment.sessions.map(({ date }) => date);
      if (taught.join() !== dates.join()) {
        yield { ...at, message: `${who} has sessions ${taught.join(", ")}, expected ${dates.join(", ")}.` };
      }
    }
  },
};
