/** A plan, read once: everything that the sections of a report put into words. */
import { formedCohorts } from "../../domain/index.ts";
import type { ReportInput } from "../report-input.ts";
import { type Atlas, atlasOf } from "./atlas.ts";
import { type PlannedClass, plannedClasses } from "./classes.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { type LeftPeople, leftPeople } from "./left-people.ts";
import { type ProvinceFigures, provinceFigures } from "./provinces.ts";
import { type Weeks, weeksOf } from "./weeks.ts";

export interface Reading {
  readonly input: ReportInput;
  readonly atlas: Atlas;
  readonly classes: readonly PlannedClass[];
  readonly left: readonly LeftPeople[];
  readonly figures: Figures;
  readonly provinces: readonly ProvinceFigures[];
  readonly weeks: Weeks;
}

export function readPlan(input: ReportInput): Reading {
  const atlas = atlasOf(input.problem, formedCohorts(input.problem, input.solution.plan));
  const left = leftPeople(input);
  const classes = plannedClasses(input.problem, input.solution.plan.assignments, atlas);
  const provinces = provinceFigures(input, classes, left, atlas);
  const names = provinces.map((row) => row.province);
  return {
    input,
    atlas,
    classes,
    left,
    figures: figuresOf(input, classes, left, atlas),
    provinces,
    weeks: weeksOf(classes, names, atlas),
  };
}

/** Whether the plan forms its classes itself, so that what is proven holds for all classes that could be formed. */
export function isJoint({ input }: Reading): boolean {
  return (input.problem.demand ?? []).length > 0;
}
