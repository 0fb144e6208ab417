import { NONE } from "../../kernel/index.ts";
import type { Coupling } from "../coupling.ts";
import { matchesFacility } from "../filters.ts";

/** `openings`: at most so many of the facilities that match hold any class. */
export function openings({ offer, draft, facilityPlace }: Coupling): void {
  const { problem, sites, regions } = offer;
  for (const { facilities, max } of problem.openings ?? []) {
    const matching = sites.flatMap(({ facility }, site) =>
      facilityPlace[site] !== NONE && matchesFacility(facilities, facility, regions) ? [facilityPlace[site]!] : [],
    );
    draft.limit(matching, max);
  }
}
