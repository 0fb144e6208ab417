import type { Quota } from "../../domain/index.ts";
import { dayRange, type Facts, phasesOf } from "../facts.ts";
import { matchesCohort, matchesFacility } from "../filters.ts";
import type { PlannedClass, PlanRule } from "../rule.ts";

/** `quota`: the cohorts, or participants, of a group lie between its minimum and its maximum. A group that got nothing counts as 0. */
export const quota: PlanRule = {
  id: "quota",
  *check({ facts, classes }) {
    for (const one of facts.problem.quotas ?? []) {
      const { id, unit, min = 0, max = Number.POSITIVE_INFINITY } = one;
      const counted = classes.filter((planned) => counts(facts, one, planned));
      const sum = counted.reduce((total, { cohort }) => total + (unit === "cohorts" ? 1 : cohort.size), 0);
      if (sum < min) yield { message: `Quota ${id} has ${sum} ${unit}, expected at least ${min}.` };
      if (sum > max) yield { message: `Quota ${id} has ${sum} ${unit}, expected at most ${max}.` };
    }
  },
};

/** Whether a class counts: one of the phase that the quota names, else of the first. */
function counts(facts: Facts, { phase, facilities, cohorts, period }: Quota, one: PlannedClass): boolean {
  const { cohort, facility, start } = one;
  if (one.phase.id !== (phase ?? phasesOf(facts, cohort)[0]!.id)) return false;
  if (!matchesCohort(facts, cohorts, cohort) || !matchesFacility(facts, facilities, facility)) return false;
  if (period === undefined) return true;
  const { from, to } = dayRange(period);
  return from <= start && start <= to;
}
