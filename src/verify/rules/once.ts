import type { PlanRule } from "../rule.ts";

/** `once`: every cohort of the problem is in the plan exactly once, either assigned or unplaced. */
export const once: PlanRule = {
  id: "once",
  *check({ facts, plan }) {
    const assigned = countByCohort(plan.assignments);
    const unplaced = countByCohort(plan.unplaced);
    for (const cohort of facts.cohorts.keys()) {
      const times = assigned.get(cohort) ?? 0;
      const left = unplaced.get(cohort) ?? 0;
      if (times + left === 1) continue;
      yield {
        cohort,
        message:
          times + left === 0
            ? `Cohort ${cohort} is neither assigned nor unplaced.`
            : `Cohort ${cohort} is assigned ${times} times and unplaced ${left} times, expected once in all.`,
      };
    }
  },
};

function countByCohort(items: readonly { readonly cohort: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { cohort } of items) counts.set(cohort, (counts.get(cohort) ?? 0) + 1);
  return counts;
}
