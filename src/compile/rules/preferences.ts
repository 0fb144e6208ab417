import { isFirstPhase } from "../class-tasks.ts";
import { matchesFacility } from "../filters.ts";
import { cohortOf, type Offer } from "../offer.ts";
import type { ClassRule } from "./rule.ts";

/** `preferences`: a penalty for each preference of a cohort whose phase is at a facility that does not match. */
export function preferences(offer: Offer): ClassRule | undefined {
  if (!offer.problem.cohorts.some((cohort) => cohort.preferences !== undefined)) return undefined;
  return { cost: (task, site) => preferencesTerm(offer, task, site) };
}

/** What a class pays at a site for what its cohort would have preferred. */
export function preferencesTerm(offer: Offer, task: number, site: number): number {
  const { tasks, sites, regions } = offer;
  let penalties = 0;
  for (const { phase, facilities, penalty } of cohortOf(offer, task).preferences ?? []) {
    const isMeant = phase === undefined ? isFirstPhase(tasks, task) : phase === tasks.phases[task]!.id;
    if (isMeant && !matchesFacility(facilities, sites[site]!.facility, regions)) penalties += penalty;
  }
  return penalties;
}
