import { parseDay } from "../../calendar/index.ts";
import type { Quota } from "../../domain/index.ts";
import { NONE } from "../../kernel/index.ts";
import { type Coupling, siteOfMode } from "../coupling.ts";
import { matchesCohort, matchesFacility } from "../filters.ts";

/** `quota`: cohorts or participants of a group, between a minimum and a maximum. A group that nothing reaches counts 0. */
export function quota(coupling: Coupling): void {
  const { offer, draft, names } = coupling;
  for (const each of offer.problem.quotas ?? []) {
    const sum = draft.sum({
      ...(each.min !== undefined && { min: each.min }),
      ...(each.max !== undefined && { max: each.max }),
    });
    names.sums.push({ kind: "quota", ids: [each.id] });
    addTerms(coupling, each, sum);
  }
}

function addTerms(coupling: Coupling, { unit, phase, facilities, cohorts, period }: Quota, sum: number): void {
  const { offer, model, draft } = coupling;
  const { problem, sites, regions, firstDay, days } = offer;
  const isThere = sites.map(({ facility }) => matchesFacility(facilities, facility, regions));
  const from = period === undefined ? 0 : Math.max(0, parseDay(period.from) - firstDay);
  const past = period === undefined ? days : Math.min(days, parseDay(period.to) - firstDay + 1);
  problem.cohorts.forEach((cohort, row) => {
    const task = taskOfPhase(coupling, row, phase);
    if (task === NONE || from >= past || !matchesCohort(cohorts, cohort, regions)) return;
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      if (isThere[siteOfMode(coupling, mode)]) draft.term(sum, mode, from, past, unit === "cohorts" ? 1 : cohort.size);
    }
  });
}

/** The task of a cohort's phase: the first one when none is named, NONE when its programme has none of that name. */
function taskOfPhase({ offer: { tasks } }: Coupling, cohort: number, phase: string | undefined): number {
  const first = tasks.firstTask[cohort]!;
  if (phase === undefined) return first;
  for (let task = first; task < tasks.firstTask[cohort + 1]!; task++) if (tasks.phases[task]!.id === phase) return task;
  return NONE;
}
