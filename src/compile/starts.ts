import { parseDay } from "../calendar/index.ts";
import { type AllocationModel, NONE } from "../kernel/index.ts";
import { isFirstPhase } from "./class-tasks.ts";
import { isTied } from "./is-tied.ts";
import { cohortOf, type Offer } from "./offer.ts";
import { latenessTerm } from "./terms.ts";

export type Starts = Pick<AllocationModel, "earliest" | "pastLatest" | "startCostRow" | "startCosts">;

/** First day on which a class may start, and the one after the last: of first phases by window and pin, any day of later ones. */
export function windowOf(offer: Offer, task: number): { readonly from: number; readonly past: number } {
  const { firstDay, days, tasks } = offer;
  if (!isFirstPhase(tasks, task)) return { from: 0, past: days };
  const { window, pinned } = cohortOf(offer, task);
  let from = parseDay(window.earliest) - firstDay;
  let past = parseDay(window.latest) - firstDay + 1;
  if (pinned?.start !== undefined) {
    const day = parseDay(pinned.start) - firstDay;
    from = Math.max(from, day);
    past = Math.min(past, day + 1);
  }
  return { from, past };
}

/**
 * Windows, and one row of start costs for each preferred day; where extra tasks may come, the first is that of tasks without one. Later phases may start on any
 * day.
 */
export function startsOf(offer: Offer): Starts {
  const { rates, firstDay, days, periods, tasks } = offer;
  const earliest = new Int32Array(tasks.count);
  const pastLatest = new Int32Array(tasks.count);
  const startCostRow = new Int32Array(tasks.count);
  const rows = new Map<number, number>(isTied(offer.problem) ? [[Number.POSITIVE_INFINITY, 0]] : []);
  for (let task = 0; task < tasks.count; task++) {
    const cohort = cohortOf(offer, task);
    const { from, past } = windowOf(offer, task);
    earliest[task] = from;
    pastLatest[task] = past;
    const hasPreferred = cohort.preferredStart !== undefined && isFirstPhase(tasks, task);
    const preferred = hasPreferred ? parseDay(cohort.preferredStart) : Number.POSITIVE_INFINITY;
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
