import { type DbapInstance, NOT_ALLOWED } from "../formats/dbap.ts";
import { type Assignment, missing, overlaps, type Verdict } from "./assignment.ts";

export function checkDbap(instance: DbapInstance, assignment: Assignment): Verdict {
  const { ships, berths, arrival, latestDeparture, opening, closing, handling } = instance;
  const gone = missing(assignment, ships, () => berths);
  if (gone.length > 0) return { faults: gone, value: Number.NaN };
  const faults = overlaps(assignment, (ship, berth) => handling[ship]![berth]!);
  let value = 0;
  assignment.place.forEach((berth, ship) => {
    const start = assignment.start[ship]!;
    const departure = start + handling[ship]![berth]!;
    if (handling[ship]![berth] === NOT_ALLOWED) faults.push(`ship ${ship} may not use berth ${berth}`);
    const earliest = Math.max(arrival[ship]!, opening[berth]!);
    const latest = Math.min(latestDeparture[ship]!, closing[berth]!);
    if (start < earliest) faults.push(`ship ${ship} starts at ${start}, before ${earliest}`);
    if (departure > latest) faults.push(`ship ${ship} leaves at ${departure}, after ${latest}`);
    value += departure - arrival[ship]!;
  });
  return { faults, value };
}
