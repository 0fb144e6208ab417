import { sortByKey } from "../../base/index.ts";
import { NONE } from "../model.ts";
import type { PlaceBound } from "./place-bound.ts";
import type { SiteDescent } from "./site-descent.ts";
import type { SiteMoves } from "./site-moves.ts";
import type { SitePlan } from "./site-plan.ts";

/**
 * Turns the packings of the bound into a plan: a task packed by several sites stays at the cheapest; those packed by none
 * are placed where there is room, the largest first; then one more site opens as long as tasks are missing.
 */
export function startFromPackings(bound: PlaceBound, plan: SitePlan, descent: SiteDescent, moves: SiteMoves): void {
  const { problem } = bound;
  const { tasks, sites, optionTask, optionCost, optionAmount } = problem;
  const options = new Int32Array(tasks).fill(NONE);
  const keys = Float64Array.from(bound.open, (share) => -share);
  const order = Int32Array.from({ length: sites }, (_, site) => site);
  sortByKey(keys, order, 0, sites);
  plan.restore(options);
  for (const site of order) {
    if (bound.open[site] === 0 || !plan.mayUse(site)) continue;
    for (let i = problem.firstResource[site]!; i < problem.firstResource[site + 1]!; i++) {
      const resource = problem.resourceAt[i]!;
      for (const option of bound.packed(resource)) {
        const task = optionTask[option]!;
        // Decisions of a tree that cannot all hold may be packed beyond the capacity.
        if (optionAmount[option]! > plan.room(resource)) continue;
        if (optionCost[option]! < plan.costOf(task)) plan.set(task, option);
      }
    }
  }
  placeMissing(plan, descent);
  openForMissing(bound, plan, descent, moves);
  descent.improveAll();
  plan.commit();
}

function placeMissing(plan: SitePlan, descent: SiteDescent): void {
  const { tasks, firstOption, optionAmount } = plan.problem;
  const keys = new Float64Array(tasks);
  const order = new Int32Array(tasks);
  let count = 0;
  for (let task = 0; task < tasks; task++) {
    if (plan.optionOf[task] !== NONE || firstOption[task] === firstOption[task + 1]) continue;
    keys[count] = -optionAmount[firstOption[task]!]!;
    order[count++] = task;
  }
  sortByKey(keys, order, 0, count);
  for (let i = 0; i < count; i++) descent.place(order[i]!, NONE);
}

function openForMissing(bound: PlaceBound, plan: SitePlan, descent: SiteDescent, moves: SiteMoves): void {
  const { problem } = bound;
  const keys = Float64Array.from({ length: problem.sites }, (_, site) => bound.excess(site));
  const order = Int32Array.from({ length: problem.sites }, (_, site) => site);
  sortByKey(keys, order, 0, problem.sites);
  for (const site of order) {
    if (plan.missing === 0) return;
    if (plan.count[site]! > 0 || !plan.mayUse(site)) continue;
    const mark = plan.mark;
    const { missing } = plan;
    moves.fill(site);
    descent.improveSince(mark);
    if (plan.missing >= missing) plan.undoTo(mark);
  }
}
