/** A filter asks only for what its things have: facilities have types, owners and tags, cohorts have programmes. */
import type { Filter } from "../filter.ts";
import type { Problem } from "../problem.ts";
import type { Draft } from "./draft.ts";
import type { Path } from "./place.ts";
import type { Subject } from "./subject.ts";

interface PlacedFilter {
  readonly filter: Draft<Filter>;
  readonly of: "facilities" | "cohorts";
  readonly path: Path;
}

const LACKING = { facilities: ["programmes"], cohorts: ["types", "owners", "tags"] } as const;

export function checkFilters({ problem, faults }: Subject): void {
  for (const { filter, of, path } of filtersOf(problem)) {
    for (const list of LACKING[of]) {
      if (filter[list] === undefined) continue;
      const says = `asks for ${list}, which ${of} do not have.`;
      faults.add([...path, list], "inconsistent", says, "put it into the filter of the other.");
    }
  }
}

/** Every filter of a problem, and what it is a filter of. */
export function filtersOf(problem: Draft<Problem>): readonly PlacedFilter[] {
  const found: PlacedFilter[] = [];
  const add = (filter: Draft<Filter> | undefined, of: PlacedFilter["of"], ...path: Path): void => {
    if (filter !== undefined) found.push({ filter, of, path });
  };
  problem.cohorts?.forEach((cohort, row) => {
    cohort?.preferences?.forEach((preference, k) => {
      add(preference?.facilities, "facilities", "cohorts", row, "preferences", k, "facilities");
    });
  });
  problem.quotas?.forEach((quota, row) => {
    add(quota?.facilities, "facilities", "quotas", row, "facilities");
    add(quota?.cohorts, "cohorts", "quotas", row, "cohorts");
  });
  problem.openings?.forEach((openings, row) => {
    add(openings?.facilities, "facilities", "openings", row, "facilities");
  });
  problem.fairness?.groups?.forEach((group, row) => {
    add(group?.cohorts, "cohorts", "fairness", "groups", row, "cohorts");
  });
  return found;
}
