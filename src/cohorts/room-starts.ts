import { NONE, spanEnds } from "../calendar/index.ts";
import { roomFits } from "../compile/eligibility.ts";
import { dayRange, type Site } from "../compile/sites.ts";
import type { Phase, Room } from "../domain/index.ts";

/** Rooms of one site that are alike, and the days on which a class may start in each of them. */
export interface RoomStarts {
  readonly site: number;
  readonly room: Room;
  /** Rooms like this one. */
  readonly units: number;
  /** End of a class that starts on a period, NONE where none can: closed, booked, or out of the window. [period] */
  readonly endOf: Int32Array;
}

/** First and last period on which a class may start. */
export interface StartPeriods {
  readonly earliest: number;
  readonly latest: number;
}

/** The rooms in which a phase can be taught to at least `minSize` people at some time of the window. */
export function roomStarts(
  sites: readonly Site[],
  phase: Phase,
  minSize: number,
  { earliest, latest }: StartPeriods,
): RoomStarts[] {
  const ends = new Map<number, Int32Array>();
  const found: RoomStarts[] = [];
  sites.forEach(({ facility, open, openRow }, site) => {
    if (!(phase.facilityTypes?.includes(facility.type) ?? true)) return;
    let always = ends.get(openRow);
    if (always === undefined) {
      always = spanEnds(open, phase.days, phase.maxSpanDays ?? Number.POSITIVE_INFINITY, phase.startDays);
      always.fill(NONE, 0, earliest).fill(NONE, latest + 1);
      ends.set(openRow, always);
    }
    for (const room of facility.rooms) {
      if (room.seats < minSize || !roomFits(phase, room.equipment)) continue;
      const endOf = withoutBookings(room, always, open.firstDay, open.isOpen);
      if (endOf.some((end) => end !== NONE)) found.push({ site, room, units: room.count ?? 1, endOf });
    }
  });
  return found;
}

/** A booking blocks the open days it covers, and with them every class that would span one of them. */
function withoutBookings(room: Room, always: Int32Array, firstDay: number, isOpen: Uint8Array): Int32Array {
  if (room.bookings === undefined || room.bookings.length === 0) return always;
  const periods = always.length;
  const isBooked = new Uint8Array(periods);
  for (const { from, to } of room.bookings.map(dayRange)) {
    isBooked.fill(1, Math.max(from - firstDay, 0), Math.max(to - firstDay + 1, 0));
  }
  const endOf = always.slice();
  let freeUntil = periods;
  for (let period = periods - 1; period >= 0; period--) {
    if (isBooked[period] === 1 && isOpen[period] === 1) freeUntil = period;
    if (endOf[period]! > freeUntil) endOf[period] = NONE;
  }
  return endOf;
}

/** How many classes a room can hold one after another: as many as fit when each starts as soon as it can. */
export function turnsOf({ endOf }: RoomStarts): number {
  let turns = 0;
  for (let period = 0; period < endOf.length; ) {
    const end = endOf[period]!;
    if (end === NONE) period++;
    else {
      turns++;
      period = end;
    }
  }
  return turns;
}

/** Whether a class may start in a room on one of the periods from `first` to `last`. */
export function canStart({ endOf }: RoomStarts, first: number, last: number): boolean {
  const past = Math.min(last + 1, endOf.length);
  for (let period = first; period < past; period++) if (endOf[period] !== NONE) return true;
  return false;
}
