import { NONE } from "../model.ts";
import { IN, OPEN, OUT, type PackingCore } from "./packing-core.ts";
import { PackingLosses } from "./packing-losses.ts";

const YIELD_EVERY = 50_000;
/** Work of a judgement besides the items looked at. */
const JUDGEMENT = 50;

/**
 * Settles what follows from prices and a target (variable fixing: Posta, Ferland and Michelon 2012). At given prices every row loses
 * something when an item of it changes sides, and rows are independent. A task that takes one option leaves all others, so what
 * that raises the bound by is the sum of such losses; options that raise it above the target are out, and a task with one
 * option left takes it.
 */
export class CoreFixing {
  /** What the prices prove, and with the least that some task raises it by. */
  value = 0;
  /** Whether nothing within the target is left. */
  isClosed = false;
  /** How many items are out or in. */
  settled = 0;
  /** What taking an item raises the bound by. [item] */
  readonly raise: Float64Array;
  /** The two options of a task that raise it least: items, NONE for going without a row; and how much the second does. [task] */
  readonly best: Int32Array;
  readonly least: Float64Array;
  readonly second: Float64Array;

  readonly #losses: PackingLosses;
  readonly #worth: Float64Array;
  readonly #chosen: Uint8Array;
  /** What leaving all items of a task costs. [task] */
  readonly #leaving: Float64Array;
  /** The two largest losses of a task's items in one row. [task] */
  readonly #most: Float64Array;
  readonly #next: Float64Array;
  #work = 0;
  #yieldedAt = 0;

  constructor(tasks: number, items: number, mostItems: number) {
    this.raise = new Float64Array(items);
    this.best = new Int32Array(tasks);
    this.least = new Float64Array(tasks);
    this.second = new Float64Array(tasks);
    this.#losses = new PackingLosses(mostItems);
    this.#worth = new Float64Array(mostItems);
    this.#chosen = new Uint8Array(items);
    this.#leaving = new Float64Array(tasks);
    this.#most = new Float64Array(tasks);
    this.#next = new Float64Array(tasks);
  }

  get work(): number {
    return this.#work + this.#losses.work;
  }

  /**
   * Judges the items of a core at its prices, which prove `proven`: only plans of cost up to `target` count. `isForBest`: what raises most
   * does not matter.
   */
  *judge(core: PackingCore, proven: number, target: number, isForBest: boolean): Generator<void, void, void> {
    const { tasks, rows, first, itemTask, price, freeCost, verdict } = core;
    const { raise, best, least, second } = this;
    const leaving = this.#leaving;
    leaving.fill(0, 0, tasks);
    let value = core.settledCost;
    for (let t = 0; t < tasks; t++) value += Math.min(price[t]!, freeCost[t]!);
    // Verdicts that were not carried out belong to another target.
    verdict.fill(OPEN, 0, core.items);
    core.isFree.fill(0, 0, tasks);
    this.#work += JUDGEMENT + tasks;
    for (let row = 0; row < rows; row++) {
      value -= this.#weigh(core, row, target - proven, isForBest);
      this.#addLeaving(itemTask, first[row]!, first[row + 1]!);
      if (this.work - this.#yieldedAt < YIELD_EVERY) continue;
      this.#yieldedAt = this.work;
      yield;
    }
    this.value = value;
    this.isClosed = value > target;
    this.settled = 0;
    if (this.isClosed) return;
    for (let t = 0; t < tasks; t++) {
      best[t] = NONE;
      least[t] = leaving[t]! + Math.max(0, freeCost[t]! - price[t]!);
      second[t] = Number.POSITIVE_INFINITY;
    }
    const room = target - value;
    for (let i = 0; i < core.items; i++) {
      const t = itemTask[i]!;
      const up = leaving[t]! + raise[i]! + Math.max(0, price[t]! - freeCost[t]!);
      raise[i] = up;
      if (up > room) {
        verdict[i] = OUT;
        this.settled++;
      }
      if (up < least[t]!) {
        second[t] = least[t]!;
        least[t] = up;
        best[t] = i;
      } else if (up < second[t]!) second[t] = up;
    }
    let more = 0;
    for (let t = 0; t < tasks; t++) {
      more = Math.max(more, least[t]!);
      if (least[t]! > room) this.isClosed = true;
      if (second[t]! <= room) continue;
      this.settled++;
      if (best[t] === NONE) core.isFree[t] = 1;
      else verdict[best[t]!] = IN;
    }
    this.value += more;
  }

  /**
   * What leaving a row's items costs their tasks; `raise` becomes what taking an item instead adds to that. Several items of one task
   * in one row change together, which costs at least as much as the dearest of the changes, not their sum.
   */
  #addLeaving(itemTask: Int32Array, from: number, past: number): void {
    const raise = this.raise;
    const chosen = this.#chosen;
    const most = this.#most;
    const next = this.#next;
    for (let i = from; i < past; i++) most[itemTask[i]!] = next[itemTask[i]!] = 0;
    for (let i = from; i < past; i++) {
      const t = itemTask[i]!;
      if (chosen[i] !== 1) continue;
      if (raise[i]! > most[t]!) {
        next[t] = most[t]!;
        most[t] = raise[i]!;
      } else if (raise[i]! > next[t]!) next[t] = raise[i]!;
    }
    for (let i = from; i < past; i++) {
      const t = itemTask[i]!;
      const others = chosen[i] === 1 && raise[i] === most[t] ? next[t]! : most[t]!;
      raise[i] = Math.max(others, chosen[i] === 1 ? 0 : raise[i]!) - most[t]!;
    }
    for (let i = from; i < past; i++) {
      const t = itemTask[i]!;
      this.#leaving[t]! += most[t]!;
      most[t] = 0;
    }
  }

  /** Packs a row: its value, what its items lose on changing sides, and which are packed. */
  #weigh(core: PackingCore, row: number, room: number, isForBest: boolean): number {
    const { itemTask, itemCost, itemAmount, price } = core;
    const from = core.first[row]!;
    const count = core.first[row + 1]! - from;
    const worth = this.#worth;
    const losses = this.#losses;
    for (let i = 0; i < count; i++) worth[i] = price[itemTask[from + i]!]! - itemCost[from + i]!;
    losses.solve(worth, itemAmount, from, count, core.left[row]!, room, isForBest);
    this.#work += count;
    for (let i = 0; i < count; i++) {
      this.raise[from + i] = losses.loss[i]!;
      this.#chosen[from + i] = losses.chosen[i]!;
    }
    return losses.value;
  }
}
