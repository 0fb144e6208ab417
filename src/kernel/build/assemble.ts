import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";
import { assembleCouplings } from "./assemble-couplings.ts";
import { type Draft, placeId, quotaId, resourceId, taskId } from "./draft.ts";
import { firstOf } from "./first-of.ts";

/** Turns a draft without faults into arrays. */
export function assemble(draft: Draft): AllocationModel {
  const { periods, tasks, resources } = draft;
  const modeRef = modesByTask(draft);
  const rowOfMode = new Int32Array(modeRef.length);
  modeRef.forEach((ref, row) => {
    rowOfMode[ref] = row;
  });
  const modes = Array.from(modeRef, (ref) => draft.modes[ref]!);
  const shapes = new Shapes(periods);
  const modeShape = Int32Array.from(modes, (mode) => shapes.rowOf(mode));
  const startCosts = startCostsOf(draft);
  const demands = modes.map(({ demands = [] }) => merged(demands));
  const groupOf = new Int32Array(tasks.length).fill(NONE);
  draft.groups.forEach((group, row) => {
    for (const task of group.tasks) groupOf[task] = row;
  });
  return {
    tasks: tasks.length,
    resources: resources.length,
    periods,
    firstMode: firstOf(
      countBy(
        draft.modes.map(({ task }) => task),
        tasks.length,
      ),
    ),
    modeCost: Float64Array.from(modes, ({ cost = 0 }) => cost),
    modeShape,
    firstDemand: firstOf(demands.map((list) => list.size)),
    demandResource: Int32Array.from(demands.flatMap((list) => [...list.keys()])),
    demandAmount: Int32Array.from(demands.flatMap((list) => [...list.values()])),
    endOf: shapes.endOf(),
    earliest: Int32Array.from(tasks, ({ earliest = 0 }) => earliest),
    pastLatest: Int32Array.from(tasks, ({ latest = periods - 1 }) => latest + 1),
    startCostRow: startCosts.rowOfTask,
    startCosts: startCosts.costs,
    skipCost: Float64Array.from(tasks, ({ skipCost = Number.POSITIVE_INFINITY }) => skipCost),
    restCost: new Float64Array(tasks.length).fill(Number.POSITIVE_INFINITY),
    capacity: capacityOf(draft),
    groupOf,
    groupSpread: Int32Array.from(draft.groups, ({ spread }) => spread),
    couplings: assembleCouplings(draft, rowOfMode, modeRef),
    names: {
      tasks: tasks.map((_, row) => taskId(draft, row)),
      resources: resources.map((_, row) => resourceId(draft, row)),
      places: draft.places.map((_, row) => placeId(draft, row)),
      quotas: draft.quotas.map((_, row) => quotaId(draft, row)),
      modeRef,
    },
  };
}

/** Modes in the order of their rows: by task, cheapest first, ties as given. */
function modesByTask({ modes }: Draft): Int32Array {
  const order = Int32Array.from(modes, (_, ref) => ref);
  return order.sort(
    (a, b) => modes[a]!.task - modes[b]!.task || (modes[a]!.cost ?? 0) - (modes[b]!.cost ?? 0) || a - b,
  );
}

/** Shapes, each held once. */
class Shapes {
  readonly #periods: number;
  readonly #rowByKey = new Map<unknown, number>();
  readonly #ends: Int32Array[] = [];

  constructor(periods: number) {
    this.#periods = periods;
  }

  rowOf({ duration = 1, ends, starts }: Draft["modes"][number]): number {
    const key = starts === undefined ? (ends ?? duration) : undefined;
    const known = key === undefined ? undefined : this.#rowByKey.get(key);
    if (known !== undefined) return known;
    const isAllowed = starts === undefined ? undefined : new Set(starts);
    const end = Int32Array.from({ length: this.#periods }, (_, start) => {
      if (isAllowed?.has(start) === false) return NONE;
      const past = ends === undefined ? start + duration : (ends(start) ?? NONE);
      return past > this.#periods ? NONE : past;
    });
    // Lists of starts are compared by what they allow.
    const content = key ?? end.join(" ");
    const row = this.#rowByKey.get(content) ?? this.#ends.push(end) - 1;
    this.#rowByKey.set(content, row);
    return row;
  }

  endOf(): Int32Array {
    const all = new Int32Array(this.#ends.length * this.#periods);
    this.#ends.forEach((end, row) => {
      all.set(end, row * this.#periods);
    });
    return all;
  }
}

function startCostsOf({ tasks, periods }: Draft): { rowOfTask: Int32Array; costs: Float64Array } {
  const rowByKey = new Map<unknown, number>();
  const rows: Float64Array[] = [];
  const rowOfTask = Int32Array.from(tasks, ({ startCosts }) => {
    const known = rowByKey.get(startCosts);
    if (known !== undefined) return known;
    const costs = new Float64Array(periods);
    for (let start = 0; start < periods; start++) {
      costs[start] = typeof startCosts === "function" ? startCosts(start) : (startCosts?.[start] ?? 0);
    }
    const row = rows.push(costs) - 1;
    rowByKey.set(startCosts, row);
    return row;
  });
  const costs = new Float64Array(rows.length * periods);
  rows.forEach((row, at) => {
    costs.set(row, at * periods);
  });
  return { rowOfTask, costs };
}

/** Amounts by resource: what is named twice is added up. */
function merged(demands: NonNullable<Draft["modes"][number]["demands"]>): Map<number, number> {
  const amounts = new Map<number, number>();
  for (const { resource, amount = 1 } of demands) {
    if (amount > 0) amounts.set(resource, (amounts.get(resource) ?? 0) + amount);
  }
  return amounts;
}

function capacityOf({ resources, periods }: Draft): Int32Array {
  const capacity = new Int32Array(resources.length * periods);
  resources.forEach(({ capacity: given }, row) => {
    for (let period = 0; period < periods; period++) {
      const value = typeof given === "number" ? given : given[period]!;
      capacity[row * periods + period] = value === Number.POSITIVE_INFINITY ? UNLIMITED : value;
    }
  });
  return capacity;
}

function countBy(owners: readonly number[], count: number): Int32Array {
  const counts = new Int32Array(count);
  for (const owner of owners) counts[owner]!++;
  return counts;
}
