import type { PlannedClass, PlanRule } from "../rule.ts";

/**
 * `wave`: from the first start of a wave's placed cohorts to the last there are at most `spreadDays` civil days. Starts are those of first
 * phases. Waves with `holidayShiftDays` are the affair of `holiday-shift`.
 */
export const wave: PlanRule = {
  id: "wave",
  *check({ facts, classes }) {
    for (const { id, spreadDays, holidayShiftDays = 0 } of facts.problem.waves ?? []) {
      const members = classes.filter(({ cohort, isFirst }) => isFirst && cohort.wave === id);
      if (members.length === 0 || holidayShiftDays > 0) continue;
      const first = members.reduce((a, b) => (b.start < a.start ? b : a));
      const last = members.reduce((a, b) => (b.start > a.start ? b : a));
      if (last.start - first.start > spreadDays) yield violation(id, spreadDays, first, last);
    }
  },
};

function violation(wave: string, spreadDays: number, first: PlannedClass, last: PlannedClass) {
  return {
    cohort: last.cohort.id,
    facility: last.facility.id,
    date: last.assignment.start,
    message: `Wave ${wave} starts on ${first.assignment.start} (cohort ${first.cohort.id}) and on ${last.assignment.start} (cohort ${last.cohort.id}), more than ${spreadDays} days apart.`,
  };
}
