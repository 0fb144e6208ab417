import { parseDay } from "../calendar/index.ts";
import { ALL_DAY, type Compiled } from "../compile/index.ts";
import type { Assignment, Plan } from "../domain/index.ts";
import { type Choice, emptyChoice, NONE, occupancyOf } from "../kernel/index.ts";
import { mendChoice } from "./tied-start.ts";

/** A plan as a start for the kernel. */
export interface WarmStart {
  readonly choice: Choice;
  /** Classes, as tasks, that may have lost their assignment because the room is not in their list of modes: compile with whole lists for them. */
  readonly cutTasks: readonly number[];
}

/**
 * The part of a plan that holds in this problem, as a choice. Assignments whose cohort or room is gone, that break a rule,
 * or that clash with one before them are left out; all of a plan that verifies is kept.
 */
export function encodeWarmStart(compiled: Compiled, plan: Plan): WarmStart {
  const { problem, model, firstDay, tasks } = compiled;
  const rowOf = new Map(problem.cohorts.map((cohort, row) => [cohort.id, row]));
  const taskOf = ({ cohort, phase }: Assignment): number => {
    const row = rowOf.get(cohort);
    if (row === undefined) return NONE;
    for (let task = tasks.firstTask[row]!; task < tasks.firstTask[row + 1]!; task++) {
      if (tasks.phases[task]!.id === phase) return task;
    }
    return NONE;
  };
  const places = new Places(compiled);
  const occupancy = occupancyOf(model, emptyChoice(model.tasks));
  const earliest = new Float64Array(model.groupSpread.length).fill(Number.POSITIVE_INFINITY);
  for (const assignment of plan.assignments) {
    const group = model.groupOf[taskOf(assignment)] ?? NONE;
    if (group !== NONE) earliest[group] = Math.min(earliest[group]!, parseDay(assignment.start) - firstDay);
  }
  const cutTasks: number[] = [];
  for (const assignment of plan.assignments) {
    const task = taskOf(assignment);
    if (task === NONE || occupancy.choice.mode[task] !== NONE) continue;
    const modes = places.modesOf(task, assignment);
    if (modes.length === 0) {
      if (places.exists(assignment) && model.restCost[task]! < Number.POSITIVE_INFINITY) cutTasks.push(task);
      continue;
    }
    const start = parseDay(assignment.start) - firstDay;
    if (start < model.earliest[task]! || start >= model.pastLatest[task]!) continue;
    const group = model.groupOf[task]!;
    if (group !== NONE && start > earliest[group]! + model.groupSpread[group]!) continue;
    const free = modes.find((mode) => occupancy.isFree(mode, start));
    if (free !== undefined) occupancy.place(task, free, start);
  }
  const { choice } = occupancy;
  if (compiled.isTied) mendChoice(compiled, choice);
  return { choice, cutTasks };
}

/** Finds the modes that stand for an assignment. */
class Places {
  readonly #compiled: Compiled;
  readonly #siteOf: ReadonlyMap<string, number>;

  constructor(compiled: Compiled) {
    this.#compiled = compiled;
    this.#siteOf = new Map(compiled.sites.map((site, row) => [site.facility.id, row]));
  }

  exists(assignment: Assignment): boolean {
    return this.#roomOf(assignment) !== NONE;
  }

  /** The modes of a task in the room, unit and part of the day of an assignment, those of its cost for its start among them. */
  modesOf(task: number, assignment: Assignment): number[] {
    const { model, rooms } = this.#compiled;
    const room = this.#roomOf(assignment);
    const found: number[] = [];
    if (room === NONE) return found;
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      const resource = model.demandResource[model.firstDemand[mode]!]!;
      if (rooms.roomOf[resource] !== room || !this.#isPart(resource, assignment)) continue;
      found.push(mode);
    }
    return found;
  }

  #isPart(resource: number, { unit, sessions }: Assignment): boolean {
    const { rooms } = this.#compiled;
    const known = rooms.unitOf[resource]!;
    const part = rooms.partOf[resource]!;
    const session = sessions[0]?.part ?? "full";
    return (known === NONE || known === unit) && (part === ALL_DAY || session === "full" || PARTS[part] === session);
  }

  #roomOf({ facility, room }: Assignment): number {
    const { sites, rooms } = this.#compiled;
    const site = this.#siteOf.get(facility);
    const index = site === undefined ? NONE : sites[site]!.facility.rooms.findIndex(({ id }) => id === room);
    return index === NONE ? NONE : rooms.firstRoom[site!]! + index;
  }
}

const PARTS = ["full", "morning", "afternoon"] as const;
