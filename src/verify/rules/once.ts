import { phasesOf } from "../facts.ts";
import type { PlanRule } from "../rule.ts";

/** `once`: every cohort of the problem is in the plan exactly once: either assigned, at most once in each phase, or unplaced. */
export const once: PlanRule = {
  id: "once",
  *check({ facts, plan }) {
    const assigned = countBy(plan.assignments, ({ cohort }) => cohort);
    const inPhase = countBy(plan.assignments, ({ cohort, phase }) => JSON.stringify([cohort, phase]));
    const unplaced = countBy(plan.unplaced, ({ cohort }) => cohort);
    for (const [id, cohort] of facts.cohorts) {
      const phases = phasesOf(facts, cohort);
      const times = phases.map((phase) => inPhase.get(JSON.stringify([id, phase.id])) ?? 0);
      // A phase that is none of its programme's is the affair of `known`, and counts as the only one there is.
      const most = phases.length === 1 ? (assigned.get(id) ?? 0) : Math.max(...times);
      const left = unplaced.get(id) ?? 0;
      if (most + left === 1) continue;
      const where = phases.length === 1 ? "" : ` in phase ${phases[times.indexOf(most)]!.id}`;
      yield {
        cohort: id,
        message:
          most + left === 0
            ? `Cohort ${id} is neither assigned nor unplaced.`
            : `Cohort ${id} is assigned ${most} times${where} and unplaced ${left} times, expected once in all.`,
      };
    }
  },
};

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
