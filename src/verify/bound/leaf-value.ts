/**
 * The value of a leaf, in units: what all cohorts cost at its prices when each goes its cheapest way, less what the capacities are worth.
 *
 * Most cohorts of most leaves meet no price. What they cost is added up once, and a leaf adds what its prices change.
 */
import type { Wave } from "../../domain/index.ts";
import type { CohortOptions } from "./candidates.ts";
import { cheapestWay } from "./cheapest-way.ts";
import type { LeafPrices } from "./leaf-prices.ts";
import type { Periods } from "./read-certificate.ts";

/** Sums of a wave's cohorts by the first day of the wave. */
interface WaveSums {
  readonly id: string;
  readonly spreadDays: number;
  readonly cohorts: readonly CohortOptions[];
  /** [period] the sum over the wave's cohorts when they start in `period .. period + spreadDays` and nothing has a price */
  readonly free: readonly bigint[];
}

/** A function that gives the value of a leaf from its prices and from what it leaves open; none when it leaves a wave no day. */
export function leafValuer(
  cohorts: readonly CohortOptions[],
  waves: readonly Wave[],
  periods: number,
  unit: number,
  free: LeafPrices,
): (prices: LeafPrices, open: ReadonlyMap<string, Periods>) => bigint | undefined {
  const alone = cohorts.filter(({ wave }) => wave === undefined);
  const freeAlone = sumOf(alone, (cohort) => cheapestWay(cohort, free, unit, 0, periods));
  const waveSums = waves.map(({ id, spreadDays }): WaveSums => {
    const members = cohorts.filter(({ wave }) => wave === id);
    const sums = Array.from({ length: periods }, (_, day) =>
      sumOf(members, (cohort) => cheapestWay(cohort, free, unit, day, day + spreadDays + 1)),
    );
    return { id, spreadDays, cohorts: members, free: sums };
  });

  return (prices, open) => {
    /** What the prices add to a cohort's cheapest way. */
    const added = (cohort: CohortOptions, from: number, past: number): number =>
      cheapestWay(cohort, prices, unit, from, past) - cheapestWay(cohort, free, unit, from, past);
    const meetsPrice = ({ candidates }: CohortOptions): boolean =>
      candidates.some(({ row }) => prices.sumBefore[row] !== undefined);

    let value = freeAlone - prices.owed;
    value += sumOf(alone.filter(meetsPrice), (cohort) => added(cohort, 0, periods));
    for (const { id, spreadDays, cohorts: members, free: sums } of waveSums) {
      const touched = members.filter(meetsPrice);
      const { from, past } = open.get(id)!;
      let least: bigint | undefined;
      for (let day = from; day < past; day++) {
        const sum = sums[day]! + sumOf(touched, (cohort) => added(cohort, day, day + spreadDays + 1));
        if (least === undefined || sum < least) least = sum;
      }
      if (least === undefined) return undefined;
      value += least;
    }
    return value;
  };
}

/** An exact sum of whole numbers from 0 to 2^53 - 1. */
function sumOf(cohorts: readonly CohortOptions[], costOf: (cohort: CohortOptions) => number): bigint {
  let exact = 0n;
  let sum = 0;
  for (const cohort of cohorts) {
    const cost = costOf(cohort);
    if (sum + cost > Number.MAX_SAFE_INTEGER) {
      exact += BigInt(sum);
      sum = 0;
    }
    sum += cost;
  }
  return exact + BigInt(sum);
}
