/**
 * Which starts a place offers a phase, tabulated: places of facilities with the same open days and pools share a table until a booking
 * parts them.
 */
import type { OpenDays } from "../../calendar/index.ts";
import type { Facility, Phase } from "../../domain/index.ts";
import { type Facts, openFor, trainingDays } from "../facts.ts";
import { type PoolDraw, poolsOf } from "../pools-of.ts";
import { capacityOf } from "../rules/pools.ts";
import { span } from "../rules/span.ts";
import { startDay } from "../rules/start-day.ts";
import { ANY_UNIT, type RoomRows } from "./room-rows.ts";

/** [period] the period after the last training day of a class that starts here, NONE where none may. */
export type StartTable = Int32Array;

export const NONE = -1;

/** Where and when classes of a phase may start. */
export interface PhaseStarts {
  /** Periods in which some facility lets a class start, ascending. */
  readonly days: Int32Array;
  /** [period] the latest period after the end of a class that starts here anywhere, NONE where none does */
  readonly latestEnd: Int32Array;
  /** The table of a unit of a room row, made the first time it is asked for. */
  readonly startsIn: (row: number, unit: number) => StartTable;
  /** The same before bookings and pools are looked at. */
  readonly freeStarts: (row: number) => StartTable;
  /** How far holidays shift the starts of a table, by the most that they may, kept since every leaf asks for it. */
  readonly shifts: Map<StartTable, Map<number, Int32Array>>;
  /** What a class draws from pools at the facility of a room row; `undefined` when a pool does not serve it. */
  readonly drawsAt: (row: number) => readonly PoolDraw[] | undefined;
}

export function phaseStarts(facts: Facts, rooms: RoomRows, phase: Phase): PhaseStarts {
  const ofOpenDays = new Map<OpenDays, StartTable>();
  for (const facility of facts.problem.facilities) {
    const open = openFor(facts, facility, phase);
    if (!ofOpenDays.has(open)) ofOpenDays.set(open, unbookedStarts(facts, facility, phase));
  }
  const tables = [...ofOpenDays.values()];
  const periods = Int32Array.from({ length: facts.lastDay - facts.firstDay + 1 }, (_, period) => period);
  const freeStarts = (row: number): StartTable => ofOpenDays.get(openFor(facts, rooms.facility[row]!, phase))!;
  const draws = facts.problem.facilities.map((facility) =>
    phase.pools === undefined ? [] : poolsOf(facts, facility, phase),
  );
  const drawsAt = (row: number): readonly PoolDraw[] | undefined => draws[rooms.facilityRow[row]!];

  const ofPools = new Map<string, StartTable>();
  const withPools = (row: number): StartTable => {
    const needed = drawsAt(row) ?? [];
    const free = freeStarts(row);
    if (needed.length === 0) return free;
    const key = JSON.stringify([tables.indexOf(free), needed.map(({ pool, amount }) => [pool.id, amount])]);
    const known = ofPools.get(key) ?? needed.reduce((table, draw) => withoutShort(facts, table, draw), free);
    ofPools.set(key, known);
    return known;
  };
  const make = (row: number, unit: number): StartTable => {
    const booked = facts.booked.get(rooms.room[row]!);
    const table = withPools(row);
    if (booked === undefined) return table;
    return withoutBooked(table, facts.open.get(rooms.facility[row]!.id)!, booked.ofUnit.get(unit) ?? booked.all);
  };
  const ofAny: StartTable[] = [];
  const ofUnits = new Map<number, Map<number, StartTable>>();
  return {
    days: periods.filter((period) => tables.some((table) => table[period] !== NONE)),
    latestEnd: periods.map((period) => tables.reduce((latest, table) => Math.max(latest, table[period]!), NONE)),
    freeStarts,
    shifts: new Map(),
    drawsAt,
    startsIn: (row, unit) => {
      if (unit === ANY_UNIT) {
        ofAny[row] ??= make(row, unit);
        return ofAny[row];
      }
      const ofUnit = ofUnits.get(row) ?? new Map<number, StartTable>();
      ofUnits.set(row, ofUnit);
      const table = ofUnit.get(unit) ?? make(row, unit);
      ofUnit.set(unit, table);
      return table;
    },
  };
}

/** Starts that keep `open-days`, `start-day` and `span`. */
function unbookedStarts(facts: Facts, facility: Facility, phase: Phase): StartTable {
  const table = new Int32Array(facts.lastDay - facts.firstDay + 1).fill(NONE);
  for (let start = facts.firstDay; start <= facts.lastDay; start++) {
    const days = startDay.holds({ phase, start }, facts) ? trainingDays(facts, facility, phase, start) : undefined;
    if (days === undefined || !span.holds({ phase, days }, facts)) continue;
    table[start - facts.firstDay] = days.at(-1)! + 1 - facts.firstDay;
  }
  return table;
}

/** Less the starts of classes that would be there on a booked day: those with fewer free open days before their start than before their end. */
function withoutBooked(table: StartTable, open: OpenDays, booked: ReadonlySet<number>): StartTable {
  const isBlocked = (period: number): boolean => open.isOpen[period] === 1 && booked.has(open.firstDay + period);
  return withoutBlocked(table, isBlocked, 0);
}

/** Less the starts of classes that alone would ask for more than a pool has, on some day. */
function withoutShort(facts: Facts, table: StartTable, { pool, amount }: PoolDraw): StartTable {
  const capacity = capacityOf(pool);
  return withoutBlocked(table, (period) => amount > capacity(facts.firstDay + period), pool.travelDays ?? 0);
}

function withoutBlocked(table: StartTable, isBlocked: (period: number) => boolean, extraDays: number): StartTable {
  const blockedBefore = new Int32Array(table.length + 1);
  for (let period = 0; period < table.length; period++) {
    blockedBefore[period + 1] = blockedBefore[period]! + (isBlocked(period) ? 1 : 0);
  }
  return table.map((end, start) => {
    if (end === NONE) return NONE;
    const past = Math.min(end + extraDays, table.length);
    return blockedBefore[past] === blockedBefore[start] ? end : NONE;
  });
}
