import { DEFAULT_COSTS, type Problem } from "../domain/index.ts";

/**
 * Whether rules tie the classes of a problem together beyond capacities and waves. Then all modes are listed, and the whole model is
 * searched at once.
 */
export function isTied(problem: Problem): boolean {
  const { programmes, cohorts, facilities, waves = [], quotas = [], openings = [] } = problem;
  const { activation = 0, seriesFacility = 0 } = problem.costs ?? DEFAULT_COSTS;
  return (
    problem.budget !== undefined ||
    problem.smoothing !== undefined ||
    problem.fairness !== undefined ||
    quotas.length + openings.length + activation > 0 ||
    programmes.some(({ phases }) => phases.length > 1) ||
    waves.some(({ after, holidayShiftDays = 0 }) => after !== undefined || holidayShiftDays > 0) ||
    hasTravelDays(problem) ||
    facilities.some(({ costs, limits }) => (costs?.activation ?? 0) > 0 || limits?.participantsPerYear !== undefined) ||
    cohorts.some((cohort) => isMandatory(cohort) || (cohort.series !== undefined && seriesFacility > 0))
  );
}

/** Whether a cohort must be placed. */
export function isMandatory({ mandatory, pinned }: Problem["cohorts"][number]): boolean {
  return mandatory === true || pinned !== undefined;
}

/** Whether a team travels after any class. */
export function hasTravelDays({ pools = [] }: Problem): boolean {
  return pools.some(({ travelDays = 0 }) => travelDays > 0);
}
