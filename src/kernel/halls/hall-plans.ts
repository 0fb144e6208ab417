import type { Random } from "../../base/index.ts";
import { choiceCost, NONE } from "../model.ts";
import { Occupancy } from "../occupancy.ts";
import { NO_PRICES } from "../rows/prices.ts";
import type { Search } from "../search.ts";
import { HallAuction } from "./hall-auction.ts";
import type { HallBound } from "./hall-bound.ts";

/** Plans of a model with halls: by an auction at the worths of the best bound, then by auctions of a few halls. Who is in no hall goes elsewhere, if there is room. */
export class HallPlans {
  readonly #bound: HallBound;
  readonly #search: Search;
  readonly #auction: HallAuction;
  /** The bound at whose worths the last auction began. */
  #begunAt: number = Number.NEGATIVE_INFINITY;

  constructor(bound: HallBound, search: Search, unit: number, random: Random) {
    this.#bound = bound;
    this.#search = search;
    const { halls, costs } = bound.ascent;
    this.#auction = new HallAuction(halls, costs, outCosts(search, costs, unit), search.budget, random);
  }

  /** A whole auction where the bound has risen, and smaller ones for about so many units. */
  *run(units: number): Generator<void, void, void> {
    const auction = this.#auction;
    const { bestCost } = auction;
    const { ascent } = this.#bound;
    if (ascent.value > this.#begunAt) {
      this.#begunAt = ascent.value;
      yield* auction.begin(ascent.worths);
    }
    yield* auction.improve(units);
    if (auction.bestCost < bestCost) this.#offer();
  }

  #offer(): void {
    const search = this.#search;
    const { model, layout, view, pricer, budget } = search;
    const { halls } = this.#bound.ascent;
    const { bestOption } = this.#auction;
    const occupancy = new Occupancy(model, layout);
    for (let task = 0; task < model.tasks; task++) {
      const option = bestOption[task]!;
      if (option !== NONE) occupancy.place(task, halls.mode[option]!, halls.start[option]!);
    }
    const before = pricer.evaluations;
    for (let task = 0; task < model.tasks; task++) {
      if (bestOption[task] !== NONE) continue;
      pricer.price(task, view.from[task]!, view.past[task]!, NO_PRICES, 1, occupancy.freeUntil);
      if (pricer.mode !== NONE) occupancy.place(task, pricer.mode, pricer.start);
    }
    budget.spend(pricer.evaluations - before);
    search.offer(occupancy.choice, choiceCost(model, occupancy.choice));
  }
}

/** What tasks cost that are left out, in units: more than all options together where they may not be. [task] */
function outCosts({ model }: Search, costs: Float64Array, unit: number): Float64Array {
  let dearest = 0;
  for (const cost of costs) dearest = Math.max(dearest, cost);
  return model.skipCost.map((cost) => (cost === Number.POSITIVE_INFINITY ? dearest * (model.tasks + 1) : cost * unit));
}
