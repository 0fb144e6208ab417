import { type Problem, ProblemError } from "../domain/index.ts";

/** People must be in cohorts before they are placed. */
export function refuseDemand({ demand = [] }: Problem): void {
  if (demand.length === 0) return;
  const people = demand.reduce((sum, { count }) => sum + count, 0);
  throw new ProblemError([
    {
      path: "demand",
      code: "unsupported",
      message: `demand holds ${people} people who are not in cohorts, expected none.\nMaybe form cohorts first: const { cohorts, left } = formCohorts(problem), then solve({ ...problem, cohorts, demand: [] }).`,
    },
  ]);
}
