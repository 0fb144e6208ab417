/**
 * A problem with any rules as a mixed-integer model, written from its words and the enumerator's ways to teach a phase: nothing of what the
 * solver makes of it. It solves what is too large to try everything.
 */
import type { Plan, Problem } from "../../src/domain/index.ts";
import { isNamed, type Way, type WaysOf, waysOf } from "./class-ways.ts";
import { datesOf, daysBetween, plusDays } from "./enumerate.ts";
import { type Chain, follows, nominalDays, planOf, unplacedCost, weightOf } from "./enumerate-rules.ts";
import { addTo, Milp, type Sum } from "./milp.ts";

/** A way that may be taken, by its column. */
interface Taken {
  readonly cohort: number;
  readonly phase: number;
  readonly way: Way;
  readonly column: number;
}

/** A best plan. */
export interface MilpPlan {
  readonly cost: number;
  /** What it leaves out, by size and priority. */
  readonly leftOut: number;
  readonly plan: Plan;
}

/** The cheapest plan, or with levels the cheapest of those that leave out least; undefined when none holds. */
export async function milpPlan(problem: Problem, ways: WaysOf = waysOf): Promise<MilpPlan | undefined> {
  const milp = new Milp();
  const outs = new Map<number, number>();
  const taken = classesOf(problem, milp, outs, ways);
  const open = openFacilities(problem, milp, taken);
  capacities(milp, taken);
  phases(problem, milp, taken);
  for (const rule of [waves, waveOrder, quotas, years, series, smoothing]) rule(problem, milp, taken);
  openings(problem, milp, open);
  budget(problem, milp, taken, open);
  if (problem.levels === "lexicographic") {
    const weights = Array.from({ length: milp.columns }, (_, column) => outs.get(column) ?? 0);
    const placed = await milp.solve(weights);
    if (placed === undefined) return undefined;
    milp.row(outs, 0, placed.cost);
  }
  const solved = await milp.solve();
  if (solved === undefined) return undefined;
  const chosen = problem.cohorts.map((_, cohort): Chain => {
    const own = taken.filter((one) => one.cohort === cohort && solved.values[one.column] === 1);
    return own.length === 0 ? undefined : own.sort((a, b) => a.phase - b.phase).map(({ way }) => way);
  });
  const leftOut = [...outs].reduce((sum, [column, weight]) => sum + weight * solved.values[column]!, 0);
  return { cost: solved.cost, leftOut, plan: planOf(problem, chosen) };
}

/** Each cohort takes one way to each of its phases, or is left out where it may be: in columns that are collected with their weights. */
function classesOf(problem: Problem, milp: Milp, outs: Sum, waysOf: WaysOf): Taken[] {
  const all: Taken[] = [];
  problem.cohorts.forEach((cohort, row) => {
    const { phases } = problem.programmes.find(({ id }) => id === cohort.programme)!;
    const out = unplacedCost(problem, cohort);
    const left = out === Number.POSITIVE_INFINITY ? undefined : milp.column(out);
    if (left !== undefined) outs.set(left, weightOf(cohort));
    phases.forEach((phase, index) => {
      const one: Sum = new Map(left === undefined ? [] : [[left, 1]]);
      for (const way of waysOf(problem, cohort, phase)) {
        const column = milp.column(way.cost);
        addTo(one, column, 1);
        all.push({ cohort: row, phase: index, way, column });
      }
      milp.row(one, 1, 1);
    });
  });
  return all;
}

function capacities(milp: Milp, taken: readonly Taken[]): void {
  const loads = new Map<string, { readonly sum: Sum; readonly capacity: number }>();
  for (const { way, column } of taken) {
    for (const { key, amount, capacity } of way.holds) {
      const load = loads.get(key) ?? { sum: new Map(), capacity };
      loads.set(key, load);
      addTo(load.sum, column, amount);
    }
  }
  for (const { sum, capacity } of loads.values()) milp.row(sum, 0, capacity);
}

/** A way of a later phase needs one of the earlier phase that it may follow. */
function phases(problem: Problem, milp: Milp, taken: readonly Taken[]): void {
  for (const later of taken) {
    if (later.phase === 0) continue;
    const need: Sum = new Map([[later.column, 1]]);
    for (const { cohort, phase, way, column } of taken) {
      const isBefore = cohort === later.cohort && phase === later.phase - 1;
      if (isBefore && follows(problem, way, later.way)) addTo(need, column, -1);
    }
    milp.row(need, -1, 0);
  }
}

/** One column for each facility: whether it holds any class. */
function openFacilities(problem: Problem, milp: Milp, taken: readonly Taken[]): Map<string, number> {
  const open = new Map<string, number>();
  const { openings = [], costs } = problem;
  for (const facility of problem.facilities) {
    const activation = facility.costs?.activation ?? costs?.activation ?? 0;
    if (activation === 0 && openings.length === 0) continue;
    const isOpen = milp.column(activation);
    open.set(facility.id, isOpen);
    for (const { way, column } of taken) {
      if (way.facility === facility) milp.row(new Map([[column, 1]]).set(isOpen, -1), -1, 0);
    }
  }
  return open;
}

function openings(problem: Problem, milp: Milp, open: ReadonlyMap<string, number>): void {
  for (const { facilities, max } of problem.openings ?? []) {
    const count: Sum = new Map();
    for (const facility of problem.facilities) {
      if (isNamed(problem, facilities, facility)) addTo(count, open.get(facility.id)!, 1);
    }
    milp.row(count, 0, max);
  }
}

function budget(problem: Problem, milp: Milp, taken: readonly Taken[], open: ReadonlyMap<string, number>): void {
  if (problem.budget === undefined) return;
  const spent: Sum = new Map(taken.map(({ column, way }) => [column, way.budgeted]));
  for (const { id, costs } of problem.facilities) {
    const column = open.get(id);
    if (column !== undefined) addTo(spent, column, costs?.activation ?? problem.costs?.activation ?? 0);
  }
  milp.row(spent, 0, problem.budget);
}

/** A wave has one first day; a member's nominal days must meet the stretch from there on. */
function waves(problem: Problem, milp: Milp, taken: readonly Taken[]): void {
  for (const { id, spreadDays, holidayShiftDays = 0 } of problem.waves ?? []) {
    const first = datesOf(problem).map((date) => ({ date, last: plusDays(date, spreadDays), column: milp.column(0) }));
    milp.row(new Map(first.map(({ column }) => [column, 1])), 1, 1);
    for (const { cohort, phase, way, column } of taken) {
      if (phase > 0 || problem.cohorts[cohort]!.wave !== id) continue;
      const days = nominalDays(problem, way, holidayShiftDays);
      const need: Sum = new Map([[column, 1]]);
      for (const { date, last, column: isFirst } of first) {
        if (days.some((day) => date <= day && day <= last)) addTo(need, isFirst, -1);
      }
      milp.row(need, -1, 0);
    }
  }
}

/** No start in a wave goes with one in the wave before it that is too near or too far. */
function waveOrder(problem: Problem, milp: Milp, taken: readonly Taken[]): void {
  for (const { id, after } of problem.waves ?? []) {
    if (after === undefined) continue;
    const { minGapDays, maxGapDays = Number.POSITIVE_INFINITY } = after;
    const firsts = (wave: string): Taken[] =>
      taken.filter(({ cohort, phase }) => phase === 0 && problem.cohorts[cohort]!.wave === wave);
    for (const before of firsts(after.wave)) {
      const clashing = firsts(id).filter(({ way }) => {
        const gap = daysBetween(before.way.days[0]!, way.days[0]!);
        return gap < minGapDays || gap > maxGapDays;
      });
      for (const cohort of new Set(clashing.map((one) => one.cohort))) {
        const pair: Sum = new Map([[before.column, 1]]);
        for (const one of clashing) if (one.cohort === cohort) addTo(pair, one.column, 1);
        milp.row(pair, 0, 1);
      }
    }
  }
}

function quotas(problem: Problem, milp: Milp, taken: readonly Taken[]): void {
  for (const quota of problem.quotas ?? []) {
    const { unit, phase: id, facilities, cohorts, period, min = 0, max = Number.POSITIVE_INFINITY } = quota;
    const sum: Sum = new Map();
    for (const { cohort: row, phase, way, column } of taken) {
      const cohort = problem.cohorts[row]!;
      const start = way.days[0]!;
      const isMeant = id === undefined ? phase === 0 : way.phase.id === id;
      const isThen = period === undefined || (period.from <= start && start <= period.to);
      if (isMeant && isThen && isNamed(problem, cohorts, cohort) && isNamed(problem, facilities, way.facility)) {
        addTo(sum, column, unit === "cohorts" ? 1 : cohort.size);
      }
    }
    milp.row(sum, min, max);
  }
}

function years(problem: Problem, milp: Milp, taken: readonly Taken[]): void {
  const sums = new Map<string, { readonly sum: Sum; readonly most: number }>();
  for (const { cohort, way, column } of taken) {
    const most = way.facility.limits?.participantsPerYear;
    if (most === undefined) continue;
    const key = `${way.facility.id} ${way.days[0]!.slice(0, 4)}`;
    const year = sums.get(key) ?? { sum: new Map(), most };
    sums.set(key, year);
    addTo(year.sum, column, problem.cohorts[cohort]!.size);
  }
  for (const { sum, most } of sums.values()) milp.row(sum, 0, most);
}

function series(problem: Problem, milp: Milp, taken: readonly Taken[]): void {
  const used = new Map<string, number>();
  for (const { cohort, phase, way, column } of taken) {
    const { series: id } = problem.cohorts[cohort]!;
    if (id === undefined || phase > 0) continue;
    const key = `${id} ${way.facility.id}`;
    const isUsed = used.get(key) ?? milp.column(problem.costs?.seriesFacility ?? 0);
    used.set(key, isUsed);
    milp.row(new Map([[column, 1]]).set(isUsed, -1), -1, 0);
  }
}

function smoothing(problem: Problem, milp: Milp, taken: readonly Taken[]): void {
  if (problem.smoothing === undefined) return;
  const { unit, perMonth, overCost } = problem.smoothing;
  const months = new Map<string, Sum>();
  for (const { cohort, phase, way, column } of taken) {
    if (phase > 0) continue;
    const month = way.days[0]!.slice(0, 7);
    const sum = months.get(month) ?? new Map<number, number>();
    months.set(month, sum);
    addTo(sum, column, unit === "cohorts" ? 1 : problem.cohorts[cohort]!.size);
  }
  for (const sum of months.values()) {
    addTo(sum, milp.column(overCost, 1e6), -1);
    milp.row(sum, Number.NEGATIVE_INFINITY, perMonth);
  }
}
