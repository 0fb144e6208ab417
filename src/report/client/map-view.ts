/** Which part of the earth a map shows, and how large. */
import { type GeoProjection, geoCentroid, geoMercator, geoPath } from "d3-geo";

export interface MapView {
  readonly width: number;
  readonly height: number;
  readonly projection: GeoProjection;
  /** Pixels a degree. */
  readonly scale: number;
}

/** No map shows less than this many degrees: a single facility is shown with its surroundings. */
const LEAST_DEGREES = 0.6;

/** A view of all points at this width, as high as they ask for within limits, with room at the edge. */
export function viewOf(points: readonly (readonly [number, number])[], width: number): MapView {
  const margin = width < 500 ? 10 : 24;
  const all = { type: "MultiPoint" as const, coordinates: points.map(([lon, lat]) => [lon, lat]) };
  const [middle, latitude] = geoCentroid(all);
  const half = LEAST_DEGREES / 2;
  const around = [
    [middle - half, latitude - half],
    [middle + half, latitude + half],
  ];
  const shown = { ...all, coordinates: [...all.coordinates, ...around] };
  // Turned so that the middle of the points is the middle of the map, wherever the date line is.
  const projection = geoMercator().rotate([-middle, 0]).precision(0.3);
  projection.fitWidth(width - 2 * margin, shown);
  const [[, top], [, bottom]] = geoPath(projection).bounds(shown);
  const height = Math.round(
    Math.min(Math.max(bottom - top + 2 * margin, width < 500 ? 200 : 280), width < 500 ? 420 : 620),
  );
  projection.fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    shown,
  );
  projection.clipExtent([
    [-8, -8],
    [width + 8, height + 8],
  ]);
  return { width, height, projection, scale: (projection.scale() * Math.PI) / 180 };
}
