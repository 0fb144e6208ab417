import { type AllocationModel, NONE } from "../model.ts";

/** Rows of a table by zone: of all options, of those in no zone, and from 2 on of a zone and of those in none. */
export const ANY_ZONE = 0;
export const NO_ZONE = 1;

/** Which rows of a task's table its modes are in, and which one a mode of the task above looks at. */
export interface ZoneRows {
  readonly count: number;
  /** [mode of the task, from its first] */
  readonly own: Int32Array;
  /** [mode of the task above, from its first] */
  readonly above: Int32Array;
}

/** Rows of a task tied to the one above it; zones by mode are those of their places in the precedence. */
export function zoneRowsOf(
  model: AllocationModel,
  task: number,
  zoneOf: Int32Array,
  above: number,
  zoneOfAbove: Int32Array,
): ZoneRows {
  const rowOf = new Map<number, number>([[NONE, NO_ZONE]]);
  const modesOf = (owner: number, zones: Int32Array): Int32Array =>
    zones.subarray(model.firstMode[owner], model.firstMode[owner + 1]);
  for (const zone of modesOf(task, zoneOf)) if (!rowOf.has(zone)) rowOf.set(zone, rowOf.size + 1);
  return {
    count: rowOf.size + 1,
    own: modesOf(task, zoneOf).map((zone) => rowOf.get(zone)!),
    // In no zone it goes with all; in one where the task has no mode, with those in none.
    above: modesOf(above, zoneOfAbove).map((zone) => (zone === NONE ? ANY_ZONE : (rowOf.get(zone) ?? NO_ZONE))),
  };
}
