import { parseDay } from "../../calendar/index.ts";
import type { ClassRule, PlannedClass } from "../rule.ts";

/** `window`: the first phase of a cohort starts neither before its earliest nor after its latest day. */
export const window: ClassRule<Pick<PlannedClass, "cohort" | "isFirst" | "start" | "assignment">> = {
  id: "window",
  holds: ({ cohort, isFirst, start }) =>
    !isFirst || (parseDay(cohort.window.earliest) <= start && start <= parseDay(cohort.window.latest)),
  explain: ({ cohort, assignment }) => ({
    date: assignment.start,
    message: `Cohort ${cohort.id} starts on ${assignment.start}, outside its window ${cohort.window.earliest} to ${cohort.window.latest}.`,
  }),
};
