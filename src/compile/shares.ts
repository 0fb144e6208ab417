/** Shortfalls of groups as exact shares, and which of two plans is fairer. */
import type { Choice } from "../kernel/index.ts";
import type { FairSum } from "./fair-groups.ts";
import { unplacedWeight } from "./levels.ts";

/** A group and how many of it a plan leaves out. */
export interface Share {
  readonly sum: FairSum;
  readonly unplaced: number;
}

export function sharesOf(sums: readonly FairSum[], choice: Choice): Share[] {
  return sums.map((sum) => ({ sum, unplaced: unplacedWeight(choice, sum.weights) }));
}

/** Below 0 when the first share is the larger shortfall: in exact integers, as products may leave what doubles hold. */
export function worseFirst(a: Share, b: Share): number {
  const [one, other] = [
    BigInt(a.unplaced) * BigInt(b.sum.participants),
    BigInt(b.unplaced) * BigInt(a.sum.participants),
  ];
  return one > other ? -1 : one < other ? 1 : 0;
}

/** Most participants of a group that may be left out with no larger a shortfall than another's. */
export function mostAt({ sum, unplaced }: Share, group: FairSum): number {
  return Number((BigInt(unplaced) * BigInt(group.participants)) / BigInt(sum.participants));
}

/** Below 0 when the first shares are fairer: worst against worst, then second worst against second worst, and so on. */
export function fairerFirst(a: readonly Share[], b: readonly Share[]): number {
  const [one, other] = [a.toSorted(worseFirst), b.toSorted(worseFirst)];
  for (let k = 0; k < one.length; k++) {
    const order = worseFirst(other[k]!, one[k]!);
    if (order !== 0) return order;
  }
  return 0;
}
