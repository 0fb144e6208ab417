import type { WorkBudget } from "../../base/index.ts";
import type { Layout } from "../layout.ts";
import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";
import { type HallPrices, type PricedRun, pricedRuns } from "../proof.ts";
import { loadRuns, type Prices, zeroPrices } from "../rows/prices.ts";
import type { StrengthenedModel } from "../seats/strengthen.ts";
import type { StartView } from "../view.ts";
import { HallAscent } from "./hall-ascent.ts";
import { type Halls, hallsOf } from "./halls.ts";

/** What a bound by halls starts from: a model, its rows with the best prices known, and what tasks cost at these. */
export interface HallGround {
  readonly model: AllocationModel;
  readonly layout: Layout;
  readonly priced: StrengthenedModel;
  readonly view: StartView;
  readonly prices: Prices;
  readonly values: Float64Array;
  readonly unit: number;
  readonly budget: WorkBudget;
}

/**
 * The bound of a model whose halls are packed exactly. All else keeps the prices of its rows: they are constant here, and so is what a task
 * costs at the least where no hall is packed.
 */
export class HallBound {
  readonly ascent: HallAscent;
  /** Prices of the rows that are not packed. */
  readonly runs: readonly PricedRun[];
  readonly #halls: Halls;
  readonly #periods: number;
  readonly #paid: number;

  private constructor(ground: HallGround, halls: Halls) {
    const { model, priced, prices, values, unit, budget } = ground;
    const isPacked = new Uint8Array(model.resources);
    for (const resource of halls.resource) isPacked[resource] = 1;
    const rows = priced.named(pricedRuns(prices, unit, model.periods));
    this.runs = rows.filter(({ resource }) => isPacked[resource] === 0);
    this.#halls = halls;
    this.#periods = model.periods;
    const kept = priced.rowed(this.runs);
    this.#paid = paidFor(priced.model, kept);
    this.ascent = new HallAscent(
      model.tasks,
      halls,
      budget,
      unit,
      values,
      ceilings(ground, halls, kept),
      priceByMoment(priced.model, halls, prices),
    );
  }

  /** Undefined where no hall can be packed, or a task costs without end. */
  static of(ground: HallGround, isEligible: (resource: number) => boolean): HallBound | undefined {
    const { model, layout, priced, view, values } = ground;
    if (model.groupSpread.length > 0 || !values.every(Number.isFinite)) return undefined;
    const halls = hallsOf(model, layout, view, (resource) => priced.isLumpy(resource) && isEligible(resource));
    return halls.count === 0 ? undefined : new HallBound(ground, halls);
  }

  /** In units. */
  get value(): number {
    return this.ascent.value - this.#paid;
  }

  /** What is proven, and by what. */
  proof(): HallPrices {
    const { worths, most, seatWorths } = this.ascent.proof();
    const { resource, momentAt } = this.#halls;
    const periods = this.#periods;
    return {
      worths: [...worths],
      packings: Array.from(resource, (row, hall) => ({
        resource: row,
        most: most[hall]!,
        firstPeriod: 0,
        prices: Array.from({ length: periods }, (_, period) =>
          Math.round(seatWorths[hall]![momentAt[hall * periods + period]!]!),
        ),
      })),
    };
  }
}

/** What each task costs at the most: left out, where no hall is packed, or by a mode that no list holds. In units. [task] */
function ceilings(
  { model, layout, priced, view, unit }: HallGround,
  halls: Halls,
  runs: readonly PricedRun[],
): Float64Array {
  const { firstMode, modeCost, modeShape, startCostRow, startCosts, skipCost, restCost, endOf, periods } = model;
  const { firstDemand, demandResource, demandAmount } = priced.model;
  const prices = zeroPrices(priced.model);
  loadRuns(priced.model, prices, runs, 1);
  const { sumAt, sumBefore } = prices;
  const exists = (mode: number, start: number, end: number): boolean => {
    if (end === NONE) return false;
    for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
      if (layout.freeUntil[layout.demandLane[demand]! * periods + start]! < end) return false;
    }
    return true;
  };
  return Float64Array.from({ length: model.tasks }, (_, task) => {
    const costAt = startCostRow[task]! * periods;
    let least = skipCost[task]! * unit;
    let cheapest = Number.POSITIVE_INFINITY;
    for (let start = view.from[task]!; start < view.past[task]!; start++) {
      cheapest = Math.min(cheapest, startCosts[costAt + start]! * unit);
    }
    least = Math.min(least, restCost[task]! * unit + cheapest);
    for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
      if (halls.hallOfMode[mode] !== NONE) continue;
      for (let start = view.from[task]!; start < view.past[task]!; start++) {
        const end = endOf[modeShape[mode]! * periods + start]!;
        if (!exists(mode, start, end)) continue;
        let value = (modeCost[mode]! + startCosts[costAt + start]!) * unit;
        for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
          const at = sumAt[demandResource[demand]!]!;
          value += demandAmount[demand]! * (sumBefore[at + end]! - sumBefore[at + start]!);
        }
        least = Math.min(least, value);
      }
    }
    return least;
  });
}

/** What an option pays from a moment to the next, by all rows of its hall. */
function priceByMoment(
  { firstDemand, demandResource, demandAmount, endOf, modeShape, periods }: AllocationModel,
  halls: Halls,
  { sumAt, sumBefore }: Prices,
): (option: number, moment: number) => number {
  return (option, moment) => {
    const mode = halls.mode[option]!;
    const start = halls.start[option]!;
    const end = endOf[modeShape[mode]! * periods + start]!;
    const hallAt = halls.hallOfMode[mode]! * periods;
    let price = 0;
    for (let period = start; period < end; period++) {
      if (Math.min(halls.momentAt[hallAt + period]!, halls.past[option]! - 1) !== moment) continue;
      for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
        const at = sumAt[demandResource[demand]!]! + period;
        price += demandAmount[demand]! * (sumBefore[at + 1]! - sumBefore[at]!);
      }
    }
    return price;
  };
}

function paidFor({ capacity, periods }: AllocationModel, runs: readonly PricedRun[]): number {
  let paid = 0;
  for (const { resource, firstPeriod, prices } of runs) {
    for (let i = 0; i < prices.length; i++) {
      const left = capacity[resource * periods + firstPeriod + i]!;
      if (left !== UNLIMITED) paid += prices[i]! * left;
    }
  }
  return paid;
}
