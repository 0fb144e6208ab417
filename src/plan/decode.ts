import { formatDay } from "../calendar/index.ts";
import type { Compiled } from "../compile/index.ts";
import type { Assignment, Plan, Session, Unplaced } from "../domain/index.ts";
import { type Choice, NONE } from "../kernel/index.ts";
import { Reasons } from "./reasons.ts";
import { unitsOf } from "./units.ts";

/** A choice of the kernel as a plan, cohorts in the problem's order. */
export function decodePlan(compiled: Compiled, choice: Choice): Plan {
  const { problem, model, firstDay, sites, rooms, phases } = compiled;
  const unitOf = unitsOf(compiled, choice);
  const reasons = new Reasons(compiled, choice);
  // Each date is one string, whoever trains on it.
  const dates = Array.from({ length: model.periods }, (_, day) => formatDay(firstDay + day));
  const assignments: Assignment[] = [];
  const unplaced: Unplaced[] = [];
  problem.cohorts.forEach((cohort, task) => {
    const mode = choice.mode[task]!;
    if (mode === NONE) {
      unplaced.push({ cohort: cohort.id, reason: reasons.of(task) });
      return;
    }
    const start = choice.start[task]!;
    const room = model.demandResource[model.firstDemand[mode]!]!;
    const site = sites[rooms.siteOf[room]!]!;
    const sessions: Session[] = [];
    for (let day = start; sessions.length < phases[task]!.days; day++) {
      if (site.open.isOpen[day] === 1) sessions.push({ date: dates[day]!, part: "full" });
    }
    assignments.push({
      cohort: cohort.id,
      phase: phases[task]!.id,
      facility: site.facility.id,
      room: site.facility.rooms[room - rooms.firstRoom[rooms.siteOf[room]!]!]!.id,
      unit: unitOf[task]!,
      start: sessions[0]!.date,
      end: sessions.at(-1)!.date,
      sessions,
    });
  });
  return { assignments, unplaced };
}
