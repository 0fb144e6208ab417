/** The horizon begins before it ends, and is short enough for one plan. */
import { grouped } from "../shapes/number.ts";
import type { Subject } from "./subject.ts";

/** Ten years with their leap days, and a week to spare. */
const MOST_DAYS = 3660;

export function checkHorizon({ problem, days, faults }: Subject): void {
  const start = days.of(problem.horizon?.start);
  const end = days.of(problem.horizon?.end);
  if (start === undefined || end === undefined) return;
  const path = ["horizon", "end"];
  if (end < start) {
    const says = `is ${problem.horizon?.end}, before start ${problem.horizon?.start}.`;
    faults.add(path, "inconsistent", says, "the two dates are swapped.");
  } else if (end - start + 1 > MOST_DAYS) {
    const says = `is ${problem.horizon?.end}, which makes a horizon of ${grouped(end - start + 1)} days; expected at most ${grouped(MOST_DAYS)}.`;
    faults.add(path, "out-of-range", says, "a year is mistyped.");
  }
}
