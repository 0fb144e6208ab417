/**
 * How the people of a cohort get to a facility: daily from as far as the cohort's limit, and from beyond it, as far as the problem's
 * limit of boarding, once, to a bed, where the facility has beds.
 */
import type { Cohort, Facility } from "../domain/index.ts";
import { type Place, UNREACHABLE } from "../geo/index.ts";
import { type Facts, inherited } from "./facts.ts";

/** Participants of a cohort who set out from one place. */
export interface Group {
  readonly place: Place;
  readonly count: number;
}

/** What the journeys of a cohort to a facility add up to. */
export interface Journey {
  /** Sum over those who travel daily of road metres one way. */
  readonly dailyMetres: number;
  /** The same over those who board. */
  readonly boarderMetres: number;
  readonly boarders: number;
}

/** Where the people of a cohort set out from: its origins, or one place for all of them. */
export function groupsOf(facts: Facts, cohort: Cohort): Group[] {
  const origins = cohort.origins ?? [{ ...cohort, count: cohort.size }];
  return origins.map(({ region, point, landmass, count }) => ({
    place: {
      // The parser has seen to it that one of the two is there.
      point: point ?? facts.lines.get(region)![0]!.point!,
      landmass: landmass ?? inherited(facts.lines, region, "landmass") ?? "",
      region,
    },
    count,
  }));
}

/** Most road metres that a participant of the cohort travels daily, one way. */
export function reachMetres(facts: Facts, cohort: Cohort): number {
  return Math.round((cohort.maxTravelKm ?? facts.maxTravelKm) * 1000);
}

/** Most road metres that a participant of the cohort has to a facility, whether daily or to a bed there. */
export function farthestMetres(facts: Facts, cohort: Cohort, facility: Facility): number {
  const daily = reachMetres(facts, cohort);
  return facility.beds === undefined ? daily : Math.max(daily, boardingMetres(facts));
}

/** Most road metres of someone who boards; 0 when nobody does. */
export function boardingMetres({ maxBoardingKm }: Facts): number {
  return maxBoardingKm === undefined ? 0 : Math.round(maxBoardingKm * 1000);
}

/** Whether someone of the cohort who has so many road metres to the facility boards there. */
function boards(facts: Facts, cohort: Cohort, facility: Facility, metres: number): boolean {
  return metres > reachMetres(facts, cohort) && metres <= farthestMetres(facts, cohort, facility);
}

/** Travel to where no road leads, as to another landmass, counts nothing; who lives too far away even for a bed counts as daily. */
export function journeyOf(facts: Facts, cohort: Cohort, facility: Facility): Journey {
  const to = facts.places.get(facility.id)!;
  let [dailyMetres, boarderMetres, boarders] = [0, 0, 0];
  for (const { place, count } of groupsOf(facts, cohort)) {
    const metres = facts.travel.roadMetres(place, to);
    if (metres === UNREACHABLE) continue;
    if (boards(facts, cohort, facility, metres)) {
      boarders += count;
      boarderMetres += count * metres;
    } else dailyMetres += count * metres;
  }
  return { dailyMetres, boarderMetres, boarders };
}
