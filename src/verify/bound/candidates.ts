/**
 * All rooms that may teach a cohort's phases, with what each costs before prices: the options over which a bound must hold.
 *
 * No room is left out but those that could never be the cheapest way: unless a quota has a minimum, or a level comes before costs, prices
 * never make a class cheaper, so a room that costs as much as leaving the cohort out cannot beat leaving it out.
 */
import { sortByKey } from "../../base/index.ts";
import { parseDay } from "../../calendar/index.ts";
import { type Cohort, fairGroupsOf, type Phase } from "../../domain/index.ts";
import { allowanceCost, classCost, emptySeatsCost, preferenceCost, travelCost, unplacedCost } from "../costs.ts";
import { type Facts, phasesOf } from "../facts.ts";
import type { ClassRule } from "../rule.ts";
import { FACILITY_RULES, ROOM_RULES } from "../rules/index.ts";
import { mustBePlaced } from "../rules/mandatory.ts";
import { ownRules } from "../rules/own-rules.ts";
import { type OwnCost, ownCostOf } from "./own-cost.ts";
import { hasPlaces } from "./places.ts";
import { type Reached, reachedFacilities } from "./reached.ts";
import type { RoomRows } from "./room-rows.ts";
import { type PhaseStarts, phaseStarts } from "./start-tables.ts";

/** Cohorts that are alike in all but their name, and their candidates. */
export interface CohortOptions {
  /** One of them. */
  readonly cohort: Cohort;
  /** Row of that one in the problem. */
  readonly row: number;
  /** How many cohorts these are: each of them has the same cheapest way. */
  readonly times: number;
  /** Infinite for a cohort that must be placed. */
  readonly unplaced: number;
  readonly phases: readonly PhaseOptions[];
}

/** Where and when a phase of a cohort may be taught. */
export interface PhaseOptions extends PhaseStarts {
  readonly phase: Phase;
  /** Its place in the programme, from 0. */
  readonly index: number;
  /** Participants. */
  readonly size: number;
  /** Starts that the window leaves: periods `from .. past`, the last excluded. */
  readonly from: number;
  readonly past: number;
  /** Period of the preferred start, and what each day after it costs. */
  readonly preferred: number;
  readonly latenessPerDay: number;
  /** [k] room row of a candidate, cheapest first */
  readonly rows: Int32Array;
  /** [k] cost of a class there, without lateness and boarding */
  readonly costs: Float64Array;
  /** [k] how much of it are broken preferences and empty seats, which no budget pays; absent when the cohort has none */
  readonly penalties?: Float64Array;
  /** [k] how many board there; absent when nobody boards anywhere */
  readonly boarders?: Int32Array;
  /** What a class costs by own rules in a room row when it starts in a period; absent where no rule names costs */
  readonly ownCost?: OwnCost;
}

/** `areAllNamed`: cohorts that are alike in all else are told apart by their names. */
export function cohortOptions(facts: Facts, rooms: RoomRows, areAllNamed = false): CohortOptions[] {
  const within = reachedFacilities(facts);
  const list = candidateLister(facts, rooms);
  const starts = new Map<Phase, PhaseStarts>();
  const hasMinimum = (facts.problem.quotas ?? []).some(({ min }) => min !== undefined);
  const isAnyWorth = hasMinimum || facts.problem.levels === "lexicographic" || facts.problem.fairness !== undefined;
  return alikeCohorts(facts, areAllNamed).map(({ cohort, row, times }) => {
    const unplaced = mustBePlaced(cohort) ? Number.POSITIVE_INFINITY : unplacedCost(facts, cohort);
    const cutoff = isAnyWorth ? Number.POSITIVE_INFINITY : unplaced;
    const reached = within(cohort);
    const phases = phasesOf(facts, cohort).map((phase, index): PhaseOptions => {
      const found = starts.get(phase) ?? phaseStarts(facts, rooms, phase);
      starts.set(phase, found);
      const times = index === 0 ? timesOf(facts, cohort) : anyTime(facts);
      const candidates = list(cohort, phase, index, reached, cutoff, found);
      const ownCost = ownCostOf(facts, rooms, cohort, phase);
      return { phase, index, size: cohort.size, ...times, ...candidates, ...found, ...(ownCost && { ownCost }) };
    });
    return { cohort, row, times, unplaced, phases };
  });
}

type Candidates = Pick<PhaseOptions, "rows" | "costs" | "penalties" | "boarders">;

/** Lists the candidates of a phase that cost less than a cutoff. */
function candidateLister(facts: Facts, rooms: RoomRows) {
  const { facilities } = facts.problem;
  const suits = suitedRooms(facts, rooms);
  // What a facility costs whoever comes, looked up once: cohorts and the facilities near them make millions of pairs.
  const perClass = Float64Array.from(facilities, (facility) => classCost(facts, facility));
  const perDay = Float64Array.from(facilities, (facility) => facility.costs?.perDay ?? 0);
  const isShut = Uint8Array.from(facilities, ({ limits }) => (limits?.concurrentCohorts === 0 ? 1 : 0));
  const hasSeatCost = (facts.costs.emptySeat ?? 0) > 0;
  const hasOwn = facts.own.rules !== undefined;
  const foundAt = new Int32Array(rooms.room.length);
  const foundRows = new Int32Array(rooms.room.length);
  const foundCosts = new Float64Array(rooms.room.length);
  const [penalty, boarding] = [new Float64Array(facilities.length), new Int32Array(facilities.length)];

  return (
    cohort: Cohort,
    phase: Phase,
    index: number,
    reached: Reached,
    cutoff: number,
    starts: PhaseStarts,
  ): Candidates => {
    const { rows: near, dailyMetres, boarderMetres, boarders } = reached;
    const pin = index === 0 ? cohort.pinned : undefined;
    const allowance = allowanceCost(facts, cohort, phase);
    const isSuited = suits(cohort, phase);
    const hasPenalties = cohort.preferences !== undefined || hasSeatCost;
    let found = 0;
    for (let k = 0; k < near.length; k++) {
      const facility = near[k]!;
      const { id, beds = 0 } = facilities[facility]!;
      if (isShut[facility] === 1 || (pin?.facility !== undefined && pin.facility !== id)) continue;
      if (boarders !== undefined && boarders[k]! > 0) {
        if (boarders[k]! > beds) continue;
      }
      const fixed = perClass[facility]! + perDay[facility]! * phase.days + allowance;
      let cost = fixed + travelCost(facts, phase, dailyMetres[k]!, boarderMetres?.[k] ?? 0);
      if (hasPenalties) {
        penalty[facility] = preferenceCost(facts, cohort, phase, facilities[facility]!);
        cost += penalty[facility]!;
      }
      if (cost >= cutoff) continue;
      boarding[facility] = boarders?.[k] ?? 0;
      const firstRow = rooms.firstRow[facility]!;
      if (starts.drawsAt(firstRow) === undefined) continue;
      for (let row = firstRow; row < rooms.firstRow[facility + 1]!; row++) {
        if (!isSuited(row) || (pin?.room !== undefined && pin.room !== rooms.room[row]!.id)) continue;
        if (
          hasOwn &&
          !ownRules.holds({ cohort, phase, facility: facilities[facility]!, room: rooms.room[row]! }, facts)
        )
          continue;
        const seated = hasSeatCost ? cost + emptySeatsCost(facts, cohort, rooms.room[row]!) : cost;
        if (seated >= cutoff) continue;
        foundRows[found] = row;
        foundCosts[found++] = seated;
      }
    }
    sortByKey(foundCosts, foundRows, 0, found);
    const rows = foundRows.slice(0, found);
    for (let k = 0; k < found; k++) foundAt[k] = rooms.facilityRow[rows[k]!]!;
    const at = foundAt.subarray(0, found);
    return {
      rows,
      costs: foundCosts.slice(0, found),
      ...(hasPenalties && {
        penalties: Float64Array.from(
          at,
          (facility, k) => penalty[facility]! + emptySeatsCost(facts, cohort, rooms.room[rows[k]!]!),
        ),
      }),
      ...(boarders !== undefined && { boarders: Int32Array.from(at, (facility) => boarding[facility]!) }),
    };
  };
}

/** Whether a room suits a cohort's phase, wherever and whenever: asked of the rules once for all cohorts that differ in no more than that. */
function suitedRooms(facts: Facts, rooms: RoomRows): (cohort: Cohort, phase: Phase) => (row: number) => boolean {
  const where = { id: 0, region: 0, point: 0, landmass: 0, origins: 0, maxTravelKm: 0, pinned: 0, preferences: 0 };
  const elsewhere = { ...where, window: 0, preferredStart: 0, wave: 0, priority: 0, mandatory: 0, series: 0 };
  const known = new Map<string, Int8Array>();
  return (cohort, phase) => {
    const key = JSON.stringify({ ...cohort, ...elsewhere, phase: phase.id });
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

function alikeCohorts(
  facts: Facts,
  areNamed: boolean,
): { readonly cohort: Cohort; readonly row: number; readonly times: number }[] {
  const kinds = new Map<string, { cohort: Cohort; row: number; times: number }>();
  const filters = [...(facts.problem.quotas ?? []), ...fairGroupsOf(facts.problem)];
  const named = new Set(filters.flatMap(({ cohorts }) => cohorts?.ids ?? []));
  // Each bears its own share of what places cost, and own rules may look at names.
  const areAllNamed = areNamed || hasPlaces(facts.problem) || facts.own.rules !== undefined;
  for (const [row, cohort] of facts.problem.cohorts.entries()) {
    const isNamed = areAllNamed || named.has(cohort.id);
    const key = JSON.stringify({ ...cohort, id: isNamed ? cohort.id : undefined });
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, { cohort, row, times: 1 });
    else kind.times++;
  }
  return [...kinds.values()];
}

function holdAll<Seen>(rules: readonly ClassRule<Seen>[], seen: Seen, facts: Facts): boolean {
  for (let k = 0; k < rules.length; k++) if (!rules[k]!.holds(seen, facts)) return false;
  return true;
}

type Times = Pick<PhaseOptions, "from" | "past" | "preferred" | "latenessPerDay">;

function timesOf(facts: Facts, { window, preferredStart, pinned }: Cohort): Times {
  const earliest = parseDay(pinned?.start ?? window.earliest);
  const latest = parseDay(pinned?.start ?? window.latest);
  return {
    from: Math.max(0, earliest - facts.firstDay),
    past: Math.min(latest, facts.lastDay) + 1 - facts.firstDay,
    preferred: preferredStart === undefined ? 0 : parseDay(preferredStart) - facts.firstDay,
    latenessPerDay: preferredStart === undefined ? 0 : (facts.costs.latenessPerDay ?? 0),
  };
}

function anyTime({ firstDay, lastDay }: Facts): Times {
  return { from: 0, past: lastDay + 1 - firstDay, preferred: 0, latenessPerDay: 0 };
}
