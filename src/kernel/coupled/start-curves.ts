import { type AllocationModel, NONE } from "../model.ts";
import type { LinearRows } from "./linear-rows.ts";

/**
 * What starts cost at given prices, beside what a mode uses: start costs, with the terms of linear rows that count in some
 * periods only. Modes with the same start costs and terms share a curve, and most do.
 */
export class StartCurves {
  /** [mode] */
  readonly ofMode: Int32Array;
  /** Terms of linear rows that count whatever the start. [mode + 1] */
  readonly firstAlways: Int32Array;
  readonly always: Int32Array;
  /** Value of a start, and the least from it on. [curve * periods + start] */
  readonly values: Float64Array;
  readonly least: Float64Array;
  /** How far a value of a curve can have fallen over all loads so far. [curve] */
  readonly fall: Float64Array;

  readonly #model: AllocationModel;
  readonly #linear: LinearRows;
  readonly #unit: number;
  /** [curve] */
  readonly #costRow: number[] = [];
  readonly #terms: number[][] = [];

  constructor(model: AllocationModel, linear: LinearRows, unit: number) {
    this.#model = model;
    this.#linear = linear;
    this.#unit = unit;
    const modes = model.modeCost.length;
    this.ofMode = new Int32Array(modes);
    this.firstAlways = new Int32Array(modes + 1);
    const always: number[] = [];
    const curveOf = new Map<string, number>();
    for (let task = 0; task < model.tasks; task++) {
      let former = NONE;
      for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
        const timed = this.#sort(task, mode, always);
        this.firstAlways[mode + 1] = always.length;
        if (former === NONE || !this.#isSame(this.#terms[former]!, timed)) {
          former = this.#curve(model.startCostRow[task]!, timed, curveOf);
        }
        this.ofMode[mode] = former;
      }
    }
    this.always = Int32Array.from(always);
    this.values = new Float64Array(this.#costRow.length * model.periods);
    this.least = new Float64Array(this.values.length);
    this.fall = new Float64Array(this.#costRow.length);
  }

  /** Sets apart the terms of a mode that the window of its task leaves a choice about; those it makes certain go to `always`. */
  #sort(task: number, mode: number, always: number[]): number[] {
    const { firstTerm, termFrom, termPast } = this.#linear;
    const [earliest, pastLatest] = [this.#model.earliest[task]!, this.#model.pastLatest[task]!];
    const timed: number[] = [];
    for (let term = firstTerm[mode]!; term < firstTerm[mode + 1]!; term++) {
      if (termFrom[term]! <= earliest && termPast[term]! >= pastLatest) always.push(term);
      else if (termFrom[term]! < pastLatest && termPast[term]! > earliest) timed.push(term);
    }
    return timed;
  }

  #isSame(terms: readonly number[], others: readonly number[]): boolean {
    const { termRow, termFrom, termPast, termCoefficient } = this.#linear;
    return (
      terms.length === others.length &&
      terms.every((term, at) => {
        const other = others[at]!;
        const isSameWindow = termFrom[term] === termFrom[other] && termPast[term] === termPast[other];
        return isSameWindow && termRow[term] === termRow[other] && termCoefficient[term] === termCoefficient[other];
      })
    );
  }

  #curve(costRow: number, timed: number[], curveOf: Map<string, number>): number {
    const { termRow, termFrom, termPast, termCoefficient } = this.#linear;
    const said = timed.map((term) => `${termRow[term]} ${termFrom[term]} ${termPast[term]} ${termCoefficient[term]}`);
    const key = `${costRow}: ${said.join()}`;
    const known = curveOf.get(key);
    if (known !== undefined) return known;
    curveOf.set(key, this.#costRow.length);
    this.#terms.push(timed);
    return this.#costRow.push(costRow) - 1;
  }

  /** Works out all curves at the prices of the linear rows. */
  load(rowPrice: Float64Array, isFirst: boolean): void {
    const { periods, startCosts } = this.#model;
    const { termRow, termFrom, termPast, termCoefficient } = this.#linear;
    const now = new Float64Array(periods);
    for (let curve = 0; curve < this.#costRow.length; curve++) {
      const costAt = this.#costRow[curve]! * periods;
      for (let start = 0; start < periods; start++) now[start] = startCosts[costAt + start]! * this.#unit;
      for (const term of this.#terms[curve]!) {
        const price = termCoefficient[term]! * rowPrice[termRow[term]!]!;
        for (let start = termFrom[term]!; start < termPast[term]!; start++) now[start]! += price;
      }
      const at = curve * periods;
      let fall = 0;
      let least = Number.POSITIVE_INFINITY;
      for (let start = periods - 1; start >= 0; start--) {
        fall = Math.max(fall, this.values[at + start]! - now[start]!);
        least = Math.min(least, now[start]!);
        this.values[at + start] = now[start]!;
        this.least[at + start] = least;
      }
      if (!isFirst) this.fall[curve]! += fall;
    }
  }
}
