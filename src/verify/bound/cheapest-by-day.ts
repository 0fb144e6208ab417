import type { CohortOptions } from "./candidates.ts";
import type { LeafPrices } from "./leaf-prices.ts";
import type { Periods } from "./read-certificate.ts";
import { NONE, type StartTable } from "./start-tables.ts";

/**
 * `cheapestWay` for each first day that is open to a wave: [k] the cheapest way when the cohort starts in the wave that begins in period
 * `open.from + k`, that is, in the `spreadDays + 1` periods from there on.
 *
 * One walk over candidates and starts serves all first days; rooms without a price that offer the same starts differ in cost alone,
 * so only the cheapest of them counts.
 */
export function cheapestByDay(
  cohort: CohortOptions,
  prices: LeafPrices,
  unit: number,
  open: Periods,
  spreadDays: number,
): Float64Array {
  const { candidates, preferred, latenessPerDay } = cohort;
  const { from } = open;
  const dearest = unit * cohort.unplaced;
  /** [k] the cheapest way that starts in period `from + k` itself */
  const cheapest = new Float64Array(open.past - from + spreadDays).fill(dearest);
  const first = Math.max(from, cohort.from);
  const end = Math.min(from + cheapest.length, cohort.past);
  const seen = new Set<StartTable>();
  for (const { row, cost, starts } of candidates) {
    const sums = prices.sumBefore[row];
    if (sums === undefined) {
      if (seen.has(starts)) continue;
      seen.add(starts);
    }
    for (let start = first; start < end; start++) {
      const past = starts[start]!;
      if (past === NONE) continue;
      const bare = unit * cost + unit * latenessPerDay * Math.max(0, start - preferred);
      const priced = sums === undefined ? bare : bare + (sums[past]! - sums[start]!);
      if (priced < cheapest[start - from]!) cheapest[start - from] = priced;
    }
  }
  return leastOfNext(cheapest, spreadDays + 1).subarray(0, open.past - from);
}

/** Turns each value into the least of itself and those that follow, `width` in all, by doubling the stretch that is known. In place. */
function leastOfNext(values: Float64Array, width: number): Float64Array {
  let known = 1;
  while (known < width) {
    const step = Math.min(known, width - known);
    for (let k = 0; k + step < values.length; k++) values[k] = Math.min(values[k]!, values[k + step]!);
    known += step;
  }
  return values;
}
