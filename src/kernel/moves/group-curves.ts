import { slidingLeast } from "../coupled/window.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { PricedOptions } from "./priced-options.ts";

/**
 * What each large group costs at the prices by position: every member at its best start within the spread of that position, or
 * left out. [group * periods + position]
 */
export function groupCurvesOf(
  model: AllocationModel,
  core: PricedOptions,
  skipCost: Float64Array,
  isLarge: Uint8Array,
): Float64Array {
  const { periods, groupOf, groupSpread, tasks } = model;
  const curves = new Float64Array(groupSpread.length * periods);
  const values = new Float64Array(periods);
  const least = new Float64Array(periods);
  const place = new Int32Array(periods);
  const queue = new Int32Array(periods);
  for (let task = 0; task < tasks; task++) {
    const group = groupOf[task]!;
    if (group === NONE || isLarge[group] === 0) continue;
    values.fill(Number.POSITIVE_INFINITY);
    for (let option = core.firstOption[task]!; option < core.firstOption[task + 1]!; option++) {
      const start = core.optionStart[option]!;
      values[start] = Math.min(values[start]!, core.optionKey[option]!);
    }
    slidingLeast(values, 0, groupSpread[group]!, least, place, queue);
    for (let at = 0; at < periods; at++) curves[group * periods + at]! += Math.min(least[at]!, skipCost[task]!);
  }
  return curves;
}

/**
 * Positions for the groups of a forest of orders at which all curves together cost least, whatever starts the members take
 * there; NONE for a group whose orders leave no such position. [group]
 */
export function bestPositions(model: AllocationModel, curves: Float64Array): Int32Array {
  const { periods, groupSpread } = model;
  const groups = groupSpread.length;
  const { before, after } = model.couplings.orders;
  const positions = new Int32Array(groups).fill(NONE);
  const total = curves.slice();
  const parent = new Int32Array(groups).fill(NONE);
  before.forEach((group, row) => {
    if (parent[after[row]!] === NONE) parent[after[row]!] = row;
    else if (group !== NONE) parent[after[row]!] = parent[after[row]!]!;
  });
  const order = ordered(parent, before, groups);
  const best = new Float64Array(groups * periods);
  const bestAt = new Int32Array(groups * periods);
  const queue = new Int32Array(periods);
  // Later groups first: what a group costs with all that follow it.
  for (let at = groups - 1; at >= 0; at--) {
    const group = order[at]!;
    const row = parent[group]!;
    if (row === NONE) continue;
    const own = total.subarray(group * periods, (group + 1) * periods);
    const least = best.subarray(group * periods, (group + 1) * periods);
    const [from, to] = lagsOf(model, row);
    slidingLeast(own, from, to, least, bestAt.subarray(group * periods, (group + 1) * periods), queue);
    for (let x = 0; x < periods; x++) total[before[row]! * periods + x]! += least[x]!;
  }
  for (const group of order) {
    const row = parent[group]!;
    if (row === NONE) {
      let cheapest = 0;
      for (let x = 1; x < periods; x++) {
        if (total[group * periods + x]! < total[group * periods + cheapest]!) cheapest = x;
      }
      positions[group] = cheapest;
    } else {
      const above = positions[before[row]!]!;
      positions[group] = above === NONE ? NONE : bestAt[group * periods + above]!;
    }
  }
  return positions;
}

/** Lags between two positions at which members may take any start of their windows; of their own starts where there are none such. */
function lagsOf({ groupSpread, couplings: { orders } }: AllocationModel, row: number): [number, number] {
  const from = orders.minLag[row]! + groupSpread[orders.before[row]!]!;
  const to = orders.maxLag[row]! - groupSpread[orders.after[row]!]!;
  return from <= to ? [from, to] : [orders.minLag[row]!, orders.maxLag[row]!];
}

/** Groups with those before them first. */
function ordered(parent: Int32Array, before: Int32Array, groups: number): Int32Array {
  const order: number[] = [];
  const isIn = new Uint8Array(groups);
  const visit = (group: number): void => {
    if (isIn[group] === 1) return;
    isIn[group] = 1;
    if (parent[group] !== NONE) visit(before[parent[group]!]!);
    order.push(group);
  };
  for (let group = 0; group < groups; group++) visit(group);
  return Int32Array.from(order);
}
