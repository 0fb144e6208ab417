import type { PlanRule } from "../rule.ts";

/** `mandatory`: a cohort that is mandatory, or pinned, has a class. */
export const mandatory: PlanRule = {
  id: "mandatory",
  *check({ facts, classes }) {
    const placed = new Set(classes.map(({ cohort }) => cohort));
    for (const cohort of facts.cohorts.values()) {
      if (!mustBePlaced(cohort) || placed.has(cohort)) continue;
      const why = cohort.mandatory === true ? "mandatory" : "pinned";
      yield { cohort: cohort.id, message: `Cohort ${cohort.id} is ${why}, and has no class.` };
    }
  },
};

export function mustBePlaced({
  mandatory,
  pinned,
}: {
  readonly mandatory?: boolean;
  readonly pinned?: object;
}): boolean {
  return mandatory === true || pinned !== undefined;
}
