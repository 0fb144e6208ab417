import type { Assignment, Cohort, Facility, Plan, Problem } from "../../src/domain/index.ts";
import { cheapestPlan } from "../oracle/enumerate.ts";
import { smallProblem } from "../support/small-problem.ts";

/** Types without `readonly`, for tests that break a problem or a plan on purpose. */
export type Draft<T> = T extends readonly [string, string]
  ? T
  : T extends readonly (infer U)[]
    ? Draft<U>[]
    : T extends object
      ? { -readonly [K in keyof T]: Draft<T[K]> }
      : T;

/** A problem and a plan of least cost in which every cohort has a place; both may be broken. */
export interface Planned {
  readonly problem: Draft<Problem>;
  readonly plan: Draft<Plan>;
}

export function plannedProblem(): Planned {
  const problem = smallProblem();
  return structuredClone({ problem, plan: cheapestPlan(problem).plan }) as Planned;
}

export function assignmentOf({ plan }: Planned, cohort: string): Draft<Assignment> {
  return plan.assignments.find((assignment) => assignment.cohort === cohort)!;
}

export function cohortOf({ problem }: Planned, id: string): Draft<Cohort> {
  return problem.cohorts.find((cohort) => cohort.id === id)!;
}

export function facilityOf({ problem }: Planned, id: string): Draft<Facility> {
  return problem.facilities.find((facility) => facility.id === id)!;
}

/** Moves a class to other days; the first is its start and the last its end. */
export function teachOn(assignment: Draft<Assignment>, dates: readonly string[]): void {
  assignment.start = dates[0]!;
  assignment.end = dates.at(-1)!;
  assignment.sessions = dates.map((date) => ({ date, part: "full" }));
}
