import type { Filter } from "../filter.ts";
import { optional, type Shape, shapeOf, someOf } from "./shape-of.ts";
import { Text } from "./text.ts";

export const FilterShape: Shape<Filter> = shapeOf<Filter>()({
  ids: optional(someOf(Text, "id")),
  regions: optional(someOf(Text, "region")),
  types: optional(someOf(Text, "type of facility")),
  owners: optional(someOf(Text, "owner")),
  tags: optional(someOf(Text, "tag")),
  programmes: optional(someOf(Text, "programme")),
});
