import type { PlanRule } from "../rule.ts";

/** `class-size`: a formed cohort has as many members as a class of its programme may have. */
export const classSize: PlanRule = {
  id: "class-size",
  *check({ facts, plan }) {
    const sizes = new Map(facts.problem.programmes.map(({ id, classSize }) => [id, classSize]));
    for (const { id } of plan.cohorts ?? []) {
      const cohort = facts.cohorts.get(id);
      const size = cohort && sizes.get(cohort.programme);
      if (cohort === undefined || (size !== undefined && cohort.size >= size.min && cohort.size <= size.max)) continue;
      const expected = size === undefined ? "its programme has no classSize" : `expected ${size.min} to ${size.max}`;
      yield { cohort: id, message: `Cohort ${id} is formed of ${cohort.size} people; ${expected}.` };
    }
  },
};
