/** What classes share beside rooms: pieces of pools and beds, and how many of them are in use at the same time. */
import { parseDay } from "../../calendar/index.ts";
import type { Pool, Problem, Region } from "../../domain/index.ts";
import type { PlannedClass } from "./classes.ts";

export interface SharedUse {
  readonly name: string;
  /** Most that there are on any day. */
  readonly capacity: number;
  /** Most in use on one day, and the sum over days. */
  readonly peak: number;
  readonly days: number;
}

export interface Shared {
  /** Pools that any class draws on, in the problem's order. */
  readonly pools: readonly SharedUse[];
  /** Facilities in which anybody boards. */
  readonly beds: readonly SharedUse[];
}

export function sharedOf(problem: Problem, classes: readonly PlannedClass[]): Shared {
  const { pools = [] } = problem;
  const parentOf = new Map(problem.regions.map(({ id, parent }: Region) => [id, parent]));
  const phases = new Map(problem.programmes.map(({ id, phases }) => [id, phases]));
  const poolUse = new Map<Pool, Map<number, number>>();
  const bedUse = new Map<string, Map<number, number>>();
  for (const { assignment, cohort, facility, boarders } of classes) {
    const [first, last] = [parseDay(assignment.start), parseDay(assignment.end)];
    const phase = phases.get(cohort.programme)?.find(({ id }) => id === assignment.phase);
    for (const { id, amount } of phase?.pools ?? []) {
      const pool = servingPool(pools, id, facility.region, parentOf);
      if (pool !== undefined) hold(poolUse, pool, first, last + (pool.travelDays ?? 0), amount);
    }
    if (boarders > 0) hold(bedUse, facility.id, first, last, boarders);
  }
  return {
    pools: pools.flatMap((pool) => usesOf(poolUse, pool, pool.id, mostOf(pool))),
    beds: problem.facilities.flatMap(({ id, name, beds }) => usesOf(bedUse, id, name ?? id, beds ?? 0)),
  };
}

/** The pool of an id or a kind that serves a region: its own, else that of the nearest region above, else the nation's. */
function servingPool(
  pools: readonly Pool[],
  id: string,
  region: string,
  parentOf: ReadonlyMap<string, string | undefined>,
): Pool | undefined {
  const meant = pools.filter((pool) => pool.id === id || pool.kind === id);
  for (let at: string | undefined = region; at !== undefined; at = parentOf.get(at)) {
    const own = meant.find((pool) => pool.region === at);
    if (own !== undefined) return own;
  }
  return meant.find((pool) => pool.region === undefined);
}

function hold<K>(use: Map<K, Map<number, number>>, key: K, first: number, last: number, amount: number): void {
  const days = use.get(key) ?? new Map<number, number>();
  use.set(key, days);
  for (let day = first; day <= last; day++) days.set(day, (days.get(day) ?? 0) + amount);
}

function usesOf<K>(
  use: ReadonlyMap<K, ReadonlyMap<number, number>>,
  key: K,
  name: string,
  capacity: number,
): SharedUse[] {
  const days = use.get(key);
  if (days === undefined) return [];
  let [peak, sum] = [0, 0];
  for (const amount of days.values()) {
    peak = Math.max(peak, amount);
    sum += amount;
  }
  return [{ name, capacity, peak, days: sum }];
}

function mostOf({ capacity }: Pool): number {
  return typeof capacity === "number" ? capacity : capacity.reduce((most, one) => Math.max(most, one.capacity), 0);
}
