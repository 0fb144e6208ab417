import type { Choice } from "./model.ts";
import type { PricedRun, Proof } from "./proof.ts";
import type { Leaf } from "./rows/settle-bound.ts";

/** How a search of a model begins and ends. */
export interface ModelOptions {
  /** Default 0. */
  readonly seed?: number;
  /** Stop once the gap is this small. Default 0: stop when proven. */
  readonly gap?: number;
  /** A choice that satisfies the model; it is kept until something better is found. */
  readonly warmStart?: Choice;
  /** Whether rows of steps may be derived from a resource and stand in the proof. Default: from all. */
  readonly hasSteps?: (resource: number) => boolean;
  /** Whether a resource may be packed exactly, and stand so in the proof. Default: those with `hasSteps`. */
  readonly isPackable?: (resource: number) => boolean;
  /** Prices of an earlier search to go on from, and their unit; used when there are no groups. */
  readonly start?: { readonly unit: number; readonly runs: readonly PricedRun[] };
}

/** What the search is doing: `bound` raises the bound, `place` builds a plan, `improve` betters it, `prove` closes start days. */
export type SearchPhase = "bound" | "place" | "improve" | "prove";

/** The state of a search, whole at any time: the best plan, the best bound, and the proof of it. */
export interface ModelResult {
  readonly choice: Choice;
  readonly cost: number;
  /** Proven; equal to `cost` when the choice is optimal. */
  readonly bound: number;
  readonly proof: Proof;
  /** The leaves of the proof, with what is known of their values: all of it when every list of modes is whole. */
  readonly leaves: readonly Leaf[];
  /** Prices in the proof are divided by this. */
  readonly unit: number;
}
