import type { Random } from "../../base/index.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { Ledger } from "./ledger.ts";
import type { PricedOptions } from "./priced-options.ts";
import { jointTasks } from "./units.ts";

/** Free options of a task that are compared where they may break something. */
const COMPARED = 4;
/** Options looked at by key before those of a window are all looked at. */
const GLANCE = 24;
/** Options of least reduced cost in a window from which one is drawn. */
const DRAWN = 16;

/**
 * Finds options for a task that is out among those that ties leave open: the free one of least reduced cost, with what it breaks or
 * mends of quotas, pairs and places; or any of the better ones, free or not.
 */
export class FreeOptions {
  /** Options looked at so far. */
  evaluations = 0;
  /** Key plus extra of the option last found. */
  score = 0;

  readonly #core: PricedOptions;
  readonly #ledger: Ledger;
  readonly #random: Random;
  /** 1 for a task that must be in when others are. [task] */
  readonly #isJoint: Uint8Array;
  /** Periods from start to end of the options of a task. [task] */
  readonly #shortest: Int32Array;
  readonly #longest: Int32Array;
  /** Starts of the window last found: `from <= start < past`. */
  #from = 0;
  #past = 0;
  readonly #drawn = new Int32Array(DRAWN);

  constructor(model: AllocationModel, core: PricedOptions, ledger: Ledger, random: Random) {
    this.#core = core;
    this.#ledger = ledger;
    this.#random = random;
    this.#isJoint = jointTasks(model);
    this.#shortest = new Int32Array(model.tasks).fill(model.periods);
    this.#longest = new Int32Array(model.tasks);
    for (let task = 0; task < model.tasks; task++) {
      for (let option = core.firstOption[task]!; option < core.firstOption[task + 1]!; option++) {
        const periods = core.optionEnd[option]! - core.optionStart[option]!;
        this.#shortest[task] = Math.min(this.#shortest[task]!, periods);
        this.#longest[task] = Math.max(this.#longest[task]!, periods);
      }
    }
  }

  /** The free option that a task that is out should take, NONE where leaving it out is better. */
  find(task: number): number {
    if (!this.#findWindow(task)) return NONE;
    const { firstOption, byStart, optionStart } = this.#core;
    const first = firstOption[task]!;
    const past = firstOption[task + 1]!;
    if (first === past) return NONE;
    const range = optionStart[byStart[past - 1]!]! - optionStart[byStart[first]!]! + 1;
    const width = this.#past - this.#from;
    // By key about one in range / width options is in the window; by start all in the window are looked at.
    const isNarrow = width * width * (past - first) < range * range;
    if (isNarrow) return this.#findInWindow(task, first, past);
    if (2 * width > range) return this.#findByKey(task, first, past);
    const option = this.#findByKey(task, first, Math.min(past, first + GLANCE));
    // Where a glance finds nothing, most is taken: then the fewer the better.
    return option === NONE && past - first > GLANCE ? this.#findInWindow(task, first, past) : option;
  }

  /** Finds the window of a task that is out, its starts narrowed to those from which its ends can lie in it; false when it is empty. */
  #findWindow(task: number): boolean {
    const { ties } = this.#ledger;
    if (!ties.findWindow(task)) return false;
    this.#from = Math.max(ties.from, ties.endFrom - this.#longest[task]!);
    this.#past = Math.min(ties.past, ties.endPast - this.#shortest[task]!);
    return this.#from < this.#past;
  }

  #findByKey(task: number, first: number, past: number): number {
    const { byOwn, optionMode, optionStart, optionEnd, optionCost, ownKey } = this.#core;
    const { capacities, ties, hasExtras, canMend } = this.#ledger;
    const skip = this.#isJoint[task] === 1 ? Number.POSITIVE_INFINITY : this.#ledger.skipCost[task]!;
    let left = hasExtras ? COMPARED : 1;
    let best = NONE;
    let at = first;
    for (; at < past && left > 0; at++) {
      const option = byOwn[at]!;
      if (best !== NONE && !canMend && ownKey[option]! >= this.score) break;
      const start = optionStart[option]!;
      const end = optionEnd[option]!;
      if (!ties.holds(optionMode[option]!, start, end)) continue;
      if (!capacities.fits(optionMode[option]!, start, end)) continue;
      const extra = hasExtras ? this.#ledger.extra(optionMode[option]!, start) : 0;
      if (!(optionCost[option]! + extra < skip)) continue;
      left--;
      const score = ownKey[option]! + extra;
      if (best !== NONE && score >= this.score) continue;
      best = option;
      this.score = score;
    }
    this.evaluations += at - first + 1 + (hasExtras ? COMPARED : 0);
    return best;
  }

  #findInWindow(task: number, first: number, past: number): number {
    const { byStart, optionMode, optionStart, optionEnd, optionCost, ownKey } = this.#core;
    const { capacities, ties, hasExtras, canMend } = this.#ledger;
    const skip = this.#isJoint[task] === 1 ? Number.POSITIVE_INFINITY : this.#ledger.skipCost[task]!;
    let best = NONE;
    let at = this.#firstFrom(first, past, this.#from);
    this.evaluations -= at;
    for (; at < past; at++) {
      const option = byStart[at]!;
      const start = optionStart[option]!;
      if (start >= this.#past) break;
      // A penalty that would fall is worth a look; else nothing dearer can win.
      if (best !== NONE && !canMend && ownKey[option]! >= this.score) continue;
      if (!ties.holds(optionMode[option]!, start, optionEnd[option]!)) continue;
      if (!capacities.fits(optionMode[option]!, start, optionEnd[option]!)) continue;
      const extra = hasExtras ? this.#ledger.extra(optionMode[option]!, start) : 0;
      if (!(optionCost[option]! + extra < skip)) continue;
      const score = ownKey[option]! + extra;
      if (best !== NONE && score >= this.score) continue;
      best = option;
      this.score = score;
    }
    this.evaluations += at + 1;
    return best;
  }

  /** A random option of a task within its window, drawn towards small reduced cost; NONE when there is none. */
  draw(task: number): number {
    const { ties } = this.#ledger;
    if (!this.#findWindow(task)) return NONE;
    const { firstOption, byStart, optionMode, optionStart, optionEnd, ownKey } = this.#core;
    const past = firstOption[task + 1]!;
    let count = 0;
    let at = this.#firstFrom(firstOption[task]!, past, this.#from);
    this.evaluations -= at;
    for (; at < past; at++) {
      const option = byStart[at]!;
      if (optionStart[option]! >= this.#past) break;
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
