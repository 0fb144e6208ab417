/** A model of the kernel solved by trying everything, from the definition of the model alone. */
import type { AllocationModel } from "../../src/kernel/model.ts";

export interface ModelOption {
  readonly mode: number;
  readonly start: number;
  readonly end: number;
  readonly cost: number;
}

/** Every listed option of a task that exists when nothing else uses the resources, whether it fits or not when others do. */
export function optionsOf(model: AllocationModel, task: number): ModelOption[] {
  const options: ModelOption[] = [];
  for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
    for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
      const end = model.endOf[model.modeShape[mode]! * model.periods + start]!;
      if (end === -1) continue;
      const cost = model.modeCost[mode]! + model.startCosts[model.startCostRow[task]! * model.periods + start]!;
      const option = { mode, start, end, cost };
      if (rowsOf(model, option).every(([row, amount]) => model.capacity[row]! >= amount)) options.push(option);
    }
  }
  return options;
}

/** The rows (resource and period) that an option uses, and how much of each. */
export function rowsOf(model: AllocationModel, { mode, start, end }: ModelOption): (readonly [number, number])[] {
  const rows: (readonly [number, number])[] = [];
  for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
    for (let period = start; period < end; period++) {
      rows.push([model.demandResource[demand]! * model.periods + period, model.demandAmount[demand]!]);
    }
  }
  return rows;
}

/** Least cost of anything that is not listed: the rest cost and the least start cost of the window. */
export function restValue(model: AllocationModel, task: number): number {
  const row = model.startCostRow[task]! * model.periods;
  const starts = model.startCosts.subarray(row + model.earliest[task]!, row + model.pastLatest[task]!);
  return model.restCost[task]! + Math.min(...starts);
}

/** Least cost of a choice; what is not listed uses nothing. */
export function cheapestChoice(model: AllocationModel): number {
  const left = Array.from(model.capacity);
  const from = (task: number): number => {
    if (task === model.tasks) return 0;
    let best = Math.min(model.skipCost[task]!, restValue(model, task)) + from(task + 1);
    for (const option of optionsOf(model, task)) {
      const rows = rowsOf(model, option);
      if (rows.some(([row, amount]) => left[row]! < amount)) continue;
      for (const [row, amount] of rows) left[row]! -= amount;
      best = Math.min(best, option.cost + from(task + 1));
      for (const [row, amount] of rows) left[row]! += amount;
    }
    return best;
  };
  return from(0);
}
