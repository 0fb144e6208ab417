import type { PlanRule } from "../rule.ts";

/** `together`: a formed cohort that holds people of a demand with `together` holds at least so many of them, or all. */
export const together: PlanRule = {
  id: "together",
  *check({ facts, plan }) {
    const items = new Map((facts.problem.demand ?? []).map((item) => [item.id, item]));
    for (const { id, members } of plan.cohorts ?? []) {
      const people = new Map<string, number>();
      for (const { demand, count } of members) people.set(demand, (people.get(demand) ?? 0) + count);
      for (const [demand, here] of people) {
        const { count = 0, together: asked = 1 } = items.get(demand) ?? {};
        const least = Math.min(asked, count);
        if (here >= least || here <= 0) continue;
        const message = `Cohort ${id} holds ${here} people of demand ${demand}, who stay together: at least ${least} of them.`;
        yield { cohort: id, message };
      }
    }
  },
};
