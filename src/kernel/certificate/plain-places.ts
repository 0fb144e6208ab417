import { solePlaceOf } from "../couplings.ts";
import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";
import type { PricedRun, ProofLeaf } from "../proof.ts";

/**
 * The least that opening places can cost at a leaf's prices, times the unit: each place costs what it costs, less the shares
 * that its users bear, less the worth of the capacities that only it has; of the places that a limit counts at most so many are opened. A place counts for the first limit that names it.
 */
export function plainPlaces(model: AllocationModel, unit: number, { rows, couplings }: ProofLeaf): number {
  const { cost, most, firstCounted, counted } = model.couplings.places;
  const worth = Array.from(cost, (value) => value * unit);
  for (const { place, price } of couplings?.shares ?? []) worth[place]! -= price;
  for (const run of rows) {
    const owner = ownerOf(model, run.resource);
    if (owner !== NONE) worth[owner]! -= worthOfRun(model, run);
  }
  const limitOf = new Array<number>(cost.length).fill(NONE);
  for (let limit = most.length - 1; limit >= 0; limit--) {
    for (const place of counted.subarray(firstCounted[limit], firstCounted[limit + 1])) limitOf[place] = limit;
  }
  const gains = (limit: number): number[] =>
    worth.filter((value, place) => value < 0 && limitOf[place] === limit).sort((a, b) => a - b);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return [...most].reduce((total, count, limit) => total + sum(gains(limit).slice(0, count)), sum(gains(NONE)));
}

/** The place of all modes that use a resource, NONE when there is no such place. */
export function ownerOf(
  { couplings, firstDemand, demandResource, modeCost }: AllocationModel,
  resource: number,
): number {
  const places = new Set<number>();
  for (let mode = 0; mode < modeCost.length; mode++) {
    const uses = demandResource.subarray(firstDemand[mode], firstDemand[mode + 1]);
    if (uses.includes(resource)) places.add(solePlaceOf(couplings.places, mode) ?? NONE);
  }
  return places.size === 1 ? [...places][0]! : NONE;
}

/** Worth of the capacities that a run prices. A capacity that nothing can exceed is no row. */
export function worthOfRun(
  { capacity, periods }: AllocationModel,
  { resource, firstPeriod, prices }: PricedRun,
): number {
  return prices.reduce((worth, price, i) => {
    const left = capacity[resource * periods + firstPeriod + i]!;
    return left === UNLIMITED ? worth : worth + price * left;
  }, 0);
}
