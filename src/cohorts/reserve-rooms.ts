/**
 * Which rooms the cohorts will need that the problem has already, so that no class is formed for them.
 *
 * `solve` decides where each is taught; here each takes the nearest room that has a time for it, the most hurried cohort first: a
 * guess that leaves rooms enough, not the rooms that they will have.
 */

import { parseDay } from "../calendar/index.ts";
import { facilityFits, roomFits } from "../compile/eligibility.ts";
import { limitMetres, partiesOf, Reach } from "../compile/reach.ts";
import type { RegionTree, Site } from "../compile/sites.ts";
import type { Cohort, Problem, Room } from "../domain/index.ts";
import { travelOf } from "../domain/own/answers.ts";
import { compare } from "./network.ts";
import { clashes, type Reservations, type ReservedRoom, type Taken } from "./reservations.ts";
import { endsOf } from "./room-starts.ts";

const ALWAYS: Taken = { from: Number.NEGATIVE_INFINITY, past: Number.POSITIVE_INFINITY };

/** One of several rooms that are alike. */
interface Unit {
  /** When cohorts are thought to be taught there. */
  readonly lessons: Taken[];
  /** When classes to be formed cannot be. */
  readonly taken: Taken[];
}

/**
 * Reserves a room for each of the problem's cohorts that can have one.
 *
 * Classes of a wave, whose day is not known yet, have their room to themselves. Any other cohort leaves a wave the room on days
 * that it can avoid; without a wave it has its turn as early as it can. Of waves other than `wave` it is not asked that they keep
 * together.
 */
export function reserveRooms(
  problem: Problem,
  regions: RegionTree,
  sites: readonly Site[],
  wave: string | undefined,
): Reservations {
  const units = new Map<Room, Unit[]>();
  const programmes = new Map(problem.programmes.map((programme) => [programme.id, programme]));
  const firstDay = parseDay(problem.horizon.start);
  const cohorts = problem.cohorts.toSorted((a, b) => compare(a.window.latest, b.window.latest) || compare(a.id, b.id));
  const reach = cohorts.length === 0 ? undefined : new Reach(problem, sites, travelOf(problem, {}));

  const reserve = (cohort: Cohort, site: Site): boolean => {
    const phase = programmes.get(cohort.programme)!.phases[0]!;
    if (!facilityFits(cohort, phase, site, regions)) return false;
    const isInWave = wave !== undefined && cohort.wave === wave;
    const days = {
      earliest: parseDay(cohort.window.earliest) - firstDay,
      latest: parseDay(cohort.window.latest) - firstDay,
    };
    const rooms = site.facility.rooms.filter((room) => room.seats >= cohort.size && roomFits(phase, room.equipment));
    for (const room of rooms.sort((a, b) => a.seats - b.seats)) {
      const used = units.get(room) ?? [];
      const endOf = endsOf(room, site, phase, days);
      for (let row = 0; row < (room.count ?? 1); row++) {
        const unit = used[row] ?? { lessons: [], taken: [] };
        if (isInWave && unit.lessons.length > 0) continue;
        const times = timesIn(endOf, unit.lessons);
        if (times === undefined) continue;
        unit.lessons.push(isInWave ? ALWAYS : times.first);
        unit.taken.push(isInWave ? ALWAYS : wave === undefined ? times.first : times.unavoidable);
        if (row === used.length) used.push(unit);
        units.set(room, used);
        return true;
      }
    }
    return false;
  };
  for (const cohort of cohorts) {
    reach!.find(partiesOf(cohort, regions), limitMetres(problem, cohort));
    for (let k = 0; k < reach!.count && !reserve(cohort, sites[reach!.sites[k]!]!); k++);
  }
  return new Map([...units].map(([room, used]) => [room, parts(room, used)]));
}

/**
 * The first time at which a class can be taught beside others, and the time that it cannot avoid: whenever it is taught, it has
 * begun by its last start and goes on until its first end.
 */
function timesIn(
  endOf: Int32Array,
  lessons: readonly Taken[],
): { readonly first: Taken; readonly unavoidable: Taken } | undefined {
  let first: Taken | undefined;
  let lastStart = 0;
  for (let period = 0; period < endOf.length; period++) {
    const end = endOf[period]!;
    if (end < 0 || lessons.some((taken) => clashes(taken, period, end))) continue;
    first ??= { from: period, past: end };
    lastStart = period;
  }
  return first === undefined ? undefined : { first, unavoidable: { from: lastStart, past: first.past } };
}

/** Each room in use apart, and the others together. */
function parts(room: Room, used: readonly Unit[]): ReservedRoom[] {
  const found: ReservedRoom[] = used.map(({ taken }) => ({ room: { ...room, count: 1 }, taken }));
  const rest = (room.count ?? 1) - used.length;
  if (rest > 0) found.push({ room: { ...room, count: rest }, taken: [] });
  return found;
}
