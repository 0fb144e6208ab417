import type { CohortOptions } from "./candidates.ts";
import type { LeafPrices } from "./leaf-prices.ts";
import { NONE } from "./start-tables.ts";

/**
 * The cheapest way for a cohort at these prices, in units: leaving it out, or any option that starts in periods `from .. until`, the last excluded.
 *
 * Every skip is one that cannot matter: prices are not negative and lateness never falls, so where the bare cost alone reaches the
 * best found, no dearer candidate and no later start is cheaper, and in a room without a price the first start is the cheapest.
 *
 * Exact in doubles: leaving out costs at most 2^53 - 1 units (`verifyBound` sees to it), and what is larger never wins.
 */
export function cheapestWay(
  cohort: CohortOptions,
  prices: LeafPrices,
  unit: number,
  from: number,
  until: number,
): number {
  const { candidates, preferred, latenessPerDay } = cohort;
  const first = Math.max(from, cohort.from);
  const end = Math.min(until, cohort.past);
  let best = unit * cohort.unplaced;
  if (first >= end) return best;
  for (let k = 0; k < candidates.length; k++) {
    const { row, cost, starts } = candidates[k]!;
    const base = unit * cost;
    if (base >= best) break;
    const sums = prices.sumBefore[row];
    for (let start = first; start < end; start++) {
      const past = starts[start]!;
      if (past === NONE) continue;
      const bare = base + unit * latenessPerDay * Math.max(0, start - preferred);
      if (bare >= best) break;
      if (sums === undefined) {
        best = bare;
        break;
      }
      const priced = bare + (sums[past]! - sums[start]!);
      if (priced < best) best = priced;
    }
  }
  return best;
}
