import { type AllocationModel, NONE } from "../model.ts";
import type { ProofLeaf } from "../proof.ts";
import type { PlainDomain } from "./plain-domain.ts";
import { plainHalls } from "./plain-halls.ts";
import { overPrice, PlainOptions } from "./plain-options.ts";
import { type GroupCosts, plainOrders } from "./plain-orders.ts";
import { ownerOf, plainPlaces, worthOfRun } from "./plain-places.ts";
import { PlainTies } from "./plain-ties.ts";

/** Positions that a leaf leaves open. [group] */
export interface Ranges {
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/** Value of a leaf, times the unit: the least that the tasks and places cost at its prices, less the worth of what is priced. */
export function leafValue(
  model: AllocationModel,
  unit: number,
  leaf: ProofLeaf,
  ranges: Ranges,
  domain: PlainDomain,
): number {
  if (leaf.halls !== undefined) return plainHalls(model, unit, leaf, leaf.halls, domain) - paidFor(model, unit, leaf);
  const options = new PlainOptions(model, unit, leaf, domain);
  const ties = new PlainTies(model, options);
  const paid = paidFor(model, unit, leaf);
  if (paid > Number.MAX_SAFE_INTEGER) throw new RangeError(`prices that are worth ${paid}, too much to add up exactly`);
  let value = plainPlaces(model, unit, leaf, domain) - paid;
  const members = Array.from(model.groupSpread, (): number[] => []);
  for (let task = 0; task < model.tasks; task++) {
    const group = model.groupOf[task]!;
    if (group !== NONE) members[group]!.push(task);
    else if (ties.isTop(task)) value += ties.value(task);
  }
  value += plainOrders(
    model,
    members.map((tasks, group) => groupCosts(model, ties, tasks, ranges, group)),
  );
  if (value < Number.POSITIVE_INFINITY && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new RangeError(`prices that prove ${value}, too much to add up exactly`);
  }
  return value;
}

/** What a group costs at each position that is left open, and when nobody is placed. */
function groupCosts(
  { periods, groupSpread }: AllocationModel,
  ties: PlainTies,
  tasks: readonly number[],
  { first, last }: Ranges,
  group: number,
): GroupCosts {
  const ways = tasks.map((task) => ties.byStart(task));
  const at = Array.from({ length: periods }, (_, position) => {
    if (position < first[group]! || position > last[group]!) return Number.POSITIVE_INFINITY;
    const past = position + groupSpread[group]! + 1;
    return ways.reduce((sum, { out, least }) => sum + Math.min(out, ...least.slice(position, past)), 0);
  });
  return { empty: ways.reduce((sum, { out }) => sum + out, 0), at };
}

/** Worth of all that is priced, whoever uses it. */
export function paidFor(model: AllocationModel, unit: number, leaf: ProofLeaf): number {
  return worthOfCapacities(model, leaf) + worthOfRows(model, unit, leaf);
}

/** What only one place has is part of what that place is worth. */
function worthOfCapacities(model: AllocationModel, { rows }: ProofLeaf): number {
  const shared = rows.filter(({ resource }) => ownerOf(model, resource) === NONE);
  return shared.reduce((worth, run) => worth + worthOfRun(model, run), 0);
}

/** Quotas between their minimum and maximum, pairs at most 1, needs at least 0, implied sums up to their maximum. */
function worthOfRows(model: AllocationModel, unit: number, leaf: ProofLeaf): number {
  const { couplings } = leaf;
  const { quotas, pairs, implied } = model.couplings;
  const firstImplied = quotas.max.length + pairs.one.length + pairs.needing.length;
  let worth = 0;
  couplings?.most.forEach((_, row) => {
    const price = overPrice(model, unit, leaf, row);
    const isPair = row >= quotas.max.length && row < quotas.max.length + pairs.one.length;
    const most = isPair ? 1 : (quotas.max[row] ?? implied.max[row - firstImplied] ?? Number.POSITIVE_INFINITY);
    if (price > 0) worth += price * most;
  });
  couplings?.least.forEach((price, row) => {
    worth -= price * (quotas.min[row] ?? 0);
  });
  return worth;
}
