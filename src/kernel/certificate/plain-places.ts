import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";
import type { PricedRun, ProofLeaf } from "../proof.ts";
import type { PlainDomain } from "./plain-domain.ts";
import { priceOfRow } from "./plain-options.ts";

/**
 * The least that opening places can cost at a leaf's prices, times the unit: each place costs what it costs, less the shares
 * that its users bear, less the worth of the capacities that only it has, with what it adds to quotas at their prices; of the
 * places that a limit counts at most so many are opened. A place counts for the first limit that names it.
 *
 * What is known to be used is opened, and what is known to be unused is not: Infinity where more are used than a limit allows.
 */
export function plainPlaces(model: AllocationModel, unit: number, leaf: ProofLeaf, domain: PlainDomain): number {
  const { rows, couplings } = leaf;
  const { cost } = model.couplings.places;
  const worth = Array.from(cost, (value) => value * unit);
  for (const { place, price } of couplings?.shares ?? []) worth[place]! -= price;
  for (const run of rows) {
    const owner = ownerOf(model, run.resource);
    if (owner !== NONE) worth[owner]! -= worthOfRun(model, run);
  }
  const { min, firstPlaceTerm, placeTerm, placeCoefficient } = model.couplings.quotas;
  min.forEach((_, row) => {
    for (let term = firstPlaceTerm[row]!; term < firstPlaceTerm[row + 1]!; term++) {
      worth[placeTerm[term]!]! += placeCoefficient[term]! * priceOfRow(model, unit, leaf, row);
    }
  });
  return cheapestOpening(model, worth, domain);
}

/** The least that opening places comes to, when each is worth so much: those that must be open, and those worth less than nothing. */
export function cheapestOpening(model: AllocationModel, worth: readonly number[], domain: PlainDomain): number {
  const limitOf = limitsOf(model);
  const left = [...model.couplings.places.most];
  let value = 0;
  for (const place of domain.open) {
    value += worth[place]!;
    const limit = limitOf[place]!;
    if (domain.closed.has(place) || (limit !== NONE && left[limit]!-- <= 0)) return Number.POSITIVE_INFINITY;
  }
  const isFree = (place: number): boolean => worth[place]! < 0 && !domain.open.has(place) && !domain.closed.has(place);
  const gains = (limit: number): number[] =>
    worth.filter((_, place) => limitOf[place] === limit && isFree(place)).sort((a, b) => a - b);
  const sum = (values: readonly number[]): number => values.reduce((total, gain) => total + gain, 0);
  return left.reduce((total, count, limit) => total + sum(gains(limit).slice(0, count)), value + sum(gains(NONE)));
}

/** The first limit that names a place, NONE for none. [place] */
export function limitsOf({ couplings }: AllocationModel): number[] {
  const { cost, most, firstCounted, counted } = couplings.places;
  const limitOf = new Array<number>(cost.length).fill(NONE);
  for (let limit = most.length - 1; limit >= 0; limit--) {
    for (const place of counted.subarray(firstCounted[limit], firstCounted[limit + 1])) limitOf[place] = limit;
  }
  return limitOf;
}

/** The first place that all modes use which use a resource, in the order of the first of these modes; NONE when there is none. */
export function ownerOf(
  { couplings, firstDemand, demandResource, modeCost }: AllocationModel,
  resource: number,
): number {
  const { firstOfMode, ofMode } = couplings.places;
  let common: number[] | undefined;
  for (let mode = 0; mode < modeCost.length; mode++) {
    if (!demandResource.subarray(firstDemand[mode], firstDemand[mode + 1]).includes(resource)) continue;
    const used = [...ofMode.subarray(firstOfMode[mode], firstOfMode[mode + 1])];
    common = common === undefined ? used : common.filter((place) => used.includes(place));
  }
  return common?.[0] ?? NONE;
}

/** Worth of the capacities that a run prices: in a row of steps k times the whole. A capacity that nothing can exceed is no row. */
export function worthOfRun(
  { capacity, periods }: AllocationModel,
  { resource, firstPeriod, prices, k = 1 }: PricedRun,
): number {
  return prices.reduce((worth, price, i) => {
    const left = capacity[resource * periods + firstPeriod + i]!;
    return left === UNLIMITED ? worth : worth + price * k * left;
  }, 0);
}
