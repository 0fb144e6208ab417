import { parseDay } from "../calendar/index.ts";
import { type AllocationModel, NONE } from "../kernel/index.ts";
import { isFirstPhase } from "./class-tasks.ts";
import { isTied } from "./is-tied.ts";
import { cohortOf, type Offer } from "./offer.ts";
import { latenessTerm } from "./terms.ts";

export type Starts = Pick<AllocationModel, "earliest" | "pastLatest" | "startCostRow" | "startCosts">;

/**
 * Windows, and one row of start costs for each preferred day; where extra tasks may come, the first is that of tasks without one. Later phases may start on any
 * day.
 */
export function startsOf(offer: Offer): Starts {
  const { rates, firstDay, days, periods, tasks } = offer;
  const earliest = new Int32Array(tasks.count);
  const pastLatest = new Int32Array(tasks.count).fill(days);
  const startCostRow = new Int32Array(tasks.count);
  const rows = new Map<number, number>(isTied(offer.problem) ? [[Number.POSITIVE_INFINITY, 0]] : []);
  for (let task = 0; task < tasks.count; task++) {
    const cohort = cohortOf(offer, task);
    let preferred = Number.POSITIVE_INFINITY;
    if (isFirstPhase(tasks, task)) {
      earliest[task] = parseDay(cohort.window.earliest) - firstDay;
      pastLatest[task] = parseDay(cohort.window.latest) - firstDay + 1;
      if (cohort.pinned?.start !== undefined) {
        const pinned = parseDay(cohort.pinned.start) - firstDay;
        earliest[task] = Math.max(earliest[task]!, pinned);
        pastLatest[task] = Math.min(pastLatest[task]!, pinned + 1);
      }
      if (cohort.preferredStart !== undefined) preferred = parseDay(cohort.preferredStart);
    }
    if (!rows.has(preferred)) rows.set(preferred, rows.size);
    startCostRow[task] = rows.get(preferred)!;
  }
  const startCosts = new Float64Array(Math.max(rows.size, 1) * periods);
  for (const [preferred, row] of rows) {
    for (let day = 0; day < days; day++) {
      startCosts[row * periods + day] = latenessTerm(rates, firstDay + day - preferred);
    }
  }
  return { earliest, pastLatest, startCostRow, startCosts };
}

/** Waves, of which the first phases of their members are the tasks. */
export function groupsOf({ problem, tasks }: Offer): Pick<AllocationModel, "groupOf" | "groupSpread"> {
  const waves = problem.waves ?? [];
  const rows = new Map(waves.map((wave, row) => [wave.id, row]));
  const groupOf = new Int32Array(tasks.count).fill(NONE);
  problem.cohorts.forEach(({ wave }, cohort) => {
    if (wave !== undefined) groupOf[tasks.firstTask[cohort]!] = rows.get(wave)!;
  });
  return { groupOf, groupSpread: Int32Array.from(waves, (wave) => wave.spreadDays) };
}
