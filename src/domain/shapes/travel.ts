import * as v from "valibot";
import type { Crossing, Travel } from "../costs.ts";
import { Kilometres, numberFrom } from "./number.ts";
import { optional, type Shape, shapeOf } from "./shape-of.ts";
import { Text } from "./text.ts";

const CrossingShape: Shape<Crossing> = shapeOf<Crossing>()({
  between: v.strictTuple([Text, Text], "two landmasses"),
  roadKm: numberFrom(0, 20_000),
});

export const TravelShape: Shape<Travel> = shapeOf<Travel>()({
  roadFactor: numberFrom(1, 10),
  maxTravelKm: Kilometres,
  maxBoardingKm: optional(Kilometres),
  crossings: optional(v.array(CrossingShape, "a list of crossings")),
});
