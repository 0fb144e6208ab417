import type { Cohort, Origin, StartWindow } from "../cohort.ts";
import { DateText } from "./date.ts";
import { Kilometres, MOST_PEOPLE, wholeNumber } from "./number.ts";
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
});
