import type { Room } from "../domain/index.ts";
import type { Network } from "./network.ts";
import type { RoomStarts } from "./room-starts.ts";

/** A place for one class: a room, once. */
export interface Place {
  readonly room: Room;
  readonly seats: number;
  /** Share of the room that the class takes: a whole one for a class on the day of a wave, less where several follow one another. */
  readonly share: number;
}

/** Rooms and how much of them is taken by classes formed so far, so that programmes do not count on the same rooms. */
export class RoomLedger {
  /** Rooms taken, out of `count`. */
  readonly #taken = new Map<Room, number>();

  /**
   * What is free for classes of a programme, by site and the most seats first; no more places than people in reach could need.
   * `turns` says how many classes one room holds.
   */
  places(
    { inReach, minSize, maxSize }: Network,
    rooms: readonly RoomStarts[],
    turns: (starts: RoomStarts) => number,
  ): readonly (readonly Place[])[] {
    const places: Place[][] = Array.from(inReach, () => []);
    for (const starts of rooms) {
      const { site, room } = starts;
      const each = turns(starts);
      // A trifle more, lest a sum of shares that should be whole round down.
      const classes = Math.floor(((room.count ?? 1) - (this.#taken.get(room) ?? 0)) * each + 1e-6);
      const place = { room, seats: Math.min(room.seats, maxSize), share: 1 / each };
      const needed = mostNeeded(inReach[site]!, minSize);
      for (let k = 0; k < Math.min(classes, needed); k++) places[site]!.push(place);
    }
    return places.map((here, site) =>
      here.sort((a, b) => b.seats - a.seats).slice(0, mostNeeded(inReach[site]!, minSize)),
    );
  }

  /** Takes places for classes of the given sizes, each the smallest that will do; `places` are those of one site. */
  take(places: readonly Place[], sizes: readonly number[]): void {
    const free = [...places].reverse();
    for (const size of [...sizes].sort((a, b) => a - b)) {
      const [{ room, share }] = free.splice(
        free.findIndex(({ room: { seats } }) => seats >= size),
        1,
      ) as [Place];
      this.#taken.set(room, (this.#taken.get(room) ?? 0) + share);
    }
  }
}

/** A class for all in reach, and one that holds a last place free. */
export function mostNeeded(people: number, minSize: number): number {
  return Math.floor(people / minSize) + 1;
}
