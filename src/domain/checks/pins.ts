/** A pin names a room of the facility it names, and a day of the cohort's window. */
import { closest } from "./closest.ts";
import { quoted } from "./place.ts";
import type { Subject } from "./subject.ts";

export function checkPins({ problem, names, days, faults }: Subject): void {
  problem.cohorts?.forEach((cohort, row) => {
    if (cohort?.pinned === undefined) return;
    const { facility, room, start } = cohort.pinned;
    const path = ["cohorts", row, "pinned"];
    if (room !== undefined && faults.isAbsent([...path, "facility"])) {
      faults.add([...path, "facility"], "missing", `is missing; expected the facility of room ${quoted(room)}.`);
    }
    const facilityRow = names.facilities.rowOf.get(facility ?? "");
    const rooms = facilityRow === undefined ? undefined : problem.facilities?.[facilityRow]?.rooms;
    if (room !== undefined && rooms?.every((one) => one?.id !== undefined && one.id !== room)) {
      const meant = closest(
        room,
        rooms.flatMap((one) => one?.id ?? []),
      );
      const says = `is ${quoted(room)}, but facility ${quoted(facility ?? "")} has no room with this id.`;
      faults.add([...path, "room"], "dangling", says, meant === undefined ? undefined : `you mean ${quoted(meant)}.`);
    }
    const day = days.of(start);
    const earliest = days.of(cohort.window?.earliest);
    const latest = days.of(cohort.window?.latest);
    if (day === undefined || earliest === undefined || latest === undefined || earliest > latest) return;
    if (day >= earliest && day <= latest) return;
    const says = `is ${start}, outside its window ${cohort.window?.earliest} to ${cohort.window?.latest}.`;
    faults.add([...path, "start"], "inconsistent", says);
  });
}
