/** A model with everything in it solved by trying everything: what may be chosen is asked of the checker alone. */
import { checkModel } from "../../src/kernel/check-model.ts";
import { type AllocationModel, type Choice, copyChoice, emptyChoice, NONE } from "../../src/kernel/model.ts";

/** Every choice that the checker lets pass, with its cost. */
export function* feasibleChoices(model: AllocationModel): Generator<{ choice: Choice; cost: number }> {
  const choice = emptyChoice(model.tasks);
  const options = Array.from({ length: model.tasks }, (_, task) => optionsOf(model, task));
  function* from(task: number): Generator<{ choice: Choice; cost: number }> {
    if (task === model.tasks) {
      const { ok, cost } = checkModel(model, choice);
      if (ok) yield { choice: copyChoice(choice), cost };
      return;
    }
    for (const [mode, start] of options[task]!) {
      choice.mode[task] = mode;
      choice.start[task] = start;
      yield* from(task + 1);
    }
  }
  yield* from(0);
}

/** The cheapest feasible choice, undefined when there is none. */
export function cheapestFeasible(model: AllocationModel): { choice: Choice; cost: number } | undefined {
  let best: { choice: Choice; cost: number } | undefined;
  for (const found of feasibleChoices(model)) if (best === undefined || found.cost < best.cost) best = found;
  return best;
}

/** How many choices there are to try. */
export function choicesToTry(model: AllocationModel): number {
  let product = 1;
  for (let task = 0; task < model.tasks; task++) product *= optionsOf(model, task).length;
  return product;
}

/** Pairs of mode and start that exist, and being left out. */
export function optionsOf(model: AllocationModel, task: number): [number, number][] {
  const options: [number, number][] = [];
  for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
    for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
      if (model.endOf[model.modeShape[mode]! * model.periods + start] !== NONE) options.push([mode, start]);
    }
  }
  if (model.skipCost[task]! < Number.POSITIVE_INFINITY) options.push([NONE, NONE]);
  return options;
}
