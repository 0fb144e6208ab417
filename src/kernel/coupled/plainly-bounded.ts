import { UNCOUPLED } from "../couplings.ts";
import { type AllocationModel, NONE } from "../model.ts";

/**
 * The model without what plain prices leave out: pairs, and the group of a task that is tied to a member of another group. Of the two its tie
 * says more, and a bound has room for one of them.
 */
export function plainlyBounded(model: AllocationModel): AllocationModel {
  const { couplings } = model;
  const { before, after } = couplings.precedences;
  const groupOf = model.groupOf.slice();
  for (let row = 0; row < before.length; row++) {
    const [first, second] = [before[row]!, after[row]!];
    if (groupOf[first] !== NONE && groupOf[second] !== NONE && groupOf[first] !== groupOf[second]) {
      groupOf[second] = NONE;
    }
  }
  return { ...model, groupOf, couplings: { ...couplings, pairs: UNCOUPLED.pairs } };
}
