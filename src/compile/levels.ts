/**
 * A compiled model with another objective, row for row the same: what is cheapest there is best at a level.
 */
import type { Problem } from "../domain/index.ts";
import { type AllocationModel, type Choice, NONE } from "../kernel/index.ts";
import type { Compiled } from "./compile.ts";

/** Whether a problem places as many as can be placed before it looks at costs. */
export function hasLevels({ levels }: Problem): boolean {
  return levels === "lexicographic";
}

/** What leaving a task out counts at the level of placement: a cohort counts with its first phase, size times priority. [task] */
export function placementWeights({ problem, tasks, model }: Compiled): Float64Array {
  const weights = new Float64Array(model.tasks);
  problem.cohorts.forEach(({ size, priority = 1 }, row) => {
    weights[tasks.firstTask[row]!] = size * priority;
  });
  return weights;
}

/** The weights of tasks that a choice leaves out, in all. */
export function unplacedWeight(choice: Choice, weights: Float64Array): number {
  let sum = 0;
  for (let task = 0; task < weights.length; task++) if (choice.mode[task] === NONE) sum += weights[task]!;
  return sum;
}

/** The same where nothing costs anything but leaving tasks out. */
export function placementModel(model: AllocationModel, weights: Float64Array): AllocationModel {
  const { couplings } = model;
  const isSoft = couplings.quotas.overCost.map((cost) => (cost < Number.POSITIVE_INFINITY ? 1 : 0));
  const free: AllocationModel = {
    ...model,
    modeCost: new Float64Array(model.modeCost.length),
    startCosts: new Float64Array(model.startCosts.length),
    skipCost: model.skipCost.map((cost) => (cost < Number.POSITIVE_INFINITY ? 0 : cost)),
    restCost: model.restCost.map((cost) => (cost < Number.POSITIVE_INFINITY ? 0 : cost)),
    couplings: {
      ...couplings,
      places: { ...couplings.places, cost: new Float64Array(couplings.places.cost.length) },
      quotas: {
        ...couplings.quotas,
        max: couplings.quotas.max.map((max, row) => (isSoft[row] === 1 ? Number.POSITIVE_INFINITY : max)),
        overCost: new Float64Array(isSoft.length).fill(Number.POSITIVE_INFINITY),
      },
    },
  };
  return penalisedModel(free, weights, 1);
}

/**
 * The same where a task costs besides its weight times a penalty when it is placed, and twice that when it is left out. What is the
 * same in both gives searches a scale for their steps: from a bound without any penalty they would take ages to prices as high as penalties.
 */
export function penalisedModel(model: AllocationModel, weights: Float64Array, penalty: number): AllocationModel {
  const modeCost = model.modeCost.slice();
  for (let task = 0; task < model.tasks; task++) {
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      modeCost[mode]! += penalty * weights[task]!;
    }
  }
  return {
    ...model,
    modeCost,
    skipCost: model.skipCost.map((cost, task) => cost + 2 * penalty * weights[task]!),
    restCost: model.restCost.map((cost, task) => cost + penalty * weights[task]!),
  };
}

/** What a whole plan may cost at the most, and what its dearest class may. */
export function dearest({ model }: Compiled): { readonly plan: number; readonly option: number } {
  const { periods, firstMode, modeCost, startCosts, startCostRow, skipCost, couplings } = model;
  const latest = new Float64Array(startCosts.length / periods);
  startCosts.forEach((cost, at) => {
    const row = Math.floor(at / periods);
    latest[row] = Math.max(latest[row]!, cost);
  });
  let [plan, option] = [0, 0];
  for (let task = 0; task < model.tasks; task++) {
    const past = firstMode[task + 1]!;
    const own = past === firstMode[task]! ? 0 : modeCost[past - 1]! + latest[startCostRow[task]!]!;
    option = Math.max(option, own);
    plan += Math.max(own, skipCost[task]! < Number.POSITIVE_INFINITY ? skipCost[task]! : 0);
  }
  for (const cost of couplings.places.cost) plan += cost;
  const { overCost, firstTerm, coefficient } = couplings.quotas;
  overCost.forEach((cost, row) => {
    if (cost === Number.POSITIVE_INFINITY) return;
    for (let term = firstTerm[row]!; term < firstTerm[row + 1]!; term++) plan += cost * coefficient[term]!;
  });
  return { plan, option };
}
