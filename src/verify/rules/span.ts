import { formatDay } from "../../calendar/index.ts";
import type { Phase } from "../../domain/index.ts";
import type { ClassRule, PlannedClass } from "../rule.ts";

/** `span`: from the first training day to the last, both counted, there are at most `maxSpanDays` civil days, when the phase names them. */
export const span: ClassRule<{ readonly phase: Phase; readonly days: PlannedClass["days"] }> = {
  id: "span",
  holds: ({ phase, days }) => civilDays(days) <= (phase.maxSpanDays ?? Number.POSITIVE_INFINITY),
  explain: ({ phase, days }) => ({
    date: formatDay(days![0]!),
    message: `Phase ${phase.id} from ${formatDay(days![0]!)} stretches over ${civilDays(days)} civil days, more than ${phase.maxSpanDays}.`,
  }),
};

/** 0 for a class that has no days: that is the affair of `open-days`. */
function civilDays(days: PlannedClass["days"]): number {
  return days === undefined ? 0 : days.at(-1)! - days[0]! + 1;
}
