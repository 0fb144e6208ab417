import { runAtOnce, WorkBudget } from "../base/index.ts";
import type { AllocationModel } from "./model.ts";
import { type Conflict, conflictOf } from "./store/conflict.ts";

/**
 * Why a model has no choice that satisfies it: a set of its constraints that exclude one another, of which none can be left out.
 *
 * @throws RangeError for a work limit that is not above 0
 *
 * @example
 * const conflict = findConflict(model);
 * if (conflict.status === "conflict") console.log(conflict.constraints.map(({ name }) => name));
 */
export function findConflict(
  model: AllocationModel,
  /** Option evaluations at the most; default 100 million, some ten seconds. */
  { workLimit = 1e8 }: { readonly workLimit?: number } = {},
): Conflict {
  if (!(workLimit > 0)) throw new RangeError(`workLimit is ${workLimit}, expected a number above 0`);
  return runAtOnce(conflictOf(model, new WorkBudget(workLimit)));
}
