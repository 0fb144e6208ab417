import type { ModelProof } from "./proof.ts";

/** A way of bounding the cost of all choices from below. What it has learnt it keeps from one run to the next. */
export interface BoundMethod {
  /** Whether more passes would not raise it. */
  readonly isConverged: boolean;
  /** So many passes, or until the budget ends; yields every few milliseconds. */
  raise(passes: number): Generator<void, void, void>;
  /** What the best prices prove once they are rounded to integers; undefined when numbers get too large to be exact. */
  prove(): Generator<void, Proven | undefined, void>;
}

/** A proof, what its prices are divided by, and its exact value in these units. */
export interface Proven {
  readonly value: number;
  readonly unit: number;
  readonly proof: ModelProof;
}
