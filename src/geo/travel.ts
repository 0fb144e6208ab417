/** How far people travel by road, as whole metres rounded once, so that limits and costs are exact integers everywhere. */
import { type GeoPoint, straightMetres } from "./great-circle.ts";

/** A point, and the land that can be crossed by road from it without leaving it. */
export interface Place {
  readonly point: GeoPoint;
  readonly landmass: string;
  /** The facility that stands there, or the region from which people set out, where it is known. */
  readonly facility?: string;
  readonly region?: string;
}

/** Road metres to a place that cannot be reached; more than any limit. */
export const UNREACHABLE: number = Number.POSITIVE_INFINITY;

/** A way between two landmasses, and what it counts as in road kilometres. */
interface Crossing {
  readonly between: readonly [string, string];
  readonly roadKm: number;
}

/** Road metres between places; symmetric, and 0 from a place to itself. */
export interface TravelModel {
  /** Whole road metres one way, or `UNREACHABLE`. `straightM` is `straightMetres` of the two points, for callers that know it. */
  roadMetres(from: Place, to: Place, straightM?: number): number;
  /** No place farther than this in a straight line is within `roadM` road metres; `Infinity` where nothing can be said. */
  straightReachM(roadM: number): number;
  /** Whether places on one landmass may be reached from another; never when absent. */
  crosses?(from: string, to: string): boolean;
}

/**
 * Travel along the great circle, times `roadFactor`, rounded half up once; another landmass is `UNREACHABLE` but by a crossing, which adds
 * its kilometres.
 *
 * `roadFactor` is a finite number of at least 1: no road is shorter than the straight line. Anything else throws a `RangeError`.
 *
 * @example
 * const travel = greatCircleTravel({ roadFactor: 1.4 });
 * travel.roadMetres({ point: a, landmass: "Java" }, { point: b, landmass: "Java" });
 */
export function greatCircleTravel({
  roadFactor,
  crossings = [],
}: {
  readonly roadFactor: number;
  readonly crossings?: readonly Crossing[];
}): TravelModel {
  if (!(roadFactor >= 1 && roadFactor < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`roadFactor is ${roadFactor}, expected a finite number of at least 1.`);
  }
  const crossingM = new Map<string, number>();
  for (const {
    between: [one, other],
    roadKm,
  } of crossings) {
    crossingM.set(pairOf(one, other), Math.round(roadKm * 1000));
    crossingM.set(pairOf(other, one), Math.round(roadKm * 1000));
  }
  return {
    roadMetres(from, to, straightM = straightMetres(from.point, to.point)) {
      const overlandM = Math.round(straightM * roadFactor);
      if (from.landmass === to.landmass) return overlandM;
      return overlandM + (crossingM.get(pairOf(from.landmass, to.landmass)) ?? UNREACHABLE);
    },
    crosses: (from, to) => crossingM.has(pairOf(from, to)),
    straightReachM(roadM) {
      // What rounds to `roadM` is below `roadM` + 1/2; the other half metre outweighs the rounding of this division.
      return (roadM + 1) / roadFactor;
    },
  };
}

function pairOf(from: string, to: string): string {
  return JSON.stringify([from, to]);
}
