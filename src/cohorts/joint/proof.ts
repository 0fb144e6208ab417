import type { FormingModel } from "../forming-model.ts";
import { Relaxation } from "./relaxation.ts";
import type { Row } from "./rows.ts";

/** Whole prices of people and rows, and the bound that they prove. */
export interface Proof {
  readonly kind: "prices";
  readonly value: number;
  /** [origin] */
  readonly worth: Float64Array;
  readonly rows: readonly { readonly row: Row; readonly price: number }[];
}

/** A split on how many classes some sites hold, and a proof of either side. */
export interface SplitProof {
  readonly kind: "split";
  readonly value: number;
  readonly sites: readonly number[];
  readonly most: number;
  upTo: ProofTree;
  beyond: ProofTree;
}

export type ProofTree = Proof | SplitProof;

/** Rounds prices to whole numbers and evaluates them once more: sums of whole numbers are exact. */
export function proofOf(model: FormingModel, rows: readonly Row[], prices: Float64Array): Proof {
  const origins = model.people.length;
  const worth = prices.slice(0, origins).map((price) => Math.min(model.leftCost, Math.round(price)));
  const priced = rows
    .map((row, k) => ({ row, price: Math.round(prices[origins + k]!) }))
    .filter(({ price }) => price > 0);
  const relaxation = new Relaxation(model);
  for (const { row } of priced) relaxation.rows.push(row);
  const whole = new Float64Array(origins + priced.length);
  whole.set(worth);
  priced.forEach(({ price }, k) => {
    whole[origins + k] = price;
  });
  return { kind: "prices", value: relaxation.evaluate(whole), worth, rows: priced };
}

/** The bound that a tree proves: that of its least leaf. */
export function provenBy(tree: ProofTree): number {
  return tree.kind === "prices"
    ? tree.value
    : Math.max(tree.value, Math.min(provenBy(tree.upTo), provenBy(tree.beyond)));
}
