/**
 * The value of a leaf, in units: what all cohorts cost at its prices when each goes its cheapest way, less what the capacities are worth.
 *
 * Most cohorts of most leaves meet no price. What they cost is added up once, and a leaf adds what its prices change.
 */
import type { Wave } from "../../domain/index.ts";
import type { CohortOptions } from "./candidates.ts";
import { cheapestByDay } from "./cheapest-by-day.ts";
import { cheapestWay } from "./cheapest-way.ts";
import { ExactSums } from "./exact-sums.ts";
import type { LeafPrices } from "./leaf-prices.ts";
import type { Periods } from "./read-certificate.ts";

/** A function that gives the value of a leaf from its prices and from what it leaves open; none when it leaves a wave no day. */
export function leafValuer(
  cohorts: readonly CohortOptions[],
  waves: readonly Wave[],
  periods: number,
  unit: number,
  free: LeafPrices,
): (prices: LeafPrices, open: ReadonlyMap<string, Periods>) => bigint | undefined {
  const whole: Periods = { from: 0, past: periods };
  const alone = cohorts.filter(({ wave }) => wave === undefined);
  const members = waves.map(({ id }) => cohorts.filter(({ wave }) => wave === id));

  const freeAlone = new ExactSums(1);
  for (const cohort of alone) freeAlone.add(0, cheapestWay(cohort, free, unit), cohort.times);
  /** [wave] sums over its cohorts, [first day of the wave] */
  const freeByDay = waves.map(({ spreadDays }, wave) => {
    const sums = new ExactSums(periods);
    for (const cohort of members[wave]!) {
      const costs = cheapestByDay(cohort, free, unit, whole, spreadDays);
      for (let day = 0; day < periods; day++) sums.add(day, costs[day]!, cohort.times);
    }
    return sums;
  });

  return (prices, open) => {
    const meetsPrice = ({ rows }: CohortOptions): boolean => rows.some((row) => prices.sumBefore[row] !== undefined);

    const added = new ExactSums(1);
    for (const cohort of alone.filter(meetsPrice)) {
      added.add(0, cheapestWay(cohort, prices, unit) - cheapestWay(cohort, free, unit), cohort.times);
    }
    let value = freeAlone.at(0) + added.at(0) - prices.owed;
    for (const [wave, { id, spreadDays }] of waves.entries()) {
      const days = open.get(id)!;
      if (days.past <= days.from) return undefined;
      const addedByDay = new ExactSums(days.past - days.from);
      for (const cohort of members[wave]!.filter(meetsPrice)) {
        const before = cheapestByDay(cohort, free, unit, days, spreadDays);
        const after = cheapestByDay(cohort, prices, unit, days, spreadDays);
        for (let k = 0; k < after.length; k++) addedByDay.add(k, after[k]! - before[k]!, cohort.times);
      }
      let least = freeByDay[wave]!.at(days.from) + addedByDay.at(0);
      for (let day = days.from + 1; day < days.past; day++) {
        const sum = freeByDay[wave]!.at(day) + addedByDay.at(day - days.from);
        if (sum < least) least = sum;
      }
      value += least;
    }
    return value;
  };
}
