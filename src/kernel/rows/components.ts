import { sortByKey } from "../../base/index.ts";
import type { AllocationModel } from "../model.ts";
import type { StartView } from "../view.ts";

/**
 * The parts of a model that share no resource: each can be bounded, and planned, on its own.
 *
 * Within a component tasks are ordered by their cheapest resource and first start, so that whoever walks through them
 * meets the same rows of memory again while they are still at hand.
 */
export interface Components {
  readonly count: number;
  /** Places in `tasks`. [component + 1] */
  readonly firstTask: Int32Array;
  readonly tasks: Int32Array;
  /** Places in `resources`. [component + 1] */
  readonly firstResource: Int32Array;
  readonly resources: Int32Array;
}

/** Components of the tasks and the resources they may use (union-find with path halving, Tarjan and van Leeuwen 1984). A task without modes is one by itself. */
export function componentsOf(model: AllocationModel, view: StartView): Components {
  const { tasks, resources, firstMode, firstDemand, demandResource } = model;
  // Nodes: resources, then tasks.
  const parent = new Int32Array(resources + tasks);
  for (let node = 0; node < parent.length; node++) parent[node] = node;
  const rootOf = (node: number): number => {
    let at = node;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (let task = 0; task < tasks; task++) {
    const past = firstDemand[firstMode[task + 1]!]!;
    for (let demand = firstDemand[firstMode[task]!]!; demand < past; demand++) {
      const one = rootOf(resources + task);
      const other = rootOf(demandResource[demand]!);
      if (one < other) parent[other] = one;
      else parent[one] = other;
    }
  }
  const numberOf = new Int32Array(parent.length).fill(-1);
  let count = 0;
  for (let node = 0; node < parent.length; node++) {
    const root = rootOf(node);
    if (numberOf[root] === -1) numberOf[root] = count++;
    numberOf[node] = numberOf[root]!;
  }
  const keys = new Float64Array(tasks);
  const order = new Int32Array(tasks);
  for (let task = 0; task < tasks; task++) {
    const mode = firstMode[task]!;
    const isLost = firstDemand[mode] === firstDemand[firstMode[task + 1]!];
    const near = isLost ? 0 : demandResource[firstDemand[mode]!]!;
    order[task] = task;
    keys[task] = (numberOf[resources + task]! * resources + near) * model.periods + view.from[task]!;
  }
  sortByKey(keys, order, 0, tasks);
  return {
    count,
    firstTask: offsets(numberOf.subarray(resources), count),
    tasks: order,
    firstResource: offsets(numberOf.subarray(0, resources), count),
    resources: grouped(numberOf.subarray(0, resources), count),
  };
}

function offsets(groupOf: Int32Array, count: number): Int32Array {
  const first = new Int32Array(count + 1);
  for (let item = 0; item < groupOf.length; item++) first[groupOf[item]! + 1]!++;
  for (let group = 0; group < count; group++) first[group + 1]! += first[group]!;
  return first;
}

function grouped(groupOf: Int32Array, count: number): Int32Array {
  const at = offsets(groupOf, count);
  const items = new Int32Array(groupOf.length);
  for (let item = 0; item < groupOf.length; item++) items[at[groupOf[item]!]!++] = item;
  return items;
}
