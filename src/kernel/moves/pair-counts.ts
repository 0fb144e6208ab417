import type { AllocationModel } from "../model.ts";
import { FALL, Weights } from "./weights.ts";

/**
 * Pairs of modes that a choice breaks, each at a weight: both of two modes taken that exclude each other, or a mode taken
 * without any of those that it needs.
 *
 * Rows are the pairs, then the requirements. A row counts `load`: modes taken of a pair; of a requirement, modes taken that
 * satisfy it, and its mode in need makes it `asked`.
 */
export class PairCounts {
  penalty = 0;
  broken = 0;

  readonly #pairs: number;
  readonly #load: Int32Array;
  readonly #isAsked: Uint8Array;
  readonly #weights: Weights;
  /** Rows that a mode has to do with, those that ask for it as ~row. [mode + 1] */
  readonly #firstRow: Int32Array;
  readonly #row: Int32Array;

  constructor({ couplings: { pairs }, modeCost }: AllocationModel, scale: number) {
    const { one, other, needing, firstNeeded, needed } = pairs;
    const rows = one.length + needing.length;
    this.#pairs = one.length;
    this.#load = new Int32Array(rows);
    this.#isAsked = new Uint8Array(rows);
    this.#weights = new Weights(new Float64Array(rows).fill(scale), FALL);
    const entries: { mode: number; row: number }[] = [];
    one.forEach((mode, row) => {
      entries.push({ mode, row }, { mode: other[row]!, row });
    });
    needing.forEach((mode, at) => {
      const row = this.#pairs + at;
      entries.push({ mode, row: ~row });
      for (const helper of new Set(needed.subarray(firstNeeded[at], firstNeeded[at + 1]))) {
        entries.push({ mode: helper, row });
      }
    });
    entries.sort((a, b) => a.mode - b.mode);
    this.#firstRow = new Int32Array(modeCost.length + 1);
    for (const { mode } of entries) this.#firstRow[mode + 1]!++;
    for (let mode = 0; mode < modeCost.length; mode++) this.#firstRow[mode + 1]! += this.#firstRow[mode]!;
    this.#row = Int32Array.from(entries, ({ row }) => row);
  }

  add(mode: number, sign: number): void {
    for (let at = this.#firstRow[mode]!; at < this.#firstRow[mode + 1]!; at++) {
      const entry = this.#row[at]!;
      const row = entry < 0 ? ~entry : entry;
      const before = this.#isBroken(row);
      if (entry < 0) this.#isAsked[row] = sign > 0 ? 1 : 0;
      else this.#load[row]! += sign;
      const after = this.#isBroken(row);
      if (before === after) continue;
      this.broken += after ? 1 : -1;
      this.penalty += after ? this.#weights.values[row]! : -this.#weights.values[row]!;
    }
  }

  /** What taking a mode in would add to the penalty. */
  delta(mode: number): number {
    let delta = 0;
    for (let at = this.#firstRow[mode]!; at < this.#firstRow[mode + 1]!; at++) {
      const entry = this.#row[at]!;
      const row = entry < 0 ? ~entry : entry;
      if (row < this.#pairs) {
        if (this.#load[row] === 1) delta += this.#weights.values[row]!;
      } else if (entry < 0) {
        if (this.#load[row] === 0) delta += this.#weights.values[row]!;
      } else if (this.#isAsked[row] === 1 && this.#load[row] === 0) delta -= this.#weights.values[row]!;
    }
    return delta;
  }

  inherit(former: PairCounts): void {
    this.#weights.inherit(former.#weights);
    this.recount();
  }

  adaptWeights(mayFall: boolean): void {
    for (let row = 0; row < this.#load.length; row++) this.#weights.adapt(row, this.#isBroken(row), mayFall);
    this.recount();
  }

  recount(): void {
    this.penalty = 0;
    this.broken = 0;
    for (let row = 0; row < this.#load.length; row++) {
      if (!this.#isBroken(row)) continue;
      this.broken++;
      this.penalty += this.#weights.values[row]!;
    }
  }

  #isBroken(row: number): boolean {
    return row < this.#pairs ? this.#load[row] === 2 : this.#isAsked[row] === 1 && this.#load[row] === 0;
  }
}
