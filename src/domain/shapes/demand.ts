import type { Demand } from "../demand.ts";
import { StartWindowShape } from "./cohort.ts";
import { DateText } from "./date.ts";
import { MOST_PEOPLE, wholeNumber } from "./number.ts";
import { PointShape } from "./point.ts";
import { listOf, optional, type Shape, shapeOf } from "./shape-of.ts";
import { Text } from "./text.ts";

export const DemandShape: Shape<Demand> = shapeOf<Demand>()({
  id: Text,
  region: Text,
  point: optional(PointShape),
  programme: Text,
  count: wholeNumber(1, 10_000_000),
  window: optional(StartWindowShape),
  wave: optional(Text),
  preferredStart: optional(DateText),
  requiredTags: optional(listOf(Text)),
  excludedTags: optional(listOf(Text)),
  together: optional(wholeNumber(1, MOST_PEOPLE)),
});
