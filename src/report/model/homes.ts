/** Where people set out from, as far as a report says: a point of a few people is their home, and nobody's business. */
import type { GeoPoint } from "../../geo/index.ts";
import type { ReportInput } from "../report-input.ts";
import type { Atlas } from "./atlas.ts";

/** A point that fewer people share is not shown. */
const LEAST_TOGETHER = 5;

/** The point of a region's people that may be shown: their own, or the region's where it would tell of single people; none where it has none. */
export type ShownPoint = (region: string, point: GeoPoint | undefined) => GeoPoint | undefined;

export function shownPoints({ problem, people = "regions" }: ReportInput, atlas: Atlas): ShownPoint {
  const demand = problem.demand ?? [];
  if (people === "ids" || demand.length === 0) return (_, point) => point;
  const keyOf = ({ lat, lon }: GeoPoint): string => `${lat} ${lon}`;
  const together = new Map<string, number>();
  for (const { point, count } of demand) {
    if (point !== undefined) together.set(keyOf(point), (together.get(keyOf(point)) ?? 0) + count);
  }
  return (region, point) => {
    const isShared = point !== undefined && (together.get(keyOf(point)) ?? 0) >= LEAST_TOGETHER;
    return isShared ? point : atlas.regions.get(region)?.point;
  };
}
