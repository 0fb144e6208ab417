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

/** A function that finds the table of a phase and a room row, made the first time it is asked for. */
export function startTables(facts: Facts, rooms: RoomRows): (phase: Phase, row: number) => StartTable {
  const ofRoom = new Map<Phase, StartTable[]>();
  const ofDays = new Map<Phase, Map<OpenDays, StartTable>>();
  const make = (phase: Phase, row: number): StartTable => {
    const open = facts.open.get(rooms.facility[row]!.id)!;
    const shared = memo(ofDays, phase, () => new Map<OpenDays, StartTable>());
    const table = memo(shared, open, () => unbookedStarts(facts, rooms.facility[row]!, phase));
    const booked = facts.booked.get(rooms.room[row]!);
    return booked === undefined ? table : withoutBooked(table, open, booked);
  };
  return (phase, row) => {
    const tables = memo(ofRoom, phase, () => []);
    tables[row] ??= make(phase, row);
    return tables[row];
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

function memo<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) {
    value = make();
    known.set(key, value);
  }
  return value;
}
