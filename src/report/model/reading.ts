/** A plan, read once: everything that the sections of a report put into words. */
import type { ReportInput } from "../report-input.ts";
import { type Atlas, atlasOf } from "./atlas.ts";
import { type PlannedClass, plannedClasses } from "./classes.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { type ProvinceFigures, provinceFigures } from "./provinces.ts";
import { type Weeks, weeksOf } from "./weeks.ts";

export interface Reading {
  readonly input: ReportInput;
  readonly atlas: Atlas;
  readonly classes: readonly PlannedClass[];
  readonly figures: Figures;
  readonly provinces: readonly ProvinceFigures[];
  readonly weeks: Weeks;
}

export function readPlan(input: ReportInput): Reading {
  const atlas = atlasOf(input.problem);
  const classes = plannedClasses(input.problem, input.solution.plan.assignments, atlas);
  const provinces = provinceFigures(input, classes, atlas);
  const names = provinces.map((row) => row.province);
  return {
    input,
    atlas,
    classes,
    figures: figuresOf(input, classes, atlas),
    provinces,
    weeks: weeksOf(classes, names, atlas),
  };
}
