/** The plan by province: people where they live, classes where they are taught. */
import type { ReportInput } from "../report-input.ts";
import type { Atlas } from "./atlas.ts";
import { originsOf, type PlannedClass } from "./classes.ts";
import type { LeftPeople } from "./left-people.ts";

export interface ProvinceFigures {
  readonly province: string;
  /** People who live here: placed, in a class without a place, in no class. */
  placed: number;
  unplaced: number;
  left: number;
  /** Road metres one way, summed over the placed people who live here. */
  roadM: number;
  /** Classes taught here, in this many facilities, at this cost. */
  classes: number;
  facilitiesUsed: number;
  cost: number;
}

/** Provinces with people or classes, in the order of the problem's regions. */
export function provinceFigures(
  input: ReportInput,
  classes: readonly PlannedClass[],
  left: readonly LeftPeople[],
  atlas: Atlas,
): readonly ProvinceFigures[] {
  const rows = new Map<string, ProvinceFigures>();
  for (const region of input.problem.regions) rowOf(rows, atlas.provinceOf(region.id));
  const rowAt = (region: string): ProvinceFigures => rowOf(rows, atlas.provinceOf(region));

  const used = new Set<string>();
  for (const { facility, origins, cost, isFirst } of classes) {
    // Who is taught in two phases is one person.
    for (const origin of isFirst ? origins : []) {
      const home = rowAt(origin.region);
      home.placed += origin.count;
      home.roadM += origin.count * origin.roadM;
    }
    const place = rowAt(facility.region);
    place.classes++;
    place.cost += cost;
    if (!used.has(facility.id)) place.facilitiesUsed++;
    used.add(facility.id);
  }
  for (const { cohort: id } of input.solution.plan.unplaced) {
    const cohort = atlas.cohorts.get(id);
    if (cohort === undefined) continue;
    for (const origin of originsOf(cohort, atlas)) rowAt(origin.region).unplaced += origin.count;
  }
  for (const { region, count } of left) rowAt(region).left += count;
  return [...rows.values()].filter((row) => peopleOf(row) > 0 || row.classes > 0);
}

/** Everyone who lives in the province. */
function peopleOf(row: ProvinceFigures): number {
  return row.placed + row.unplaced + row.left;
}

function rowOf(rows: Map<string, ProvinceFigures>, province: string): ProvinceFigures {
  let row = rows.get(province);
  if (row === undefined) {
    row = { province, placed: 0, unplaced: 0, left: 0, roadM: 0, classes: 0, facilitiesUsed: 0, cost: 0 };
    rows.set(province, row);
  }
  return row;
}
