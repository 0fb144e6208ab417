import { sortByKey } from "../../base/index.ts";
import { type AllocationModel, NONE, optionCost } from "../model.ts";
import type { Prices } from "../rows/prices.ts";
import type { Search } from "../search.ts";
import { priceOf } from "./option.ts";

/** Options held for all tasks together, and for one at least. */
const MOST = 600_000;
const LEAST_PER_TASK = 8;
/** Options looked at between two yields. */
const SLICE = 50_000;

/**
 * The options of each task that cost least at the prices of the time, cheapest first: all of them where there is room for
 * all, which in most models there is.
 */
export interface Candidates {
  /** [task + 1] */
  readonly first: Int32Array;
  /** [candidate] */
  readonly mode: Int32Array;
  readonly start: Int32Array;
  readonly cost: Float64Array;
  /** Cost at the prices. */
  readonly key: Float64Array;
  /** Whether every option there is is here. */
  readonly isWhole: boolean;
}

export function* candidatesOf(search: Search): Generator<void, Candidates, void> {
  const { model, prices, budget } = search;
  const perTask = Math.max(LEAST_PER_TASK, Math.floor(MOST / Math.max(1, model.tasks)));
  const gatherer = new Gatherer(model, prices, perTask);
  const first = new Int32Array(model.tasks + 1);
  const list = new Growing();
  let isWhole = true;
  let spent = 0;
  for (let task = 0; task < model.tasks; task++) {
    if (!gatherer.gather(task)) isWhole = false;
    for (let at = 0; at < gatherer.count; at++) {
      const item = gatherer.items[at]!;
      const mode = model.firstMode[task]! + Math.floor(item / model.periods);
      const start = item % model.periods;
      list.add(mode, start, optionCost(model, task, mode, start), gatherer.keys[at]!);
    }
    first[task + 1] = list.size;
    if (gatherer.looked - spent < SLICE) continue;
    budget.spend(gatherer.looked - spent);
    spent = gatherer.looked;
    yield;
  }
  budget.spend(gatherer.looked - spent);
  return { first, isWhole, ...list };
}

/** Collects the options of a task with the least keys. */
class Gatherer {
  keys: Float64Array = new Float64Array(1024);
  items: Int32Array = new Int32Array(1024);
  count = 0;
  looked = 0;

  readonly #model: AllocationModel;
  readonly #prices: Prices;
  readonly #most: number;

  constructor(model: AllocationModel, prices: Prices, most: number) {
    this.#model = model;
    this.#prices = prices;
    this.#most = most;
  }

  /** Whether these are all options of the task. */
  gather(task: number): boolean {
    const model = this.#model;
    const firstMode = model.firstMode[task]!;
    // Whatever is no cheaper cannot be among the best any more.
    let threshold = Number.POSITIVE_INFINITY;
    this.count = 0;
    for (let mode = firstMode; mode < model.firstMode[task + 1]! && model.modeCost[mode]! < threshold; mode++) {
      for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
        this.looked++;
        const end = model.endOf[model.modeShape[mode]! * model.periods + start]!;
        if (end === NONE || !fitsAlone(model, mode, start, end)) continue;
        const key = optionCost(model, task, mode, start) + priceOf(model, mode, start, this.#prices);
        if (key >= threshold) continue;
        if (this.count === this.keys.length) this.#grow();
        this.keys[this.count] = key;
        this.items[this.count++] = (mode - firstMode) * model.periods + start;
        if (this.count >= 4 * this.#most) threshold = this.#cut();
      }
    }
    this.#cut();
    return threshold === Number.POSITIVE_INFINITY && this.count < this.#most;
  }

  /** Keeps the best; returns the dearest key kept. */
  #cut(): number {
    sortByKey(this.keys, this.items, 0, this.count);
    this.count = Math.min(this.count, this.#most);
    return this.count === 0 ? Number.POSITIVE_INFINITY : this.keys[this.count - 1]!;
  }

  #grow(): void {
    const keys = new Float64Array(2 * this.keys.length);
    const items = new Int32Array(keys.length);
    keys.set(this.keys);
    items.set(this.items);
    this.keys = keys;
    this.items = items;
  }
}

function fitsAlone(model: AllocationModel, mode: number, start: number, end: number): boolean {
  for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
    const at = model.demandResource[demand]! * model.periods;
    for (let row = at + start; row < at + end; row++)
      if (model.capacity[row]! < model.demandAmount[demand]!) return false;
  }
  return true;
}

/** Columns that grow by doubling. */
class Growing {
  size = 0;
  mode: Int32Array = new Int32Array(1024);
  start: Int32Array = new Int32Array(1024);
  cost: Float64Array = new Float64Array(1024);
  key: Float64Array = new Float64Array(1024);

  add(mode: number, start: number, cost: number, key: number): void {
    if (this.size === this.mode.length) {
      this.mode = doubled(this.mode, new Int32Array(2 * this.size));
      this.start = doubled(this.start, new Int32Array(2 * this.size));
      this.cost = doubled(this.cost, new Float64Array(2 * this.size));
      this.key = doubled(this.key, new Float64Array(2 * this.size));
    }
    this.mode[this.size] = mode;
    this.start[this.size] = start;
    this.cost[this.size] = cost;
    this.key[this.size++] = key;
  }
}

function doubled<Items extends Int32Array | Float64Array>(items: Items, into: Items): Items {
  into.set(items);
  return into;
}
