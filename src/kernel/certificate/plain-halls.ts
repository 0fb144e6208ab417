import { isCoupled } from "../couplings.ts";
import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";
import type { HallPrices, ProofLeaf } from "../proof.ts";
import type { PlainDomain } from "./plain-domain.ts";
import { PlainOptions } from "./plain-options.ts";

/** Sets of options looked at for a hall, at the most. */
const MOST_LOOKS = 2_000_000;

/** An option of a packed resource, and what it earns. */
interface Visit {
  readonly task: number;
  readonly amount: number;
  readonly start: number;
  readonly end: number;
  readonly earns: number;
}

/**
 * What all tasks cost at the least when each is worth something to the packed resource that takes it, less what these earn: by trying all sets of
 * options that earn anything.
 */
export function plainHalls(
  model: AllocationModel,
  unit: number,
  leaf: ProofLeaf,
  { worths, packings }: HallPrices,
  domain: PlainDomain,
): number {
  const { firstDemand, demandResource, demandAmount } = model;
  if (isCoupled(model) || model.groupSpread.length > 0) throw new RangeError("packed halls of a model with couplings");
  const visits = new Map<number, Visit[]>(packings.map(({ resource }) => [resource, []]));
  if (visits.size < packings.length) throw new RangeError("a resource that is packed twice");
  const options = new PlainOptions(model, unit, leaf, domain);
  let value = 0;
  for (let task = 0; task < model.tasks; task++) {
    const worth = worths[task] ?? 0;
    if (!(Number.isSafeInteger(worth) && worth >= 0)) throw new RangeError(`worth ${worth} of task ${task}`);
    let least = Math.min(worth, options.skip(task));
    for (const { mode, start, end, value: cost } of options.of(task)) {
      const demand = mode === NONE ? undefined : firstDemand[mode]!;
      const own = demand === undefined ? undefined : visits.get(demandResource[demand]!);
      const isAlone = demand === undefined || firstDemand[mode + 1]! === demand + 1;
      if (own === undefined || !isAlone) least = Math.min(least, cost);
      else if (cost < worth) own.push({ task, amount: demandAmount[demand!]!, start, end, earns: worth - cost });
    }
    value += least;
  }
  for (const { resource, most } of packings) {
    if (!(Number.isSafeInteger(most) && most >= 0)) throw new RangeError(`resource ${resource} earns ${most} at most`);
    if (mostEarned(model, resource, visits.get(resource)!) > most) {
      throw new RangeError(`resource ${resource} is said to earn no more than ${most}, and can earn more`);
    }
    value -= most;
  }
  return value;
}

/** What the best set of visits earns that may be there together. */
function mostEarned({ capacity, periods }: AllocationModel, resource: number, visits: readonly Visit[]): number {
  const left = Float64Array.from(capacity.subarray(resource * periods, (resource + 1) * periods), (seats) =>
    seats === UNLIMITED ? Number.POSITIVE_INFINITY : seats,
  );
  const there = new Set<number>();
  let best = 0;
  let looks = 0;
  const look = (at: number, earned: number, toCome: number): void => {
    best = Math.max(best, earned);
    if (at === visits.length || earned + toCome <= best) return;
    if (++looks > MOST_LOOKS) throw new RangeError(`a packing of resource ${resource} whose check takes too long`);
    const { task, amount, start, end, earns } = visits[at]!;
    if (!there.has(task) && left.subarray(start, end).every((seats) => seats >= amount)) {
      there.add(task);
      for (let period = start; period < end; period++) left[period]! -= amount;
      look(at + 1, earned + earns, toCome - earns);
      for (let period = start; period < end; period++) left[period]! += amount;
      there.delete(task);
    }
    look(at + 1, earned, toCome - earns);
  };
  look(
    0,
    0,
    visits.reduce((sum, { earns }) => sum + earns, 0),
  );
  return best;
}
