/** Closures and bookings begin before they end. They may lie outside the horizon, where they do no harm. */
import type { Range } from "../calendar.ts";
import type { Days } from "./days.ts";
import type { Draft } from "./draft.ts";
import type { Faults } from "./faults.ts";
import type { Path } from "./place.ts";
import type { Subject } from "./subject.ts";

export function checkRanges({ problem, days, faults }: Subject): void {
  problem.facilities?.forEach((facility, row) => {
    checkList(facility?.closures, ["facilities", row, "closures"], days, faults);
    facility?.rooms?.forEach((room, k) => {
      checkList(room?.bookings, ["facilities", row, "rooms", k, "bookings"], days, faults);
    });
  });
}

function checkList(ranges: Draft<readonly Range[]> | undefined, path: Path, days: Days, faults: Faults): void {
  ranges?.forEach((range, k) => {
    const from = days.of(range?.from);
    const to = days.of(range?.to);
    if (from === undefined || to === undefined || from <= to) return;
    faults.add(
      [...path, k, "to"],
      "inconsistent",
      `is ${range?.to}, before from ${range?.from}.`,
      "the two dates are swapped.",
    );
  });
}
