import { formedCohorts, type Problem, type Solution } from "serentak";
import { textTable } from "./text-table.ts";

/** What became of the people of one province. */
export interface ProvinceFigures {
  readonly province: string;
  readonly name: string;
  participants: number;
  placed: number;
  unplaced: number;
  left: number;
  /** Classes taught in the province, by type of facility. */
  readonly classes: Record<string, number>;
}

/** People left out when classes were formed. */
interface LeftOut {
  readonly region: string;
  readonly count: number;
}

/** Figures of every province, by code; people count where they live, classes where they are taught. */
export function provinceFigures(
  problem: Problem,
  demand: NonNullable<Problem["demand"]>,
  { plan }: Solution,
  left: readonly LeftOut[],
): ProvinceFigures[] {
  const provinceOf = provinces(problem);
  const figures = new Map<string, ProvinceFigures>();
  for (const { id, name } of problem.regions) {
    if (provinceOf.get(id) !== id) continue;
    figures.set(id, { province: id, name: name ?? id, participants: 0, placed: 0, unplaced: 0, left: 0, classes: {} });
  }
  const at = (region: string): ProvinceFigures => figures.get(provinceOf.get(region)!)!;
  for (const { region, count } of demand) at(region).participants += count;
  for (const { region, count } of left) at(region).left += count;
  const regionOf = new Map((problem.demand ?? []).map(({ id, region }) => [id, region]));
  for (const { demand: id, count } of plan.left ?? []) at(regionOf.get(id)!).unplaced += count;
  const cohorts = new Map([...problem.cohorts, ...formedCohorts(problem, plan)].map((cohort) => [cohort.id, cohort]));
  const facilities = new Map(problem.facilities.map((facility) => [facility.id, facility]));
  const origins = (id: string): readonly LeftOut[] => {
    const cohort = cohorts.get(id)!;
    return cohort.origins ?? [{ region: cohort.region, count: cohort.size }];
  };
  const counted = new Set<string>();
  for (const { cohort, facility: id } of plan.assignments) {
    // Whoever is taught in several phases is one person still.
    if (!counted.has(cohort)) for (const { region, count } of origins(cohort)) at(region).placed += count;
    counted.add(cohort);
    const { region, type } = facilities.get(id)!;
    const { classes } = at(region);
    classes[type] = (classes[type] ?? 0) + 1;
  }
  for (const { cohort } of plan.unplaced) {
    for (const { region, count } of origins(cohort)) at(region).unplaced += count;
  }
  return [...figures.values()];
}

/** The figures as a text table with a last row of sums. */
export function provinceTable(figures: readonly ProvinceFigures[], types: readonly string[]): string {
  const row = (name: string, of: readonly ProvinceFigures[]): (string | number)[] => {
    const sum = (value: (figures: ProvinceFigures) => number): number =>
      of.reduce((total, each) => total + value(each), 0);
    return [
      name,
      sum((each) => each.participants),
      sum((each) => each.placed),
      sum((each) => each.unplaced),
      sum((each) => each.left),
      ...types.map((type) => sum((each) => each.classes[type] ?? 0)),
    ];
  };
  const head = ["province", "people", "placed", "unplaced", "left", ...types];
  return textTable(head, [...figures.map((each) => row(each.name, [each])), row("all", figures)]);
}

/** Who is left out and why: reasons with the most people first. */
export function leftOutLines(
  problem: Problem,
  { plan }: Solution,
  left: readonly (LeftOut & { readonly reason: { readonly code: string; readonly message: string } })[],
): string[] {
  const groups = new Map<string, { people: number; example: string }>();
  const add = (code: string, people: number, example: string): void => {
    const group = groups.get(code) ?? { people: 0, example };
    groups.set(code, { ...group, people: group.people + people });
  };
  for (const { count, reason } of left) add(reason.code, count, reason.message);
  for (const { demand, count, reason } of plan.left ?? []) add(reason.code, count, `${demand}: ${reason.message}`);
  const sizes = new Map(problem.cohorts.map(({ id, size }) => [id, size]));
  for (const { cohort, reason } of plan.unplaced) add(reason.code, sizes.get(cohort)!, `${cohort}: ${reason.message}`);
  return [...groups]
    .sort(([, a], [, b]) => b.people - a.people)
    .map(
      ([code, { people, example }]) =>
        `${people.toLocaleString("en")} ${people === 1 ? "person" : "people"} left out, ${code}. For example: ${example}`,
    );
}

/** The province of each region: itself or its ancestor just below a root. */
function provinces({ regions }: Problem): Map<string, string> {
  const parents = new Map(regions.map(({ id, parent }) => [id, parent]));
  const provinceOf = new Map<string, string>();
  for (const { id } of regions) {
    let province = id;
    for (
      let parent = parents.get(id);
      parent !== undefined && parents.get(parent) !== undefined;
      parent = parents.get(parent)
    )
      province = parent;
    if (parents.get(id) !== undefined) provinceOf.set(id, province);
  }
  return provinceOf;
}
