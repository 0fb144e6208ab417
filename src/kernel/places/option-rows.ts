import { type AllocationModel, NONE, optionCost, UNLIMITED } from "../model.ts";

/** Options beyond which a model is not written out option by option. */
const MOST_OPTIONS = 4_000_000;

/** One option, while the problem is written out. */
export interface OptionRow {
  readonly task: number;
  readonly resource: number;
  readonly mode: number;
  readonly start: number;
  readonly end: number;
  readonly amount: number;
  readonly cost: number;
}

/** Every option that exists when it is alone, by task, resource and cost. */
export function optionRowsOf(model: AllocationModel): OptionRow[] | undefined {
  const { periods, firstMode, modeShape, firstDemand, demandResource, demandAmount, endOf, capacity } = model;
  const rows: OptionRow[] = [];
  for (let task = 0; task < model.tasks; task++) {
    const own: OptionRow[] = [];
    for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
      const resource = demandResource[firstDemand[mode]!]!;
      const amount = demandAmount[firstDemand[mode]!]!;
      for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
        const end = endOf[modeShape[mode]! * periods + start]!;
        if (end === NONE || leastOf(capacity, resource * periods, start, end) < amount) continue;
        own.push({ task, resource, mode, start, end, amount, cost: optionCost(model, task, mode, start) });
      }
    }
    own.sort((a, b) => a.resource - b.resource || a.cost - b.cost || a.mode - b.mode || a.start - b.start);
    for (const row of own) rows.push(row);
    if (rows.length > MOST_OPTIONS) return undefined;
  }
  return rows;
}

function leastOf(capacity: Int32Array, at: number, from: number, past: number): number {
  let least = UNLIMITED;
  for (let period = from; period < past; period++) least = Math.min(least, capacity[at + period]!);
  return least;
}

interface ResourceKinds {
  readonly isUnary: Uint8Array;
  readonly capacity: Float64Array;
}

/** What each resource is; undefined when one is neither a knapsack nor unary. */
export function kindsOf(model: AllocationModel, rows: readonly OptionRow[]): ResourceKinds | undefined {
  const { resources, periods } = model;
  const [first, last] = [new Int32Array(resources).fill(periods), new Int32Array(resources)];
  const [latest, soonest] = [new Int32Array(resources), new Int32Array(resources).fill(periods)];
  const total = new Float64Array(resources);
  let [task, at, largest] = [NONE, NONE, 0];
  for (const row of rows) {
    if (row.task !== task || row.resource !== at) [task, at, largest] = [row.task, row.resource, 0];
    // Of a task's options at a resource, only one is ever used.
    total[at]! += Math.max(0, row.amount - largest);
    largest = Math.max(largest, row.amount);
    first[at] = Math.min(first[at]!, row.start);
    last[at] = Math.max(last[at]!, row.end);
    latest[at] = Math.max(latest[at]!, row.start);
    soonest[at] = Math.min(soonest[at]!, row.end);
  }
  const isUnary = new Uint8Array(resources);
  const capacity = new Float64Array(resources);
  for (let resource = 0; resource < resources; resource++) {
    if (total[resource] === 0) continue;
    const given = model.capacity.subarray(resource * periods + first[resource]!, resource * periods + last[resource]!);
    const [least, most] = [Math.min(...given), Math.max(...given)];
    capacity[resource] = Math.min(least, total[resource]!);
    if (least >= total[resource]! || (least === most && latest[resource]! < soonest[resource]!)) continue;
    if (most > 1) return undefined;
    isUnary[resource] = 1;
    capacity[resource] = 1;
  }
  return { isUnary, capacity };
}

/** Options that are the cheapest of their task at their resource, or ask for less than all that are cheaper. */
export function withoutDominated(rows: readonly OptionRow[], isUnary: Uint8Array): OptionRow[] {
  let [task, at, least] = [NONE, NONE, 0];
  return rows.filter((row) => {
    if (isUnary[row.resource] === 1) return true;
    if (row.task !== task || row.resource !== at)
      [task, at, least] = [row.task, row.resource, Number.POSITIVE_INFINITY];
    // Dearer ones come later: they must ask for less.
    if (row.amount >= least) return false;
    least = row.amount;
    return true;
  });
}
