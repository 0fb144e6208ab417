import { NONE, parseDay, spanEnds } from "../calendar/index.ts";
import { limitMetres, partiesOf, Reach } from "../compile/reach.ts";
import type { RegionTree, Site } from "../compile/sites.ts";
import { type Cohort, DEFAULT_TRAVEL, type OwnFunctions, type Phase, type Problem } from "../domain/index.ts";
import { travelOf } from "../domain/own/answers.ts";

/** A class that some cohort needs, whichever room it gets. */
export interface Need {
  readonly cohort: Cohort;
  readonly phase: Phase;
  /** Period of its earliest training day, and period after its last one, wherever and whenever it is taught. */
  readonly from: number;
  readonly past: number;
  /** Half days that it takes of a room. */
  readonly halves: number;
  /** Sites that its participants can reach, as far as distance goes; more only make the check milder. */
  readonly sites: Int32Array;
}

/** Every class that a problem's cohorts need, with those left out for which there is no start or no site: they are not short of room. */
export function trainingNeeds(
  problem: Problem,
  sites: readonly Site[],
  regions: RegionTree,
  periods: number,
  own: OwnFunctions,
): Need[] {
  const firstDay = parseDay(problem.horizon.start);
  const reach = new Reach(problem, sites, travelOf(problem, own));
  const reached = new Map<string, Int32Array>();
  const latestEnds = new LatestEnds(sites, periods);
  const programmes = new Map(problem.programmes.map((programme) => [programme.id, programme]));
  const boardingM = Math.round(((problem.travel ?? DEFAULT_TRAVEL).maxBoardingKm ?? 0) * 1000);
  const needs: Need[] = [];
  for (const cohort of problem.cohorts) {
    const limitM = Math.max(limitMetres(problem, cohort), boardingM);
    const parties = partiesOf(cohort, regions);
    const key = JSON.stringify([
      limitM,
      parties.map(({ place }) => [place.point.lat, place.point.lon, place.landmass, place.region]),
    ]);
    let within = reached.get(key);
    if (within === undefined) {
      reach.find(parties, limitM);
      within = reach.sites.slice(0, reach.count);
      reached.set(key, within);
    }
    if (within.length === 0) continue;
    let from = parseDay(cohort.window.earliest) - firstDay;
    let latest = parseDay(cohort.window.latest) - firstDay;
    for (const phase of programmes.get(cohort.programme)!.phases) {
      if (phase.after !== undefined) {
        // `from` is the earliest end of the phase before.
        from += phase.after.minGapDays - 1;
        latest = Math.min(periods - 1, latest + phase.after.maxGapDays - 1);
      }
      const past = latestEnds.of(phase, latest);
      if (past === NONE || past <= from) break;
      const halves = phase.days * (phase.sessions === "half" ? 1 : 2);
      needs.push({ cohort, phase, from, past, halves, sites: within });
      from += phase.days;
      latest = past;
    }
  }
  return needs;
}

/** How late a class can end that starts on a day or before it, over all sets of open days. */
class LatestEnds {
  readonly #sites: readonly Site[];
  readonly #periods: number;
  readonly #known = new Map<Phase, Int32Array>();

  constructor(sites: readonly Site[], periods: number) {
    this.#sites = [...new Map(sites.map((site) => [site.openRow, site])).values()];
    this.#periods = periods;
  }

  /** Period after the last training day, NONE when no class can start by then. */
  of(phase: Phase, latest: number): number {
    let ends = this.#known.get(phase);
    if (ends === undefined) {
      ends = new Int32Array(this.#periods).fill(NONE);
      for (const { open } of this.#sites) {
        // Half days may stretch a class over days without half sessions, so its span is not told by open days alone.
        const stretched = phase.sessions === "half";
        const own = spanEnds(open, phase.days, phase.maxSpanDays ?? Number.POSITIVE_INFINITY, phase.startDays);
        for (let start = 0; start < this.#periods; start++) {
          ends[start] = Math.max(ends[start]!, stretched && own[start] !== NONE ? this.#periods : own[start]!);
        }
      }
      for (let start = 1; start < this.#periods; start++) ends[start] = Math.max(ends[start]!, ends[start - 1]!);
      this.#known.set(phase, ends);
    }
    return ends[Math.min(latest, this.#periods - 1)] ?? NONE;
  }
}
