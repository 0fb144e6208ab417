import { type AllocationModel, type Choice, emptyChoice } from "../../../src/kernel/model.ts";
import { INFINITY, MilpBuilder, type MilpModel, unitOf } from "./milp-builder.ts";
import { waveOf } from "./wave.ts";

/**
 * Tasks that start together: columns for modes and for starts. Starting costs every task what it costs to be placed in that
 * period; one that is left out gets the largest such cost back, but for what that exceeds the start's.
 */
export function milpOfWave(model: AllocationModel): MilpModel {
  const { starts, rows } = waveOf(model);
  const milp = new MilpBuilder(unitOf(model.modeCost));
  for (const cost of model.modeCost) milp.add(cost, 1, true);
  const startCost = (task: number, start: number): number =>
    model.startCosts[model.startCostRow[task]! * model.periods + start]!;
  const tasks = Array.from({ length: model.tasks }, (_, task) => task);
  const columns = starts.map((start) => {
    return milp.add(
      tasks.reduce((sum, task) => sum + startCost(task, start), 0),
      1,
      true,
    );
  });
  for (const column of columns) milp.entry(column, 1);
  milp.row(1, 1);
  for (const task of tasks) {
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) milp.entry(mode, 1);
    if (model.skipCost[task] === Number.POSITIVE_INFINITY) {
      milp.row(1, 1);
      continue;
    }
    const most = starts.reduce((largest, start) => Math.max(largest, startCost(task, start)), 0);
    const skipped = milp.add(model.skipCost[task]! - most, 1, true);
    milp.entry(skipped, 1);
    milp.row(1, 1);
    if (most === 0) continue;
    // In units of the largest start cost, so that coefficients stay near 1.
    milp.entry(skipped, 1);
    milp.entry(milp.add(most, 1, false), -1);
    starts.forEach((start, row) => {
      if (startCost(task, start) > 0) milp.entry(columns[row]!, -startCost(task, start) / most);
    });
    milp.row(-INFINITY, 0);
  }
  for (const { modes, capacity, closed } of rows) {
    for (const mode of modes) milp.entry(mode, 1);
    for (const row of closed) milp.entry(columns[row]!, capacity);
    milp.row(-INFINITY, capacity);
  }
  return { milp, left: 0, choiceOf: (values) => choiceOf(model, starts, columns, values) };
}

function choiceOf(
  model: AllocationModel,
  starts: readonly number[],
  columns: readonly number[],
  values: ArrayLike<number>,
): Choice {
  const choice = emptyChoice(model.tasks);
  const start = starts[columns.findIndex((column) => values[column]! > 0.5)]!;
  for (let task = 0; task < model.tasks; task++) {
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      if (values[mode]! < 0.5) continue;
      choice.mode[task] = mode;
      choice.start[task] = start;
    }
  }
  return choice;
}
