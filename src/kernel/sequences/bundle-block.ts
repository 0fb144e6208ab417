/** Rounds after which a column without weight is dropped. */
const MOST_AGE = 25;
/** Moves of weight between two columns before the other blocks have their turn. */
const MOST_MOVES = 60;
/** A column's share of the largest difference of slopes that a visit leaves. */
const LEFT = 0.1;

/** A column is worth `cost - counts * x` at a point x. */
export interface Column {
  readonly items: Int32Array;
  readonly counts: Float64Array;
  readonly cost: number;
}

/**
 * The columns that are known of one block of a bundle, and their weights, which add up to 1.
 *
 * `balance` moves weight from the column of the highest slope that has any to that of the lowest, each time as far as is best for
 * the two (sequential minimal optimisation: Platt 1998); a table of inner products keeps all slopes up to date in between.
 */
export class BundleBlock {
  size = 0;
  /** What the weighted columns are above the least one, and the least one, at the start of the last visit. */
  short = 0;
  least = 0;

  readonly #columns: Column[] = [];
  #weight = new Float64Array(8);
  /** Cost less counts times the centre. */
  #reduced = new Float64Array(8);
  #slope = new Float64Array(8);
  #age = new Int32Array(8);
  /** Inner products of counts. [column * capacity + column] */
  #product = new Float64Array(64);
  readonly #dense: Float64Array;

  constructor(items: number) {
    this.#dense = new Float64Array(items);
  }

  add(column: Column, centre: Float64Array): void {
    if (this.size === this.#weight.length) this.#grow();
    const at = this.size++;
    this.#columns[at] = column;
    this.#weight[at] = at === 0 ? 1 : 0;
    this.#age[at] = 0;
    this.#reduced[at] = worthOf(column, centre);
    const capacity = this.#weight.length;
    const { items, counts } = column;
    const dense = this.#dense;
    for (let i = 0; i < items.length; i++) dense[items[i]!] = counts[i]!;
    for (let other = 0; other <= at; other++) {
      const product = -worthOf({ ...this.#columns[other]!, cost: 0 }, dense);
      this.#product[at * capacity + other] = product;
      this.#product[other * capacity + at] = product;
    }
    for (let i = 0; i < items.length; i++) dense[items[i]!] = 0;
  }

  /** Values columns at a new centre. */
  reduce(centre: Float64Array): void {
    for (let at = 0; at < this.size; at++) this.#reduced[at] = worthOf(this.#columns[at]!, centre);
  }

  subtractFrom(gradient: Float64Array): void {
    for (let at = 0; at < this.size; at++) this.#shift(at, this.#weight[at]!, gradient);
  }

  /** Moves weights towards the best for this block alone; returns the work. */
  balance(gradient: Float64Array, step: number): number {
    const { size } = this;
    const weight = this.#weight;
    const slope = this.#slope;
    const product = this.#product;
    const capacity = weight.length;
    let work = 0;
    let mean = 0;
    for (let at = 0; at < size; at++) {
      const { items, counts } = this.#columns[at]!;
      let sum = 0;
      for (let i = 0; i < items.length; i++) sum += counts[i]! * gradient[items[i]!]!;
      slope[at] = this.#reduced[at]! - step * sum;
      mean += weight[at]! * slope[at]!;
      work += items.length;
    }
    let first = 0;
    for (let move = 0; move <= MOST_MOVES; move++) {
      let into = 0;
      let out = -1;
      for (let at = 0; at < size; at++) {
        if (slope[at]! < slope[into]!) into = at;
        if (weight[at]! > 0 && (out === -1 || slope[at]! > slope[out]!)) out = at;
      }
      work += size;
      const difference = slope[out]! - slope[into]!;
      if (move === 0) {
        first = difference;
        this.least = slope[into]!;
        this.short = mean - this.least;
      }
      // Said so that it also stops where a bound without end has left no numbers to compare.
      if (!(difference > LEFT * first && difference >= 1e-9) || move === MOST_MOVES) break;
      const square =
        product[into * capacity + into]! + product[out * capacity + out]! - 2 * product[into * capacity + out]!;
      const most = weight[out]!;
      const moved = step * square * most > difference ? difference / (step * square) : most;
      weight[into]! += moved;
      weight[out] = moved === most ? 0 : most - moved;
      this.#shift(into, moved, gradient);
      this.#shift(out, -moved, gradient);
      for (let at = 0; at < size; at++) {
        slope[at]! += step * moved * (product[into * capacity + at]! - product[out * capacity + at]!);
      }
    }
    return work;
  }

  /** Drops columns that have long had no weight. */
  forget(): void {
    const capacity = this.#weight.length;
    let kept = 0;
    for (let at = 0; at < this.size; at++) {
      this.#age[at] = this.#weight[at]! > 0 ? 0 : this.#age[at]! + 1;
      if (this.#age[at]! > MOST_AGE) continue;
      if (kept < at) {
        this.#columns[kept] = this.#columns[at]!;
        this.#weight[kept] = this.#weight[at]!;
        this.#reduced[kept] = this.#reduced[at]!;
        this.#age[kept] = this.#age[at]!;
        for (let other = 0; other < this.size; other++) {
          this.#product[kept * capacity + other] = this.#product[at * capacity + other]!;
        }
        for (let other = 0; other < this.size; other++) {
          this.#product[other * capacity + kept] = this.#product[other * capacity + at]!;
        }
      }
      kept++;
    }
    this.size = kept;
    this.#columns.length = kept;
  }

  #shift(at: number, weight: number, gradient: Float64Array): void {
    if (weight === 0) return;
    const { items, counts } = this.#columns[at]!;
    for (let i = 0; i < items.length; i++) gradient[items[i]!]! -= weight * counts[i]!;
  }

  #grow(): void {
    const old = this.#weight.length;
    const longer = (values: Float64Array): Float64Array<ArrayBuffer> => {
      const grown = new Float64Array(2 * old);
      grown.set(values);
      return grown;
    };
    const product = new Float64Array(4 * old * old);
    for (let row = 0; row < old; row++) product.set(this.#product.subarray(row * old, (row + 1) * old), row * 2 * old);
    this.#product = product;
    this.#weight = longer(this.#weight);
    this.#reduced = longer(this.#reduced);
    this.#slope = longer(this.#slope);
    const age = new Int32Array(2 * old);
    age.set(this.#age);
    this.#age = age;
  }
}

function worthOf({ items, counts, cost }: Column, x: Float64Array): number {
  let value = cost;
  for (let i = 0; i < items.length; i++) value -= counts[i]! * x[items[i]!]!;
  return value;
}
