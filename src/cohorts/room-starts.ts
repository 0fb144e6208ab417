/** In which rooms a programme can be taught, and when a class may start there. */
import { NONE, spanEnds } from "../calendar/index.ts";
import { roomFits } from "../compile/eligibility.ts";
import { dayRange, type Site } from "../compile/sites.ts";
import type { Phase, Room } from "../domain/index.ts";
import { clashes, type Reservations, type Taken } from "./reservations.ts";

/** Rooms of one site that are alike. */
export interface RoomStarts {
  /** Row of the site. */
  readonly site: number;
  readonly room: Room;
  /** End of a class that starts on a period; NONE where none can: closed, booked, or out of the window. [period] */
  readonly endOf: Int32Array;
}

/** First and last period on which a class may start. */
export interface StartPeriods {
  readonly earliest: number;
  readonly latest: number;
}

/** Whether a room can hold a class of a phase at all, apart from days. */
function suits(room: Room, { facility }: Site, phase: Phase, minSize: number): boolean {
  return (
    room.seats >= minSize && (phase.facilityTypes?.includes(facility.type) ?? true) && roomFits(phase, room.equipment)
  );
}

/** The rooms in which a class of at least `minSize` may start on some day of the window, beside what is reserved there. */
export function roomStarts(
  sites: readonly Site[],
  phase: Phase,
  minSize: number,
  days: StartPeriods,
  reservations: Reservations,
): RoomStarts[] {
  // Sites that are open on the same days share what bookings do not change.
  const ends = new Map<number, Int32Array>();
  const found: RoomStarts[] = [];
  const add = (site: number, room: Room, endOf: Int32Array): void => {
    if (canStart(endOf, days.earliest, days.latest)) found.push({ site, room, endOf });
  };
  sites.forEach((site, row) => {
    for (const room of site.facility.rooms) {
      if (!suits(room, site, phase, minSize)) continue;
      let always = ends.get(site.openRow);
      if (always === undefined) {
        always = endsWhenOpen(site, phase, days);
        ends.set(site.openRow, always);
      }
      const endOf = withoutBookings(room, always, site);
      const reserved = reservations.get(room);
      if (reserved === undefined) add(row, room, endOf);
      else for (const each of reserved) add(row, each.room, withoutTaken(endOf, each.taken));
    }
  });
  return found;
}

/** End of a class of a phase that starts on a period in a room, bookings observed; NONE where none can. [period] */
export function endsOf(room: Room, site: Site, phase: Phase, days: StartPeriods): Int32Array {
  return withoutBookings(room, endsWhenOpen(site, phase, days), site);
}

function endsWhenOpen({ open }: Site, phase: Phase, { earliest, latest }: StartPeriods): Int32Array {
  const endOf = spanEnds(open, phase.days, phase.maxSpanDays ?? Number.POSITIVE_INFINITY, phase.startDays);
  return endOf.fill(NONE, 0, Math.max(earliest, 0)).fill(NONE, latest + 1);
}

function withoutTaken(endOf: Int32Array, taken: readonly Taken[]): Int32Array {
  if (taken.length === 0) return endOf;
  return endOf.map((end, period) => (end !== NONE && taken.some((each) => clashes(each, period, end)) ? NONE : end));
}

/** A booking blocks the open days it covers, and with them every class that would be taught on one of them. */
function withoutBookings({ bookings }: Room, always: Int32Array, { open }: Site): Int32Array {
  if (bookings === undefined || bookings.length === 0) return always;
  const endOf = always.slice();
  for (const booking of bookings) {
    const { from, to } = dayRange(booking);
    const first = from - open.firstDay;
    let freeUntil = open.periods;
    for (let period = Math.min(to - open.firstDay, open.periods - 1); period >= 0; period--) {
      if (period >= first && open.isOpen[period] === 1) freeUntil = period;
      const end = always[period]!;
      if (end > freeUntil) endOf[period] = NONE;
      // Whoever starts still earlier ends no later.
      else if (period < first && end !== NONE) break;
    }
  }
  return endOf;
}

/** How many classes one room can hold one after another, each starting as soon as it can. */
export function turnsOf({ endOf }: RoomStarts): number {
  let turns = 0;
  for (let period = 0; period < endOf.length; ) {
    const end = endOf[period]!;
    if (end !== NONE) turns++;
    period = end === NONE ? period + 1 : end;
  }
  return turns;
}

/** Whether a class may start in a room on one of the periods from `first` to `last`. */
export function canStart(endOf: Int32Array, first: number, last: number): boolean {
  const past = Math.min(last + 1, endOf.length);
  for (let period = first; period < past; period++) if (endOf[period] !== NONE) return true;
  return false;
}
