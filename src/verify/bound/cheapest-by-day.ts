import type { CohortOptions } from "./candidates.ts";
import { type LeafPrices, priceOf } from "./leaf-prices.ts";
import type { Periods } from "./read-certificate.ts";
import { NONE } from "./start-tables.ts";

/**
 * `cheapestWay` for each first day that is open to a wave: [k] the cheapest way when the cohort starts in the wave that begins in period
 * `open.from + k`, that is, in the `spreadDays + 1` periods from there on.
 *
 * One walk over the candidates, cheapest first, serves all days. A day drops out of it once the bare cost reaches the best that was found
 * for it, since prices are not negative; in a room without a price that is at once.
 */
export function cheapestByDay(
  cohort: CohortOptions,
  prices: LeafPrices,
  unit: number,
  open: Periods,
  spreadDays: number,
): Float64Array {
  const { rows, costs, startsIn, preferred, latenessPerDay } = cohort;
  const { from } = open;
  /** [k] the cheapest way that starts in period `from + k` itself */
  const cheapest = new Float64Array(open.past - from + spreadDays).fill(unit * cohort.unplaced);
  const first = Math.max(from, cohort.from);
  const end = Math.min(from + cheapest.length, cohort.past);
  const waiting = cohort.days.filter((day) => first <= day && day < end);
  let left = waiting.length;
  for (let k = 0; k < rows.length && left > 0; k++) {
    const row = rows[k]!;
    const cost = unit * costs[k]!;
    const sums = prices.sumBefore[row];
    const starts = startsIn(row);
    let kept = 0;
    for (let n = 0; n < left; n++) {
      const start = waiting[n]!;
      const bare = cost + unit * latenessPerDay * Math.max(0, start - preferred);
      if (bare >= cheapest[start - from]!) continue;
      waiting[kept++] = start;
      const past = starts[start]!;
      if (past === NONE) continue;
      const priced = sums === undefined ? bare : bare + priceOf(prices, sums, start, past);
      if (priced < cheapest[start - from]!) cheapest[start - from] = priced;
    }
    left = kept;
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
