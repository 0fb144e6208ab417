import { Knapsack } from "../knapsack/knapsack.ts";
import type { PackingCore } from "./packing-core.ts";

/** Steps without gain after which the step is halved, and the step at first, as a share of Polyak's. */
const PATIENCE = 4;
const FIRST_STEP = 1;
/** Weight of the newest subgradient in the direction. */
const NEWEST = 0.6;
const YIELD_EVERY = 50_000;
/** Work of an evaluation besides the items looked at: in small cores it is most of it. */
const EVALUATION = 50;

/** Raises the prices of a core by a few subgradient steps towards a target: `AssignmentBound` in small. */
export class CoreAscent {
  /** What the core's prices prove. */
  value = 0;
  /** How often the last packings took a task. [task] */
  readonly #count: Int32Array;

  readonly #knapsack: Knapsack;
  readonly #price: Float64Array;
  readonly #rounded: Float64Array;
  readonly #direction: Float64Array;
  readonly #worth: Float64Array;
  #work = 0;
  #yieldedAt = 0;

  constructor(tasks: number, mostItems: number) {
    this.#count = new Int32Array(tasks);
    this.#knapsack = new Knapsack(mostItems);
    this.#price = new Float64Array(tasks);
    this.#rounded = new Float64Array(tasks);
    this.#direction = new Float64Array(tasks);
    this.#worth = new Float64Array(mostItems);
  }

  /** Items looked at so far. */
  get work(): number {
    return this.#work + this.#knapsack.work;
  }

  /** Up to so many steps; ends once the value exceeds `target`. The core's prices are the best ones found. */
  *raise(core: PackingCore, target: number, steps: number): Generator<void, void, void> {
    const { tasks } = core;
    const price = this.#price;
    const direction = this.#direction;
    for (let t = 0; t < tasks; t++) price[t] = core.price[t]!;
    direction.fill(0, 0, tasks);
    this.value = Number.NEGATIVE_INFINITY;
    let length = FIRST_STEP;
    let failures = 0;
    for (let step = 0; step < steps; step++) {
      const value = yield* this.#evaluate(core);
      failures++;
      if (value > this.value) {
        failures = 0;
        this.value = value;
        for (let t = 0; t < tasks; t++) core.price[t] = this.#rounded[t]!;
      }
      if (this.value > target) return;
      let square = 0;
      for (let t = 0; t < tasks; t++) {
        const moved = NEWEST * (1 - this.#count[t]!) + (1 - NEWEST) * direction[t]!;
        direction[t] = moved;
        square += moved * moved;
      }
      if (square === 0) return;
      if (failures >= PATIENCE) {
        failures = 0;
        length /= 2;
        direction.fill(0, 0, tasks);
        for (let t = 0; t < tasks; t++) price[t] = core.price[t]!;
        continue;
      }
      const far = (length * Math.max(target + 1 - value, 1)) / square;
      for (let t = 0; t < tasks; t++) price[t]! += far * direction[t]!;
    }
  }

  /** Packs every row at the prices at work, rounded. */
  *#evaluate(core: PackingCore): Generator<void, number, void> {
    const { tasks, rows, first, itemTask, itemCost, itemAmount, freeCost, left } = core;
    const rounded = this.#rounded;
    const count = this.#count;
    const worth = this.#worth;
    let value = core.settledCost;
    this.#work += EVALUATION + tasks;
    for (let t = 0; t < tasks; t++) {
      const price = Math.round(this.#price[t]!);
      const isFree = freeCost[t]! < price;
      rounded[t] = price;
      count[t] = isFree ? 1 : 0;
      value += isFree ? freeCost[t]! : price;
    }
    for (let row = 0; row < rows; row++) {
      const from = first[row]!;
      const items = first[row + 1]! - from;
      if (items === 0) continue;
      for (let i = 0; i < items; i++) worth[i] = rounded[itemTask[from + i]!]! - itemCost[from + i]!;
      value -= this.#knapsack.solve(worth, itemAmount.subarray(from, from + items), items, left[row]!);
      const { chosen } = this.#knapsack;
      for (let i = 0; i < items; i++) if (chosen[i] === 1) count[itemTask[from + i]!]!++;
      this.#work += items;
      if (this.work - this.#yieldedAt < YIELD_EVERY) continue;
      this.#yieldedAt = this.work;
      yield;
    }
    return value;
  }
}
