import type { PmedcapInstance } from "../formats/pmedcap.ts";
import { type Assignment, missing, overloads, type Verdict } from "./assignment.ts";

export function checkPmedcap({ medians, capacity, points }: PmedcapInstance, assignment: Assignment): Verdict {
  const gone = missing(assignment, points.length, () => points.length);
  if (gone.length > 0) return { faults: gone, value: Number.NaN };
  const capacities = points.map(() => capacity);
  const faults = overloads(assignment, capacities, (point) => points[point]!.demand);
  const used = new Set(assignment.place).size;
  if (used > medians) faults.push(`${used} medians are used, may be ${medians}`);
  const value = assignment.place.reduce((sum, at, point) => sum + distance(points[point]!, points[at]!), 0);
  return { faults, value };
}

type Point = PmedcapInstance["points"][number];

/** Largest integer whose square is at most the squared distance: rounds down without a square root. */
function distance(a: Point, b: Point): number {
  const squared = (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
  let whole = 0;
  while ((whole + 1) ** 2 <= squared) whole++;
  return whole;
}
