/**
 * A plan that exists: cohorts one by one, each to the first facility in reach that has a room free for a whole class. What an instance
 * makes mandatory, pins, or asks for at the least is taken from it, so that a plan is there for certain.
 */
import { formatDay, NONE, parseDay, spanEnd } from "../../src/calendar/index.ts";
import type { Cohort, Facility, Problem } from "../../src/domain/index.ts";
import { type Facts, readFacts } from "../../src/verify/facts.ts";
import { farthestMetres, journeyOf } from "../../src/verify/journeys.ts";

export interface Fit {
  readonly facility: Facility;
  /** First training day, as a date. */
  readonly start: string;
}

/** [cohort id] where it fits beside those before it, on the latest day of its window that is free; those that fit nowhere are not listed. */
export function firstFit(
  problem: Problem,
  cohorts: readonly Cohort[],
  facilities: readonly Facility[] = problem.facilities,
): Map<string, Fit> {
  const facts = readFacts(problem);
  const taken = new Map(facilities.map(({ id }) => [id, new Int32Array(facts.lastDay - facts.firstDay + 1)]));
  const fits = new Map<string, Fit>();
  for (const cohort of cohorts) {
    for (const facility of facilities) {
      if (!isInReach(facts, cohort, facility)) continue;
      const start = latestFreeStart(facts, cohort, facility, taken.get(facility.id)!);
      if (start === NONE) continue;
      fits.set(cohort.id, { facility, start: formatDay(start + facts.firstDay) });
      break;
    }
  }
  return fits;
}

function isInReach(facts: Facts, cohort: Cohort, facility: Facility): boolean {
  const { dailyMetres } = journeyOf(facts, cohort, facility);
  const isOnLandmass = dailyMetres > 0;
  return isOnLandmass && dailyMetres <= cohort.size * farthestMetres(facts, cohort, facility);
}

/** The latest start at which a room of the right size is free all through, which it then is no more. */
function latestFreeStart(
  facts: Facts,
  { programme, size, window }: Cohort,
  facility: Facility,
  taken: Int32Array,
): number {
  const room = facility.rooms[0]!;
  if (room.seats < size) return NONE;
  const { days } = facts.phases.get(programme)![0]!;
  const open = facts.open.get(facility.id)!;
  for (
    let start = parseDay(window.latest) - facts.firstDay;
    start >= parseDay(window.earliest) - facts.firstDay;
    start--
  ) {
    const end = spanEnd(open, start, days, Number.POSITIVE_INFINITY);
    if (end === NONE || taken.subarray(start, end).some((classes) => classes >= (room.count ?? 1))) continue;
    for (let day = start; day < end; day++) taken[day]!++;
    return start;
  }
  return NONE;
}
