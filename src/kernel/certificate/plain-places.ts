import { type AllocationModel, NONE } from "../model.ts";
import type { CouplingPrices } from "../proof.ts";

/**
 * The least that opening places can cost once their users bear shares, times the unit: each place costs what it costs less its
 * shares; of the places that a limit counts at most so many are opened. A place counts for the first limit that names it.
 */
export function plainPlaces(model: AllocationModel, unit: number, shares: CouplingPrices["shares"]): number {
  const { cost, most, firstCounted, counted } = model.couplings.places;
  const worth = Array.from(cost, (value) => value * unit);
  for (const { place, price } of shares) worth[place]! -= price;
  const limitOf = new Array<number>(cost.length).fill(NONE);
  for (let limit = most.length - 1; limit >= 0; limit--) {
    for (const place of counted.subarray(firstCounted[limit], firstCounted[limit + 1])) limitOf[place] = limit;
  }
  const gains = (limit: number): number[] =>
    worth.filter((value, place) => value < 0 && limitOf[place] === limit).sort((a, b) => a - b);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return [...most].reduce((total, count, limit) => total + sum(gains(limit).slice(0, count)), sum(gains(NONE)));
}
