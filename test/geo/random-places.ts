import { fc } from "@fast-check/vitest";
import type { GeoPoint, Place } from "../../src/geo/index.ts";

const on = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

/** Points all over the earth, crowded where formulas break: poles, antimeridian, and clusters a few metres wide. */
export const points: fc.Arbitrary<GeoPoint> = fc.oneof(
  fc.record({ lat: on(-90, 90), lon: on(-180, 180) }),
  fc.record({ lat: on(-11, 6), lon: on(95, 141) }),
  fc.record({ lat: fc.constantFrom(-90, 90, 89.9999, 0), lon: on(-180, 180) }),
  fc.record({ lat: on(-1, 1), lon: fc.oneof(fc.constantFrom(-180, 180), on(179, 180), on(-180, -179)) }),
  fc.record({ lat: on(-6.2001, -6.2), lon: on(106.8, 106.8001) }),
);

/** Places on few landmasses, so that most have company. */
export const places: fc.Arbitrary<Place> = fc.record({
  point: points,
  landmass: fc.constantFrom("Java", "Java", "Bali"),
});
