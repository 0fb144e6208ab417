import { fairGroupsOf } from "../../domain/index.ts";
import type { Coupling } from "../coupling.ts";
import { matchesCohort } from "../filters.ts";

/** `fairness`: participants of each group who are placed, a sum that levels of fairness set a minimum to. */
export function fairness({ offer, model, draft, names }: Coupling): void {
  const { problem, tasks, regions, days } = offer;
  for (const { id, cohorts } of fairGroupsOf(problem)) {
    const sum = draft.sum({});
    names.sums.push({ kind: "unplaced", ids: [id] });
    problem.cohorts.forEach((cohort, row) => {
      if (!matchesCohort(cohorts, cohort, regions)) return;
      const task = tasks.firstTask[row]!;
      for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
        draft.term(sum, mode, 0, days, cohort.size);
      }
    });
  }
}
