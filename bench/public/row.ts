/** One instance, solved and re-checked: a row of the benchmark. */

import type { SiteFigures } from "../../examples/support/sites-problem.ts";
import { bugsOf } from "./bugs.ts";
import type { Assignment } from "./checks/assignment.ts";
import { againstBest, excessOver, type Facts, gapBetween } from "./figures.ts";
import { type Listed, readInstance } from "./folder.ts";
import { type PeopleSet, type SetName, translators } from "./sets/index.ts";
import type { ModelSolution, Solver } from "./solver.ts";

/** What to run. */
export interface PublicRequest<Set extends SetName | PeopleSet = SetName | PeopleSet> {
  readonly listed: Listed<Set>;
  readonly timeS: number;
  readonly seed: number;
}

/** What came of it; cost, bound and best known value are in the set's own objective, null where there is none. */
export interface PublicRow {
  readonly set: SetName | PeopleSet;
  readonly instance: string;
  readonly cost: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly bestKnown: number | null;
  readonly excess: number | null;
  /** Whether the cost is that of the best known solution, or better. */
  readonly against: "above" | "at" | "below" | null;
  readonly status: ModelSolution["status"];
  readonly firstPlanMs: number | null;
  readonly ms: number;
  readonly peakRssMb: number;
  /** Of sets of people. */
  readonly people?: SiteFigures;
}

/** A row, its solution, and what is wrong with them: nothing, unless solver, translator or list have a bug. */
export interface PublicOutcome {
  readonly row: PublicRow;
  readonly assignment: Assignment | null;
  readonly bugs: readonly string[];
  /** Of the solver's own model, in words, where it makes one, and how many options that lacks. */
  readonly size?: string;
  readonly left?: number;
}

export async function runInstance(
  { listed, timeS, seed }: PublicRequest<SetName>,
  solver: Solver,
): Promise<PublicOutcome> {
  const { set, instance, sense } = listed;
  const { model, toObjective, toAssignment, check, unit } = translators[set](readInstance(listed.file), instance);
  let firstPlanMs: number | undefined;
  const solution = await solver(model, {
    timeLimitMs: timeS * 1000,
    seed,
    onProgress: ({ cost, elapsedMs }) => {
      if (Number.isFinite(cost)) firstPlanMs ??= elapsedMs;
    },
  });
  const peakRssMb = solution.peakRssMb ?? process.resourceUsage().maxRSS / 1024;
  const { choice, size, left } = solution;
  if (choice !== undefined) firstPlanMs ??= solution.elapsedMs;
  const verdict = choice === undefined ? undefined : check(choice);
  const facts: Facts = {
    sense,
    unit,
    value: choice === undefined ? undefined : toObjective(solution.cost),
    bound: Number.isFinite(solution.bound) ? toObjective(solution.bound) : undefined,
    best: listed.best,
    listedBound: listed.isDoubtful ? undefined : listed.bound,
    rounding: listed.rounding,
  };
  return {
    row: {
      set,
      instance,
      cost: facts.value ?? null,
      bound: facts.bound ?? null,
      gap: gapBetween(facts) ?? null,
      bestKnown: facts.best ?? null,
      excess: excessOver(facts) ?? null,
      against: againstBest(facts) ?? null,
      status: solution.status,
      firstPlanMs: firstPlanMs === undefined ? null : Math.round(firstPlanMs),
      ms: Math.round(solution.elapsedMs),
      peakRssMb: Math.round(peakRssMb),
    },
    assignment: choice === undefined ? null : toAssignment(choice),
    bugs: bugsOf(facts, solution.status, verdict),
    ...(size === undefined ? {} : { size }),
    ...(left === undefined ? {} : { left }),
  };
}
