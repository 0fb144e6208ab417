import { matchesFacility } from "../filters.ts";
import type { PlanRule } from "../rule.ts";

/** `openings`: of a set of facilities at most `max` hold any class. */
export const openings: PlanRule = {
  id: "openings",
  *check({ facts, classes }) {
    const used = [...new Set(classes.map(({ facility }) => facility))];
    for (const { id, facilities, max } of facts.problem.openings ?? []) {
      const open = used.filter((facility) => matchesFacility(facts, facilities, facility));
      if (open.length <= max) continue;
      const names = open.map((facility) => facility.id).join(", ");
      yield {
        message: `Of the facilities of openings ${id}, ${open.length} hold classes: ${names}; expected at most ${max}.`,
      };
    }
  },
};
