import { sortByKey } from "../../base/index.ts";

/** Nodes of the search at least and at most, and steps of a table that cost as much as one node. */
const LEAST_NODES = 100;
const MOST_NODES = 3000;
const STEPS_PER_NODE = 32;
/** Steps of the largest table. */
const MOST_STEPS = 500_000;

/**
 * Largest value of items that fit into a capacity, each taken once at most. Items that a better packing cannot do without, or
 * cannot have, are settled by the linear relaxation; the others are searched depth-first, cut off by Dantzig's bound (Horowitz and
 * Sahni 1974), and where that takes too many nodes a table over capacities is filled (Bellman 1957). Where that would be too
 * large, Dantzig's bound is the value: larger than the true one, so that what is built on it stays a bound.
 *
 * With integers of less than 2^52, also as product of a value and a weight, values are exact integers.
 */
export class Knapsack {
  /** 1 for an item taken in the best packing found. [item] */
  readonly chosen: Uint8Array;
  /** Whether the value is that of the packing. */
  isExact = true;
  /** Work done so far: items looked at. */
  work = 0;

  /** Items that are not settled, by falling value for weight: row, value, weight; one that never fits at the end. */
  #items = 0;
  readonly #item: Int32Array;
  readonly #key: Float64Array;
  readonly #value: Float64Array;
  readonly #weight: Float64Array;
  readonly #taken: Uint8Array;
  /** 1 for an item that is settled to be taken. [item] */
  readonly #settled: Uint8Array;
  /** Value of the settled items, and what they leave of the capacity. */
  #sum = 0;
  #room = 0;
  /** Value of the best packing found. */
  #best = 0;
  /** First item that the linear relaxation takes in part. */
  #split = 0;
  #count = 0;
  #table: Float64Array = new Float64Array(0);
  /** Whether an item is in the best packing of the items up to it. [item * (room + 1) + room used] */
  #isBetter: Uint8Array = new Uint8Array(0);

  /** For up to so many items. */
  constructor(mostItems: number) {
    this.chosen = new Uint8Array(mostItems);
    this.#settled = new Uint8Array(mostItems);
    this.#item = new Int32Array(mostItems);
    this.#key = new Float64Array(mostItems);
    this.#value = new Float64Array(mostItems + 1);
    this.#weight = new Float64Array(mostItems + 1);
    this.#taken = new Uint8Array(mostItems + 1);
  }

  /** Packs the first `count` items. Values may be negative: such items stay out. Weights are positive. */
  solve(values: ArrayLike<number>, weights: ArrayLike<number>, count: number, capacity: number): number {
    this.#count = count;
    this.#sum = 0;
    this.#room = capacity;
    this.isExact = true;
    this.chosen.fill(0, 0, count);
    this.#settled.fill(0, 0, count);
    this.#sort(values, weights);
    this.#takeGreedily();
    this.#settle();
    const steps = this.#items * (this.#room + 1);
    const nodes = Math.max(LEAST_NODES, Math.min(MOST_NODES, Math.floor(steps / STEPS_PER_NODE)));
    if (this.#search(nodes)) return this.#best;
    this.#settle();
    if (this.#items * (this.#room + 1) <= MOST_STEPS) {
      this.#fill();
      return this.#best;
    }
    this.isExact = false;
    return Math.max(this.#best, this.#sum + this.#relaxed());
  }

  #sort(values: ArrayLike<number>, weights: ArrayLike<number>): void {
    let items = 0;
    for (let item = 0; item < this.#count; item++) {
      if (values[item]! <= 0 || weights[item]! > this.#room) continue;
      this.#item[items] = item;
      this.#key[items++] = -values[item]! / weights[item]!;
    }
    sortByKey(this.#key, this.#item, 0, items);
    for (let i = 0; i < items; i++) {
      this.#value[i] = values[this.#item[i]!]!;
      this.#weight[i] = weights[this.#item[i]!]!;
    }
    this.#end(items);
  }

  /** Ends the list with an item that never fits: every scan stops there. */
  #end(items: number): void {
    this.#items = items;
    this.#value[items] = 0;
    this.#weight[items] = Number.POSITIVE_INFINITY;
    this.work += 2 * items;
  }

  /** Keeps what is settled and taken as the best packing. */
  #keep(value: number): void {
    this.#best = value;
    this.chosen.set(this.#settled.subarray(0, this.#count));
    for (let i = 0; i < this.#items; i++) if (this.#taken[i] === 1) this.chosen[this.#item[i]!] = 1;
  }

  #takeGreedily(): void {
    let room = this.#room;
    let sum = 0;
    for (let i = 0; i < this.#items; i++) {
      const fits = this.#weight[i]! <= room;
      this.#taken[i] = fits ? 1 : 0;
      if (!fits) continue;
      room -= this.#weight[i]!;
      sum += this.#value[i]!;
    }
    this.#keep(sum);
  }

  /** Dantzig's bound of the items that are not settled, rounded down. */
  #relaxed(): number {
    let sum = 0;
    let room = this.#room;
    let next = 0;
    for (; this.#weight[next]! <= room; next++) {
      room -= this.#weight[next]!;
      sum += this.#value[next]!;
    }
    this.#split = next;
    return next < this.#items ? sum + Math.floor((room * this.#value[next]!) / this.#weight[next]!) : sum;
  }

  /** Settles items: with one of them exchanged for room the linear relaxation is no better than the best packing (Ingargiola and Korsh 1973). */
  #settle(): void {
    const value = this.#value;
    const weight = this.#weight;
    // Rounding down moves the relaxation by less than 1, and sums are integers: 1 and a half keep this on the safe side.
    const relaxed = this.#sum + this.#relaxed() + 1;
    const split = this.#split;
    if (split === this.#items) return;
    const rate = value[split]! / weight[split]!;
    let kept = 0;
    for (let i = 0; i < this.#items; i++) {
      const gain = value[i]! - weight[i]! * rate;
      const other = i < split ? relaxed - gain : relaxed + gain;
      if (i !== split && other <= this.#best + 0.5) {
        if (i > split) continue;
        this.#settled[this.#item[i]!] = 1;
        this.#sum += value[i]!;
        this.#room -= weight[i]!;
        continue;
      }
      this.#item[kept] = this.#item[i]!;
      value[kept] = value[i]!;
      weight[kept++] = weight[i]!;
    }
    this.#end(kept);
  }

  /** Searches the items that are not settled; false when it gives up after so many nodes. */
  #search(nodes: number): boolean {
    const items = this.#items;
    const value = this.#value;
    const weight = this.#weight;
    const taken = this.#taken;
    taken.fill(0, 0, items);
    let room = this.#room;
    let sum = this.#sum;
    let at = 0;
    for (let node = 0; node < nodes; node++) {
      // What fits without a gap, and a part of the next.
      let next = at;
      let packed = sum;
      let left = room;
      for (; weight[next]! <= left; next++) {
        left -= weight[next]!;
        packed += value[next]!;
      }
      this.work += 2 + ((next - at) >> 1);
      const bound = next < items ? packed + Math.floor((left * value[next]!) / weight[next]!) : packed;
      if (bound > this.#best) {
        for (; at < next; at++) taken[at] = 1;
        room = left;
        sum = packed;
        if (at < items) {
          // The item that does not fit stays out.
          at++;
          continue;
        }
        this.#keep(sum);
      }
      // Back to the last item taken: it stays out.
      let last = Math.min(at, items) - 1;
      while (last >= 0 && taken[last] === 0) last--;
      if (last < 0) return true;
      taken[last] = 0;
      room += weight[last]!;
      sum -= value[last]!;
      at = last + 1;
    }
    return false;
  }

  /** Fills a table over what is left of the capacity. */
  #fill(): void {
    const items = this.#items;
    const width = this.#room + 1;
    if (this.#table.length < width) this.#table = new Float64Array(width);
    if (this.#isBetter.length < items * width) this.#isBetter = new Uint8Array(2 * items * width);
    const table = this.#table;
    const isBetter = this.#isBetter;
    table.fill(0, 0, width);
    isBetter.fill(0, 0, items * width);
    for (let i = 0; i < items; i++) {
      const weight = this.#weight[i]!;
      const value = this.#value[i]!;
      for (let room = width - 1; room >= weight; room--) {
        const sum = table[room - weight]! + value;
        if (sum <= table[room]!) continue;
        table[room] = sum;
        isBetter[i * width + room] = 1;
      }
    }
    this.work += (items * width) >> 3;
    if (this.#sum + table[width - 1]! <= this.#best) return;
    let room = width - 1;
    for (let i = items - 1; i >= 0; i--) {
      this.#taken[i] = isBetter[i * width + room]!;
      if (this.#taken[i] === 1) room -= this.#weight[i]!;
    }
    this.#keep(this.#sum + table[width - 1]!);
  }
}
