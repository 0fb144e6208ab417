import type { Layout } from "../layout.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { Prices } from "./prices.ts";

const UNKNOWN = -1;
const NO = 0;
const YES = 1;

/**
 * Finds a task's cheapest option at given prices, over all its options.
 *
 * Three things keep this far below one step an option: modes come cheapest first, so the scan ends at the first whose bare
 * cost reaches the best found; an unpriced resource needs only its cheapest start; and where start costs never fall, the
 * scan of starts ends as well once the bare cost reaches the best.
 *
 * With integer prices and costs times `unit` below 2^53 every value is exact.
 */
export class Pricer {
  /** Value of the task last priced, times `unit`: the least of skipping it, any listed option, and any option not listed. */
  value = 0;
  /** The listed option of that value, NONE when skipping the task is as cheap. */
  mode: number = NONE;
  start: number = NONE;
  /** Whether an option that is not listed may be cheaper than all that are. */
  isShort = false;
  /** The least of skipping and the listed options alone. */
  listedValue = 0;
  /** Options looked at so far. */
  evaluations = 0;

  readonly #model: AllocationModel;
  readonly #layout: Layout;

  constructor(model: AllocationModel, layout: Layout) {
    this.#model = model;
    this.#layout = layout;
  }

  /**
   * Prices the task's options that start in `from <= start < past` and run no further than `freeUntil` lets them: the
   * layout's own for all options there are, an occupancy's for those that are free now.
   */
  price(
    task: number,
    from: number,
    past: number,
    prices: Prices,
    unit: number,
    freeUntil: Int16Array = this.#layout.freeUntil,
  ): void {
    const { periods, firstMode, modeCost, modeShape, firstDemand, demandResource, demandAmount, endOf, startCosts } =
      this.#model;
    const { demandLane, isRising } = this.#layout;
    const { sumAt, sumBefore } = prices;
    const isUnpriced = prices.isEmpty;
    const costRow = this.#model.startCostRow[task]!;
    const costAt = costRow * periods;
    const rising = isRising[costRow] === 1;
    let cheapest = Number.POSITIVE_INFINITY;
    for (let start = from; start < past; start++) {
      if (startCosts[costAt + start]! * unit < cheapest) cheapest = startCosts[costAt + start]! * unit;
      if (rising) break;
    }

    let best = this.#model.skipCost[task]! * unit;
    let bestMode = NONE;
    let bestStart = NONE;
    let looked = 0;

    for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
      const base = modeCost[mode]! * unit;
      if (base + cheapest >= best) break;
      const endAt = modeShape[mode]! * periods;
      const first = firstDemand[mode]!;
      const pastDemand = firstDemand[mode + 1]!;
      let isPriced = isUnpriced ? NO : UNKNOWN;
      for (let start = from; start < past; start++) {
        looked++;
        const bare = base + startCosts[costAt + start]! * unit;
        if (bare >= best) {
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
          if (isUnpriced) continue;
          const at = sumAt[demandResource[demand]!]!;
          value += demandAmount[demand]! * (sumBefore[at + end]! - sumBefore[at + start]!);
        }
        if (!exists) continue;
        if (value < best) {
          best = value;
          bestMode = mode;
          bestStart = start;
        }
        // Asked for only where an option exists: closed rooms are passed over without a look at their prices.
        if (isPriced === UNKNOWN) isPriced = this.#isPriced(mode, start, prices) ? YES : NO;
        if (isPriced === NO && rising) break;
      }
    }
    const rest = this.#model.restCost[task]! * unit + cheapest;
    this.isShort = rest < best;
    this.listedValue = best;
    this.value = this.isShort ? rest : best;
    this.mode = bestMode;
    this.start = bestStart;
    this.evaluations += looked + 1;
  }

  #isPriced(mode: number, from: number, { sumAt, sumBefore }: Prices): boolean {
    const { periods, firstDemand, demandResource } = this.#model;
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      const at = sumAt[demandResource[demand]!]!;
      if (sumBefore[at + periods]! > sumBefore[at + from]!) return true;
    }
    return false;
  }
}
