import { fc, test } from "@fast-check/vitest";
import { geoDistance } from "d3-geo";
import { describe, expect, it } from "vitest";
import { EARTH_RADIUS_M, type GeoPoint, metresBetween, pointSet, straightMetres, toUnit } from "../../src/geo/index.ts";
import { points } from "./random-places.ts";

const HALF_ROUND_M = Math.PI * EARTH_RADIUS_M;

/** Vincenty's formula on a sphere, by the engine's own trigonometry: accurate for near points and antipodes alike. */
function vincentyMetres(a: GeoPoint, b: GeoPoint): number {
  const radians = Math.PI / 180;
  const [lat1, lat2, lon] = [a.lat * radians, b.lat * radians, (b.lon - a.lon) * radians];
  const east = Math.cos(lat2) * Math.sin(lon);
  const north = Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(lon);
  const along = Math.sin(lat1) * Math.sin(lat2) + Math.cos(lat1) * Math.cos(lat2) * Math.cos(lon);
  return EARTH_RADIUS_M * Math.atan2(Math.hypot(east, north), along);
}

/** What rounding may do to a distance: the nearer the antipode, the less a chord changes with its angle; a metre at worst. */
function roundingOf(metres: number): number {
  return Math.min(2e-8 / Math.abs(Math.cos(metres / (2 * EARTH_RADIUS_M))), 1);
}

describe("straightMetres", () => {
  test.prop([points, points], { numRuns: 5000 })("agrees with two independent formulas", (a, b) => {
    const metres = straightMetres(a, b);
    const tolerance = roundingOf(metres);
    expect(Math.abs(metres - vincentyMetres(a, b))).toBeLessThan(tolerance);
    expect(Math.abs(metres - EARTH_RADIUS_M * geoDistance([a.lon, a.lat], [b.lon, b.lat]))).toBeLessThan(tolerance);
  });

  test.prop([points], { numRuns: 1000 })("measures antipodes and what is near them to a metre", (a) => {
    const antipode = { lat: -a.lat, lon: a.lon > 0 ? a.lon - 180 : a.lon + 180 };
    expect(Math.abs(straightMetres(a, antipode) - HALF_ROUND_M)).toBeLessThan(1);
    const near = { lat: antipode.lat * 0.9999, lon: antipode.lon };
    expect(Math.abs(straightMetres(a, near) - vincentyMetres(a, near))).toBeLessThan(1);
  });

  test.prop([points, fc.double({ min: 1e-9, max: 1e-4, noNaN: true })], { numRuns: 1000 })(
    "measures steps from a tenth of a millimetre to ten metres",
    (a, step) => {
      const b = { lat: a.lat > 0 ? a.lat - step : a.lat + step, lon: a.lon };
      const expected = Math.abs(b.lat - a.lat) * (HALF_ROUND_M / 180);
      expect(Math.abs(straightMetres(a, b) - expected)).toBeLessThan(1e-8);
    },
  );

  test.prop([points, points])("is symmetric to the last bit, and 0 only from a point to itself", (a, b) => {
    expect(straightMetres(a, b)).toBe(straightMetres(b, a));
    expect(straightMetres(a, a)).toBe(0);
    expect(straightMetres(a, b)).toBeGreaterThanOrEqual(0);
    expect(straightMetres(a, b)).toBeLessThanOrEqual(HALF_ROUND_M + 0.001);
  });

  test.prop([points, points, points], { numRuns: 2000 })("has no shorter way round by a third point", (a, b, c) => {
    const [direct, first, second] = [straightMetres(a, c), straightMetres(a, b), straightMetres(b, c)];
    const slack = roundingOf(direct) + roundingOf(first) + roundingOf(second);
    expect(direct).toBeLessThanOrEqual(first + second + slack);
  });

  it("knows some distances", () => {
    const degree = HALF_ROUND_M / 180;
    expect(straightMetres({ lat: 0, lon: 0 }, { lat: 1, lon: 0 })).toBeCloseTo(degree, 6);
    expect(straightMetres({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(degree, 6);
    expect(straightMetres({ lat: 89.5, lon: 20 }, { lat: 89.5, lon: -160 })).toBeCloseTo(degree, 6);
    expect(straightMetres({ lat: 90, lon: 0 }, { lat: 0, lon: 77 })).toBeCloseTo(HALF_ROUND_M / 2, 6);
    expect(straightMetres({ lat: 90, lon: 10 }, { lat: -90, lon: 99 })).toBeCloseTo(HALF_ROUND_M, 6);
  });

  it("takes a place written in two ways for one", () => {
    expect(straightMetres({ lat: 90, lon: 10 }, { lat: 90, lon: -120 })).toBe(0);
    expect(straightMetres({ lat: -90, lon: 180 }, { lat: -90, lon: 33.3 })).toBe(0);
    expect(straightMetres({ lat: -17.5, lon: 180 }, { lat: -17.5, lon: -180 })).toBe(0);
  });

  it("is the same to the last bit on every engine, and in another language", () => {
    const pairs: [GeoPoint, GeoPoint][] = [
      [
        { lat: -6.2, lon: 106.8 },
        { lat: -6.9, lon: 107.6 },
      ],
      [
        { lat: 5.8886, lon: 95.3164 },
        { lat: -8.4991, lon: 140.4049 },
      ],
      [
        { lat: 0, lon: -179.9 },
        { lat: 0.1, lon: 179.9 },
      ],
      [
        { lat: -6.2, lon: 106.8 },
        { lat: 6.2, lon: -73.2 },
      ],
    ];
    expect(pairs.map(([a, b]) => straightMetres(a, b))).toEqual([
      117765.19750778015, 5248653.421726053, 24863.965717891962, 20015114.44203592,
    ]);
  });
});

describe("a point set", () => {
  test.prop([fc.array(points, { minLength: 1, maxLength: 8 }), fc.array(points, { minLength: 1, maxLength: 8 })])(
    "gives the distances of its points to the last bit",
    (left, right) => {
      const a = pointSet(left);
      const b = pointSet(right);
      for (let i = 0; i < left.length; i++) {
        for (let j = 0; j < right.length; j++) {
          expect(metresBetween(a, i, b, j)).toBe(straightMetres(left[i]!, right[j]!));
        }
      }
    },
  );

  test.prop([points])("holds unit vectors", (point) => {
    const { x, y, z } = toUnit(point);
    expect(Math.abs(Math.hypot(x, y, z) - 1)).toBeLessThan(1e-15);
    expect(pointSet([point])).toEqual({ x: Float64Array.of(x), y: Float64Array.of(y), z: Float64Array.of(z) });
  });
});
