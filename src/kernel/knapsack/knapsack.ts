import { FractionalKnapsack } from "./fractional-knapsack.ts";
import { KnapsackTable } from "./knapsack-table.ts";

/** Nodes of the search at least and at most, and steps of a table that cost as much as one node. */
const LEAST_NODES = 100;
const MOST_NODES = 3000;
const STEPS_PER_NODE = 32;
/** Steps of the largest table. */
const MOST_STEPS = 500_000;

/**
 * Largest value of items that fit into a capacity, each taken once at most. Items that a better packing cannot do without, or
 * cannot have, are settled by the linear relaxation; the others are searched depth-first, cut off by Dantzig's bound (Horowitz and
 * Sahni 1974), and where that takes too many nodes a table over capacities is filled. Where that would be too large, Dantzig's
 * bound is the value: larger than the true one, so that what is built on it stays a bound.
 *
 * Weights are positive integers. Where values are integers too, of less than 2^52 also as product of a value and a weight, bounds
 * are rounded down and values are exact; values of other doubles, as multipliers under way are, are as exact as their sums.
 */
export class Knapsack {
  /** 1 for an item taken in the best packing found; none is when only a bound was asked for. [item] */
  readonly chosen: Uint8Array;
  /** Whether the value is that of the packing. */
  isExact = true;
  /** Value if one item may be taken in part: Dantzig's bound. */
  relaxation = 0;
  /** Value for weight of the item that is taken in part: what a unit of room is worth; 0 when everything fits. */
  price = 0;

  /** Items that are not settled. */
  readonly #list: FractionalKnapsack;
  readonly #taken: Uint8Array;
  /** 1 for an item that is settled to be taken. [item] */
  readonly #settled: Uint8Array;
  /** Value of the settled items, and what they leave of the capacity. */
  #sum = 0;
  #room = 0;
  /** Value of the best packing found. */
  #best = 0;
  #count = 0;
  #work = 0;
  readonly #table = new KnapsackTable();

  /** For up to so many items. */
  constructor(mostItems: number) {
    this.chosen = new Uint8Array(mostItems);
    this.#settled = new Uint8Array(mostItems);
    this.#taken = new Uint8Array(mostItems + 1);
    this.#list = new FractionalKnapsack(mostItems);
  }

  /** Work done so far: items looked at. */
  get work(): number {
    return this.#work + this.#list.work;
  }

  /** Packs the first `count` items. Values may be negative: such items stay out. */
  solve(values: ArrayLike<number>, weights: ArrayLike<number>, count: number, capacity: number): number {
    if (this.#begin(values, weights, count, capacity)) return this.relaxation;
    this.#takeGreedily();
    this.#settle();
    const steps = this.#list.count * (this.#room + 1);
    const nodes = Math.max(LEAST_NODES, Math.min(MOST_NODES, Math.floor(steps / STEPS_PER_NODE)));
    if (this.#search(nodes)) return this.#best;
    this.#settle();
    if (this.#list.count * (this.#room + 1) <= MOST_STEPS) {
      this.#fill();
      return this.#best;
    }
    this.isExact = false;
    return Math.max(this.#best, this.#sum + this.#list.rounded(this.#list.relax(this.#room)));
  }

  /** Bounds what the first `count` items can be worth, which is much quicker than packing them, unless all of them fit. */
  bound(values: ArrayLike<number>, weights: ArrayLike<number>, count: number, capacity: number): number {
    this.isExact = this.#begin(values, weights, count, capacity);
    return this.#list.rounded(this.relaxation);
  }

  /** Sorts and relaxes; true when all items of any value fit, and are taken. */
  #begin(values: ArrayLike<number>, weights: ArrayLike<number>, count: number, capacity: number): boolean {
    const list = this.#list;
    this.#count = count;
    this.#sum = 0;
    this.#room = capacity;
    this.isExact = true;
    this.price = 0;
    this.chosen.fill(0, 0, count);
    this.#settled.fill(0, 0, count);
    const fits = list.load(values, weights, count, capacity);
    this.relaxation = list.relax(capacity);
    if (!fits) this.price = list.value[list.split]! / list.weight[list.split]!;
    else for (let i = 0; i < list.count; i++) this.chosen[list.item[i]!] = 1;
    return fits;
  }

  /** Keeps what is settled and taken as the best packing. */
  #keep(value: number): void {
    this.#best = value;
    this.chosen.set(this.#settled.subarray(0, this.#count));
    const { count, item } = this.#list;
    for (let i = 0; i < count; i++) if (this.#taken[i] === 1) this.chosen[item[i]!] = 1;
  }

  #takeGreedily(): void {
    const { count, value, weight } = this.#list;
    let room = this.#room;
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const fits = weight[i]! <= room;
      this.#taken[i] = fits ? 1 : 0;
      if (!fits) continue;
      room -= weight[i]!;
      sum += value[i]!;
    }
    this.#keep(sum);
  }

  /** Settles items: with one of them exchanged for room the linear relaxation is no better than the best packing (Ingargiola and Korsh 1973). */
  #settle(): void {
    const list = this.#list;
    const { item, value, weight, isWhole, count } = list;
    // Rounding down moves the relaxation by less than 1, and sums are integers: 1 and a half keep this on the safe side.
    const relaxed = this.#sum + list.rounded(list.relax(this.#room)) + (isWhole ? 1 : 0);
    const best = this.#best + (isWhole ? 0.5 : 0);
    const { split } = list;
    if (split === count) return;
    const rate = value[split]! / weight[split]!;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const gain = value[i]! - weight[i]! * rate;
      const other = i < split ? relaxed - gain : relaxed + gain;
      if (i !== split && other <= best) {
        if (i > split) continue;
        this.#settled[item[i]!] = 1;
        this.#sum += value[i]!;
        this.#room -= weight[i]!;
        continue;
      }
      item[kept] = item[i]!;
      value[kept] = value[i]!;
      weight[kept++] = weight[i]!;
    }
    list.end(kept);
  }

  /** Searches the items that are not settled; false when it gives up after so many nodes. */
  #search(nodes: number): boolean {
    const { count: items, value, weight, isWhole } = this.#list;
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
      this.#work += 2 + ((next - at) >> 1);
      const part = next < items ? (left * value[next]!) / weight[next]! : 0;
      const bound = packed + (isWhole ? Math.floor(part) : part);
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
    const { count, value, weight } = this.#list;
    const best = this.#sum + this.#table.fill(value, weight, count, this.#room);
    this.#work += (count * (this.#room + 1)) >> 3;
    if (best <= this.#best) return;
    this.#table.trace(this.#taken);
    this.#keep(best);
  }
}
