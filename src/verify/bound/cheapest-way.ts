import type { CohortOptions } from "./candidates.ts";
import { chainByStart } from "./chain-by-start.ts";
import type { OptionPricer } from "./option-pricer.ts";
import { NONE } from "./start-tables.ts";
import type { Zones } from "./zones.ts";

/** The cheapest way for a cohort at these prices, in units: leaving it out, or any of its options; infinite when it has none and must have one. */
export function cheapestWay(cohort: CohortOptions, pricer: OptionPricer, zones: Zones): number {
  if (cohort.phases.length === 1) return cheapestClass(cohort, pricer);
  const [first] = cohort.phases;
  let best = pricer.outOf(cohort);
  for (const value of chainByStart(cohort, pricer, zones, first!.from, first!.past)) best = Math.min(best, value);
  return best;
}

/**
 * Every skip is one that cannot matter: lateness never falls, and no class pays less than its cost by more than what quotas give, so where
 * the bare cost alone reaches the best found, no dearer candidate and no later start is cheaper, and where the start changes nothing
 * but lateness the first is the cheapest.
 */
function cheapestClass(cohort: CohortOptions, pricer: OptionPricer): number {
  const [phase] = cohort.phases;
  const { rows, costs, startsIn, from, past: end, preferred, latenessPerDay } = phase!;
  const { unit } = pricer;
  const gain = pricer.turnTo(cohort, phase!);
  let best = pricer.outOf(cohort);
  for (let k = 0; k < rows.length; k++) {
    if (unit * costs[k]! - gain >= best) break;
    pricer.open(k);
    for (const spot of pricer.spots) {
      const starts = startsIn(rows[k]!, spot.unit);
      for (let start = from; start < end; start++) {
        const past = starts[start]!;
        if (past === NONE) continue;
        const lateness = unit * latenessPerDay * Math.max(0, start - preferred);
        if (pricer.fixed + lateness - gain >= best) break;
        best = Math.min(best, pricer.at(spot, start, past, lateness));
        if (pricer.isFlat) break;
      }
    }
  }
  return best;
}
