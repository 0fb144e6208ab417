import { parseDay } from "../calendar/index.ts";
import type { Compiled } from "../compile/index.ts";
import type { Assignment, Plan } from "../domain/index.ts";
import { type Choice, emptyChoice, NONE, occupancyOf } from "../kernel/index.ts";

/** A plan as a start for the kernel. */
export interface WarmStart {
  readonly choice: Choice;
  /** Cohorts, as rows, that may have lost their assignment because the room is not in their list of modes: compile with whole lists for them. */
  readonly cutTasks: readonly number[];
}

/**
 * The part of a plan that holds in this problem, as a choice. Assignments whose cohort or room is gone, that break a rule,
 * or that clash with one before them are left out; all of a plan that verifies is kept.
 */
export function encodeWarmStart(compiled: Compiled, plan: Plan): WarmStart {
  const { problem, model, firstDay, sites, rooms } = compiled;
  const taskOf = new Map(problem.cohorts.map((cohort, task) => [cohort.id, task]));
  const siteOf = new Map(sites.map((site, row) => [site.facility.id, row]));
  const occupancy = occupancyOf(model, emptyChoice(model.tasks));
  const earliest = new Float64Array(model.groupSpread.length).fill(Number.POSITIVE_INFINITY);
  for (const { cohort, start } of plan.assignments) {
    const group = model.groupOf[taskOf.get(cohort) ?? NONE] ?? NONE;
    if (group !== NONE) earliest[group] = Math.min(earliest[group]!, parseDay(start) - firstDay);
  }
  const cutTasks: number[] = [];
  const roomOf = ({ facility, room }: Assignment): number => {
    const site = siteOf.get(facility);
    const index = site === undefined ? -1 : sites[site]!.facility.rooms.findIndex(({ id }) => id === room);
    return index === -1 ? NONE : rooms.firstRoom[site!]! + index;
  };
  for (const assignment of plan.assignments) {
    const task = taskOf.get(assignment.cohort);
    const room = roomOf(assignment);
    if (task === undefined || room === NONE || occupancy.choice.mode[task] !== NONE) continue;
    const mode = modeOf(compiled, task, room);
    if (mode === NONE) {
      if (model.restCost[task]! < Number.POSITIVE_INFINITY) cutTasks.push(task);
      continue;
    }
    const start = parseDay(assignment.start) - firstDay;
    if (start < model.earliest[task]! || start >= model.pastLatest[task]!) continue;
    const group = model.groupOf[task]!;
    if (group !== NONE && start > earliest[group]! + model.groupSpread[group]!) continue;
    if (occupancy.isFree(mode, start)) occupancy.place(task, mode, start);
  }
  return { choice: occupancy.choice, cutTasks };
}

function modeOf({ model }: Compiled, task: number, room: number): number {
  for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
    if (model.demandResource[model.firstDemand[mode]!] === room) return mode;
  }
  return NONE;
}
