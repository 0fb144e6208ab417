import type { GeoPoint } from "../../geo/index.ts";
import { numberFrom } from "./number.ts";
import { type Shape, shapeOf } from "./shape-of.ts";

/** Degrees north and east. */
export const PointShape: Shape<GeoPoint> = shapeOf<GeoPoint>()({
  lat: numberFrom(-90, 90),
  lon: numberFrom(-180, 180),
});
