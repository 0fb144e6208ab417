import { sortByKey } from "../base/index.ts";
import { NONE, UNLIMITED } from "./model.ts";
import type { Search } from "./search.ts";

const SAMPLE = 500;
const PER_TASK = 80;
const MOST_PER_TASK = 320;

/**
 * The options worth trying: those of small reduced cost at the best prices (the core, as in core problems of knapsacks:
 * Balas and Zemel 1980). Held twice: by task, cheapest first, and by limited resource, earliest start first.
 */
export class Core {
  /** [task + 1] */
  readonly firstOption: Int32Array;
  /** [option] */
  readonly optionMode: Int32Array;
  readonly optionStart: Int16Array;
  readonly optionCost: Float64Array;
  /** [resource + 1] */
  readonly firstEntry: Int32Array;
  /** [entry] */
  readonly entryTask: Int32Array;
  readonly entryMode: Int32Array;
  readonly entryStart: Int16Array;
  readonly entryEnd: Int16Array;
  readonly entryCost: Float64Array;

  readonly #search: Search;
  #keys = new Float64Array(1024);
  #items = new Int32Array(1024);

  constructor(search: Search) {
    this.#search = search;
    const { model } = search;
    const { tasks, resources, periods } = model;
    const most = this.#threshold();
    this.firstOption = new Int32Array(tasks + 1);
    let modes = new Int32Array(tasks * 16);
    let starts = new Int16Array(tasks * 16);
    let costs = new Float64Array(tasks * 16);
    let size = 0;
    for (let task = 0; task < tasks; task++) {
      let count = this.#gather(task, search.values[task]! + most);
      sortByKey(this.#keys, this.#items, 0, count);
      if (count > MOST_PER_TASK) count = MOST_PER_TASK;
      if (size + count > modes.length) {
        const grow = modes.length * 2;
        const m = new Int32Array(grow);
        m.set(modes);
        modes = m;
        const s = new Int16Array(grow);
        s.set(starts);
        starts = s;
        const c = new Float64Array(grow);
        c.set(costs);
        costs = c;
      }
      for (let i = 0; i < count; i++) {
        const mode = model.firstMode[task]! + Math.floor(this.#items[i]! / periods);
        const start = this.#items[i]! % periods;
        modes[size] = mode;
        starts[size] = start;
        costs[size++] = model.modeCost[mode]! + model.startCosts[model.startCostRow[task]! * periods + start]!;
      }
      this.firstOption[task + 1] = size;
    }
    this.optionMode = modes.slice(0, size);
    this.optionStart = starts.slice(0, size);
    this.optionCost = costs.slice(0, size);

    const limited = new Uint8Array(resources);
    for (let row = 0; row < model.capacity.length; row++) {
      if (model.capacity[row]! !== UNLIMITED) limited[Math.floor(row / periods)] = 1;
    }
    this.firstEntry = new Int32Array(resources + 1);
    const perStart = new Int32Array(resources * periods + 1);
    for (let option = 0; option < size; option++) {
      const mode = this.optionMode[option]!;
      for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
        const resource = model.demandResource[demand]!;
        if (limited[resource] === 1) perStart[resource * periods + this.optionStart[option]! + 1]!++;
      }
    }
    for (let row = 0; row < resources * periods; row++) perStart[row + 1]! += perStart[row]!;
    for (let resource = 0; resource <= resources; resource++) this.firstEntry[resource] = perStart[resource * periods]!;
    const entries = perStart[resources * periods]!;
    this.entryTask = new Int32Array(entries);
    this.entryMode = new Int32Array(entries);
    this.entryStart = new Int16Array(entries);
    this.entryEnd = new Int16Array(entries);
    this.entryCost = new Float64Array(entries);
    for (let task = 0; task < tasks; task++) {
      for (let option = this.firstOption[task]!; option < this.firstOption[task + 1]!; option++) {
        const mode = this.optionMode[option]!;
        const start = this.optionStart[option]!;
        for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
          const resource = model.demandResource[demand]!;
          if (limited[resource] === 0) continue;
          const entry = perStart[resource * periods + start]!++;
          this.entryTask[entry] = task;
          this.entryMode[entry] = mode;
          this.entryStart[entry] = start;
          this.entryEnd[entry] = model.endOf[model.modeShape[mode]! * periods + start]!;
          this.entryCost[entry] = this.optionCost[option]!;
        }
      }
    }
  }

  /** Options of a task whose priced value is at most `most`, as `(mode of the task) * periods + start` with their values. */
  #gather(task: number, most: number): number {
    const { model, layout, view, prices } = this.#search;
    const { periods, firstDemand, demandResource, demandAmount } = model;
    const costAt = model.startCostRow[task]! * periods;
    let count = 0;
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      if (model.modeCost[mode]! > most) break;
      for (let start = view.from[task]!; start < view.past[task]!; start++) {
        let value = model.modeCost[mode]! + model.startCosts[costAt + start]!;
        if (value > most) {
          if (layout.isRising[model.startCostRow[task]!] === 1) break;
          continue;
        }
        const end = model.endOf[model.modeShape[mode]! * periods + start]!;
        if (end === NONE) continue;
        let exists = true;
        for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
          if (layout.freeUntil[layout.demandLane[demand]! * periods + start]! < end) exists = false;
          const at = demandResource[demand]! * (periods + 1);
          value += demandAmount[demand]! * (prices.sumBefore[at + end]! - prices.sumBefore[at + start]!);
        }
        if (!exists || value > most) continue;
        if (count === this.#keys.length) this.#grow();
        this.#keys[count] = value;
        this.#items[count++] = (mode - model.firstMode[task]!) * periods + start;
      }
    }
    return count;
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    const items = new Int32Array(this.#items.length * 2);
    items.set(this.#items);
    this.#items = items;
  }

  /** The reduced cost that lets in `PER_TASK` options a task, judged from a sample. */
  #threshold(): number {
    const { model, values } = this.#search;
    const step = Math.max(1, Math.floor(model.tasks / SAMPLE));
    const all: number[] = [];
    let sampled = 0;
    for (let task = 0; task < model.tasks; task += step) {
      const count = this.#gather(task, Number.MAX_VALUE);
      sampled++;
      for (let i = 0; i < count; i++) all.push(this.#keys[i]! - values[task]!);
    }
    const sorted = Float64Array.from(all).sort();
    return sorted[Math.min(sorted.length - 1, sampled * PER_TASK)] ?? 0;
  }
}
