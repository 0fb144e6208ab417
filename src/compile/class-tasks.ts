import type { Phase, Problem } from "../domain/index.ts";

/** What is to be placed: each cohort's phases, the first phase first, cohorts in the problem's order. */
export interface ClassTasks {
  readonly count: number;
  /** Tasks of a cohort. [cohort + 1] */
  readonly firstTask: Int32Array;
  /** [task] */
  readonly cohortOf: Int32Array;
  readonly phases: readonly Phase[];
}

export function classTasksOf({ programmes, cohorts }: Problem): ClassTasks {
  const phasesOf = new Map(programmes.map((programme) => [programme.id, programme.phases]));
  const firstTask = new Int32Array(cohorts.length + 1);
  const phases: Phase[] = [];
  cohorts.forEach((cohort, row) => {
    for (const phase of phasesOf.get(cohort.programme)!) phases.push(phase);
    firstTask[row + 1] = phases.length;
  });
  const cohortOf = new Int32Array(phases.length);
  for (let row = 0; row < cohorts.length; row++) cohortOf.fill(row, firstTask[row], firstTask[row + 1]);
  return { count: phases.length, firstTask, cohortOf, phases };
}

/** Whether a task is its cohort's first phase. */
export function isFirstPhase({ firstTask, cohortOf }: ClassTasks, task: number): boolean {
  return firstTask[cohortOf[task]!] === task;
}
