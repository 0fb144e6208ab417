/** The outline under a map: fine around Indonesia, coarse elsewhere, and never more of the world than the map shows. */
import type { GeoPoint } from "../../geo/index.ts";
import { southeastAsia } from "./southeast-asia.ts";
import { eastOf, landWithin, type Topology, type View } from "./topology.ts";
import { world } from "./world.ts";

/** What `southeastAsia` covers: Indonesia, with the parts of its neighbours that a map of it shows. */
export const SOUTHEAST_ASIA: View = { middle: 118, west: -25, east: 25, south: -13, north: 9 };

/** Degrees of land around the outermost points. */
const MARGIN = 3;

/** The land around these points. */
export function landOf(points: readonly GeoPoint[]): Topology {
  const view = viewOf(points, SOUTHEAST_ASIA.middle);
  if (isWithin(view, SOUTHEAST_ASIA)) return landWithin(JSON.parse(southeastAsia) as Topology, view);
  return landWithin(JSON.parse(world) as Topology, viewOf(points, middleOf(points)));
}

/** The longitude in the middle of the points, also where they lie on both sides of the date line. */
export function middleOf(points: readonly GeoPoint[]): number {
  let [east, north] = [0, 0];
  for (const { lon } of points) {
    east += Math.sin((lon * Math.PI) / 180);
    north += Math.cos((lon * Math.PI) / 180);
  }
  return Math.round((Math.atan2(east, north) * 180) / Math.PI);
}

function viewOf(points: readonly GeoPoint[], middle: number): View {
  let [west, east, south, north] = [180, -180, 90, -90];
  for (const { lat, lon } of points) {
    const x = eastOf(middle, lon);
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return { middle, west: west - MARGIN, east: east + MARGIN, south: south - MARGIN, north: north + MARGIN };
}

function isWithin(inner: View, outer: View): boolean {
  return (
    inner.west >= outer.west - MARGIN &&
    inner.east <= outer.east + MARGIN &&
    inner.south >= outer.south - MARGIN &&
    inner.north <= outer.north + MARGIN
  );
}
