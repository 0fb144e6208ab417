import { formatDay } from "../calendar/index.ts";
import { type Compiled, openFor } from "../compile/index.ts";
import type { Assignment, Plan, Session, Unplaced } from "../domain/index.ts";
import { type Choice, NONE } from "../kernel/index.ts";
import { Reasons } from "./reasons.ts";
import { unitsOf } from "./units.ts";

/** A choice of the kernel as a plan, cohorts in the problem's order, each with its phases in theirs. */
export function decodePlan(compiled: Compiled, choice: Choice): Plan {
  const { problem, model, firstDay, days, sites, rooms, tasks } = compiled;
  const { unitOf, partOf } = unitsOf(compiled, choice);
  const reasons = new Reasons(compiled, choice);
  // Each date is one string, whoever trains on it.
  const dates = Array.from({ length: days }, (_, day) => formatDay(firstDay + day));
  const assignments: Assignment[] = [];
  const unplaced: Unplaced[] = [];
  problem.cohorts.forEach((cohort, row) => {
    const first = tasks.firstTask[row]!;
    if (choice.mode[first] === NONE) {
      unplaced.push({ cohort: cohort.id, reason: reasons.of(row) });
      return;
    }
    for (let task = first; task < tasks.firstTask[row + 1]!; task++) {
      const phase = tasks.phases[task]!;
      const room = rooms.roomOf[model.demandResource[model.firstDemand[choice.mode[task]!]!]!]!;
      const site = sites[rooms.siteOf[room]!]!;
      const { isOpen } = openFor(phase, site);
      const sessions: Session[] = [];
      for (let day = choice.start[task]!; sessions.length < phase.days; day++) {
        if (isOpen[day] === 1) sessions.push({ date: dates[day]!, part: partOf[task]! });
      }
      assignments.push({
        cohort: cohort.id,
        phase: phase.id,
        facility: site.facility.id,
        room: site.facility.rooms[room - rooms.firstRoom[rooms.siteOf[room]!]!]!.id,
        unit: unitOf[task]!,
        start: sessions[0]!.date,
        end: sessions.at(-1)!.date,
        sessions,
      });
    }
  });
  return { assignments, unplaced };
}
