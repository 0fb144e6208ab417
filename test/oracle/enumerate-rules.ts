/**
 * A problem with any rules solved by trying everything: the cheapest plan, or none where no plan holds. What holds of a whole plan is
 * asked of the whole plan; what more classes can only break is asked as classes are added.
 */
import type { Assignment, Cohort, Facility, Plan, Problem } from "../../src/domain/index.ts";
import { isNamed, startsAt, type Way, type WaysOf, waysOf } from "./class-ways.ts";
import { ancestry, datesOf, daysBetween, haversine, plusDays, seaMetres } from "./enumerate.ts";

/** Thrown, rather than enumerate for hours. */
export class TooLarge extends Error {}

/** What a cohort does: a way for each phase, or nothing. */
export type Chain = readonly Way[] | undefined;

export interface Enumerated {
  readonly cost: number;
  /** What the plan leaves out, by size and priority. */
  readonly leftOut: number;
  /** Shortfalls of fair groups, largest first. */
  readonly shares: readonly number[];
  readonly plan: Plan;
}

/** What each unit left out costs beyond all else where placement comes before cost. */
const ABOVE_COST = 1e9;

/**
 * A plan of least cost, or with levels one of least cost among those that leave out least; undefined when none holds. Gives up, loudly, on
 * a problem that is not small.
 */
export function cheapestRuledPlan(
  problem: Problem,
  mostSteps = 300_000,
  waysFor: WaysOf = waysOf,
): Enumerated | undefined {
  const chains = problem.cohorts.map((cohort) => chainsOf(problem, cohort, waysFor));
  const above = problem.levels === "lexicographic" ? ABOVE_COST : 0;
  const unplaced = problem.cohorts.map((cohort) => unplacedCost(problem, cohort) + above * weightOf(cohort));
  const least = chains.map((list, k) => Math.min(unplaced[k]!, costOf(list[0])));
  const used = new Map<string, number>();
  const chosen: Chain[] = [];
  let best: { cost: number; shares: number[]; chosen: Chain[] } | undefined;
  let steps = 0;
  const search = (k: number, cost: number): void => {
    if (++steps > mostSteps) throw new TooLarge("The problem is too large to be enumerated.");
    const isDear = cost + least.slice(k).reduce((sum, one) => sum + one, 0) >= (best?.cost ?? Number.POSITIVE_INFINITY);
    // A dearer plan may be fairer.
    if (isDear && problem.fairness === undefined) return;
    if (!mayHold(problem, chosen)) return;
    if (k === problem.cohorts.length) {
      const total = holdsInAll(problem, chosen) ? cost + sharedCost(problem, chosen) : Number.POSITIVE_INFINITY;
      const shares = sharesOf(problem, chosen);
      const isBetter = isLess(
        [...shares, total],
        [...(best?.shares ?? shares), best?.cost ?? Number.POSITIVE_INFINITY],
      );
      if (total < Number.POSITIVE_INFINITY && isBetter) best = { cost: total, shares, chosen: [...chosen] };
      return;
    }
    for (const chain of chains[k]!) {
      if (!take(used, chain)) continue;
      chosen.push(chain);
      search(k + 1, cost + costOf(chain));
      chosen.pop();
      release(used, chain);
    }
    chosen.push(undefined);
    search(k + 1, cost + unplaced[k]!);
    chosen.pop();
  };
  search(0, 0);
  if (best === undefined) return undefined;
  const { cost, shares, chosen: ways } = best;
  const leftOut = problem.cohorts.reduce((sum, one, k) => (ways[k] === undefined ? sum + weightOf(one) : sum), 0);
  return { cost: cost - above * leftOut, leftOut, shares, plan: planOf(problem, ways) };
}

/** Lexicographic. */
function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, k) => value !== b[k]);
  return at !== -1 && a[at]! < b[at]!;
}

/** The share of each fair group that is left out, largest first. */
function sharesOf(problem: Problem, chosen: readonly Chain[]): number[] {
  if (problem.fairness === undefined) return [];
  const provinces = new Set(problem.cohorts.map(({ region }) => ancestry(problem, region).at(-2)?.id));
  const groups =
    problem.fairness.groups ??
    [...provinces].flatMap((id) => (id === undefined ? [] : [{ id, cohorts: { regions: [id] } }]));
  const shares = groups.flatMap(({ cohorts }) => {
    const rows = [...problem.cohorts.keys()].filter((row) => isNamed(problem, cohorts, problem.cohorts[row]!));
    const sizeOf = (some: readonly number[]): number => some.reduce((sum, row) => sum + problem.cohorts[row]!.size, 0);
    const all = sizeOf(rows);
    return all === 0 ? [] : [sizeOf(rows.filter((row) => chosen[row] === undefined)) / all];
  });
  return shares.sort((a, b) => b - a);
}

function costOf(chain: Chain): number {
  return chain === undefined ? Number.POSITIVE_INFINITY : chain.reduce((sum, { cost }) => sum + cost, 0);
}

export function unplacedCost({ costs = { currency: "", unplaced: 1 } }: Problem, cohort: Cohort): number {
  if (cohort.mandatory === true || cohort.pinned !== undefined) return Number.POSITIVE_INFINITY;
  return (costs.unplaced ?? 0) * weightOf(cohort);
}

/** What a cohort that is left out counts, where as many as can be placed are placed first. */
export function weightOf({ size, priority = 1 }: Cohort): number {
  return size * priority;
}

/** All chains of a cohort, cheapest first. */
function chainsOf(problem: Problem, cohort: Cohort, waysOf: WaysOf): Way[][] {
  const { phases } = problem.programmes.find(({ id }) => id === cohort.programme)!;
  let chains: Way[][] = [[]];
  for (const phase of phases) {
    const ways = waysOf(problem, cohort, phase);
    chains = chains.flatMap((chain) =>
      ways.filter((way) => chain.length === 0 || follows(problem, chain.at(-1)!, way)).map((way) => [...chain, way]),
    );
    if (chains.length > 20_000) throw new TooLarge("The problem is too large to be enumerated.");
  }
  return chains.sort((a, b) => costOf(a) - costOf(b));
}

export function follows(problem: Problem, before: Way, way: Way): boolean {
  const { minGapDays, maxGapDays, place } = way.phase.after!;
  const gap = daysBetween(before.days.at(-1)!, way.days[0]!);
  if (gap < minGapDays || gap > maxGapDays) return false;
  const [a, b] = [before.facility, way.facility];
  if (place === "anywhere") return true;
  if (place === "same-facility") return a.id === b.id;
  if (place === "same-region") return a.region === b.region;
  if (place === "same-province") return provinceOf(problem, a) === provinceOf(problem, b);
  const { roadFactor } = problem.travel ?? { roadFactor: 1.4 };
  const metres = Math.round(haversine(a.point, b.point) * roadFactor);
  return metres + seaMetres(problem, landOf(problem, a), landOf(problem, b)) <= Math.round(place.withinKm * 1000);
}

function provinceOf(problem: Problem, { region }: Facility): string {
  const line = ancestry(problem, region);
  return (line.at(-2) ?? line.at(-1)!).id;
}

function landOf(problem: Problem, facility: Facility): string {
  return (
    facility.landmass ??
    ancestry(problem, facility.region).find(({ landmass }) => landmass !== undefined)?.landmass ??
    ""
  );
}

function take(used: Map<string, number>, chain: readonly Way[]): boolean {
  const holds = chain.flatMap((way) => way.holds);
  for (const [k, { key, amount, capacity }] of holds.entries()) {
    const now = (used.get(key) ?? 0) + amount;
    if (now > capacity) {
      for (const one of holds.slice(0, k)) used.set(one.key, used.get(one.key)! - one.amount);
      return false;
    }
    used.set(key, now);
  }
  return true;
}

function release(used: Map<string, number>, chain: readonly Way[]): void {
  for (const { key, amount } of chain.flatMap((way) => way.holds)) used.set(key, used.get(key)! - amount);
}

/** What more classes can only break. */
function mayHold(problem: Problem, chosen: readonly Chain[]): boolean {
  return (
    wavesHold(problem, chosen) &&
    quotaSums(problem, chosen).every(({ sum, max }) => sum <= max) &&
    yearsHold(problem, chosen) &&
    (problem.openings ?? []).every(({ facilities, max }) => {
      const open = openFacilities(chosen).filter((facility) => isNamed(problem, facilities, facility));
      return open.length <= max;
    }) &&
    budgeted(problem, chosen) <= (problem.budget ?? Number.POSITIVE_INFINITY)
  );
}

function holdsInAll(problem: Problem, chosen: readonly Chain[]): boolean {
  return quotaSums(problem, chosen).every(({ sum, min }) => sum >= min);
}

function openFacilities(chosen: readonly Chain[]): Facility[] {
  return [...new Set(chosen.flatMap((chain) => chain ?? []).map(({ facility }) => facility))];
}

function activationCost({ costs }: Problem, chosen: readonly Chain[]): number {
  return openFacilities(chosen).reduce((sum, own) => sum + (own.costs?.activation ?? costs?.activation ?? 0), 0);
}

function budgeted(problem: Problem, chosen: readonly Chain[]): number {
  const classes = chosen.flatMap((chain) => chain ?? []).reduce((sum, way) => sum + way.budgeted, 0);
  return classes + activationCost(problem, chosen);
}

function quotaSums(problem: Problem, chosen: readonly Chain[]) {
  return (problem.quotas ?? []).map(({ unit, phase, facilities, cohorts, period, min = 0, max = Infinity }) => {
    let sum = 0;
    chosen.forEach((chain, k) => {
      const cohort = problem.cohorts[k]!;
      const way = phase === undefined ? chain?.[0] : chain?.find((one) => one.phase.id === phase);
      if (way === undefined || !isNamed(problem, cohorts, cohort) || !isNamed(problem, facilities, way.facility))
        return;
      const start = way.days[0]!;
      if (period === undefined || (period.from <= start && start <= period.to))
        sum += unit === "cohorts" ? 1 : cohort.size;
    });
    return { sum, min, max };
  });
}

function yearsHold(problem: Problem, chosen: readonly Chain[]): boolean {
  const sums = new Map<string, number>();
  return chosen.every((chain, k) =>
    (chain ?? []).every(({ facility, days }) => {
      const key = `${facility.id} ${days[0]!.slice(0, 4)}`;
      sums.set(key, (sums.get(key) ?? 0) + problem.cohorts[k]!.size);
      return sums.get(key)! <= (facility.limits?.participantsPerYear ?? Number.POSITIVE_INFINITY);
    }),
  );
}

/** What several classes cost together. */
function sharedCost(problem: Problem, chosen: readonly Chain[]): number {
  const series = new Set<string>();
  const months = new Map<string, number>();
  chosen.forEach((chain, k) => {
    const cohort = problem.cohorts[k]!;
    if (chain === undefined) return;
    if (cohort.series !== undefined) series.add(`${cohort.series} ${chain[0]!.facility.id}`);
    const month = chain[0]!.days[0]!.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + (problem.smoothing?.unit === "cohorts" ? 1 : cohort.size));
  });
  const { perMonth = 0, overCost = 0 } = problem.smoothing ?? {};
  const over = [...months.values()].reduce((sum, load) => sum + Math.max(0, load - perMonth) * overCost, 0);
  return activationCost(problem, chosen) + series.size * (problem.costs?.seriesFacility ?? 0) + over;
}

function wavesHold(problem: Problem, chosen: readonly Chain[]): boolean {
  const members = (id: string): Way[] =>
    chosen.flatMap((chain, k) => (chain !== undefined && problem.cohorts[k]!.wave === id ? [chain[0]!] : []));
  return (problem.waves ?? []).every(({ id, spreadDays, after, holidayShiftDays = 0 }) => {
    const own = members(id);
    const isOrdered =
      after === undefined ||
      members(after.wave).every((before) =>
        own.every((way) => {
          const gap = daysBetween(before.days[0]!, way.days[0]!);
          return gap >= after.minGapDays && gap <= (after.maxGapDays ?? Number.POSITIVE_INFINITY);
        }),
      );
    const nominal = own.map((way) => nominalDays(problem, way, holidayShiftDays));
    const isTogether =
      own.length === 0 ||
      datesOf(problem).some((first) =>
        nominal.every((days) => days.some((day) => first <= day && day <= plusDays(first, spreadDays))),
      );
    return isOrdered && isTogether;
  });
}

/** The days from which on a class would have started when it did. */
export function nominalDays(problem: Problem, { phase, facility, days }: Way, shift: number): string[] {
  const starts = startsAt(problem, phase, facility).map(([start]) => start!);
  return datesOf(problem).filter((day) => {
    const start = starts.find((one) => one >= day);
    return start === days[0] && daysBetween(day, start!) <= shift;
  });
}

export function planOf(problem: Problem, chosen: readonly Chain[]): Plan {
  const assignments = chosen.flatMap((chain, k): Assignment[] =>
    (chain ?? []).map(({ phase, facility, room, unit, part, days }) => ({
      cohort: problem.cohorts[k]!.id,
      phase: phase.id,
      facility: facility.id,
      room: room.id,
      unit,
      start: days[0]!,
      end: days.at(-1)!,
      sessions: days.map((date) => ({ date, part })),
    })),
  );
  const unplaced = problem.cohorts
    .filter((_, k) => chosen[k] === undefined)
    .map(({ id }) => ({ cohort: id, reason: { code: "full" as const, message: "Not chosen." } }));
  return { assignments, unplaced };
}

/** What a plan costs by the enumerator's own rules, or undefined when it breaks one. */
export function costOfPlan(problem: Problem, plan: Plan, ways: WaysOf = waysOf): number | undefined {
  const used = new Map<string, number>();
  let cost = 0;
  const chosen = problem.cohorts.map((cohort): Chain => {
    const own = plan.assignments.filter((one) => one.cohort === cohort.id);
    if (own.length === 0) {
      cost += unplacedCost(problem, cohort);
      return undefined;
    }
    const { phases } = problem.programmes.find(({ id }) => id === cohort.programme)!;
    const chain = phases.map((phase) => {
      const one = own.find((assignment) => assignment.phase === phase.id);
      return ways(problem, cohort, phase).find(
        ({ facility, room, unit, part, days }) =>
          one?.facility === facility.id &&
          one.room === room.id &&
          one.unit === unit &&
          one.sessions.every(({ date, part: own }, k) => own === part && date === days[k]) &&
          one.sessions.length === days.length,
      );
    });
    if (chain.some((way) => way === undefined) || own.length !== phases.length) cost = Number.NaN;
    const taken = chain.filter((way) => way !== undefined);
    for (const [k, way] of taken.entries()) if (k > 0 && !follows(problem, taken[k - 1]!, way)) cost = Number.NaN;
    if (!take(used, taken)) cost = Number.NaN;
    cost += costOf(taken);
    return taken;
  });
  if (!mayHold(problem, chosen) || !holdsInAll(problem, chosen)) return undefined;
  cost += sharedCost(problem, chosen);
  return Number.isFinite(cost) ? cost : undefined;
}
