/** Ranges of dates begin before they end. They may lie outside the horizon, where they do no harm. */
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
      const path = ["facilities", row, "rooms", k, "bookings"];
      checkList(room?.bookings, path, days, faults);
      room?.bookings?.forEach((booking, n) => {
        const count = room.count ?? (faults.isAbsent(["facilities", row, "rooms", k, "count"]) ? 1 : undefined);
        if (booking?.unit === undefined || count === undefined || booking.unit < count) return;
        const says = `is ${booking.unit}, and the ${count} rooms of this kind are counted from 0 to ${count - 1}.`;
        faults.add([...path, n, "unit"], "out-of-range", says);
      });
    });
  });
  problem.calendars?.forEach((calendar, row) => {
    calendar?.noHalfDays?.forEach((rule, k) => {
      if (typeof rule === "object") checkRange(rule, ["calendars", row, "noHalfDays", k], days, faults);
    });
  });
  problem.pools?.forEach((pool, row) => {
    if (typeof pool?.capacity === "object") checkList(pool.capacity, ["pools", row, "capacity"], days, faults);
  });
  problem.quotas?.forEach((quota, row) => {
    checkRange(quota?.period, ["quotas", row, "period"], days, faults);
  });
}

function checkList(ranges: Draft<readonly Range[]> | undefined, path: Path, days: Days, faults: Faults): void {
  ranges?.forEach((range, k) => {
    checkRange(range, [...path, k], days, faults);
  });
}

function checkRange(range: Draft<Range> | undefined, path: Path, days: Days, faults: Faults): void {
  const from = days.of(range?.from);
  const to = days.of(range?.to);
  if (from === undefined || to === undefined || from <= to) return;
  const says = `is ${range?.to}, before from ${range?.from}.`;
  faults.add([...path, "to"], "inconsistent", says, "the two dates are swapped.");
}
