import type { Travel } from "../costs.ts";
import { Kilometres, numberFrom } from "./number.ts";
import { optional, type Shape, shapeOf } from "./shape-of.ts";

export const TravelShape: Shape<Travel> = shapeOf<Travel>()({
  roadFactor: numberFrom(1, 10),
  maxTravelKm: Kilometres,
  maxBoardingKm: optional(Kilometres),
});
