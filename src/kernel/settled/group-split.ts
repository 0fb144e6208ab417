import type { BoundMethod, Proven } from "../bound-method.ts";
import type { CoupledBound } from "../coupled/coupled-bound.ts";
import { NONE } from "../model.ts";
import { movedRuns, type Proof, type ProofLeaf, type ProofSplit } from "../proof.ts";
import type { Search } from "../search.ts";
import { type NodeProof, SettledNode } from "./settled-node.ts";

/** Passes over all positions at once, after which they are looked at one by one. */
const FIRST_PASSES = 10;
/** Work units a task that a position gets before the next one may have its turn. */
const UNITS_PER_TURN = 2000;

/**
 * The bound of a model with one group, by branching over its positions: prices for all of them at once first; then the position that holds
 * the bound down is settled and searched for itself, with prices of its own, until all others are known to be worse.
 */
export class GroupSplit implements BoundMethod {
  readonly #search: Search;
  readonly #coupled: CoupledBound;
  /** What is proven of the positions that were settled. */
  readonly #settled = new Map<number, NodeProof>();
  readonly #nodes = new Map<number, SettledNode>();
  /** What prices for all positions prove, in units: of each position, and of a group that is nowhere. */
  #curve: Float64Array = new Float64Array(0);
  #common: Proven | undefined;
  #passes = 0;
  #isSpent = false;

  /** Whether a model has one group, and nothing ties its tasks once it is settled where that starts. */
  static fits(search: Search): boolean {
    const { model } = search;
    if (model.groupSpread.length !== 1) return false;
    return SettledNode.of(search, startsAt(search, 0), 1) !== undefined;
  }

  constructor(search: Search, coupled: CoupledBound) {
    this.#search = search;
    this.#coupled = coupled;
  }

  get isConverged(): boolean {
    return this.#isSpent;
  }

  *raise(passes: number): Generator<void, void, void> {
    if (this.#passes < FIRST_PASSES && !this.#coupled.isConverged) {
      this.#passes += passes;
      yield* this.#coupled.raise(passes);
      return;
    }
    if (this.#common === undefined) yield* this.#proveCommon();
    if (this.#common === undefined) {
      this.#isSpent = true;
      return;
    }
    for (let pass = 0; pass < passes && !this.#search.budget.isExhausted; pass++) {
      const position = this.#worst();
      if (position === NONE) {
        this.#isSpent = true;
        return;
      }
      yield* this.#settle(position);
    }
  }

  *prove(): Generator<void, Proven | undefined, void> {
    if (this.#settled.size === 0) {
      yield* this.#proveCommon();
      return this.#common;
    }
    const { unit, proof } = this.#common!;
    const split = this.#split(proof as ProofLeaf);
    return { value: this.#least(), unit, proof: split };
  }

  *#proveCommon(): Generator<void, void, void> {
    this.#common = yield* this.#coupled.prove();
    this.#curve = this.#coupled.curve;
  }

  /** What is known of a position, in units. */
  #valueAt(position: number): number {
    return Math.max(this.#curve[position]!, this.#settled.get(position)?.value ?? Number.NEGATIVE_INFINITY);
  }

  #least(): number {
    let least = Number.POSITIVE_INFINITY;
    for (let position = 0; position < this.#curve.length; position++) least = Math.min(least, this.#valueAt(position));
    return least;
  }

  /** The position of the least value; NONE when that is as good as it gets, or no better than the best plan. */
  #worst(): number {
    let worst: number = NONE;
    for (let position = 0; position < this.#curve.length; position++) {
      if (worst === NONE || this.#valueAt(position) < this.#valueAt(worst)) worst = position;
    }
    if (worst === NONE || this.#nodes.get(worst)?.isSpent === true) return NONE;
    return Math.ceil(this.#valueAt(worst) / this.#common!.unit) >= this.#search.cost ? NONE : worst;
  }

  *#settle(position: number): Generator<void, void, void> {
    const { budget, model } = this.#search;
    const { unit } = this.#common!;
    let node = this.#nodes.get(position);
    if (node === undefined) {
      node = SettledNode.of(this.#search, startsAt(this.#search, position), unit, this.#nearestRuns(position))!;
      this.#nodes.set(position, node);
    }
    const until = budget.spent + UNITS_PER_TURN * model.tasks;
    while (budget.spent < until && !budget.isExhausted && node.step()) yield;
    const shown = node.proof();
    if (shown.value > this.#valueAt(position)) this.#settled.set(position, shown);
  }

  /** Prices of the nearest position that was settled, moved by the periods between. */
  #nearestRuns(position: number): ReturnType<typeof movedRuns> {
    let nearest: number = NONE;
    for (const known of this.#nodes.keys()) {
      if (nearest === NONE || Math.abs(known - position) < Math.abs(nearest - position)) nearest = known;
    }
    if (nearest === NONE) return [];
    return movedRuns(this.#search.model, this.#nodes.get(nearest)!.runs(), position - nearest);
  }

  /** Positions that prices of their own are better for each by itself, the others together. */
  #split(common: ProofLeaf): Proof {
    const least = this.#least();
    const parts: { last: number; proof: Proof }[] = [];
    let isCommon = false;
    for (let position = 0; position < this.#curve.length; position++) {
      const own = this.#curve[position]! < least ? this.#settled.get(position) : undefined;
      if (own === undefined && isCommon) parts.pop();
      parts.push({ last: position, proof: own?.proof ?? common });
      isCommon = own === undefined;
    }
    const split: ProofSplit = { kind: "split", group: 0, parts };
    return split;
  }
}

/** The group at one position: all starts within its spread. */
function startsAt({ model }: Search, position: number): { first: Int32Array; last: Int32Array } {
  const last = Math.min(model.periods - 1, position + model.groupSpread[0]!);
  return { first: Int32Array.of(position), last: Int32Array.of(last) };
}
