/**
 * All rooms that may teach a cohort, with what each costs before prices: the options over which a bound must hold.
 *
 * No room is left out but those that could never be the cheapest way: prices are not negative, so a room that costs as much as
 * leaving the cohort out cannot beat leaving it out.
 */
import { sortByKey } from "../../base/index.ts";
import { parseDay } from "../../calendar/index.ts";
import type { Cohort, Phase } from "../../domain/index.ts";
import { type FoundPlaces, type Place, placeIndex, placesWithin } from "../../geo/index.ts";
import { allowanceCost, classCost, travelCost, unplacedCost } from "../costs.ts";
import { type Facts, groupsOf, reachMetres } from "../facts.ts";
import type { ClassRule } from "../rule.ts";
import { FACILITY_RULES, ROOM_RULES } from "../rules/index.ts";
import type { RoomRows } from "./room-rows.ts";
import { type PhaseStarts, phaseStarts, type StartTable } from "./start-tables.ts";

/** Cohorts that are alike in all but their name, and their candidates. */
export interface CohortOptions {
  /** How many cohorts these are: each of them has the same cheapest way. */
  readonly times: number;
  readonly wave: string | undefined;
  readonly unplaced: number;
  /** Starts that the window leaves: periods `from .. past`, the last excluded. */
  readonly from: number;
  readonly past: number;
  /** Period of the preferred start, and what each day after it costs. */
  readonly preferred: number;
  readonly latenessPerDay: number;
  /** [k] room row of a candidate, cheapest first */
  readonly rows: Int32Array;
  /** [k] cost of a class there, without lateness */
  readonly costs: Float64Array;
  /** Periods in which some candidate may let a class start, ascending. */
  readonly days: Int32Array;
  readonly startsIn: (row: number) => StartTable;
}

export function cohortOptions(facts: Facts, rooms: RoomRows): CohortOptions[] {
  const { cohorts, facilities } = facts.problem;
  const within = reachedFacilities(facts);
  const suits = suitedRooms(facts, rooms);
  const starts = new Map<Phase, PhaseStarts>();
  // What a facility costs whoever comes, looked up once: cohorts and the facilities near them make millions of pairs.
  const perClass = Float64Array.from(facilities, (facility) => classCost(facts, facility));
  const perDay = Float64Array.from(facilities, (facility) => facility.costs?.perDay ?? 0);
  const foundRows = new Int32Array(rooms.room.length);
  const foundCosts = new Float64Array(rooms.room.length);
  return alikeCohorts(cohorts).map(({ cohort, times }) => {
    const phase = facts.phases.get(cohort.programme)!;
    if (!starts.has(phase)) starts.set(phase, phaseStarts(facts, rooms, phase));
    const unplaced = unplacedCost(facts, cohort);
    const allowance = allowanceCost(facts, cohort, phase);
    const isSuited = suits(cohort, phase);
    const { rows: reached, personMetres } = within(cohort);
    let found = 0;
    for (let k = 0; k < reached.length; k++) {
      const facility = reached[k]!;
      const fixed = perClass[facility]! + perDay[facility]! * phase.days + allowance;
      const cost = fixed + travelCost(facts, phase, personMetres[k]!);
      if (cost >= unplaced) continue;
      for (let row = rooms.firstRow[facility]!; row < rooms.firstRow[facility + 1]!; row++) {
        if (!isSuited(row)) continue;
        foundRows[found] = row;
        foundCosts[found++] = cost;
      }
    }
    sortByKey(foundCosts, foundRows, 0, found);
    const rows = foundRows.slice(0, found);
    const costs = foundCosts.slice(0, found);
    return { times, wave: cohort.wave, unplaced, ...timesOf(facts, cohort), rows, costs, ...starts.get(phase)! };
  });
}

/** Whether a room suits a cohort, wherever and whenever: asked of the rules once for all cohorts that differ in no more than that. */
function suitedRooms(facts: Facts, rooms: RoomRows): (cohort: Cohort, phase: Phase) => (row: number) => boolean {
  const elsewhere = { id: 0, region: 0, point: 0, landmass: 0, origins: 0, window: 0, preferredStart: 0, wave: 0 };
  const known = new Map<string, Int8Array>();
  return (cohort, phase) => {
    const key = JSON.stringify({ ...cohort, ...elsewhere });
    /** [room row] 0 not asked yet, 1 yes, -1 no */
    const answers = known.get(key) ?? new Int8Array(rooms.room.length);
    known.set(key, answers);
    return (row) => {
      if (answers[row] === 0) {
        const seen = { cohort, phase, facility: rooms.facility[row]!, room: rooms.room[row]! };
        answers[row] = holdAll(FACILITY_RULES, seen, facts) && holdAll(ROOM_RULES, seen, facts) ? 1 : -1;
      }
      return answers[row] === 1;
    };
  };
}

function alikeCohorts(cohorts: readonly Cohort[]): { readonly cohort: Cohort; readonly times: number }[] {
  const kinds = new Map<string, { cohort: Cohort; times: number }>();
  for (const cohort of cohorts) {
    const key = JSON.stringify({ ...cohort, id: undefined });
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, { cohort, times: 1 });
    else kind.times++;
  }
  return [...kinds.values()];
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
