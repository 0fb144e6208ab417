import * as v from "valibot";
import type { Booking, Facility, FacilityCosts, FacilityLimits, Room } from "../facility.ts";
import { DateText, RangeShape } from "./date.ts";
import { MOST_PEOPLE, Money, wholeNumber } from "./number.ts";
import { PointShape } from "./point.ts";
import { listOf, optional, type Shape, shapeOf, someOf } from "./shape-of.ts";
import { Text } from "./text.ts";

/** Identical rooms of one kind. */
const MOST_UNITS = 10_000;

const BookingShape: Shape<Booking> = shapeOf<Booking>()({
  from: DateText,
  to: DateText,
  unit: optional(wholeNumber(0, MOST_UNITS - 1)),
});

export const RoomShape: Shape<Room> = shapeOf<Room>()({
  id: Text,
  seats: wholeNumber(1, MOST_PEOPLE),
  count: optional(wholeNumber(1, MOST_UNITS)),
  equipment: optional(listOf(Text)),
  shared: optional(v.boolean("true or false")),
  bookings: optional(listOf(BookingShape)),
});

export const FacilityCostsShape: Shape<FacilityCosts> = shapeOf<FacilityCosts>()({
  class: optional(Money),
  perDay: optional(Money),
  activation: optional(Money),
});

const FacilityLimitsShape: Shape<FacilityLimits> = shapeOf<FacilityLimits>()({
  concurrentCohorts: optional(wholeNumber(0, MOST_PEOPLE)),
  participantsPerYear: optional(wholeNumber(0, 10_000_000)),
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
  beds: optional(wholeNumber(0, MOST_PEOPLE)),
  limits: optional(FacilityLimitsShape),
});
