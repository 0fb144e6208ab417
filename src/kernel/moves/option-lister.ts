import { sortByKey } from "../../base/index.ts";
import type { OptionPricer } from "../coupled/option-pricer.ts";
import type { Search } from "../search.ts";
import type { PricedList } from "./unit-keys.ts";

/** Options gathered of one task before those beyond the best are dropped, and how many stay. */
const MOST = 40_000;
const BEST = 8_000;

/** Lists the options of a task with their values at the prices of a pricer: all, or where there are very many the best. */
export class OptionLister {
  /** Work besides that of the pricer. */
  evaluations = 0;

  readonly #search: Search;
  readonly #pricer: OptionPricer;
  readonly #values: Float64Array;
  readonly #keys: Float64Array;
  readonly #items: Int32Array;

  constructor(search: Search, pricer: OptionPricer) {
    const { periods } = search.model;
    this.#search = search;
    this.#pricer = pricer;
    this.#values = new Float64Array(periods);
    this.#keys = new Float64Array(MOST + periods);
    this.#items = new Int32Array(MOST + periods);
  }

  list(task: number): PricedList {
    const { periods, firstMode, earliest, pastLatest } = this.#search.model;
    const first = firstMode[task]!;
    let limit = Number.POSITIVE_INFINITY;
    let count = 0;
    for (let mode = first; mode < firstMode[task + 1]!; mode++) {
      if (this.#pricer.floor(task, mode) >= limit) continue;
      this.#pricer.scan(task, mode, limit, this.#values);
      for (let start = earliest[task]!; start < pastLatest[task]!; start++) {
        const value = this.#values[start]!;
        if (value >= limit) continue;
        this.#keys[count] = value;
        this.#items[count++] = (mode - first) * periods + start;
      }
      if (count < MOST) continue;
      sortByKey(this.#keys, this.#items, 0, count);
      this.evaluations += count;
      count = BEST;
      limit = this.#keys[BEST]!;
    }
    return { items: this.#items.slice(0, count), keys: this.#keys.slice(0, count) };
  }
}
