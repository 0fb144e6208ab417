import * as v from "valibot";
import type { Phase, PhaseLink, PoolUse, Programme } from "../programme.ts";
import { WeekdayName } from "./date.ts";
import { Kilometres, MOST_PEOPLE, wholeNumber } from "./number.ts";
import { listOf, optional, type Shape, shapeOf, someOf } from "./shape-of.ts";
import { Text } from "./text.ts";

type ClassSize = NonNullable<Programme["classSize"]>;

const PoolUseShape: Shape<PoolUse> = shapeOf<PoolUse>()({ id: Text, amount: wholeNumber(1, MOST_PEOPLE) });

const PLACES = ["same-facility", "same-region", "same-province", "anywhere"] as const;

const WithinShape: Shape<{ readonly withinKm: number }> = shapeOf<{ readonly withinKm: number }>()({
  withinKm: Kilometres,
});

const PlaceOfLink: v.GenericSchema<unknown, PhaseLink["place"]> = v.union(
  [v.picklist(PLACES), WithinShape],
  `one of ${PLACES.join(", ")}, or { withinKm }`,
);

const PhaseLinkShape: Shape<PhaseLink> = shapeOf<PhaseLink>()({
  minGapDays: wholeNumber(1, 3660),
  maxGapDays: wholeNumber(1, 3660),
  place: PlaceOfLink,
});

export const PhaseShape: Shape<Phase> = shapeOf<Phase>()({
  id: Text,
  days: wholeNumber(1, 366),
  sessions: optional(v.picklist(["full", "half"], `"full" or "half"`)),
  startDays: optional(someOf(WeekdayName, "weekday")),
  equipment: optional(listOf(Text)),
  facilityTypes: optional(someOf(Text, "type of facility")),
  maxSpanDays: optional(wholeNumber(1, 3660)),
  pools: optional(listOf(PoolUseShape)),
  after: optional(PhaseLinkShape),
});

const ClassSizeShape: Shape<ClassSize> = shapeOf<ClassSize>()({
  min: wholeNumber(1, MOST_PEOPLE),
  max: wholeNumber(1, MOST_PEOPLE),
});

export const ProgrammeShape: Shape<Programme> = shapeOf<Programme>()({
  id: Text,
  name: optional(Text),
  classSize: optional(ClassSizeShape),
  phases: someOf(PhaseShape, "phase"),
});
