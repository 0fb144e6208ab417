import type { WorkBudget } from "../base/index.ts";
import { layoutOf } from "./layout.ts";
import { LeafEvaluator } from "./leaf-value.ts";
import type { AllocationModel } from "./model.ts";
import type { Positions } from "./positions.ts";
import type { PricedRun } from "./proof.ts";

/** A leaf of a proof, and a value that it has at the least, in units. */
export interface Leaf {
  readonly positions: Positions;
  readonly runs: readonly PricedRun[];
  readonly value: number;
  /** Whether it is known that no option outside the lists would change the value. */
  readonly isExact: boolean;
}

/** The least value of all leaves, in units, and the tasks whose lists are too short for it to be exact. */
export interface SettledBound {
  readonly value: number;
  readonly shortTasks: readonly number[];
}

/** Evaluates anew the leaves that may hold the least value, each known to be no less than stated: for a model with longer lists. */
export function* settleBound(
  model: AllocationModel,
  unit: number,
  leaves: readonly Leaf[],
  budget: WorkBudget,
): Generator<void, SettledBound, void> {
  const evaluator = new LeafEvaluator(model, layoutOf(model), unit, budget);
  const shortTasks = new Set<number>();
  let least = Number.POSITIVE_INFINITY;
  for (const leaf of [...leaves].sort((a, b) => a.value - b.value)) {
    if (leaf.value >= least) break;
    const { value, shortTasks: short } = yield* evaluator.evaluate(leaf.positions, leaf.runs);
    least = Math.min(least, value);
    for (const task of short) shortTasks.add(task);
  }
  return { value: least, shortTasks: [...shortTasks] };
}
