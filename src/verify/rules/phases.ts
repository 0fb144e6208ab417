import type { Phase } from "../../domain/index.ts";
import { type Facts, phasesOf } from "../facts.ts";
import { areLinked } from "../links.ts";
import { groupBy } from "../loads.ts";
import type { PlannedClass, PlanRule } from "../rule.ts";

/**
 * `phases`: a cohort is placed in all its phases or in none. A later phase starts from `minGapDays` to `maxGapDays` civil days after the
 * last training day of the one before, and where its `place` allows.
 */
export const phases: PlanRule = {
  id: "phases",
  *check({ facts, classes }) {
    for (const [cohort, own] of groupBy(classes, (one) => one.cohort)) {
      const inOrder = phasesOf(facts, cohort);
      const missing = inOrder.filter((phase) => own.every((one) => one.phase !== phase));
      if (missing.length > 0) {
        const has = own.map(({ phase }) => phase.id).join(", ");
        const lacks = missing.map(({ id }) => id).join(", ");
        yield { cohort: cohort.id, message: `Cohort ${cohort.id} is placed in ${has}, and not in ${lacks}.` };
      }
      for (let k = 1; k < inOrder.length; k++) {
        const before = own.find(({ phase }) => phase === inOrder[k - 1]);
        const after = own.find(({ phase }) => phase === inOrder[k]);
        if (before !== undefined && after !== undefined) yield* faultsOf(facts, inOrder[k]!, before, after);
      }
    }
  },
};

function* faultsOf(facts: Facts, phase: Phase, before: PlannedClass, after: PlannedClass) {
  const { minGapDays, maxGapDays, place } = phase.after!;
  const { cohort, facility, assignment } = after;
  const at = { cohort: cohort.id, facility: facility.id, date: assignment.start };
  const gap = before.days === undefined ? minGapDays : after.start - before.days.at(-1)!;
  if (gap < minGapDays || gap > maxGapDays) {
    yield {
      ...at,
      message: `Cohort ${cohort.id} starts ${phase.id} ${gap} days after the end of ${before.phase.id}, expected ${minGapDays} to ${maxGapDays}.`,
    };
  }
  if (!areLinked(facts, place, before.facility, facility)) {
    const expected = typeof place === "string" ? place : `within ${place.withinKm} km`;
    yield {
      ...at,
      message: `Cohort ${cohort.id} has ${before.phase.id} at facility ${before.facility.id} and ${phase.id} at facility ${facility.id}, expected ${expected}.`,
    };
  }
}
