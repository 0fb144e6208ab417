import * as v from "valibot";
import type { Phase, Programme } from "../programme.ts";
import { WeekdayName } from "./date.ts";
import { MOST_PEOPLE, wholeNumber } from "./number.ts";
import { listOf, optional, type Shape, shapeOf, someOf } from "./shape-of.ts";
import { Text } from "./text.ts";

type ClassSize = NonNullable<Programme["classSize"]>;

export const PhaseShape: Shape<Phase> = shapeOf<Phase>()({
  id: Text,
  days: wholeNumber(1, 366),
  sessions: optional(v.literal("full", `"full"`)),
  startDays: optional(someOf(WeekdayName, "weekday")),
  equipment: optional(listOf(Text)),
  facilityTypes: optional(someOf(Text, "type of facility")),
  maxSpanDays: optional(wholeNumber(1, 3660)),
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
