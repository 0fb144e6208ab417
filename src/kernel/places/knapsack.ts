import { sortByKey } from "../../base/index.ts";

/** Items left out in vain before the search gives up and the bound stands. */
const MOST_NODES = 3000;

/**
 * The most valuable set of items within a capacity: depth first over items by falling value per weight, cut by the bound of
 * Dantzig (the first item that does not fit is cut to size).
 *
 * Items are added one by one; `relax` gives the bound alone, `solve` the best set. Past the node limit `value` is the bound,
 * which is still no less than the best set is worth.
 */
export class Knapsack {
  readonly #keys: Float64Array;
  readonly #order: Int32Array;
  readonly #rawProfit: Float64Array;
  readonly #rawWeight: Float64Array;
  readonly #profit: Float64Array;
  readonly #weight: Float64Array;
  readonly #ratio: Float64Array;
  readonly #lightest: Float64Array;
  readonly #stack: Int32Array;
  #weightSum = 0;
  #profitSum = 0;

  count = 0;
  /** No set is worth more; what the set found is worth, if `isExact`. */
  value = 0;
  isExact = true;
  /** Value when one item may be cut. */
  relaxation = 0;
  /** Value per weight of the item that is cut to size; 0 when everything fits. */
  price = 0;
  /** Items of the best set found, by number in the order they were added. */
  readonly taken: Int32Array;
  takenCount = 0;
  /** Items looked at. */
  work = 0;

  constructor(most: number) {
    this.#keys = new Float64Array(most);
    this.#order = new Int32Array(most);
    this.#rawProfit = new Float64Array(most);
    this.#rawWeight = new Float64Array(most);
    this.#profit = new Float64Array(most);
    this.#weight = new Float64Array(most);
    this.#ratio = new Float64Array(most);
    this.#lightest = new Float64Array(most + 1);
    this.#stack = new Int32Array(most);
    this.taken = new Int32Array(most);
  }

  clear(): void {
    this.count = 0;
    this.#weightSum = 0;
    this.#profitSum = 0;
  }

  /** Adds an item of positive profit and weight. */
  add(profit: number, weight: number): void {
    this.#rawProfit[this.count] = profit;
    this.#rawWeight[this.count++] = weight;
    this.#weightSum += weight;
    this.#profitSum += profit;
  }

  /** Bound of the items added. */
  relax(capacity: number): void {
    this.price = 0;
    if (this.#takesAll(capacity)) return;
    this.#sort();
    this.isExact = false;
    this.relaxation = this.#dantzig(capacity);
    this.value = this.relaxation;
  }

  /** Best set of the items added. */
  solve(capacity: number): void {
    this.price = 0;
    if (this.#takesAll(capacity)) return;
    this.#sort();
    this.relaxation = this.#dantzig(capacity);
    const best = this.#search(capacity);
    this.value = this.isExact ? best : this.relaxation;
  }

  #takesAll(capacity: number): boolean {
    this.work += this.count;
    if (this.#weightSum > capacity) return false;
    for (let item = 0; item < this.count; item++) this.taken[item] = item;
    this.takenCount = this.count;
    this.value = this.#profitSum;
    this.relaxation = this.value;
    this.isExact = true;
    return true;
  }

  #sort(): void {
    const { count } = this;
    for (let item = 0; item < count; item++) {
      this.#keys[item] = -this.#rawProfit[item]! / this.#rawWeight[item]!;
      this.#order[item] = item;
    }
    sortByKey(this.#keys, this.#order, 0, count);
    this.work += count;
    let lightest = Number.POSITIVE_INFINITY;
    this.#lightest[count] = lightest;
    for (let at = count - 1; at >= 0; at--) {
      const item = this.#order[at]!;
      this.#profit[at] = this.#rawProfit[item]!;
      this.#weight[at] = this.#rawWeight[item]!;
      this.#ratio[at] = -this.#keys[at]!;
      lightest = Math.min(lightest, this.#weight[at]!);
      this.#lightest[at] = lightest;
    }
  }

  #dantzig(capacity: number): number {
    let room = capacity;
    let value = 0;
    for (let at = 0; at < this.count; at++) {
      if (this.#weight[at]! > room) {
        this.price = this.#ratio[at]!;
        return value + room * this.price;
      }
      room -= this.#weight[at]!;
      value += this.#profit[at]!;
    }
    return value;
  }

  #search(capacity: number): number {
    const { count } = this;
    const [profit, weight, ratio, lightest, stack] = [
      this.#profit,
      this.#weight,
      this.#ratio,
      this.#lightest,
      this.#stack,
    ];
    let [at, depth, room, value, best, nodes] = [0, 0, capacity, 0, -1, 0];
    for (;;) {
      while (at < count && room >= lightest[at]!) {
        if (weight[at]! <= room) {
          stack[depth++] = at;
          room -= weight[at]!;
          value += profit[at]!;
        } else if (value + room * ratio[at]! <= best) break;
        at++;
      }
      if (value > best) {
        best = value;
        this.takenCount = depth;
        for (let i = 0; i < depth; i++) this.taken[i] = this.#order[stack[i]!]!;
      }
      // Leaves out the last item taken whose absence can still pay.
      for (;;) {
        if (depth === 0 || nodes > MOST_NODES) {
          this.work += nodes;
          this.isExact = depth === 0;
          return best;
        }
        nodes++;
        const left = stack[--depth]!;
        room += weight[left]!;
        value -= profit[left]!;
        at = left + 1;
        if (at < count && value + room * ratio[at]! > best) break;
      }
    }
  }
}
