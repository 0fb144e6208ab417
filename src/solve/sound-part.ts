import type { Compiled } from "../compile/index.ts";
import { type AllocationModel, type Choice, checkModel, NONE } from "../kernel/index.ts";
import { mendChoice } from "../plan/index.ts";

/** Rounds of leaving cohorts out; each settles every broken rule on its own. */
const MOST_ROUNDS = 40;

/**
 * What of a choice keeps all rules: where one is broken, cohorts that have a part in it are left out, as few as will do, those first that
 * have a part in most broken rules and cost least to leave out. Undefined when a rule asks for more than the choice holds, so that leaving
 * out does not mend it.
 */
export function soundPart(compiled: Compiled, model: AllocationModel, choice: Choice): Choice | undefined {
  const { tasks, problem } = compiled;
  const part = { mode: choice.mode.slice(), start: choice.start.slice() };
  const cohortOf = new Int32Array(model.tasks).fill(NONE);
  for (let cohort = 0; cohort < problem.cohorts.length; cohort++) {
    cohortOf.fill(cohort, tasks.firstTask[cohort], tasks.firstTask[cohort + 1]);
  }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { ok, violations } = checkModel(model, part);
    if (ok) return part;
    const broken = violations.map((violation) => new Set(violation.tasks.map((task) => cohortOf[task]!)));
    const blame = new Map<number, number>();
    for (const cohorts of broken) for (const cohort of cohorts) blame.set(cohort, (blame.get(cohort) ?? 0) + 1);
    const costOf = (cohort: number): number => model.skipCost[tasks.firstTask[cohort]!]!;
    const out = new Set<number>();
    for (const cohorts of broken) {
      const candidates = [...cohorts].filter((cohort) => cohort !== NONE && costOf(cohort) < Number.POSITIVE_INFINITY);
      if (candidates.some((cohort) => out.has(cohort))) continue;
      const placed = candidates.filter((cohort) => part.mode[tasks.firstTask[cohort]!] !== NONE);
      if (placed.length === 0) return undefined;
      out.add(
        placed.reduce((best, cohort) => {
          const more = blame.get(cohort)! - blame.get(best)!;
          return more > 0 || (more === 0 && costOf(cohort) < costOf(best)) ? cohort : best;
        }),
      );
    }
    for (const cohort of out) {
      part.mode.fill(NONE, tasks.firstTask[cohort], tasks.firstTask[cohort + 1]);
      part.start.fill(NONE, tasks.firstTask[cohort], tasks.firstTask[cohort + 1]);
    }
    // What goes with those who are left, journeys and days of waves, may have to change with them.
    part.mode.fill(NONE, tasks.count);
    part.start.fill(NONE, tasks.count);
    mendChoice(compiled, part);
  }
  return undefined;
}
