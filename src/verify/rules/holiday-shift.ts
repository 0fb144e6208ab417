import { formatDay } from "../../calendar/index.ts";
import { type Facts, trainingDays } from "../facts.ts";
import { nominalDays } from "../nominal-days.ts";
import type { PlannedClass, PlanRule } from "../rule.ts";
import { span } from "./span.ts";
import { startDay } from "./start-day.ts";

/**
 * `holiday-shift`: in a wave with `holidayShiftDays` each placed cohort has a nominal day, and starts on the first day from it on that its
 * facility and phase allow, at most so many days later. The nominal days lie within `spreadDays` of one another.
 */
export const holidayShift: PlanRule = {
  id: "holiday-shift",
  *check({ facts, classes }) {
    for (const wave of facts.problem.waves ?? []) {
      const { id, spreadDays, holidayShiftDays = 0 } = wave;
      const members = classes
        .filter(({ cohort, isFirst }) => isFirst && cohort.wave === id)
        .map((one) => ({ one, nominal: nominalDays(facts, wave, one.start, (day) => mayStart(facts, one, day)) }));
      if (holidayShiftDays === 0 || members.length === 0) continue;
      // Each may choose its nominal day: the last that must be early against the first that must be late.
      const early = members.reduce((a, b) => (b.nominal.to < a.nominal.to ? b : a));
      const late = members.reduce((a, b) => (b.nominal.from > a.nominal.from ? b : a));
      if (late.nominal.from - early.nominal.to <= spreadDays) continue;
      const { cohort, facility, assignment } = late.one;
      const message = `Wave ${id} starts on ${early.one.assignment.start} (cohort ${early.one.cohort.id}) and on ${assignment.start} (cohort ${cohort.id}), which closed days shift from ${formatDay(late.nominal.from)} at the earliest; that is more than ${spreadDays} days apart.`;
      yield { cohort: cohort.id, facility: facility.id, date: assignment.start, message };
    }
  },
};

/** Whether the facility and the phase allow a class to start on a day, whatever its room is taken by. */
function mayStart(facts: Facts, { facility, phase }: PlannedClass, start: number): boolean {
  const days = trainingDays(facts, facility, phase, start);
  return days !== undefined && startDay.holds({ phase, start }, facts) && span.holds({ phase, days }, facts);
}
