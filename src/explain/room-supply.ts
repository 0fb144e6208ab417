import type { Site } from "../compile/sites.ts";
import { dayRange } from "../compile/sites.ts";
import type { Room } from "../domain/index.ts";

/** The rooms of all sites, and how many half-day classes each could hold on each day if nobody else came. */
export interface RoomSupply {
  readonly rooms: readonly Room[];
  /** Rooms of a site. [site + 1] */
  readonly firstRoom: Int32Array;
  /** Half-day classes in the units of a room; of a shared room, per class at a time in each unit. [room * periods + period] */
  readonly halves: Uint16Array;
}

export function roomSupply(sites: readonly Site[], periods: number): RoomSupply {
  const rooms = sites.flatMap(({ facility }) => facility.rooms);
  const firstRoom = new Int32Array(sites.length + 1);
  const halves = new Uint16Array(rooms.length * periods);
  sites.forEach(({ facility, open }, site) => {
    firstRoom[site + 1] = firstRoom[site]! + facility.rooms.length;
    facility.rooms.forEach(({ count = 1, bookings = [] }, k) => {
      const at = (firstRoom[site]! + k) * periods;
      const days = halves.subarray(at, at + periods);
      for (let day = 0; day < periods; day++) days[day] = open.isOpen[day] === 1 ? 2 * count : 0;
      /** [unit] days that are booked already: bookings of a unit may overlap. */
      const taken = new Map<number, Uint8Array>();
      for (const booking of bookings) {
        const { from, to } = dayRange(booking);
        const first = Math.max(from - open.firstDay, 0);
        const past = Math.min(to - open.firstDay + 1, periods);
        if (booking.unit === undefined) days.fill(0, first, Math.max(past, 0));
        else {
          const unit = taken.get(booking.unit) ?? new Uint8Array(periods);
          taken.set(booking.unit, unit.fill(1, first, Math.max(past, 0)));
        }
      }
      for (const unit of taken.values()) {
        for (let day = 0; day < periods; day++) if (unit[day] === 1) days[day] = Math.max(0, days[day]! - 2);
      }
    });
  });
  return { rooms, firstRoom, halves };
}
