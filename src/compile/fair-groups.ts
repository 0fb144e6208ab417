/** Groups of participants whose shares are compared, as sums of a model. */
import { fairGroupsOf } from "../domain/index.ts";
import type { AllocationModel } from "../kernel/index.ts";
import type { Compiled } from "./compile.ts";
import { matchesCohort } from "./filters.ts";

export interface FairSum {
  readonly group: string;
  /** Quota that counts the participants placed. */
  readonly row: number;
  readonly participants: number;
  /** What leaving a task out counts: a cohort counts with its first phase. [task] */
  readonly weights: Float64Array;
}

/** Most participants of a group who may be left out. */
export interface FairLimit {
  readonly sum: FairSum;
  readonly most: number;
}

/** The groups of a problem that have participants. */
export function fairSumsOf({ problem, names, tasks, regions, model }: Compiled): FairSum[] {
  const firstRow = names.sums.findIndex(({ kind }) => kind === "unplaced");
  return fairGroupsOf(problem)
    .map(({ id, cohorts }, k): FairSum => {
      const weights = new Float64Array(model.tasks);
      problem.cohorts.forEach((cohort, row) => {
        if (matchesCohort(cohorts, cohort, regions)) weights[tasks.firstTask[row]!] = cohort.size;
      });
      return { group: id, row: firstRow + k, participants: weights.reduce((sum, size) => sum + size, 0), weights };
    })
    .filter(({ participants }) => participants > 0);
}

/** The same model where of each group at most so many are left out. */
export function limitedModel(model: AllocationModel, limits: readonly FairLimit[]): AllocationModel {
  const { couplings } = model;
  const min = couplings.quotas.min.slice();
  for (const { sum, most } of limits) min[sum.row] = Math.max(0, sum.participants - most);
  return { ...model, couplings: { ...couplings, quotas: { ...couplings.quotas, min } } };
}
