import type { Region } from "../region.ts";
import { PointShape } from "./point.ts";
import { optional, type Shape, shapeOf } from "./shape-of.ts";
import { Text } from "./text.ts";

export const RegionShape: Shape<Region> = shapeOf<Region>()({
  id: Text,
  name: optional(Text),
  parent: optional(Text),
  calendar: optional(Text),
  point: optional(PointShape),
  landmass: optional(Text),
  timeZone: optional(Text),
});
