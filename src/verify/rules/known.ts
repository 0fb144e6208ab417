import { phasesOf } from "../facts.ts";
import type { PlanRule } from "../rule.ts";

/** `known`: every id in the plan names something in the problem: cohort, phase of its programme, facility, room of that facility. */
export const known: PlanRule = {
  id: "known",
  *check({ facts, plan }) {
    for (const { cohort: cohortId, phase, facility: facilityId, room } of plan.assignments) {
      const at = { cohort: cohortId, facility: facilityId };
      const cohort = facts.cohorts.get(cohortId);
      const facility = facts.facilities.get(facilityId);
      if (cohort === undefined) {
        yield { ...at, message: `The problem has no cohort ${cohortId}, which is assigned to facility ${facilityId}.` };
      } else if (!phasesOf(facts, cohort).some(({ id }) => id === phase)) {
        yield { ...at, message: `Programme ${cohort.programme} of cohort ${cohortId} has no phase ${phase}.` };
      }
      if (facility === undefined) {
        yield { ...at, message: `The problem has no facility ${facilityId}, to which cohort ${cohortId} is assigned.` };
      } else if (!facility.rooms.some(({ id }) => id === room)) {
        yield {
          ...at,
          message: `Facility ${facilityId} has no room ${room}, to which cohort ${cohortId} is assigned.`,
        };
      }
    }
    for (const { cohort } of plan.unplaced) {
      if (!facts.cohorts.has(cohort))
        yield { cohort, message: `The problem has no cohort ${cohort}, which is listed as unplaced.` };
    }
  },
};
