import { type AllocationModel, emptyChoice } from "../../../src/kernel/model.ts";
import { capacityRows } from "./capacity-rows.ts";
import { CpBuilder } from "./cp-builder.ts";
import { type CpModel, cpModelOf } from "./cp-model.ts";
import type { ThinnedOptions } from "./thinned.ts";

/** Thinned options of tasks that may be left out: a literal an option, and rows, as in `milp.ts`. */
export function cpOfOptions(model: AllocationModel, { options, left }: ThinnedOptions): CpModel {
  const cp = new CpBuilder();
  for (let task = 0; task < model.tasks; task++) {
    const skipCost = model.skipCost[task]!;
    cp.objective.offset += skipCost;
    const own: number[] = [];
    for (let option = options.firstOption[task]!; option < options.firstOption[task + 1]!; option++) {
      const literal = cp.variable(0, 1);
      cp.cost(literal, options.cost[option]! - skipCost);
      own.push(literal);
    }
    if (own.length > 1) cp.add({ atMostOne: { literals: own } });
  }
  for (const { capacity, options: members, amounts } of capacityRows(model, options)) {
    if (amounts.reduce((sum, amount) => sum + amount, 0) <= capacity) continue;
    if (capacity === 1) cp.add({ atMostOne: { literals: [...members] } });
    else cp.atMost([...members], [...amounts], capacity);
  }
  const choiceOf: CpModel["choiceOf"] = (values) => {
    const choice = emptyChoice(model.tasks);
    for (let task = 0; task < model.tasks; task++) {
      for (let option = options.firstOption[task]!; option < options.firstOption[task + 1]!; option++) {
        if (Number(values[option]) !== 1) continue;
        choice.mode[task] = options.mode[option]!;
        choice.start[task] = options.start[option]!;
      }
    }
    return choice;
  };
  return cpModelOf(cp, left, 1, choiceOf);
}
