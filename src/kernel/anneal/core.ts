import { sortByKey } from "../../base/index.ts";
import { NONE } from "../model.ts";
import type { Search } from "../search.ts";

/** Options a task, on average, and at most. */
const PER_TASK = 80;
const MOST_PER_TASK = 320;
/** Tasks looked at to judge how small a reduced cost must be. */
const SAMPLE = 500;

/**
 * The options worth trying: those of small reduced cost at the best prices (the core of Balas and Zemel 1980). A plan costs
 * the bound, plus the reduced costs of its options, plus the worth of the capacity it leaves idle, and no part is negative:
 * so a good plan can hold few options of large reduced cost. The options of a task
 * come least reduced cost first.
 */
export interface Core {
  /** A reduced cost that only the best few options of a task stay below: the scale of what is worth deciding. */
  readonly scale: number;
  /** Options of a task. [task + 1] */
  readonly firstOption: Int32Array;
  /** [option] */
  readonly optionMode: Int32Array;
  readonly optionStart: Int16Array;
  readonly optionEnd: Int16Array;
  readonly optionCost: Float64Array;
}

/** Takes the options of small reduced cost; only options that cost less than leaving the task out. */
export function* coreOf(search: Search): Generator<void, Core, void> {
  if (search.core?.bound !== search.bound) {
    // Two cores at once would be the most that a search ever holds.
    search.core = undefined;
    search.core = { bound: search.bound, core: yield* coreAtPrices(search) };
  }
  return search.core!.core;
}

function* coreAtPrices(search: Search): Generator<void, Core, void> {
  const { model, values, budget } = search;
  const { tasks, periods } = model;
  const gatherer = new Gatherer(search);

  let unspent = 0;
  const sampled: number[] = [];
  const stride = Math.max(1, Math.floor(tasks / SAMPLE));
  let seen = 0;
  for (let task = 0; task < tasks; task += stride) {
    seen++;
    const count = Math.min(gatherer.gather(task, Number.MAX_VALUE), MOST_PER_TASK);
    for (let i = 0; i < count; i++) sampled.push(gatherer.keys[i]! - values[task]!);
    unspent += gatherer.looked;
    if (unspent < 100_000) continue;
    budget.spend(unspent);
    unspent = 0;
    yield;
  }
  const sorted = Float64Array.from(sampled).sort();
  const largest = sorted[Math.min(sorted.length - 1, seen * PER_TASK)] ?? 0;
  const scale = sorted[Math.min(sorted.length >> 1, (seen * PER_TASK) >> 2)] ?? 0;

  const firstOption = new Int32Array(tasks + 1);
  let optionMode = new Int32Array(tasks * 16);
  let optionStart = new Int16Array(tasks * 16);
  let size = 0;
  for (let task = 0; task < tasks; task++) {
    const count = Math.min(gatherer.gather(task, values[task]! + largest), MOST_PER_TASK);
    if (size + count > optionMode.length) {
      optionMode = grown(optionMode, new Int32Array(2 * (size + count)));
      optionStart = grown(optionStart, new Int16Array(2 * (size + count)));
    }
    for (let i = 0; i < count; i++) {
      optionMode[size] = model.firstMode[task]! + Math.floor(gatherer.items[i]! / periods);
      optionStart[size++] = gatherer.items[i]! % periods;
    }
    firstOption[task + 1] = size;
    unspent += gatherer.looked;
    if (unspent > 100_000) {
      budget.spend(unspent);
      unspent = 0;
      yield;
    }
  }
  const byTask = { firstOption, optionMode: optionMode.slice(0, size), optionStart: optionStart.slice(0, size) };
  return { scale, ...byTask, ...pricedOptions(search, byTask) };
}

function grown<Items extends Int32Array | Int16Array>(items: Items, larger: Items): Items {
  larger.set(items);
  return larger;
}

type ByTask = Pick<Core, "firstOption" | "optionMode" | "optionStart">;

function pricedOptions({ model }: Search, byTask: ByTask): Pick<Core, "optionEnd" | "optionCost"> {
  const { firstOption, optionMode, optionStart } = byTask;
  const optionEnd = new Int16Array(optionMode.length);
  const optionCost = new Float64Array(optionMode.length);
  for (let task = 0; task < model.tasks; task++) {
    const costAt = model.startCostRow[task]! * model.periods;
    for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
      const mode = optionMode[option]!;
      optionEnd[option] = model.endOf[model.modeShape[mode]! * model.periods + optionStart[option]!]!;
      optionCost[option] = model.modeCost[mode]! + model.startCosts[costAt + optionStart[option]!]!;
    }
  }
  return { optionEnd, optionCost };
}

/** Tasks that have options to choose from. */
export function tasksWithOptions({ firstOption }: Core): Int32Array {
  const tasks: number[] = [];
  for (let task = 0; task + 1 < firstOption.length; task++) {
    if (firstOption[task + 1]! > firstOption[task]!) tasks.push(task);
  }
  return Int32Array.from(tasks);
}

/** Collects a task's options up to a priced value, least value first. */
class Gatherer {
  /** Priced values of the options last gathered, and the options as `(place of the mode) * periods + start`. */
  keys: Float64Array = new Float64Array(1024);
  items: Int32Array = new Int32Array(1024);
  /** Options looked at for it. */
  looked = 0;

  readonly #search: Search;

  constructor(search: Search) {
    this.#search = search;
  }

  gather(task: number, most: number): number {
    const { model, layout, view, prices } = this.#search;
    const { periods, firstDemand, demandResource, demandAmount } = model;
    const costAt = model.startCostRow[task]! * periods;
    const isRising = layout.isRising[model.startCostRow[task]!] === 1;
    const skip = model.skipCost[task]!;
    const first = model.firstMode[task]!;
    let count = 0;
    this.looked = 0;
    for (let mode = first; mode < model.firstMode[task + 1]!; mode++) {
      if (model.modeCost[mode]! > most || model.modeCost[mode]! >= skip) break;
      for (let start = view.from[task]!; start < view.past[task]!; start++) {
        this.looked++;
        let value = model.modeCost[mode]! + model.startCosts[costAt + start]!;
        if (value > most || value >= skip) {
          if (isRising) break;
          continue;
        }
        const end = model.endOf[model.modeShape[mode]! * periods + start]!;
        if (end === NONE) continue;
        let exists = true;
        for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
          if (layout.freeUntil[layout.demandLane[demand]! * periods + start]! < end) exists = false;
          const at = prices.sumAt[demandResource[demand]!]!;
          value += demandAmount[demand]! * (prices.sumBefore[at + end]! - prices.sumBefore[at + start]!);
        }
        if (!exists || value > most) continue;
        if (count === this.keys.length) this.#grow();
        this.keys[count] = value;
        this.items[count++] = (mode - first) * periods + start;
      }
    }
    sortByKey(this.keys, this.items, 0, count);
    return count;
  }

  #grow(): void {
    const keys = new Float64Array(this.keys.length * 2);
    const items = new Int32Array(keys.length);
    keys.set(this.keys);
    items.set(this.items);
    this.keys = keys;
    this.items = items;
  }
}
