import type { Facility, FacilityCosts, Room } from "../facility.ts";
import { RangeShape } from "./date.ts";
import { MOST_PEOPLE, Money, wholeNumber } from "./number.ts";
import { PointShape } from "./point.ts";
import { listOf, optional, type Shape, shapeOf, someOf } from "./shape-of.ts";
import { Text } from "./text.ts";

export const RoomShape: Shape<Room> = shapeOf<Room>()({
  id: Text,
  seats: wholeNumber(1, MOST_PEOPLE),
  count: optional(wholeNumber(1, 10_000)),
  equipment: optional(listOf(Text)),
  bookings: optional(listOf(RangeShape)),
});

export const FacilityCostsShape: Shape<FacilityCosts> = shapeOf<FacilityCosts>()({
  class: optional(Money),
  perDay: optional(Money),
});

export const FacilityShape: Shape<Facility> = shapeOf<Facility>()({
  id: Text,
  name: optional(Text),
  type: Text,
  owner: optional(Text),
  region: Text,
  point: PointShape,
  landmass: optional(Text),
  calendar: optional(Text),
  closures: optional(listOf(RangeShape)),
  rooms: someOf(RoomShape, "room"),
  tags: optional(listOf(Text)),
  costs: optional(FacilityCostsShape),
});
