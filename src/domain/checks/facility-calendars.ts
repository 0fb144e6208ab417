/** Every facility has a calendar: its own, else its region's, else that of the nearest region above. */
import { linksWithin, NO_LINK } from "./links.ts";
import { quoted } from "./place.ts";
import type { Subject } from "./subject.ts";

export function checkFacilityCalendars({ problem, names, faults }: Subject): void {
  const regions = problem.regions ?? [];
  const parents = linksWithin(
    regions,
    names.regions,
    (region) => region.parent,
    (row) => faults.isAbsent(["regions", row, "parent"]),
  );
  // [row] whether it is certain that neither the region nor any above it names a calendar.
  const lacks = new Map<number, boolean>();

  const lacksCalendar = (start: number): boolean => {
    const walked = new Set<number>();
    let row = start;
    // What is broken, or goes around in a circle, is reported elsewhere and might hold a calendar.
    while (row >= 0 && !lacks.has(row) && !walked.has(row) && faults.isAbsent(["regions", row, "calendar"])) {
      walked.add(row);
      row = parents[row]!;
    }
    const answer = lacks.get(row) ?? row === NO_LINK;
    for (const passed of walked) lacks.set(passed, answer);
    return answer;
  };

  problem.facilities?.forEach((facility, row) => {
    const region = facility?.region;
    const regionRow = region === undefined ? undefined : names.regions.rowOf.get(region);
    if (region === undefined || regionRow === undefined || !lacksCalendar(regionRow)) return;
    const path = ["facilities", row, "calendar"];
    if (!faults.isAbsent(path)) return;
    const says = `is missing, and neither its region ${quoted(region)} nor any region above it names a calendar.`;
    faults.add(path, "missing", says, "give the nation a calendar.");
  });
}
