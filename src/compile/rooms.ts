import type { Booking, Facility, Phase, Room } from "../domain/index.ts";
import { NONE, UNLIMITED } from "../kernel/index.ts";
import { roomFits } from "./eligibility.ts";
import { dayRange, type Site } from "./sites.ts";

/** Part of the day for which a resource stands: all of it, or one half. */
export const ALL_DAY = 0;
export const MORNING = 1;
export const AFTERNOON = 2;

/**
 * The rooms of all sites, in order, and the resources that they are to the kernel.
 *
 * Identical rooms are one resource that holds as many classes. They become one resource each where they must be told apart: one of
 * them alone is booked, whole and half days may both come, or classes share them by seats. A shared room to which half days may
 * come is two resources, its mornings and its afternoons.
 */
export interface Rooms {
  readonly count: number;
  /** Rooms of a site. [site + 1] */
  readonly firstRoom: Int32Array;
  /** [room] */
  readonly siteOf: Int32Array;
  readonly seats: Int32Array;
  /** What a whole-day class asks of a resource: 2 where half days ask for 1; 0 where classes ask for their size. [room] */
  readonly fullAmount: Int32Array;
  readonly resources: number;
  /** Resources of a room. [room + 1] */
  readonly firstResource: Int32Array;
  /** [resource] */
  readonly roomOf: Int32Array;
  /** Which of identical rooms it is, NONE where they are one resource or there is but one. [resource] */
  readonly unitOf: Int32Array;
  /** ALL_DAY, MORNING or AFTERNOON. [resource] */
  readonly partOf: Uint8Array;
  /** What a resource holds on a day: 0 when booked, no limit when closed, since a class only spans such a day. [resource * days + day] */
  readonly capacity: Int32Array;
}

export function roomsOf(sites: readonly Site[], phases: readonly Phase[], days: number): Rooms {
  const firstRoom = new Int32Array(sites.length + 1);
  sites.forEach((site, row) => {
    firstRoom[row + 1] = firstRoom[row]! + site.facility.rooms.length;
  });
  const count = firstRoom[sites.length]!;
  const siteOf = new Int32Array(count);
  const seats = new Int32Array(count);
  const fullAmount = new Int32Array(count).fill(1);
  const firstResource = new Int32Array(count + 1);
  const hasHalfDays = phases.some(({ sessions }) => sessions === "half");
  const forms: RoomForm[] = [];
  sites.forEach((site, row) => {
    site.facility.rooms.forEach((room, index) => {
      const at = firstRoom[row]! + index;
      const form = formOf(room, hasHalfDays ? partsFor(site.facility, room, phases) : WHOLE_DAYS);
      forms.push(form);
      siteOf[at] = row;
      seats[at] = room.seats;
      fullAmount[at] = form.fullAmount;
      firstResource[at + 1] = firstResource[at]! + form.units * form.parts;
    });
  });
  const resources = firstResource[count]!;
  const roomOf = new Int32Array(resources);
  const unitOf = new Int32Array(resources).fill(NONE);
  const partOf = new Uint8Array(resources);
  const capacity = new Int32Array(resources * days);
  for (let at = 0; at < count; at++) {
    const site = sites[siteOf[at]!]!;
    const room = site.facility.rooms[at - firstRoom[siteOf[at]!]!]!;
    const form = forms[at]!;
    for (let k = 0; k < form.units * form.parts; k++) {
      const resource = firstResource[at]! + k;
      const unit = Math.floor(k / form.parts);
      roomOf[resource] = at;
      if (form.units > 1) unitOf[resource] = unit;
      if (form.parts === 2) partOf[resource] = k % 2 === 0 ? MORNING : AFTERNOON;
      const row = capacity.subarray(resource * days, (resource + 1) * days).fill(form.capacity);
      block(row, site, room.bookings ?? [], unit);
    }
  }
  return { count, firstRoom, siteOf, seats, fullAmount, resources, firstResource, roomOf, unitOf, partOf, capacity };
}

/** How a room becomes resources: `units` x `parts` of them, each of this capacity. */
interface RoomForm {
  readonly units: number;
  readonly parts: number;
  readonly capacity: number;
  readonly fullAmount: number;
}

/** Which sessions may come to a room. */
interface Parts {
  readonly full: boolean;
  readonly half: boolean;
}

const WHOLE_DAYS: Parts = { full: true, half: false };

function formOf(room: Room, { full, half }: Parts): RoomForm {
  const count = room.count ?? 1;
  if (room.shared === true) return { units: count, parts: half ? 2 : 1, capacity: room.seats, fullAmount: 0 };
  const each = half ? 2 : 1;
  const isToldApart = (full && half) || (room.bookings?.some(({ unit }) => unit !== undefined) ?? false);
  const units = isToldApart ? count : 1;
  return { units, parts: 1, capacity: (each * count) / units, fullAmount: each };
}

/** Which sessions have a phase that suits a room, whether any cohort needs it or not. */
function partsFor(facility: Facility, room: Room, phases: readonly Phase[]): Parts {
  const suited = phases.filter(
    (phase) => (phase.facilityTypes?.includes(facility.type) ?? true) && roomFits(phase, room.equipment),
  );
  const half = suited.some(({ sessions }) => sessions === "half");
  return { full: suited.some(({ sessions }) => sessions !== "half"), half };
}

function block(days: Int32Array, site: Site, bookings: readonly Booking[], unit: number): void {
  for (const booking of bookings) {
    if (booking.unit !== undefined && booking.unit !== unit) continue;
    const { from, to } = dayRange(booking);
    days.fill(0, Math.max(from - site.open.firstDay, 0), Math.max(to - site.open.firstDay + 1, 0));
  }
  for (let day = 0; day < days.length; day++) if (site.open.isOpen[day] === 0) days[day] = UNLIMITED;
}
