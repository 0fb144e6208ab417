import { type AllocationModel, UNLIMITED } from "./model.ts";
import type { Prices } from "./rows/prices.ts";

/**
 * A proof of a bound: a tree that splits the positions of groups, with prices at its leaves.
 *
 * Whatever a group's position is, it lies in one part of each split on the way to a leaf, and no choice that keeps to the
 * leaf's positions costs less than the leaf's value. So the least value of all leaves is a bound.
 */
export type Proof = ProofLeaf | ProofSplit;

/** A proof about a model: besides prices it may decide things, whatever the decision, and look at each case for itself. */
export type ModelProof = Proof | PackingLeaf | SearchLeaf | ProofBranch | ProofOpening | ProofNarrowing | ProofParts;

/** Prices on rows: what uses a row pays for it. */
export interface ProofLeaf {
  readonly kind: "leaf";
  readonly rows: readonly PricedRun[];
  /** Prices of what couples tasks, if anything does. */
  readonly couplings?: CouplingPrices;
  /** Resources that are packed exactly instead of priced, if any are. */
  readonly halls?: HallPrices;
}

/**
 * Prices on tasks: a task is worth so much to the packed resource that takes it, or costs what it costs elsewhere, whichever is less; from
 * the sum is taken away what each packed resource can earn. Integers divided by the proof's unit.
 */
export interface HallPrices {
  /** Not negative. [task] */
  readonly worths: readonly number[];
  /** No options of one of these that fit together earn more than `most`; prices of a seat by period show the way to whoever checks it. */
  readonly packings: readonly (PricedRun & { readonly most: number })[];
}

/**
 * Prices of couplings, as integers divided by the proof's unit, none negative. Linear rows are the quotas, then the pairs
 * that exclude each other (together at most 1), then the requirements (those needed less the one in need, at least 0), then implied sums.
 */
export interface CouplingPrices {
  /** For each unit of a linear row, and for each that is missing from its minimum. [row] */
  readonly most: readonly number[];
  readonly least: readonly number[];
  /** What a task bears of the cost of a place when it uses it. */
  readonly shares: readonly { readonly task: number; readonly place: number; readonly price: number }[];
}

/**
 * Prices on tasks: whoever takes a task earns its price, and each resource packs what earns it most. For models in which
 * every option uses one row at most, or one resource of a place.
 */
export interface PackingLeaf {
  readonly kind: "packing";
  /** Integers divided by the proof's unit, none negative. [task] */
  readonly earnings: readonly number[];
  /** Price of a unit of room at open places, where the demands of all tasks must find room. */
  readonly coverPrice: number;
  /** The moment at which they must; 0 where the price is 0. */
  readonly coverPeriod: number;
}

/** Whoever checks it tries every choice that may cost less than `least`, cut short by prices on rows, and finds none. */
export interface SearchLeaf {
  readonly kind: "search";
  /** Infinity to say that there is no choice at all. */
  readonly least: number;
  readonly prices: ProofLeaf;
}

/** Starts of a mode: `from <= start < past`. */
export interface OptionRange {
  readonly mode: number;
  readonly from: number;
  readonly past: number;
}

/** Either a task takes one of these options, or it does something else. */
export interface ProofBranch {
  readonly kind: "branch";
  readonly task: number;
  readonly options: readonly OptionRange[];
  readonly taken: ModelProof;
  readonly other: ModelProof;
}

/** Either some task uses a place, or none does. */
export interface ProofOpening {
  readonly kind: "opening";
  readonly place: number;
  readonly open: ModelProof;
  readonly closed: ModelProof;
}

/** What the prices show to cost at least `least`, one decision at a time, is ruled out; the proof is about the rest. */
export interface ProofNarrowing {
  readonly kind: "narrowing";
  readonly least: number;
  readonly prices: PackingLeaf;
  readonly proof: ModelProof;
}

/** Every task is in one part, and each part is planned as if the others left everything to it: the bounds add up. */
export interface ProofParts {
  readonly kind: "parts";
  readonly parts: readonly { readonly tasks: readonly number[]; readonly proof: ModelProof }[];
}

export interface ProofSplit {
  readonly kind: "split";
  readonly group: number;
  /** Consecutive positions: a part holds those after its predecessor's `last` up to its own. */
  readonly parts: readonly { readonly last: number; readonly proof: Proof }[];
}

/**
 * Prices of a resource in consecutive periods, as integers divided by the proof's unit; with `k`, of the row of steps that is derived from
 * its capacity (`stepAmount`).
 */
export interface PricedRun {
  readonly resource: number;
  readonly k?: number;
  readonly firstPeriod: number;
  readonly prices: readonly number[];
}

/** Prices as runs of integers, times the unit and rounded, from the first to the last priced period of each resource. */
export function pricedRuns({ sumAt, sumBefore }: Prices, unit: number, periods: number): PricedRun[] {
  const runs: PricedRun[] = [];
  for (let resource = 0; resource < sumAt.length; resource++) {
    const at = sumAt[resource]!;
    if (at === 0) continue;
    const priceAt = (period: number): number =>
      Math.round((sumBefore[at + period + 1]! - sumBefore[at + period]!) * unit);
    let first = 0;
    while (first < periods && priceAt(first) === 0) first++;
    if (first === periods) continue;
    let last = periods - 1;
    while (priceAt(last) === 0) last--;
    const prices: number[] = [];
    for (let period = first; period <= last; period++) prices.push(priceAt(period));
    runs.push({ resource, firstPeriod: first, prices });
  }
  return runs;
}

/** Runs moved by some periods; what would lie outside the horizon, or where nothing limits, is dropped. */
export function movedRuns(model: AllocationModel, runs: readonly PricedRun[], by: number): PricedRun[] {
  const { periods, capacity } = model;
  const moved: PricedRun[] = [];
  for (const { resource, firstPeriod, prices } of runs) {
    const first = firstPeriod + by;
    if (first < 0 || first + prices.length > periods) continue;
    const kept = prices.map((price, i) => (capacity[resource * periods + first + i] === UNLIMITED ? 0 : price));
    if (kept.some((price) => price > 0)) moved.push({ resource, firstPeriod: first, prices: kept });
  }
  return moved;
}
