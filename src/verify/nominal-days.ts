/** A wave's day as seen from a class that a local holiday may have shifted. */
import type { Wave } from "../domain/index.ts";
import type { Facts } from "./facts.ts";

/** Day numbers, both ends included. */
export interface NominalDays {
  readonly from: number;
  readonly to: number;
}

/**
 * The days of the horizon that a wave may have when a member starts on `start`: the start itself, and those before it, at most
 * `holidayShiftDays`, back to the last one on which the member could have started in its place.
 */
export function nominalDays(
  { firstDay }: Pick<Facts, "firstDay">,
  { holidayShiftDays = 0 }: Pick<Wave, "holidayShiftDays">,
  start: number,
  mayStart: (day: number) => boolean,
): NominalDays {
  let from = start;
  while (from > firstDay && start - from < holidayShiftDays && !mayStart(from - 1)) from--;
  return { from, to: start };
}
