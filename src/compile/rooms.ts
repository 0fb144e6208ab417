import { UNLIMITED } from "../kernel/index.ts";
import { dayRange, type Site } from "./sites.ts";

/** The rooms of all sites, in order: one resource each. */
export interface Rooms {
  readonly count: number;
  /** Rooms of a site. [site + 1] */
  readonly firstRoom: Int32Array;
  /** [room] */
  readonly siteOf: Int32Array;
  readonly seats: Int32Array;
  /** Classes that a room holds on a day: its count when open, 0 when booked, no limit when closed, since a class only spans such a day. [room * periods + day] */
  readonly capacity: Int32Array;
}

export function roomsOf(sites: readonly Site[], periods: number): Rooms {
  const firstRoom = new Int32Array(sites.length + 1);
  sites.forEach((site, row) => {
    firstRoom[row + 1] = firstRoom[row]! + site.facility.rooms.length;
  });
  const count = firstRoom[sites.length]!;
  const siteOf = new Int32Array(count);
  const seats = new Int32Array(count);
  const capacity = new Int32Array(count * periods);
  sites.forEach((site, row) => {
    site.facility.rooms.forEach((room, index) => {
      const resource = firstRoom[row]! + index;
      siteOf[resource] = row;
      seats[resource] = room.seats;
      const days = capacity.subarray(resource * periods, (resource + 1) * periods).fill(room.count ?? 1);
      for (const { from, to } of (room.bookings ?? []).map(dayRange)) {
        days.fill(0, Math.max(from - site.open.firstDay, 0), Math.max(to - site.open.firstDay + 1, 0));
      }
      for (let day = 0; day < periods; day++) if (site.open.isOpen[day] === 0) days[day] = UNLIMITED;
    });
  });
  return { count, firstRoom, siteOf, seats, capacity };
}
