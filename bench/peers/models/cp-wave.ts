import { type AllocationModel, emptyChoice } from "../../../src/kernel/model.ts";
import { CpBuilder } from "./cp-builder.ts";
import { type CpModel, cpModelOf } from "./cp-model.ts";
import { waveOf } from "./wave.ts";

/** Tasks that start together: a literal a mode and a literal a start, as in `milp-wave.ts`. */
export function cpOfWave(model: AllocationModel): CpModel {
  const { starts, rows } = waveOf(model);
  const cp = new CpBuilder();
  const modes = Array.from(model.modeCost, (cost) => {
    const literal = cp.variable(0, 1);
    cp.cost(literal, cost);
    return literal;
  });
  const startCost = (task: number, start: number): number =>
    model.startCosts[model.startCostRow[task]! * model.periods + start]!;
  const tasks = Array.from({ length: model.tasks }, (_, task) => task);
  const begins = starts.map((start) => {
    const literal = cp.variable(0, 1);
    cp.cost(
      literal,
      tasks.reduce((sum, task) => sum + startCost(task, start), 0),
    );
    return literal;
  });
  cp.add({ exactlyOne: { literals: begins } });
  for (const task of tasks) {
    const own = modes.slice(model.firstMode[task], model.firstMode[task + 1]);
    if (model.skipCost[task] !== Number.POSITIVE_INFINITY) {
      const skipped = cp.variable(0, 1);
      own.push(skipped);
      const costs = starts.map((start) => startCost(task, start));
      const most = costs.reduce((largest, cost) => Math.max(largest, cost), 0);
      // One that is left out pays the start as well, and gets the largest cost of one back, but for what that exceeds the start's.
      cp.cost(skipped, model.skipCost[task]! - most);
      if (most > 0) {
        const over = cp.variable(0, most);
        cp.cost(over, 1);
        cp.atMost([skipped, over, ...begins], [most, -1, ...costs.map((cost) => -cost)], 0);
      }
    }
    cp.add({ exactlyOne: { literals: own } });
  }
  for (const { modes: members, capacity, closed } of rows) {
    const [vars, shut] = [members.map((mode) => modes[mode]!), closed.map((row) => begins[row]!)];
    if (capacity === 1) cp.add({ atMostOne: { literals: [...vars, ...shut] } });
    else cp.atMost([...vars, ...shut], [...vars.map(() => 1), ...shut.map(() => capacity)], capacity);
  }
  return cpModelOf(cp, 0, 2, (values) => {
    const choice = emptyChoice(model.tasks);
    const start = starts[begins.findIndex((literal) => Number(values[literal]) === 1)]!;
    for (const task of tasks) {
      for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
        if (Number(values[modes[mode]!]) !== 1) continue;
        choice.mode[task] = mode;
        choice.start[task] = start;
      }
    }
    return choice;
  });
}
