import type { Random } from "../../base/index.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { Journal } from "./journal.ts";
import type { Ledger } from "./ledger.ts";
import type { PricedOptions } from "./priced-options.ts";
import { ordersOf } from "./unit-orders.ts";
import { jointTasks, type Units } from "./units.ts";

/** Free options of a task that are compared where they may break something. */
const COMPARED = 4;
/** Free options of the first task of a unit from which the others are placed. */
const ROOTS = 3;

/** Options of least reduced cost in a window from which one is drawn. */
const DRAWN = 16;

/**
 * Finds free options for tasks that are out, where the prices want them: the option of least reduced cost, with what it
 * breaks or mends of quotas, pairs and places. A unit starts from one of its tasks and takes what is best for each other one
 * in the window that this leaves.
 */
export class UnitPlacer {
  /** Options looked at so far. */
  evaluations = 0;

  readonly #core: PricedOptions;
  readonly #ledger: Ledger;
  readonly #journal: Journal;
  readonly #units: Units;
  readonly #random: Random;
  /** Tasks of each unit from a root on, each tied to one before it. [task] */
  readonly #orders: readonly Int32Array[];
  /** 1 for a task that must be in when others are. [task] */
  readonly #isJoint: Uint8Array;
  /** Key plus extra of the option last found. */
  #score = 0;
  readonly #roots = new Int32Array(ROOTS);
  readonly #rootExtras = new Float64Array(ROOTS);
  readonly #drawn = new Int32Array(DRAWN);
  readonly #best: Int32Array;
  readonly #now: Int32Array;

  constructor(
    model: AllocationModel,
    core: PricedOptions,
    ledger: Ledger,
    journal: Journal,
    units: Units,
    random: Random,
  ) {
    this.#core = core;
    this.#ledger = ledger;
    this.#journal = journal;
    this.#units = units;
    this.#random = random;
    this.#orders = ordersOf(model, units);
    this.#isJoint = jointTasks(model);
    let most = 1;
    for (const order of this.#orders) most = Math.max(most, order.length);
    this.#best = new Int32Array(most);
    this.#now = new Int32Array(most);
  }

  /** Places a unit of which no task is in, where it costs less than being left out. */
  insert(unit: number): void {
    const { firstMember, member } = this.#units;
    const first = firstMember[unit]!;
    const size = firstMember[unit + 1]! - first;
    if (size === 1) {
      const option = this.findFree(member[first]!);
      if (option !== NONE) this.take(member[first]!, option);
    } else this.#insertAll(member[first + this.#random.nextInt(size)]!);
  }

  take(task: number, option: number): void {
    this.#journal.place(task, this.#core.optionMode[option]!, this.#core.optionStart[option]!);
    this.evaluations += 2;
  }

  /** Tasks of a task's unit in the order in which they are placed when it comes first. */
  orderFrom(task: number): Int32Array {
    return this.#orders[task]!;
  }

  /** The free option that a task that is out should take, NONE where leaving it out is better. */
  findFree(task: number): number {
    const { ties } = this.#ledger;
    if (!ties.findWindow(task)) return NONE;
    const { firstOption, byStart, optionStart } = this.#core;
    const first = firstOption[task]!;
    const past = firstOption[task + 1]!;
    if (first === past) return NONE;
    const earliest = optionStart[byStart[first]!]!;
    const latest = optionStart[byStart[past - 1]!]!;
    const isNarrow = 3 * (ties.past - ties.from) < 2 * (latest - earliest + 1);
    return isNarrow ? this.#findInWindow(task, first, past) : this.#findByKey(task, first, past);
  }

  #findByKey(task: number, first: number, past: number): number {
    const { optionMode, optionStart, optionEnd, optionCost, ownKey, optionKey } = this.#core;
    const { capacities, ties, hasExtras } = this.#ledger;
    const { canMend } = this.#ledger;
    const skip = this.#isJoint[task] === 1 ? Number.POSITIVE_INFINITY : this.#ledger.skipCost[task]!;
    let left = hasExtras ? COMPARED : 1;
    let best = NONE;
    let option = first;
    for (; option < past && left > 0; option++) {
      if (best !== NONE && !canMend && optionKey[option]! >= this.#score) break;
      const start = optionStart[option]!;
      const end = optionEnd[option]!;
      if (!ties.holds(optionMode[option]!, start, end)) continue;
      if (!capacities.fits(optionMode[option]!, start, end)) continue;
      const extra = hasExtras ? this.#ledger.extra(optionMode[option]!, start) : 0;
      if (!(optionCost[option]! + extra < skip)) continue;
      left--;
      const score = ownKey[option]! + extra;
      if (best !== NONE && score >= this.#score) continue;
      best = option;
      this.#score = score;
    }
    this.evaluations += option - first + 1 + (hasExtras ? COMPARED : 0);
    return best;
  }

  #findInWindow(task: number, first: number, past: number): number {
    const { byStart, optionMode, optionStart, optionEnd, optionCost, ownKey } = this.#core;
    const { capacities, ties, hasExtras } = this.#ledger;
    const { canMend } = this.#ledger;
    const skip = this.#isJoint[task] === 1 ? Number.POSITIVE_INFINITY : this.#ledger.skipCost[task]!;
    let best = NONE;
    let at = this.#firstFrom(first, past, ties.from);
    this.evaluations -= at;
    for (; at < past; at++) {
      const option = byStart[at]!;
      const start = optionStart[option]!;
      if (start >= ties.past) break;
      // A penalty that would fall is worth a look; else nothing dearer can win.
      if (best !== NONE && !canMend && ownKey[option]! >= this.#score) continue;
      if (!ties.holds(optionMode[option]!, start, optionEnd[option]!)) continue;
      if (!capacities.fits(optionMode[option]!, start, optionEnd[option]!)) continue;
      const extra = hasExtras ? this.#ledger.extra(optionMode[option]!, start) : 0;
      if (!(optionCost[option]! + extra < skip)) continue;
      const score = ownKey[option]! + extra;
      if (best !== NONE && score >= this.#score) continue;
      best = option;
      this.#score = score;
    }
    this.evaluations += at + 1;
    return best;
  }

  /** A random option of a task within its window, drawn towards small reduced cost; NONE when there is none. */
  drawInWindow(task: number): number {
    const { ties } = this.#ledger;
    if (!ties.findWindow(task)) return NONE;
    const { firstOption, byStart, optionMode, optionStart, optionEnd, ownKey } = this.#core;
    const past = firstOption[task + 1]!;
    let count = 0;
    let at = this.#firstFrom(firstOption[task]!, past, ties.from);
    this.evaluations -= at;
    for (; at < past; at++) {
      const option = byStart[at]!;
      if (optionStart[option]! >= ties.past) break;
      if (!ties.holds(optionMode[option]!, optionStart[option]!, optionEnd[option]!)) continue;
      let place = count < DRAWN ? count++ : DRAWN;
      for (; place > 0 && ownKey[this.#drawn[place - 1]!]! > ownKey[option]!; place--) {
        if (place < DRAWN) this.#drawn[place] = this.#drawn[place - 1]!;
      }
      if (place < DRAWN) this.#drawn[place] = option;
    }
    this.evaluations += at + 1;
    const draw = this.#random.nextFloat();
    return count === 0 ? NONE : this.#drawn[Math.floor(draw * draw * count)]!;
  }

  /** Places a whole unit: several free options of a root, each with what is best for the others, of which the best is kept. */
  #insertAll(root: number): void {
    const order = this.#orders[root]!;
    const before = this.#ledger.value;
    const roots = this.#freeRoots(root);
    let least = Number.POSITIVE_INFINITY;
    for (let k = 0; k < roots; k++) {
      const option = this.#roots[k]!;
      if (this.#core.optionKey[option]! + this.#rootExtras[k]! >= least) continue;
      this.take(root, option);
      this.#now[0] = option;
      const score = this.#core.ownKey[option]! + this.#rootExtras[k]! + this.placeRest(order);
      const isWhole = this.#ledger.ties.halves === 0;
      for (let i = order.length - 1; i >= 0; i--) this.#journal.remove(order[i]!);
      if (!isWhole || score >= least) continue;
      least = score;
      this.#best.set(this.#now);
    }
    if (least === Number.POSITIVE_INFINITY) return;
    for (let i = 0; i < order.length; i++) if (this.#best[i] !== NONE) this.take(order[i]!, this.#best[i]!);
    if (this.#ledger.value < before) return;
    for (let i = order.length - 1; i >= 0; i--) this.#journal.remove(order[i]!);
  }

  /** Places the tasks after the first of an order where they are free. What they cost at the prices, or left out. */
  placeRest(order: Int32Array): number {
    let score = 0;
    for (let i = 1; i < order.length; i++) {
      const task = order[i]!;
      const option = this.findFree(task);
      this.#now[i] = option;
      score += option === NONE ? this.#ledger.skipCost[task]! : this.#score;
      if (option !== NONE) this.take(task, option);
    }
    return score;
  }

  /** The first free options of a task by what its unit costs with them. */
  #freeRoots(task: number): number {
    const { firstOption, optionMode, optionStart, optionEnd } = this.#core;
    const { capacities, ties, hasExtras } = this.#ledger;
    if (!ties.findWindow(task)) return 0;
    let count = 0;
    let option = firstOption[task]!;
    for (; option < firstOption[task + 1]! && count < ROOTS; option++) {
      const start = optionStart[option]!;
      if (!ties.holds(optionMode[option]!, start, optionEnd[option]!)) continue;
      if (!capacities.fits(optionMode[option]!, start, optionEnd[option]!)) continue;
      const extra = hasExtras ? this.#ledger.extra(optionMode[option]!, start) : 0;
      if (extra === Number.POSITIVE_INFINITY) continue;
      this.#rootExtras[count] = extra;
      this.#roots[count++] = option;
    }
    this.evaluations += option - firstOption[task]! + 1;
    return count;
  }

  /** First place in `byStart` of an option that starts in this period or later. */
  #firstFrom(first: number, past: number, period: number): number {
    const { byStart, optionStart } = this.#core;
    let low = first;
    let high = past;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (optionStart[byStart[middle]!]! < period) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
