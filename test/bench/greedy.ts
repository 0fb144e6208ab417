/** A solver for tests of the benchmark: tasks in random orders, each to the cheapest option that is free; no bound but zero. */

import type { ModelSolution, SolverOptions } from "../../bench/public/solver.ts";
import { stream } from "../../src/base/index.ts";
import { solePlaceOf } from "../../src/kernel/couplings.ts";
import { type AllocationModel, type Choice, choiceCost, emptyChoice, NONE } from "../../src/kernel/model.ts";

export function solver(model: AllocationModel, { seed, onProgress }: SolverOptions): ModelSolution {
  const random = stream(seed, "greedy");
  for (let round = 0; round < 50; round++) {
    const order = Array.from({ length: model.tasks }, (_, task) => task);
    for (let at = order.length - 1; round > 0 && at > 0; at--) {
      const other = random.nextInt(at + 1);
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    const choice = construct(model, order);
    if (choice === undefined) continue;
    const cost = choiceCost(model, choice);
    onProgress({ cost, elapsedMs: 1 });
    return { status: "feasible", choice, cost, bound: 0, elapsedMs: 2 };
  }
  return { status: "unknown", choice: undefined, cost: Number.POSITIVE_INFINITY, bound: 0, elapsedMs: 2 };
}

function construct(model: AllocationModel, order: readonly number[]): Choice | undefined {
  const { periods, couplings } = model;
  const left = model.capacity.slice();
  const isOpen = new Set<number>();
  const choice = emptyChoice(model.tasks);
  for (const task of order) {
    let least = Number.POSITIVE_INFINITY;
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      const place = solePlaceOf(couplings.places, mode)!;
      const most = couplings.places.most[0] ?? Number.POSITIVE_INFINITY;
      if (place !== NONE && !isOpen.has(place) && isOpen.size >= most) continue;
      const opening = place === NONE || isOpen.has(place) ? 0 : couplings.places.cost[place]!;
      for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
        const startCost = model.startCosts[model.startCostRow[task]! * periods + start]!;
        const cost = model.modeCost[mode]! + opening + startCost;
        if (cost >= least || !occupy(model, left, mode, start, 0)) continue;
        least = cost;
        choice.mode[task] = mode;
        choice.start[task] = start;
      }
    }
    if (choice.mode[task] === NONE) return undefined;
    occupy(model, left, choice.mode[task]!, choice.start[task]!, 1);
    isOpen.add(solePlaceOf(couplings.places, choice.mode[task]!)!);
  }
  return choice;
}

/** Takes so many times what an option uses; says whether that much and once more was free. */
function occupy(model: AllocationModel, left: Int32Array, mode: number, start: number, times: number): boolean {
  const end = model.endOf[model.modeShape[mode]! * model.periods + start]!;
  if (end === NONE) return false;
  let isFree = true;
  for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
    const row = model.demandResource[demand]! * model.periods;
    for (let period = start; period < end; period++) {
      left[row + period]! -= times * model.demandAmount[demand]!;
      if (left[row + period]! < model.demandAmount[demand]!) isFree = false;
    }
  }
  return isFree;
}
