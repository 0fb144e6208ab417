/** A model with couplings solved by trying every choice, each judged by the check of the model. */
import { checkModel } from "../../src/kernel/check-model.ts";
import { type AllocationModel, type Choice, copyChoice, emptyChoice } from "../../src/kernel/model.ts";
import { optionsOf } from "./enumerate-model.ts";

/** A cheapest choice; its cost is Infinity, and the choice undefined, when none satisfies the model. */
export function cheapestCoupledChoice(model: AllocationModel): { readonly cost: number; readonly choice?: Choice } {
  const choice = emptyChoice(model.tasks);
  let best: { cost: number; choice?: Choice } = { cost: Number.POSITIVE_INFINITY };
  const from = (task: number): void => {
    if (task === model.tasks) {
      const { ok, cost } = checkModel(model, choice);
      if (ok && cost < best.cost) best = { cost, choice: copyChoice(choice) };
      return;
    }
    if (model.skipCost[task]! < Number.POSITIVE_INFINITY) from(task + 1);
    for (const { mode, start } of optionsOf(model, task)) {
      choice.mode[task] = mode;
      choice.start[task] = start;
      from(task + 1);
    }
    choice.mode[task] = -1;
    choice.start[task] = -1;
  };
  from(0);
  return best;
}
