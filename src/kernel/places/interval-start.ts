import { NONE } from "../model.ts";
import { IntervalPacking } from "./interval-packing.ts";
import type { SitePlan } from "./site-plan.ts";

/** Opens sites one by one, always the one whose packing of what is still out earns most at these multipliers. */
export function startFromIntervals(plan: SitePlan, multiplier: Float64Array): number {
  const { problem } = plan;
  const packing = new IntervalPacking(problem);
  const worth = multiplier.map((value) => value + 1e-3);
  const isExcluded = new Uint8Array(problem.optionCost.length);
  const isTried = new Uint8Array(problem.sites);
  plan.restore(new Int32Array(problem.tasks).fill(NONE));
  for (;;) {
    let best: number = NONE;
    let most = Number.NEGATIVE_INFINITY;
    for (let site = 0; site < problem.sites; site++) {
      if (isTried[site] === 1 || !plan.mayUse(site)) continue;
      let value = 0;
      for (let i = problem.firstResource[site]!; i < problem.firstResource[site + 1]!; i++) {
        packing.solve(problem.resourceAt[i]!, worth, isExcluded);
        value += packing.value;
      }
      if (value === 0 || value - problem.siteCost[site]! <= most) continue;
      most = value - problem.siteCost[site]!;
      best = site;
    }
    if (best === NONE) return packing.work;
    isTried[best] = 1;
    for (let i = problem.firstResource[best]!; i < problem.firstResource[best + 1]!; i++) {
      packing.solve(problem.resourceAt[i]!, worth, isExcluded);
      for (let k = 0; k < packing.takenCount; k++) {
        const option = packing.taken[k]!;
        const task = problem.optionTask[option]!;
        if (plan.optionOf[task] !== NONE) continue;
        plan.set(task, option);
        worth[task] = 0;
      }
    }
    plan.commit();
  }
}
