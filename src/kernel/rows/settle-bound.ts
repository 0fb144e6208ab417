import type { WorkBudget } from "../../base/index.ts";
import { type Layout, layoutOf } from "../layout.ts";
import type { AllocationModel } from "../model.ts";
import type { Positions } from "../positions.ts";
import type { PricedRun } from "../proof.ts";
import { LeafEvaluator, type ShortTask } from "./leaf-value.ts";
import { Pricer } from "./pricer.ts";

/** A leaf of a proof, and a value that it has at the least, in units. */
export interface Leaf {
  readonly positions: Positions;
  readonly runs: readonly PricedRun[];
  readonly value: number;
  /** The tasks that keep the value from being exact, as far as is known. */
  readonly short: readonly ShortTask[] | undefined;
}

/**
 * A model of modes that the lists of another leave out: for each task given, the first of them in order of cost, at least all
 * that cost less than the number that goes with it. All else is as in the other model.
 */
export type RestOf = (upTo: ReadonlyMap<number, number>) => AllocationModel;

/**
 * The least value of all leaves over all options, also those that no list holds, in units: the number that an auditor finds.
 *
 * At given prices few tasks have use for a mode that is not listed, and only for the cheapest of them, so these are looked up
 * here and the lists stay as they are.
 */
export function* settleBound(
  model: AllocationModel,
  layout: Layout,
  unit: number,
  leaves: readonly Leaf[],
  restOf: RestOf,
  budget: WorkBudget,
): Generator<void, number, void> {
  const upTo = new Map<number, number>();
  let evaluator = new LeafEvaluator(model, layout, unit, budget);
  let least = Number.POSITIVE_INFINITY;
  for (const leaf of [...leaves].sort((a, b) => a.value - b.value)) {
    if (leaf.value >= least) break;
    const { positions, runs } = leaf;
    let { value, short } = leaf;
    if (short === undefined) ({ value, short } = yield* evaluator.evaluate(positions, runs));
    while (short.length > 0) {
      for (const each of short) upTo.set(each.task, Math.max(each.upTo, upTo.get(each.task) ?? 0));
      const rest = restOf(upTo);
      evaluator = new LeafEvaluator(model, layout, unit, budget, new Pricer(rest, layoutOf(rest)));
      ({ value, short } = yield* evaluator.evaluate(positions, runs));
    }
    least = Math.min(least, value);
  }
  return least;
}
