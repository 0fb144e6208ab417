import type { OptionRange, PackingLeaf, ProofBranch } from "../proof.ts";
import { leafOfEarnings } from "./assignment-earnings.ts";
import type { AssignmentView } from "./assignment-view.ts";
import type { PackingItems } from "./packing-items.ts";

/**
 * A node of a tree: items that are taken (`item`) or ruled out (`~item`) on the way from the root, and prices in units that prove
 * `value`, in units, for every plan that keeps to them.
 */
export class AssignmentNode {
  readonly decisions: readonly number[];
  prices: Float64Array;
  value: number;
  /** The item that it is split on, and the nodes with it and without. */
  parts: { readonly item: number; readonly taken: AssignmentNode; readonly other: AssignmentNode } | undefined;

  constructor(decisions: readonly number[], prices: Float64Array, value: number) {
    this.decisions = decisions;
    this.prices = prices;
    this.value = value;
  }

  /** Splits it on an item: the part without it, and the part with it. */
  split(item: number): [AssignmentNode, AssignmentNode] {
    const part = (decision: number): AssignmentNode =>
      new AssignmentNode([...this.decisions, decision], this.prices, this.value);
    this.parts = { item, taken: part(item), other: part(~item) };
    return [this.parts.other, this.parts.taken];
  }

  *leaves(): Generator<AssignmentNode> {
    if (this.parts === undefined) {
      yield this;
      return;
    }
    yield* this.parts.taken.leaves();
    yield* this.parts.other.leaves();
  }

  proof(view: AssignmentView, items: PackingItems): PackingLeaf | ProofBranch {
    if (this.parts === undefined) return leafOfEarnings(this.prices);
    const { item, taken, other } = this.parts;
    const options = [rangeOf(view, items, item)];
    const task = items.task[item]!;
    return { kind: "branch", task, options, taken: taken.proof(view, items), other: other.proof(view, items) };
  }
}

/** The least value of all leaves bounds the whole. */
export function leastValue(root: AssignmentNode): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { value } of root.leaves()) least = Math.min(least, value);
  return least;
}

/** The option of an item. */
export function rangeOf(
  { optionMode, optionStart }: AssignmentView,
  { option }: PackingItems,
  item: number,
): OptionRange {
  const start = optionStart[option[item]!]!;
  return { mode: optionMode[option[item]!]!, from: start, past: start + 1 };
}
