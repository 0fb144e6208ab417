import type { FairGroup, Fairness } from "../fairness.ts";
import { FilterShape } from "./filter.ts";
import { optional, type Shape, shapeOf, someOf } from "./shape-of.ts";
import { Text } from "./text.ts";

const FairGroupShape: Shape<FairGroup> = shapeOf<FairGroup>()({ id: Text, cohorts: FilterShape });

export const FairnessShape: Shape<Fairness> = shapeOf<Fairness>()({
  groups: optional(someOf(FairGroupShape, "group")),
});
