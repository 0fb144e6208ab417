import { sortByKey } from "../../base/index.ts";

/**
 * Items by falling value for weight, and what they are worth in a capacity if one of them may be taken in part (Dantzig 1957):
 * they are taken in this order until one, the split item, no longer fits.
 *
 * Items of no value, and those that never fit, are left out.
 */
export class FractionalKnapsack {
  count = 0;
  /** Whether all values are integers. */
  isWhole = true;
  /** Row of an item in what was loaded, its value and weight; one that never fits at the end, where every scan stops. */
  readonly item: Int32Array;
  readonly value: Float64Array;
  readonly weight: Float64Array;
  /** The item that `relax` last took in part; `count` where there was none. */
  split = 0;
  /** Items looked at. */
  work = 0;

  readonly #key: Float64Array;

  constructor(mostItems: number) {
    this.item = new Int32Array(mostItems);
    this.#key = new Float64Array(mostItems);
    this.value = new Float64Array(mostItems + 1);
    this.weight = new Float64Array(mostItems + 1);
  }

  /** Takes in the first `rows` items; true, and nothing is sorted, when those of any value fit together. */
  load(values: ArrayLike<number>, weights: ArrayLike<number>, rows: number, capacity: number): boolean {
    const { item } = this;
    let count = 0;
    let sum = 0;
    this.isWhole = true;
    for (let row = 0; row < rows; row++) {
      const value = values[row]!;
      const weight = weights[row]!;
      if (value <= 0 || weight > capacity) continue;
      item[count] = row;
      this.#key[count++] = -value / weight;
      if (value !== Math.floor(value)) this.isWhole = false;
      sum += weight;
    }
    const fits = sum <= capacity;
    if (!fits) sortByKey(this.#key, item, 0, count);
    for (let i = 0; i < count; i++) {
      this.value[i] = values[item[i]!]!;
      this.weight[i] = weights[item[i]!]!;
    }
    this.end(count);
    return fits;
  }

  /** Keeps the first so many items. */
  end(count: number): void {
    this.count = count;
    this.value[count] = 0;
    this.weight[count] = Number.POSITIVE_INFINITY;
    this.work += 2 * count;
  }

  /** Value of what fits in this order without a gap, and of a part of the next item. */
  relax(capacity: number): number {
    const { count, value, weight } = this;
    let sum = 0;
    let room = capacity;
    let next = 0;
    for (; weight[next]! <= room; next++) {
      room -= weight[next]!;
      sum += value[next]!;
    }
    this.split = next;
    return next < count ? sum + (room * value[next]!) / weight[next]! : sum;
  }

  /** A bound as low as it may be: where values are integers, so is every sum of them. */
  rounded(bound: number): number {
    return this.isWhole ? Math.floor(bound) : bound;
  }
}
