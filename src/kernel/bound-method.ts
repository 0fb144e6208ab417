import type { ProofLeaf } from "./proof.ts";

/** A way of bounding the cost of all choices from below. What it has learnt it keeps from one run to the next. */
export interface BoundMethod {
  /** The best bound so far, in doubles: a guide, not a proof. */
  readonly bound: number;
  /** Whether more passes would not raise it. */
  readonly isConverged: boolean;
  /** So many passes, or until the budget ends; yields every few milliseconds. */
  raise(passes: number): Generator<void, void, void>;
  /** The exact value, in units, of what the best prices prove once they are rounded to integers, and the proof. */
  prove(unit: number): Generator<void, ProvenLeaf, void>;
}

/** A leaf of a proof, and its exact value in units. */
export interface ProvenLeaf {
  readonly value: number;
  readonly leaf: ProofLeaf;
}
