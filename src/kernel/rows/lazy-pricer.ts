import type { Layout } from "../layout.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { StartView } from "../view.ts";
import type { Prices } from "./prices.ts";

/**
 * Prices the same tasks again and again while prices move a little: the work of a dual ascent.
 *
 * For each mode it remembers its least value when last scanned. Since then the price of an interval of resource r has
 * fallen by at most the sum of `fall[r]`, the steepest fall of any interval in each move, so `floor[mode] - fall[r]` is a
 * valid lower bound now, and a mode whose bound reaches the best option found needs no scan. The option that won the last time is
 * looked at first, since it mostly wins again. Exact over all options, as the plain `Pricer` is (up to rounding of doubles).
 */
export class LazyPricer {
  value = 0;
  mode: number = NONE;
  start: number = NONE;
  isShort = false;
  evaluations = 0;
  /** The least of skipping and the listed options alone. */
  #listedValue = 0;

  readonly #model: AllocationModel;
  readonly #layout: Layout;
  readonly #view: StartView;
  /** How much intervals of a resource have become cheaper at most, summed over all moves. Kept by whoever moves the prices. [resource] */
  readonly #fall: Float64Array;
  /** Least value of a mode when last scanned, plus the falls of its resources up to then. [mode] */
  readonly #floor: Float64Array;
  /** The mode that won the last time. [task] */
  readonly #lastMode: Int32Array;
  readonly #isOpen: Uint8Array;
  readonly #openAt: Int32Array;
  readonly #opens: Int32Array;
  readonly #ends: Int32Array;
  /** Least start cost in the view. [task] */
  readonly #leastStart: Float64Array;

  constructor(model: AllocationModel, layout: Layout, view: StartView, fall: Float64Array) {
    this.#model = model;
    this.#layout = layout;
    this.#view = view;
    this.#fall = fall;
    this.#floor = model.modeCost.slice();
    this.#lastMode = new Int32Array(model.tasks).fill(NONE);
    this.#leastStart = new Float64Array(model.tasks);
    const lanes = layout.laneAmount.length,
      P = model.periods;
    this.#isOpen = new Uint8Array(lanes).fill(1);
    for (let i = 0; i < layout.freeUntil.length; i++) if (layout.freeUntil[i]! < P) this.#isOpen[(i / P) | 0] = 0;
    const shapes = model.endOf.length / P;
    this.#openAt = new Int32Array(shapes * (P + 1));
    this.#opens = new Int32Array(shapes * P);
    this.#ends = new Int32Array(shapes * P);
    let k = 0;
    for (let shape = 0; shape < shapes; shape++) {
      for (let p = 0; p < P; p++) {
        this.#openAt[shape * (P + 1) + p] = k;
        const end = model.endOf[shape * P + p]!;
        if (end !== NONE) {
          this.#opens[k] = p;
          this.#ends[k++] = end;
        }
      }
      this.#openAt[shape * (P + 1) + P] = k;
    }
    for (let task = 0; task < model.tasks; task++) {
      let least = Number.POSITIVE_INFINITY;
      const at = model.startCostRow[task]! * model.periods;
      for (let start = view.from[task]!; start < view.past[task]!; start++) {
        if (model.startCosts[at + start]! < least) least = model.startCosts[at + start]!;
      }
      this.#leastStart[task] = least;
      for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) this.#floor[mode]! += least;
    }
  }

  price(task: number, prices: Prices): void {
    const { firstMode, modeCost, firstDemand, demandResource, demandAmount } = this.#model;
    const fall = this.#fall;
    const floor = this.#floor;
    const least = this.#leastStart[task]!;
    const last = this.#lastMode[task]!;
    this.value = this.#model.skipCost[task]!;
    this.mode = NONE;
    this.start = NONE;
    if (last !== NONE) this.#scan(task, last, prices);
    const past = firstMode[task + 1]!;
    for (let mode = firstMode[task]!; mode < past; mode++) {
      if (modeCost[mode]! + least >= this.value) break;
      if (floor[mode]! >= this.value) {
        let bound = floor[mode]!;
        for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
          bound -= demandAmount[demand]! * fall[demandResource[demand]!]!;
        }
        if (bound >= this.value) continue;
      }
      if (mode !== last) this.#scan(task, mode, prices);
    }
    this.#lastMode[task] = this.mode;
    const rest = this.#model.restCost[task]! + least;
    this.#listedValue = this.value;
    this.isShort = rest < this.value;
    if (this.isShort) this.value = rest;
    this.evaluations++;
  }

  /** Whether any mode of the task last priced that could win at lower prices has a resource with a slot. */
  meets(task: number, slotOf: Int32Array): boolean {
    const { firstMode, modeCost, firstDemand, demandResource } = this.#model;
    const most = this.#listedValue - this.#leastStart[task]!;
    for (let mode = firstMode[task]!; mode < firstMode[task + 1]! && modeCost[mode]! <= most; mode++) {
      for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
        if (slotOf[demandResource[demand]!] !== NONE) return true;
      }
    }
    return false;
  }

  #scan(task: number, mode: number, prices: Prices): void {
    const { periods, modeCost, modeShape, firstDemand, demandResource, demandAmount, endOf, startCosts } = this.#model;
    const { demandLane, freeUntil, isRising } = this.#layout;
    const { sumAt, sumBefore } = prices;
    const costRow = this.#model.startCostRow[task]!;
    const costAt = costRow * periods;
    const rising = isRising[costRow] === 1;
    const past = this.#view.past[task]!;
    const endAt = modeShape[mode]! * periods;
    const first = firstDemand[mode]!;
    const pastDemand = firstDemand[mode + 1]!;
    const base = modeCost[mode]!;
    let least = Number.POSITIVE_INFINITY;
    let best = this.value;
    let start = this.#view.from[task]!;
    if (pastDemand === first + 1 && demandAmount[first] === 1 && this.#isOpen[demandLane[first]!] === 1 && rising) {
      const at = sumAt[demandResource[first]!]!;
      const opens = this.#opens,
        ends = this.#ends;
      const pastOpen = this.#openAt[modeShape[mode]! * (periods + 1) + past]!;
      let bestStart = NONE;
      let k = this.#openAt[modeShape[mode]! * (periods + 1) + start]!;
      this.evaluations -= k;
      for (; k < pastOpen; k++) {
        start = opens[k]!;
        const bare = base + startCosts[costAt + start]!;
        if (bare >= least) break;
        const value = bare + sumBefore[at + ends[k]!]! - sumBefore[at + start]!;
        if (value < least) {
          least = value;
          bestStart = start;
        }
      }
      this.evaluations += k + 1;
      if (least < best) {
        this.value = least;
        this.mode = mode;
        this.start = bestStart;
      }
      this.#floor[mode] = least + this.#fall[demandResource[first]!]!;
      return;
    }
    for (; start < past; start++) {
      const bare = base + startCosts[costAt + start]!;
      if (bare >= best) {
        if (bare < least) least = bare;
        if (rising) break;
        continue;
      }
      const end = endOf[endAt + start]!;
      if (end === NONE) continue;
      let value = bare;
      let exists = true;
      for (let demand = first; demand < pastDemand; demand++) {
        if (freeUntil[demandLane[demand]! * periods + start]! < end) {
          exists = false;
          break;
        }
        const at = sumAt[demandResource[demand]!]!;
        value += demandAmount[demand]! * (sumBefore[at + end]! - sumBefore[at + start]!);
      }
      if (!exists || value >= least) continue;
      least = value;
      if (value < best) {
        best = value;
        this.mode = mode;
        this.start = start;
      }
    }
    this.value = best;
    this.evaluations += start - this.#view.from[task]! + 1;
    for (let demand = first; demand < pastDemand; demand++) {
      least += demandAmount[demand]! * this.#fall[demandResource[demand]!]!;
    }
    this.#floor[mode] = least;
  }
}
