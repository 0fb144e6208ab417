/**
 * The places near an origin by road, found without looking at all of them.
 *
 * Each landmass is a band: its places sorted along that one of the three axes of the unit sphere in which it is widest. A chord's
 * projection on an axis is no longer than the chord, and the chord no longer than the arc above it, so a stretch of the band
 * holds everything within reach; longitudes never wrap and the poles are places like any other. What the stretch holds is then
 * measured exactly. Over landmasses the size of islands this was quicker than a k-d tree, which pays for its shape at each step.
 */
import { sortByKey } from "../base/index.ts";
import { arcMetres, EARTH_RADIUS_M, type PointSet, pointSet, toUnit } from "./great-circle.ts";
import { type Place, type TravelModel, UNREACHABLE } from "./travel.ts";

/** Places prepared for `placesWithin` and `nearestPlaces`. */
export interface PlaceIndex {
  readonly places: readonly Place[];
  readonly travel: TravelModel;
  /** By landmass. @internal */
  readonly bands: ReadonlyMap<string, Band>;
}

/** The places of one landmass, ascending along an axis. @internal */
export interface Band {
  /** [position] row in `PlaceIndex.places`. */
  readonly rows: Int32Array;
  /** [position] */
  readonly points: PointSet;
  readonly axis: Axis;
}

type Axis = keyof PointSet;

/** Places found, nearest first, ties by row. */
export interface FoundPlaces {
  /** Rows in the list that the index was made from. */
  readonly rows: Int32Array;
  /** Road metres to each. */
  readonly metres: Float64Array;
}

/** Widens what is searched, never what is found: far above the rounding of unit vectors, and six micrometres on the ground. */
const SLACK = 1e-12;

/**
 * Prepares places for searches by the given travel model. Later changes of the list are not seen.
 *
 * @example
 * const index = placeIndex(facilities, greatCircleTravel({ roadFactor: 1.4 }));
 */
export function placeIndex(places: readonly Place[], travel: TravelModel): PlaceIndex {
  const rowsOf = new Map<string, number[]>();
  for (let row = 0; row < places.length; row++) {
    const rows = rowsOf.get(places[row]!.landmass);
    if (rows === undefined) rowsOf.set(places[row]!.landmass, [row]);
    else rows.push(row);
  }
  const bands = new Map<string, Band>();
  for (const [landmass, rows] of rowsOf) bands.set(landmass, bandOf(places, rows));
  return { places: [...places], travel, bands };
}

/**
 * All places at most `maxRoadM` road metres away, the limit included: nearest first, ties by row.
 *
 * @example
 * placesWithin(index, { point: { lat: -6.9, lon: 107.6 }, landmass: "Java" }, 84_000).rows;
 */
export function placesWithin(index: PlaceIndex, origin: Place, maxRoadM: number): FoundPlaces {
  const rows: number[] = [];
  const metres: number[] = [];
  const { travel } = index;
  for (const [landmass, band] of index.bands) {
    const isReached = landmass === origin.landmass || travel.crosses?.(origin.landmass, landmass) === true;
    if (isReached) searchBand(index, band, origin, maxRoadM, rows, metres);
  }
  return nearestFirst(rows, metres);
}

function searchBand(
  index: PlaceIndex,
  band: Band,
  origin: Place,
  maxRoadM: number,
  rows: number[],
  metres: number[],
): void {
  const { x, y, z } = band.points;
  const along = band.points[band.axis];
  const from = toUnit(origin.point);
  const reach = index.travel.straightReachM(maxRoadM) / EARTH_RADIUS_M + SLACK;
  const end = from[band.axis] + reach;
  for (let at = firstAtLeast(along, from[band.axis] - reach); at < along.length && along[at]! <= end; at++) {
    const dx = x[at]! - from.x;
    const dy = y[at]! - from.y;
    const dz = z[at]! - from.z;
    // Most of a stretch lies too far off its axis; this spares them the arcsine.
    if (dx * dx + dy * dy + dz * dz > reach * reach) continue;
    const row = band.rows[at]!;
    const roadM = index.travel.roadMetres(origin, index.places[row]!, arcMetres(dx, dy, dz));
    if (roadM > maxRoadM || roadM === UNREACHABLE) continue;
    rows.push(row);
    metres.push(roadM);
  }
}

/**
 * The `count` places that are nearest by road, or all that can be reached when they are fewer.
 *
 * @example
 * nearestPlaces(index, origin, 1).metres[0]; // 93,000: the nearest room is 93 km away
 */
export function nearestPlaces(index: PlaceIndex, origin: Place, count: number): FoundPlaces {
  // Wider and wider, since the places within any distance precede all others; the last search has no limit.
  for (let maxRoadM = 16_000; maxRoadM <= 16_384_000; maxRoadM *= 4) {
    const found = placesWithin(index, origin, maxRoadM);
    if (found.rows.length >= count) return first(found, count);
  }
  return first(placesWithin(index, origin, Number.POSITIVE_INFINITY), count);
}

function bandOf(places: readonly Place[], rows: readonly number[]): Band {
  const points = pointSet(rows.map((row) => places[row]!.point));
  const axis = widestAxis(points);
  const along = points[axis];
  const order = Int32Array.from(rows.keys()).sort((a, b) => along[a]! - along[b]!);
  return {
    rows: order.map((k) => rows[k]!),
    points: {
      x: Float64Array.from(order, (k) => points.x[k]!),
      y: Float64Array.from(order, (k) => points.y[k]!),
      z: Float64Array.from(order, (k) => points.z[k]!),
    },
    axis,
  };
}

function widestAxis(points: PointSet): Axis {
  const width = (axis: Axis): number => {
    let low = 1;
    let high = -1;
    for (const value of points[axis]) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return high - low;
  };
  const horizontal = width("x") >= width("y") ? "x" : "y";
  return width(horizontal) >= width("z") ? horizontal : "z";
}

/** The first position of an ascending list whose value is at least `bound`. */
function firstAtLeast(ascending: Float64Array, bound: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nearestFirst(rows: readonly number[], metres: readonly number[]): FoundPlaces {
  const found = { rows: Int32Array.from(rows), metres: Float64Array.from(metres) };
  sortByKey(found.metres, found.rows, 0, rows.length);
  return found;
}

function first(found: FoundPlaces, count: number): FoundPlaces {
  return { rows: found.rows.slice(0, count), metres: found.metres.slice(0, count) };
}
