/**
 * A few cohorts of a large problem that cannot all be placed. Whoever may be left out is left out, and quotas that count someone who is not
 * among the few lose their minimum; so whatever excludes the few excludes all.
 */
import { WorkBudget } from "../../base/index.ts";
import { matchesCohort } from "../../compile/filters.ts";
import { type Compiled, compile } from "../../compile/index.ts";
import { isMandatory } from "../../compile/is-tied.ts";
import { RegionTree } from "../../compile/sites.ts";
import type { OwnFunctions, Problem, Quota } from "../../domain/index.ts";
import { exactSearch } from "../../kernel/index.ts";
import { explain } from "../../kernel/store/explain.ts";
import { isFeasible, optionsOf, withoutCosts } from "./asker.ts";

/** So many cohorts are looked at as they are. */
const FEW = 24;
/** Work of a first search over all, as often as it looks at all options, and more. */
const LOOKS = 2;
const MORE_WORK = 1_000_000;
/** Failures that are looked into: each is a walk back through the whole search. */
const MOST_FAILURES = 200;
/** Cohorts around which it looks for a conflict, and how far. */
const MOST_SEEDS = 8;
const WIDEST = 200;

/** What the search for a few came to. */
export type Narrowed =
  | { readonly status: "infeasible"; readonly compiled: Compiled }
  | { readonly status: "feasible" }
  | { readonly status: "unknown" };

export function* narrow(problem: Problem, own: OwnFunctions, budget: WorkBudget): Generator<void, Narrowed, void> {
  const needed = withOnly(problem, neededRows(problem));
  const whole = compile(needed, { keepsWindows: true }, own);
  // Without anyone who must be placed, and without minimums, leaving all out is a plan.
  if (!whole.isTied) return { status: "feasible" };
  if (needed.cohorts.length > FEW) {
    const troubled = yield* troubledRows(whole, budget);
    if (troubled === undefined) return { status: "feasible" };
    const orders = ordersOf(whole, troubled);
    // Small sets of all kinds before larger ones of any.
    for (let size = 2; size <= WIDEST; size = 2 * size + 2) {
      for (const { order, least } of orders) {
        const count = Math.max(size, least);
        if (count > order.length || (least > size && size > 2)) continue;
        const some = compile(withOnly(needed, order.slice(0, count)), { keepsWindows: true }, own);
        if (some.isTied && (yield* isFeasible(some.model, budget)) === false)
          return { status: "infeasible", compiled: some };
        if (budget.isExhausted) return { status: "unknown" };
      }
    }
  }
  const hasPlan = yield* isFeasible(whole.model, budget);
  if (hasPlan === undefined) return { status: "unknown" };
  return hasPlan ? { status: "feasible" } : { status: "infeasible", compiled: whole };
}

/** Rows of cohorts that must be placed, or that a quota with a minimum counts. */
function neededRows({ cohorts, quotas = [], regions }: Problem): number[] {
  const tree = new RegionTree(regions);
  const minimums = quotas.filter(({ min = 0 }) => min > 0);
  return [...cohorts.keys()].filter((row) => {
    const cohort = cohorts[row]!;
    return isMandatory(cohort) || minimums.some((quota) => matchesCohort(quota.cohorts, cohort, tree));
  });
}

/** The problem of some cohorts, asked for no more than they can give. */
function withOnly(problem: Problem, rows: readonly number[]): Problem {
  const { cohorts, quotas = [], regions, waves = [] } = problem;
  const kept = new Set(rows);
  const tree = new RegionTree(regions);
  const isWhole = ({ cohorts: filter }: Quota): boolean =>
    cohorts.every((cohort, row) => kept.has(row) || !matchesCohort(filter, cohort, tree));
  const { smoothing, demand, levels, fairness, ...rest } = problem;
  return {
    ...rest,
    cohorts: rows.map((row) => cohorts[row]!),
    ...(waves.length > 0 && { waves }),
    ...(quotas.length > 0 && {
      quotas: quotas.map(({ min, ...quota }) =>
        min !== undefined && isWhole({ min, ...quota }) ? { ...quota, min } : quota,
      ),
    }),
  };
}

/** Rows of those on whom a search over all failed, most often first; undefined when it found a plan. */
function* troubledRows(
  { model, tasks }: Compiled,
  whole: WorkBudget,
): Generator<void, readonly number[] | undefined, void> {
  const failures = new Map<number, number>();
  let looks = 0;
  const { choice } = yield* exactSearch(
    withoutCosts(model),
    new WorkBudget(LOOKS * optionsOf(model) + MORE_WORK, whole),
    {
      stopsAtFirst: true,
      onFailure: (store) => {
        if (looks++ >= MOST_FAILURES) return;
        for (const task of explain(store).tasks) {
          const row = tasks.cohortOf[task];
          if (row !== undefined) failures.set(row, (failures.get(row) ?? 0) + 1);
        }
      },
    },
  );
  if (choice !== undefined) return undefined;
  return [...failures].sort(([a, m], [b, n]) => n - m || a - b).map(([row]) => row);
}

/** Rows in some order, of which at least so many are looked at. */
interface Order {
  readonly order: readonly number[];
  readonly least: number;
}

/** Where a conflict may be: among those in trouble, around one of them, among those whom a minimum counts. */
function ordersOf(whole: Compiled, troubled: readonly number[]): Order[] {
  const { problem } = whole;
  const regions = new RegionTree(problem.regions);
  const counted = (problem.quotas ?? [])
    .filter(({ min = 0 }) => min > 0)
    .map(({ cohorts }) =>
      [...problem.cohorts.keys()].filter((row) => matchesCohort(cohorts, problem.cohorts[row]!, regions)),
    );
  const around = [...troubled.slice(0, MOST_SEEDS).map((row) => [row]), ...counted];
  return [
    { order: troubled, least: 0 },
    ...around.map((seed) => ({ order: competitors(whole, seed), least: seed.length })),
  ];
}

/** The seed, then all who may want what it may want: in layers, and in each those with the fewest options first. */
function competitors({ model, tasks, problem }: Compiled, seed: readonly number[]): number[] {
  const resourcesOf = problem.cohorts.map((_, row) => {
    const [first, past] = [model.firstMode[tasks.firstTask[row]!]!, model.firstMode[tasks.firstTask[row + 1]!]!];
    return new Set(model.demandResource.subarray(model.firstDemand[first], model.firstDemand[past]));
  });
  const rowsAt = new Map<number | string, number[]>();
  const push = (key: number | string, row: number): void => {
    const rows = rowsAt.get(key);
    if (rows === undefined) rowsAt.set(key, [row]);
    else rows.push(row);
  };
  problem.cohorts.forEach(({ wave }, row) => {
    for (const resource of resourcesOf[row]!) push(resource, row);
    if (wave !== undefined) push(wave, row);
  });
  const tightness = (row: number): number => {
    const task = tasks.firstTask[row]!;
    return resourcesOf[row]!.size * (model.pastLatest[task]! - model.earliest[task]!);
  };
  const seen = new Set(seed);
  const order = [...seed];
  for (let layer: readonly number[] = seed; layer.length > 0; ) {
    const next = new Set<number>();
    for (const row of layer) {
      const { wave } = problem.cohorts[row]!;
      for (const key of [...resourcesOf[row]!, ...(wave === undefined ? [] : [wave])]) {
        for (const other of rowsAt.get(key)!) if (!seen.has(other)) next.add(other);
        // Whoever shares it is in the layer now.
        rowsAt.set(key, []);
      }
    }
    layer = [...next].sort((a, b) => tightness(a) - tightness(b) || a - b);
    for (const row of layer) seen.add(row);
    order.push(...layer);
  }
  const others = [...problem.cohorts.keys()].filter((row) => !seen.has(row));
  return [...order, ...others];
}
