/**
 * Which starts a room offers a phase, tabulated: rooms of facilities with the same open days share a table until a booking parts them.
 */
import type { OpenDays } from "../../calendar/index.ts";
import type { Facility, Phase } from "../../domain/index.ts";
import { type Facts, trainingDays } from "../facts.ts";
import { span } from "../rules/span.ts";
import { startDay } from "../rules/start-day.ts";
import type { RoomRows } from "./room-rows.ts";

/** [period] the period after the last training day of a class that starts here, NONE where none may. */
export type StartTable = Int32Array;

export const NONE = -1;

/** Where and when classes of a phase may start. */
export interface PhaseStarts {
  /** Periods in which some facility lets a class start, ascending. */
  readonly days: Int32Array;
  /** The table of a room row, made the first time it is asked for. */
  readonly startsIn: (row: number) => StartTable;
}

export function phaseStarts(facts: Facts, rooms: RoomRows, phase: Phase): PhaseStarts {
  const ofOpenDays = new Map<OpenDays, StartTable>();
  for (const facility of facts.problem.facilities) {
    const open = facts.open.get(facility.id)!;
    if (!ofOpenDays.has(open)) ofOpenDays.set(open, unbookedStarts(facts, facility, phase));
  }
  const tables = [...ofOpenDays.values()];
  const periods = Int32Array.from({ length: facts.lastDay - facts.firstDay + 1 }, (_, period) => period);

  const ofRoom: StartTable[] = [];
  const make = (row: number): StartTable => {
    const open = facts.open.get(rooms.facility[row]!.id)!;
    const booked = facts.booked.get(rooms.room[row]!);
    return booked === undefined ? ofOpenDays.get(open)! : withoutBooked(ofOpenDays.get(open)!, open, booked);
  };
  return {
    days: periods.filter((period) => tables.some((table) => table[period] !== NONE)),
    startsIn: (row) => {
      ofRoom[row] ??= make(row);
      return ofRoom[row];
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

/** Less the starts of classes that would train on a booked day: those with fewer free open days before their start than before their end. */
function withoutBooked(table: StartTable, open: OpenDays, booked: ReadonlySet<number>): StartTable {
  const blockedBefore = new Int32Array(open.periods + 1);
  for (let period = 0; period < open.periods; period++) {
    const isBlocked = open.isOpen[period] === 1 && booked.has(open.firstDay + period);
    blockedBefore[period + 1] = blockedBefore[period]! + (isBlocked ? 1 : 0);
  }
  return table.map((end, start) => (end !== NONE && blockedBefore[end] === blockedBefore[start] ? end : NONE));
}
