/**
 * Straight-line distance over the ground: the great circle on a sphere of the mean radius of the earth.
 *
 * A point becomes a unit vector once; the distance of two is 2 R asin(c / 2) for their chord c, which is the haversine formula
 * (Sinnott, "Virtues of the haversine", Sky & Telescope 68, 1984) without its trigonometry. Every caller goes through
 * `arcMetres`, so all agree to the last bit, and equal places, however they are written, are exactly 0 apart.
 */
import { asin, cosOfDegrees, sinOfDegrees } from "./trig.ts";

/** Mean radius of the earth in metres: (2 a + b) / 3 of the ellipsoid WGS 84. */
export const EARTH_RADIUS_M = 6_371_008.8;

/** A point on the earth, in degrees: `lat` from -90 to 90, north positive, `lon` from -180 to 180, east positive. */
export interface GeoPoint {
  readonly lat: number;
  readonly lon: number;
}

/** A point on the unit sphere. */
export interface UnitVector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Points as unit vectors, [row]. */
export interface PointSet {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** The unit vector of a point: x towards latitude 0, longitude 0, and z towards the north pole. */
export function toUnit(point: GeoPoint): UnitVector {
  const cosLat = cosOfDegrees(point.lat);
  return {
    x: cosLat * cosOfDegrees(point.lon),
    y: cosLat * sinOfDegrees(point.lon),
    z: sinOfDegrees(point.lat),
  };
}

/** The points in the same order, with their trigonometry done once, for callers that need many distances. */
export function pointSet(points: readonly GeoPoint[]): PointSet {
  const vectors = points.map(toUnit);
  return {
    x: Float64Array.from(vectors, (vector) => vector.x),
    y: Float64Array.from(vectors, (vector) => vector.y),
    z: Float64Array.from(vectors, (vector) => vector.z),
  };
}

/**
 * Straight-line metres between two points, not rounded; symmetric.
 *
 * @example
 * straightMetres({ lat: -6.2, lon: 106.8 }, { lat: -6.9, lon: 107.6 }); // 117,765 m, Jakarta to Bandung
 */
export function straightMetres(a: GeoPoint, b: GeoPoint): number {
  const u = toUnit(a);
  const v = toUnit(b);
  return arcMetres(u.x - v.x, u.y - v.y, u.z - v.z);
}

/** `straightMetres` between row `i` of one set and row `j` of another. */
export function metresBetween(a: PointSet, i: number, b: PointSet, j: number): number {
  return arcMetres(a.x[i]! - b.x[j]!, a.y[i]! - b.y[j]!, a.z[i]! - b.z[j]!);
}

/** Metres along the great circle over a chord, which is the difference of two unit vectors. @internal */
export function arcMetres(dx: number, dy: number, dz: number): number {
  const halfChord = 0.5 * Math.sqrt(dx * dx + dy * dy + dz * dz);
  // Rounding may leave the chord of two antipodes a trifle longer than the diameter.
  return 2 * EARTH_RADIUS_M * asin(Math.min(halfChord, 1));
}
