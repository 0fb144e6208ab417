import type { WorkBudget } from "../../base/index.ts";
import { NONE } from "../model.ts";
import { IntervalPacking } from "./interval-packing.ts";
import type { SitePlan } from "./site-plan.ts";

/** Options looked at between two turns of others. */
const YIELD_EVERY = 50_000;

/**
 * Opens sites one by one, always the one whose packing of what is still out earns most at these multipliers. Packings only
 * lose as tasks are placed, so a site is packed anew only when what it earned last would make it the best (Minoux 1978).
 */
export function* startFromIntervals(
  plan: SitePlan,
  multiplier: Float64Array,
  budget: WorkBudget,
): Generator<void, void, void> {
  const { problem } = plan;
  const packing = new IntervalPacking(problem);
  const worth = multiplier.map((value) => value + 1e-3);
  const isExcluded = new Uint8Array(problem.optionCost.length);
  /** What opening a site earns at most, and in which round that was so. [site] */
  const gain = new Float64Array(problem.sites).fill(Number.POSITIVE_INFINITY);
  const round = new Int32Array(problem.sites).fill(NONE);
  let counted = 0;
  plan.restore(new Int32Array(problem.tasks).fill(NONE));
  for (let opened = 0; ; ) {
    const best = mostOf(gain);
    if (best === NONE || gain[best] === Number.NEGATIVE_INFINITY) break;
    if (!plan.mayUse(best)) {
      gain[best] = Number.NEGATIVE_INFINITY;
      continue;
    }
    const isRight = round[best] === opened;
    let value = 0;
    for (let i = problem.firstResource[best]!; i < problem.firstResource[best + 1]!; i++) {
      packing.solve(problem.resourceAt[i]!, worth, isExcluded);
      value += packing.value;
      for (let k = 0; isRight && k < packing.takenCount; k++) {
        const option = packing.taken[k]!;
        const task = problem.optionTask[option]!;
        if (plan.optionOf[task] !== NONE) continue;
        plan.set(task, option);
        worth[task] = 0;
      }
    }
    gain[best] = value === 0 || isRight ? Number.NEGATIVE_INFINITY : value - problem.siteCost[best]!;
    round[best] = opened;
    if (isRight) opened++;
    plan.commit();
    if (packing.work - counted < YIELD_EVERY) continue;
    budget.spend(packing.work - counted);
    counted = packing.work;
    yield;
    if (budget.isExhausted) return;
  }
  budget.spend(packing.work - counted);
}

/** The site that may earn most, the first of equals; NONE where there are none. */
function mostOf(gain: Float64Array): number {
  let best: number = gain.length === 0 ? NONE : 0;
  for (let site = 1; site < gain.length; site++) if (gain[site]! > gain[best]!) best = site;
  return best;
}
