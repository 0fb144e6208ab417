/** A compiled problem as statements that could be lifted one by one, and what holds whatever is lifted. */
import type { Compiled } from "../../compile/index.ts";
import { realStarts } from "../../compile/rules/holiday-shift.ts";
import type { Cohort, Problem } from "../../domain/index.ts";
import { type Constraint, constraintsOf } from "../../kernel/index.ts";
import type { ConflictStatement, Liftable } from "./statement.ts";
import * as words from "./words.ts";

/** What is in a model. */
export interface Liftables {
  readonly liftables: readonly Liftable[];
  /** Such as that the phases of a cohort come together, and that journeys follow classes. */
  readonly background: readonly Constraint[];
}

/** Constraints of the kernel gathered by the statement that they say; those that say none are background. */
export function liftablesOf(compiled: Compiled): Liftables {
  const found = new Map<string, { readonly statement: ConflictStatement; readonly constraints: Constraint[] }>();
  const background: Constraint[] = [];
  for (const constraint of constraintsOf(compiled.model)) {
    const statement = statementOf(compiled, constraint);
    if (statement === undefined) {
      background.push(constraint);
      continue;
    }
    const key = JSON.stringify(statement);
    const known = found.get(key);
    if (known === undefined) found.set(key, { statement, constraints: [constraint] });
    else known.constraints.push(constraint);
  }
  return { liftables: [...found.values()], background };
}

function statementOf(compiled: Compiled, { kind, row }: Constraint): ConflictStatement | undefined {
  const { problem, model, names } = compiled;
  const { precedences, pairs, orders } = model.couplings;
  switch (kind) {
    case "mandatory":
      return words.mustBePlaced(cohortAt(compiled, row));
    case "window":
      return isFirst(compiled, row) ? words.window(cohortAt(compiled, row)) : undefined;
    case "capacity":
      return capacity(compiled, row);
    case "sameStart":
      return words.wave(problem.waves![waveOfGroup(problem, row)]!);
    case "order":
      return words.waveOrder(problem.waves![orders.after[row]!]!);
    case "precedence":
    case "zone":
      return phaseLink(compiled, precedences.before[row]!, precedences.after[row]!);
    case "requirement": {
      const task = taskOfMode(model.firstMode, pairs.needing[row]!);
      return phaseLink(compiled, task - 1, task);
    }
    case "limit":
      return words.openings(problem.openings![row]!);
    case "quota": {
      const name = names.sums[row]!;
      if (name.kind === "quota") return words.quota(quotaNamed(problem, name.ids[0]!));
      if (name.kind === "budget") return words.budget(problem.budget!);
      return name.kind === "year" ? words.year(problem, name.ids[0]!, name.ids[1]!) : undefined;
    }
    case "joint":
    case "incompatible":
      return undefined;
  }
}

/** Groups beyond the waves hold the real starts of waves that holidays shift. */
function waveOfGroup(problem: Problem, group: number): number {
  for (const [wave, real] of realStarts(problem)) if (real.group === group) return wave;
  return group;
}

function isFirst({ tasks: { firstTask, cohortOf, count } }: Compiled, task: number): boolean {
  return task < count && firstTask[cohortOf[task]!] === task;
}

/** What a later phase asks of the one before it; nothing where one of the two is no class. */
function phaseLink(compiled: Compiled, before: number, after: number): ConflictStatement | undefined {
  const { tasks } = compiled;
  const isLink = before < tasks.count && after < tasks.count && tasks.cohortOf[before] === tasks.cohortOf[after];
  return isLink ? words.phaseLink(cohortAt(compiled, after), tasks.phases[after]!) : undefined;
}

function capacity({ problem, rooms, sites, resources }: Compiled, resource: number): ConflictStatement {
  if (resource < rooms.resources) {
    const room = rooms.roomOf[resource]!;
    const site = rooms.siteOf[room]!;
    const { facility } = sites[site]!;
    return words.room(facility, facility.rooms[room - rooms.firstRoom[site]!]!);
  }
  const { kind, ids } = resources.nameOf(resource);
  if (kind === "pool") return words.pool(problem.pools!.find(({ id }) => id === ids[0])!);
  const facility = problem.facilities.find(({ id }) => id === ids[0])!;
  return kind === "beds" ? words.beds(facility) : words.concurrent(facility);
}

function cohortAt({ problem, tasks }: Compiled, task: number): Cohort {
  return problem.cohorts[tasks.cohortOf[task]!]!;
}

function quotaNamed({ quotas = [] }: Problem, id: string) {
  return quotas.find((quota) => quota.id === id)!;
}

function taskOfMode(firstMode: Int32Array, mode: number): number {
  let [low, high] = [0, firstMode.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (firstMode[middle]! <= mode) low = middle;
    else high = middle;
  }
  return low;
}
