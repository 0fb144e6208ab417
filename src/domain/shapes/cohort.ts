import * as v from "valibot";
import type { Cohort, Origin, Pin, Preference, StartWindow } from "../cohort.ts";
import { DateText } from "./date.ts";
import { FilterShape } from "./filter.ts";
import { Kilometres, MOST_PEOPLE, Money, wholeNumber } from "./number.ts";
import { PointShape } from "./point.ts";
import { listOf, optional, type Shape, shapeOf, someOf } from "./shape-of.ts";
import { Text } from "./text.ts";

export const OriginShape: Shape<Origin> = shapeOf<Origin>()({
  region: Text,
  point: optional(PointShape),
  landmass: optional(Text),
  count: wholeNumber(1, MOST_PEOPLE),
});

export const StartWindowShape: Shape<StartWindow> = shapeOf<StartWindow>()({ earliest: DateText, latest: DateText });

const PinShape: Shape<Pin> = shapeOf<Pin>()({
  facility: optional(Text),
  room: optional(Text),
  start: optional(DateText),
});

const PreferenceShape: Shape<Preference> = shapeOf<Preference>()({
  phase: optional(Text),
  facilities: FilterShape,
  penalty: Money,
});

export const CohortShape: Shape<Cohort> = shapeOf<Cohort>()({
  id: Text,
  programme: Text,
  size: wholeNumber(1, MOST_PEOPLE),
  region: Text,
  point: optional(PointShape),
  landmass: optional(Text),
  origins: optional(someOf(OriginShape, "origin")),
  window: StartWindowShape,
  wave: optional(Text),
  maxTravelKm: optional(Kilometres),
  regions: optional(someOf(Text, "region")),
  requiredTags: optional(listOf(Text)),
  excludedTags: optional(listOf(Text)),
  preferredStart: optional(DateText),
  priority: optional(wholeNumber(1, 1000)),
  mandatory: optional(v.boolean("true or false")),
  pinned: optional(PinShape),
  preferences: optional(listOf(PreferenceShape)),
  series: optional(Text),
});
