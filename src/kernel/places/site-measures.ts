import type { PlaceGuide } from "./place-guide.ts";
import type { SitePlan } from "./site-plan.ts";
import type { SiteView } from "./site-view.ts";

/**
 * What being out costs a task that must be placed: what placing it earns in the bound, and `share` of that more. It is never
 * more than twice its dearest option in a site of its own, whatever the bound says of a model without any plan. [task]
 */
export function penaltyOf({ problem, ascent: { best } }: PlaceGuide, share: number): Float64Array {
  const { firstOption, optionCost, siteCost } = problem;
  const dearestSite = siteCost.reduce((most, cost) => Math.max(most, cost), 0);
  const mean = best.reduce((sum, value) => sum + value, 0) / Math.max(1, best.length);
  return best.map((value, task) => {
    const costs = optionCost.subarray(firstOption[task], firstOption[task + 1]);
    const most = 2 * (costs.reduce((dearest, cost) => Math.max(dearest, cost), 0) + dearestSite + 1);
    return Math.min(most, Math.ceil(value + share * (mean + value) * 0.5) + 1);
  });
}

/**
 * How much moves cost that are worth a try: `step`, the mean over tasks of what their cheapest other option at an open site
 * costs more or less; `excess`, the median of what the bound loses when it must change its mind about a site.
 */
export function meanLoss(
  plan: SitePlan,
  { candidates, undecided }: SiteView,
  { excess }: PlaceGuide,
): { readonly step: number; readonly excess: number } {
  const { tasks, siteOf, optionResource, optionCost } = plan.problem;
  let [sum, count] = [0, 0];
  for (let task = 0; task < tasks; task++) {
    for (let at = candidates.first[task]!; at < candidates.first[task + 1]!; at++) {
      const option = candidates.option[at]!;
      if (plan.count[siteOf[optionResource[option]!]!] === 0 || option === plan.optionOf[task]) continue;
      sum += Math.abs(optionCost[option]! - plan.costOf(task));
      count++;
      break;
    }
  }
  const losses = Float64Array.from(undecided, (site) => Math.abs(excess[site]!)).sort();
  return { step: Math.max(1, sum / Math.max(1, count)), excess: losses[losses.length >> 1] ?? 0 };
}
