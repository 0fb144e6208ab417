/** Where and when single classes can be held. */
import { NONE } from "../../calendar/index.ts";
import type { Room } from "../../domain/index.ts";
import type { RoomStarts } from "../room-starts.ts";

/** One class in one room. */
export interface Slot {
  readonly room: Room;
  /** Which of the rooms that are alike. */
  readonly unit: number;
  readonly seats: number;
  /** Period. */
  readonly start: number;
}

/**
 * The periods on which classes start that follow one another in a room, each as soon as it can: the most that the room can hold, and none
 * of them could be earlier (a class that starts later never ends earlier).
 */
export function startsInTurn({ endOf }: RoomStarts, most: number): number[] {
  const starts: number[] = [];
  for (let period = 0; period < endOf.length && starts.length < most; ) {
    const end = endOf[period]!;
    if (end !== NONE) starts.push(period);
    period = end === NONE ? period + 1 : end;
  }
  return starts;
}

/** Slots by site in the order in which classes take them: the most seats first, then the earliest; so many at a site. */
export function slotsBySite(
  rooms: readonly RoomStarts[],
  maxSize: number,
  mostAt: (site: number) => number,
  startsOf: (starts: RoomStarts, most: number) => readonly number[],
  sites: number,
): readonly (readonly Slot[])[] {
  const slots: Slot[][] = Array.from({ length: sites }, () => []);
  for (const starts of rooms) {
    const { site, room } = starts;
    const most = mostAt(site);
    const seats = Math.min(room.seats, maxSize);
    for (const start of startsOf(starts, most)) {
      for (let unit = 0; unit < Math.min(room.count ?? 1, most); unit++) {
        slots[site]!.push({ room, unit, seats, start });
      }
    }
  }
  return slots.map((here, site) => here.sort((a, b) => b.seats - a.seats || a.start - b.start).slice(0, mostAt(site)));
}
