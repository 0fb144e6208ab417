import type { Room } from "../domain/index.ts";

/** A time at which a room is needed: no other class there may both begin before `past` and end after `from`. */
export interface Taken {
  readonly from: number;
  readonly past: number;
}

/** Rooms that are alike, and the times at which they are needed. */
export interface ReservedRoom {
  readonly room: Room;
  readonly taken: readonly Taken[];
}

/** The rooms of which some are needed, parted by what is left of them. */
export type Reservations = ReadonlyMap<Room, readonly ReservedRoom[]>;

/** Whether a class from period `start` to before `end` cannot be taught in a room that is needed then. */
export function clashes({ from, past }: Taken, start: number, end: number): boolean {
  return start < past && end > from;
}
