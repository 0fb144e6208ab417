/**
 * All rooms that may teach a cohort, with what each costs before prices: the options over which a bound must hold.
 *
 * No room is left out but those that could never be the cheapest way: prices are not negative, so a room that costs as much as
 * leaving the cohort out cannot beat leaving it out.
 */
import { parseDay } from "../../calendar/index.ts";
import type { Cohort } from "../../domain/index.ts";
import { type FoundPlaces, type Place, placeIndex, placesWithin } from "../../geo/index.ts";
import { placeCosts, unplacedCost } from "../costs.ts";
import { type Facts, groupsOf, reachMetres } from "../facts.ts";
import type { ClassRule } from "../rule.ts";
import { FACILITY_RULES, ROOM_RULES } from "../rules/index.ts";
import type { RoomRows } from "./room-rows.ts";
import { type StartTable, startTables } from "./start-tables.ts";

/** A cohort and its candidates. */
export interface CohortOptions {
  readonly wave: string | undefined;
  readonly unplaced: number;
  /** Starts that its window leaves: periods `from .. past`, the last excluded. */
  readonly from: number;
  readonly past: number;
  /** Period of the preferred start, and what each day after it costs. */
  readonly preferred: number;
  readonly latenessPerDay: number;
  /** Cheapest first. */
  readonly candidates: readonly Candidate[];
}

/** A room that may teach a cohort. */
export interface Candidate {
  /** Room row. */
  readonly row: number;
  /** Cost of a class there, without lateness. */
  readonly cost: number;
  readonly starts: StartTable;
}

export function cohortOptions(facts: Facts, rooms: RoomRows): CohortOptions[] {
  const within = reachedFacilities(facts);
  const tableOf = startTables(facts, rooms);
  return facts.problem.cohorts.map((cohort) => {
    const phase = facts.phases.get(cohort.programme)!;
    const unplaced = unplacedCost(facts, cohort);
    const found: Candidate[] = [];
    const { rows, personMetres } = within(cohort);
    for (let k = 0; k < rows.length; k++) {
      const facility = facts.problem.facilities[rows[k]!]!;
      const costs = placeCosts(facts, cohort, phase, facility, personMetres[k]!);
      const cost = costs.class + costs.facilityDays + costs.allowance + costs.travel;
      if (cost >= unplaced || !holdAll(FACILITY_RULES, { cohort, phase, facility }, facts)) continue;
      for (let n = 0; n < facility.rooms.length; n++) {
        const room = facility.rooms[n]!;
        if (!holdAll(ROOM_RULES, { cohort, phase, facility, room }, facts)) continue;
        const row = rooms.firstRow[rows[k]!]! + n;
        found.push({ row, cost, starts: tableOf(phase, row) });
      }
    }
    found.sort((a, b) => a.cost - b.cost);
    return { ...timesOf(facts, cohort), wave: cohort.wave, unplaced, candidates: found };
  });
}

function holdAll<Seen>(rules: readonly ClassRule<Seen>[], seen: Seen, facts: Facts): boolean {
  for (let k = 0; k < rules.length; k++) if (!rules[k]!.holds(seen, facts)) return false;
  return true;
}

/** Facilities within reach of every origin of a cohort, by row, and the sum over its origins of people x road metres. */
interface Reached {
  readonly rows: ArrayLike<number>;
  readonly personMetres: ArrayLike<number>;
}

function reachedFacilities(facts: Facts): (cohort: Cohort) => Reached {
  const places = facts.problem.facilities.map(({ id }) => facts.places.get(id)!);
  const index = placeIndex(places, facts.travel);
  const known = new Map<string, FoundPlaces>();
  const near = (place: Place, limit: number): FoundPlaces => {
    const key = JSON.stringify([place.landmass, place.point.lat, place.point.lon, limit]);
    const found = known.get(key) ?? placesWithin(index, place, limit);
    known.set(key, found);
    return found;
  };
  return (cohort) => {
    const limit = reachMetres(facts, cohort);
    const [first, ...others] = groupsOf(facts, cohort).map(({ place, count }): Reached => {
      const { rows, metres } = near(place, limit);
      return { rows, personMetres: metres.map((one) => count * one) };
    });
    return others.reduce(inBoth, first!);
  };
}

/** The facilities in both lists, with the sum of what is counted in either. */
function inBoth(a: Reached, b: Reached): Reached {
  const inB = new Map(Array.from(b.rows, (row, k) => [row, b.personMetres[k]!]));
  const shared = Array.from(a.rows, (_, k) => k).filter((k) => inB.has(a.rows[k]!));
  return {
    rows: shared.map((k) => a.rows[k]!),
    personMetres: shared.map((k) => a.personMetres[k]! + inB.get(a.rows[k]!)!),
  };
}

function timesOf(facts: Facts, { window, preferredStart }: Cohort) {
  return {
    from: Math.max(0, parseDay(window.earliest) - facts.firstDay),
    past: Math.min(parseDay(window.latest), facts.lastDay) + 1 - facts.firstDay,
    preferred: preferredStart === undefined ? 0 : parseDay(preferredStart) - facts.firstDay,
    latenessPerDay: preferredStart === undefined ? 0 : (facts.costs.latenessPerDay ?? 0),
  };
}
