import type { Random } from "../../base/index.ts";
import { type AllocationModel, NONE } from "../model.ts";
import { FreeOptions } from "./free-options.ts";
import type { Journal } from "./journal.ts";
import type { Ledger } from "./ledger.ts";
import type { PricedOptions } from "./priced-options.ts";
import { ordersOf } from "./unit-orders.ts";
import type { Units } from "./units.ts";

/** Free options of the first task of a unit from which the others are placed. */
const ROOTS = 3;

/**
 * Places units that are out, where the prices want them. A unit starts from one of its tasks and takes what is best for each other one
 * in the window that this leaves.
 */
export class UnitPlacer {
  readonly free: FreeOptions;

  readonly #core: PricedOptions;
  readonly #ledger: Ledger;
  readonly #journal: Journal;
  readonly #units: Units;
  readonly #random: Random;
  /** Tasks of each unit from a root on, each tied to one before it. [task] */
  readonly #orders: readonly Int32Array[];
  readonly #roots = new Int32Array(ROOTS);
  readonly #rootExtras = new Float64Array(ROOTS);
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
    this.free = new FreeOptions(model, core, ledger, random);
    let most = 1;
    for (const order of this.#orders) most = Math.max(most, order.length);
    this.#best = new Int32Array(most);
    this.#now = new Int32Array(most);
  }

  /** Options looked at so far. */
  get evaluations(): number {
    return this.free.evaluations;
  }

  set evaluations(count: number) {
    this.free.evaluations = count;
  }

  /** Places a unit of which no task is in, where it costs less than being left out. */
  insert(unit: number): void {
    const { firstMember, member } = this.#units;
    const first = firstMember[unit]!;
    const size = firstMember[unit + 1]! - first;
    if (size === 1) {
      const option = this.free.find(member[first]!);
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
      const option = this.free.find(task);
      this.#now[i] = option;
      score += option === NONE ? this.#ledger.skipCost[task]! : this.free.score;
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
}
