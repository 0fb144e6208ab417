import { formatDay, WEEKDAYS, weekdayOf } from "../../calendar/index.ts";
import type { Phase } from "../../domain/index.ts";
import type { ClassRule } from "../rule.ts";

/** `start-day`: a class starts on one of the weekdays that its phase names, when it names any. */
export const startDay: ClassRule<{ readonly phase: Phase; readonly start: number }> = {
  id: "start-day",
  holds: ({ phase, start }) => phase.startDays === undefined || phase.startDays.includes(weekday(start)),
  explain: ({ phase, start }) => ({
    date: formatDay(start),
    message: `Phase ${phase.id} starts on ${formatDay(start)}, a ${weekday(start)}; it may start on ${phase.startDays?.join(", ")}.`,
  }),
};

function weekday(day: number): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[weekdayOf(day)]!;
}
