import { type AllocationModel, NONE } from "../model.ts";
import { type QuotaTerms, termsOfModes, termsOfPlaces } from "./quota-terms.ts";
import { QUICK_FALL, Weights } from "./weights.ts";

/**
 * Sums of the quotas over a choice, what overruns that have a price cost, and what else the sums miss of a minimum or exceed
 * of a maximum, each unit at a weight.
 *
 * A choice under way may break them at that price: the way from one good plan to another often leads through plans that are
 * a little short of a minimum or over a budget.
 */
export class QuotaSums {
  /** [quota] */
  readonly sum: Float64Array;
  /** What overruns cost that are allowed. */
  cost = 0;
  /** Weighted violations. */
  penalty = 0;
  /** Quotas that are broken, and those below their minimum. */
  broken = 0;
  short = 0;

  readonly #min: Float64Array;
  readonly #max: Float64Array;
  /** 1 where an overrun is allowed. [quota] */
  readonly #isSoft: Uint8Array;
  /** Prices of a unit that is missing, and of one over: the model's own where it has one. [quota] */
  readonly #less: Weights;
  readonly #over: Weights;
  readonly #modes: QuotaTerms;
  readonly #places: QuotaTerms;
  /** What an option would add to each row; zero between two questions. [quota] */
  readonly #by: Float64Array;
  readonly #touched: Int32Array;
  #count = 0;

  /** `scale`: what a change of one option is usually worth. */
  constructor(model: AllocationModel, scale: number) {
    const { quotas } = model.couplings;
    const rows = quotas.min.length;
    this.sum = new Float64Array(rows);
    this.#min = quotas.min;
    this.#max = quotas.max;
    this.#isSoft = Uint8Array.from(quotas.overCost, (cost) => (cost < Number.POSITIVE_INFINITY ? 1 : 0));
    this.#modes = termsOfModes(model);
    this.#places = termsOfPlaces(model);
    this.#by = new Float64Array(rows);
    this.#touched = new Int32Array(rows);
    const base = new Float64Array(rows).fill(scale);
    for (let row = 0; row < rows; row++) {
      let total = 0;
      for (let term = quotas.firstTerm[row]!; term < quotas.firstTerm[row + 1]!; term++) {
        total += quotas.coefficient[term]!;
      }
      const count = quotas.firstTerm[row + 1]! - quotas.firstTerm[row]!;
      if (total > 0) base[row] = (scale * count) / total;
    }
    this.#less = new Weights(base, QUICK_FALL);
    this.#over = new Weights(
      base.map((own, row) => (this.#isSoft[row] === 1 ? quotas.overCost[row]! : own)),
      QUICK_FALL,
    );
    this.recount();
  }

  /** Begins no lower than what rows are worth at the prices of a bound. */
  raiseWeights(most: Float64Array, least: Float64Array): void {
    for (let row = 0; row < this.sum.length; row++) {
      this.#less.raise(row, least[row]!);
      if (this.#isSoft[row] === 0) this.#over.raise(row, most[row]!);
    }
    this.recount();
  }

  /** Takes an option in (`sign` 1) or out (-1), the places that it uses apart. */
  add(mode: number, start: number, sign: number): void {
    const { first, row, from, past, coefficient } = this.#modes;
    for (let term = first[mode]!; term < first[mode + 1]!; term++) {
      if (start >= from[term]! && start < past[term]!) this.#change(row[term]!, sign * coefficient[term]!);
    }
  }

  /** Opens a place (`sign` 1) or closes it (-1). */
  addPlace(place: number, sign: number): void {
    const { first, row, coefficient } = this.#places;
    for (let term = first[place]!; term < first[place + 1]!; term++) {
      this.#change(row[term]!, sign * coefficient[term]!);
    }
  }

  /** What taking an option in, and opening places with it, would add to cost and penalty. */
  delta(mode: number, start: number, opened: Int32Array, count: number): number {
    const { first, row, from, past, coefficient } = this.#modes;
    for (let term = first[mode]!; term < first[mode + 1]!; term++) {
      if (start >= from[term]! && start < past[term]!) this.#note(row[term]!, coefficient[term]!);
    }
    for (let at = 0; at < count; at++) this.#notePlace(opened[at]!);
    let delta = 0;
    for (let at = 0; at < this.#count; at++) {
      const touched = this.#touched[at]!;
      const sum = this.sum[touched]!;
      delta += this.#costAt(touched, sum + this.#by[touched]!) - this.#costAt(touched, sum);
      this.#by[touched] = 0;
    }
    this.#count = 0;
    return delta;
  }

  /** A row above its maximum to which an option adds, NONE where there is none. */
  overBy(mode: number, start: number): number {
    const { first, row, from, past } = this.#modes;
    for (let term = first[mode]!; term < first[mode + 1]!; term++) {
      const own = row[term]!;
      if (this.sum[own]! <= this.#max[own]! || this.#isSoft[own] === 1) continue;
      if (start >= from[term]! && start < past[term]!) return own;
    }
    return NONE;
  }

  /** What an option adds to a row. */
  partOf(row: number, mode: number, start: number): number {
    const { first, row: rows, from, past, coefficient } = this.#modes;
    let part = 0;
    for (let term = first[mode]!; term < first[mode + 1]!; term++) {
      if (rows[term] === row && start >= from[term]! && start < past[term]!) part += coefficient[term]!;
    }
    return part;
  }

  isBroken(row: number): boolean {
    return this.sum[row]! < this.#min[row]! || (this.sum[row]! > this.#max[row]! && this.#isSoft[row] === 0);
  }

  isShort(row: number): boolean {
    return this.sum[row]! < this.#min[row]!;
  }

  inherit(former: QuotaSums): void {
    this.#less.inherit(former.#less);
    this.#over.inherit(former.#over);
    this.recount();
  }

  /** Makes what is broken dearer, and what is kept a little cheaper. */
  adaptWeights(mayFall: boolean): void {
    for (let row = 0; row < this.sum.length; row++) {
      const sum = this.sum[row]!;
      this.#less.adapt(row, sum < this.#min[row]!, mayFall);
      if (this.#isSoft[row] === 0) this.#over.adapt(row, sum > this.#max[row]!, mayFall);
    }
    this.recount();
  }

  /** Cost, penalty and broken rows from the sums alone. */
  recount(): void {
    this.cost = 0;
    this.penalty = 0;
    this.broken = 0;
    this.short = 0;
    for (let row = 0; row < this.sum.length; row++) this.#tally(row, 1);
  }

  #change(row: number, by: number): void {
    this.#tally(row, -1);
    this.sum[row]! += by;
    this.#tally(row, 1);
  }

  #tally(row: number, sign: number): void {
    const sum = this.sum[row]!;
    const over = sum - this.#max[row]!;
    if (this.#isSoft[row] === 1) {
      if (over > 0) this.cost += sign * over * this.#over.values[row]!;
      if (sum < this.#min[row]!) this.penalty += sign * (this.#min[row]! - sum) * this.#less.values[row]!;
    } else this.penalty += sign * this.#costAt(row, sum);
    if (this.isBroken(row)) this.broken += sign;
    if (sum < this.#min[row]!) this.short += sign;
  }

  #costAt(row: number, sum: number): number {
    const less = this.#min[row]! - sum;
    if (less > 0) return less * this.#less.values[row]!;
    const over = sum - this.#max[row]!;
    return over > 0 ? over * this.#over.values[row]! : 0;
  }

  #note(row: number, by: number): void {
    if (by === 0) return;
    if (this.#by[row] === 0) this.#touched[this.#count++] = row;
    this.#by[row]! += by;
  }

  #notePlace(place: number): void {
    const { first, row, coefficient } = this.#places;
    for (let term = first[place]!; term < first[place + 1]!; term++) this.#note(row[term]!, coefficient[term]!);
  }
}
