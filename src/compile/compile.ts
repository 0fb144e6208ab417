import { sortByKey } from "../base/index.ts";
import { parseDay } from "../calendar/index.ts";
import type { Phase, Problem } from "../domain/index.ts";
import { type AllocationModel, NONE } from "../kernel/index.ts";
import { facilityFits, roomFits } from "./eligibility.ts";
import { GrowingFloats, GrowingInts } from "./growing.ts";
import { limitMetres, partiesOf, Reach } from "./reach.ts";
import { type Rooms, roomsOf } from "./rooms.ts";
import { Shapes } from "./shapes.ts";
import { RegionTree, type Site, sitesOf } from "./sites.ts";
import {
  allowanceTerm,
  classTerm,
  facilityDaysTerm,
  latenessTerm,
  type Rates,
  ratesOf,
  travelTerm,
  unplacedTerm,
} from "./terms.ts";

/** Modes kept in all when lists must be cut; short lists are a matter of memory, never of correctness. */
const MODE_BUDGET = 2_000_000;
const SHORTEST_LIST = 32;

/** A problem as arrays, with what leads back from rows to names. Tasks are the cohorts in order, resources the rooms, periods the days, groups the waves. */
export interface Compiled {
  readonly problem: Problem;
  readonly model: AllocationModel;
  readonly firstDay: number;
  readonly sites: readonly Site[];
  readonly rooms: Rooms;
  readonly regions: RegionTree;
  readonly rates: Rates;
  /** The phase of each cohort's programme. [cohort] */
  readonly phases: readonly Phase[];
  readonly reach: Reach;
  /** 1 for a cohort that would suit some room, were it not dearer than leaving the cohort out. [cohort] */
  readonly isTooDear: Uint8Array;
  /** Whether the list of any cohort is cut. */
  readonly isCut: boolean;
}

export interface CompileOptions {
  /** Modes listed for a cohort, cheapest first; the rest is bounded by `restCost`. Default: as many as memory allows. */
  readonly listLength?: number;
  /** Cohorts, as rows, whose lists are not cut. */
  readonly whole?: ReadonlySet<number>;
}

/** Turns a parsed problem into the model that the kernel solves. */
export function compile(problem: Problem, options: CompileOptions = {}): Compiled {
  const regions = new RegionTree(problem.regions);
  const sites = sitesOf(problem, regions);
  const firstDay = parseDay(problem.horizon.start);
  const periods = parseDay(problem.horizon.end) - firstDay + 1;
  const rooms = roomsOf(sites, periods);
  const rates = ratesOf(problem);
  const reach = new Reach(problem, sites);
  const tasks = problem.cohorts.length;
  const listLength = options.listLength ?? Math.max(SHORTEST_LIST, Math.floor(MODE_BUDGET / Math.max(tasks, 1)));
  const phaseOf = new Map(problem.programmes.map((programme) => [programme.id, programme.phases[0]!]));
  const phases = problem.cohorts.map((cohort) => phaseOf.get(cohort.programme)!);

  const shapes = new Shapes();
  const firstMode = new Int32Array(tasks + 1);
  const modeCost = new GrowingFloats();
  const modeShape = new GrowingInts();
  const modeRoom = new GrowingInts();
  const restCost = new Float64Array(tasks).fill(Number.POSITIVE_INFINITY);
  const keys = new Float64Array(rooms.count);
  const items = new Int32Array(rooms.count);
  const isTooDear = new Uint8Array(tasks);
  problem.cohorts.forEach((cohort, task) => {
    const phase = phases[task]!;
    const skipCost = unplacedTerm(rates, cohort);
    reach.find(partiesOf(cohort, regions), limitMetres(problem, cohort));
    let found = 0;
    for (let i = 0; i < reach.count; i++) {
      const row = reach.sites[i]!;
      const site = sites[row]!;
      if (!facilityFits(cohort, phase, site, regions)) continue;
      const cost =
        classTerm(rates, site.facility) +
        facilityDaysTerm(site.facility, phase.days) +
        allowanceTerm(rates, cohort.size, phase.days) +
        travelTerm(rates, reach.participantM[row]!, phase.days);
      for (let room = rooms.firstRoom[row]!; room < rooms.firstRoom[row + 1]!; room++) {
        if (rooms.seats[room]! < cohort.size) continue;
        if (!roomFits(phase, site.facility.rooms[room - rooms.firstRoom[row]!]!.equipment)) continue;
        // No start makes it cheaper, so leaving the cohort out is always as good.
        if (cost >= skipCost) {
          isTooDear[task] = 1;
          continue;
        }
        keys[found] = cost;
        items[found++] = room;
      }
    }
    sortByKey(keys, items, 0, found);
    const listed = options.whole?.has(task) === true ? found : Math.min(found, listLength);
    if (found > listed) restCost[task] = keys[listed]!;
    for (let i = 0; i < listed; i++) {
      modeCost.push(keys[i]!);
      modeRoom.push(items[i]!);
      modeShape.push(shapes.row(phase, sites[rooms.siteOf[items[i]!]!]!));
    }
    firstMode[task + 1] = modeCost.length;
  });

  const isCut = restCost.some((cost) => cost < Number.POSITIVE_INFINITY);
  const modes = modeCost.length;
  const model: AllocationModel = {
    tasks,
    resources: rooms.count,
    periods,
    firstMode,
    modeCost: modeCost.toArray(),
    modeShape: modeShape.toArray(),
    firstDemand: countingUp(modes + 1),
    demandResource: modeRoom.toArray(),
    demandAmount: new Int32Array(modes).fill(1),
    endOf: shapes.endOf(periods),
    ...startsOf(problem, rates, firstDay, periods),
    skipCost: Float64Array.from(problem.cohorts, (cohort) => unplacedTerm(rates, cohort)),
    restCost,
    capacity: rooms.capacity,
    ...groupsOf(problem),
  };
  return { problem, model, firstDay, sites, rooms, regions, rates, phases, reach, isTooDear, isCut };
}

type Starts = Pick<AllocationModel, "earliest" | "pastLatest" | "startCostRow" | "startCosts">;

/** Windows, and one row of start costs for each preferred day. */
function startsOf(problem: Problem, rates: Rates, firstDay: number, periods: number): Starts {
  const tasks = problem.cohorts.length;
  const earliest = new Int32Array(tasks);
  const pastLatest = new Int32Array(tasks);
  const startCostRow = new Int32Array(tasks);
  const rows = new Map<number, number>();
  problem.cohorts.forEach((cohort, task) => {
    earliest[task] = parseDay(cohort.window.earliest) - firstDay;
    pastLatest[task] = parseDay(cohort.window.latest) - firstDay + 1;
    const preferred = cohort.preferredStart === undefined ? Number.POSITIVE_INFINITY : parseDay(cohort.preferredStart);
    if (!rows.has(preferred)) rows.set(preferred, rows.size);
    startCostRow[task] = rows.get(preferred)!;
  });
  const startCosts = new Float64Array(Math.max(rows.size, 1) * periods);
  for (const [preferred, row] of rows) {
    for (let day = 0; day < periods; day++) {
      startCosts[row * periods + day] = latenessTerm(rates, firstDay + day - preferred);
    }
  }
  return { earliest, pastLatest, startCostRow, startCosts };
}

function groupsOf(problem: Problem): Pick<AllocationModel, "groupOf" | "groupSpread"> {
  const waves = problem.waves ?? [];
  const rows = new Map(waves.map((wave, row) => [wave.id, row]));
  return {
    groupOf: Int32Array.from(problem.cohorts, (cohort) => (cohort.wave === undefined ? NONE : rows.get(cohort.wave)!)),
    groupSpread: Int32Array.from(waves, (wave) => wave.spreadDays),
  };
}

function countingUp(length: number): Int32Array {
  const rows = new Int32Array(length);
  for (let row = 0; row < length; row++) rows[row] = row;
  return rows;
}
