import type { CohortOptions } from "./candidates.ts";
import { type LeafPrices, priceOf } from "./leaf-prices.ts";
import { NONE } from "./start-tables.ts";

/**
 * The cheapest way for a cohort at these prices, in units: leaving it out, or any of its options.
 *
 * Every skip is one that cannot matter: prices are not negative and lateness never falls, so where the bare cost alone reaches the
 * best found, no dearer candidate and no later start is cheaper, and in a room without a price the first start is the cheapest.
 *
 * Exact in doubles: leaving out costs at most 2^53 - 1 units (`verifyBound` sees to it), and what is larger never wins.
 */
export function cheapestWay(cohort: CohortOptions, prices: LeafPrices, unit: number): number {
  const { rows, costs, startsIn, preferred, latenessPerDay } = cohort;
  let best = unit * cohort.unplaced;
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!;
    const cost = unit * costs[k]!;
    if (cost >= best) break;
    const sums = prices.sumBefore[row];
    const starts = startsIn(row);
    for (let start = cohort.from; start < cohort.past; start++) {
      const past = starts[start]!;
      if (past === NONE) continue;
      const bare = cost + unit * latenessPerDay * Math.max(0, start - preferred);
      if (bare >= best) break;
      const priced = sums === undefined ? bare : bare + priceOf(prices, sums, start, past);
      if (priced < best) best = priced;
    }
  }
  return best;
}
