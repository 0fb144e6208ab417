import type { Layout } from "../layout.ts";
import { type AllocationModel, NONE } from "../model.ts";

/** Entries of a table of modes by task and resource, at most. */
const MOST_ENTRIES = 4_000_000;

/**
 * Whether every mode takes one resource that no other task can use at the same time, and nothing else ties tasks together:
 * then a plan is an order of tasks on each resource. A resource is unary when any two of its amounts exceed its capacity,
 * for example amounts and capacities of 1; it may be closed in some periods.
 */
export function isUnary(model: AllocationModel): boolean {
  const { resources, periods, firstMode, firstDemand, demandResource, demandAmount, capacity, couplings } = model;
  const { places, precedences, quotas, pairs } = couplings;
  if (places.cost.length > 0 || precedences.before.length > 0 || quotas.min.length > 0) return false;
  if (pairs.one.length > 0 || pairs.needing.length > 0 || model.groupOf.some((group) => group !== NONE)) return false;
  const least = new Float64Array(resources).fill(Number.POSITIVE_INFINITY);
  for (let mode = 0; mode < firstMode[model.tasks]!; mode++) {
    const demand = firstDemand[mode]!;
    if (firstDemand[mode + 1] !== demand + 1 || demandAmount[demand] === 0) return false;
    const resource = demandResource[demand]!;
    least[resource] = Math.min(least[resource]!, demandAmount[demand]!);
  }
  for (let row = 0; row < capacity.length; row++) {
    if (2 * least[Math.floor(row / periods)]! <= capacity[row]!) return false;
  }
  return true;
}

/**
 * Whether an order on each resource is best served by starting each task as early as its predecessor allows: start costs
 * never fall with time, and neither do ends. Where either fails, a plan may be worth waiting for that no order decodes to.
 */
function isServedEarly(model: AllocationModel, layout: Layout): boolean {
  const { periods, endOf } = model;
  for (let task = 0; task < model.tasks; task++) if (layout.isRising[model.startCostRow[task]!] === 0) return false;
  for (let at = 0; at < endOf.length; at += periods) {
    let last = 0;
    for (let start = 0; start < periods; start++) {
      const end = endOf[at + start]!;
      if (end === NONE) continue;
      if (end < last) return false;
      last = end;
    }
  }
  return true;
}

/** Whether sequences per resource say all there is to say about a model, and tasks are few enough for their tables. */
export function fitsSequences(model: AllocationModel, layout: Layout): boolean {
  return model.tasks * (model.resources + 1) <= MOST_ENTRIES && isUnary(model) && isServedEarly(model, layout);
}
