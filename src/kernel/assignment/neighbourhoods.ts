import type { Random } from "../../base/index.ts";
import { Exponential } from "../anneal/exponential.ts";
import type { Method } from "../method.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { Search } from "../search.ts";
import { TurnShares } from "../turn-shares.ts";
import type { StartView } from "../view.ts";
import { AssignmentEarnings } from "./assignment-earnings.ts";
import { repair, takeByRegret } from "./assignment-start.ts";
import { AssignmentState } from "./assignment-state.ts";
import { type AssignmentView, assignmentViewOf, isAssignmentLike } from "./assignment-view.ts";
import { CoreDives } from "./core-dives.ts";
import { isPackable } from "./packing-items.ts";
import { type PricedCore, pricedCoreOf } from "./priced-core.ts";
import { Region } from "./region.ts";
import { RegionMoves } from "./region-moves.ts";

const YIELD_EVERY = 100_000;
/** Temperature at first, as a multiple of the core's scale; it falls to 0. */
const HOTTEST = 1;
/** Work units a task for making the plan by regret fit, which mostly takes few, before a dive over the whole is made. */
const REPAIR_UNITS = 2000;
/** Ways of getting on: moves in small regions, dives over the whole, dives in large regions; the least share of each. */
const MOVES = 0;
const WHOLE = 1;
const REGION = 2;
const LEAST_SHARE = 0.25;
/** Work units of a turn of moves. */
const TURN = 2_000_000;

/**
 * Large neighbourhoods for models that are assignments: a plan by regret at the prices of the search, repaired until it fits, then
 * region moves under annealing, in turns with dives, as it pays.
 */
export class Neighbourhoods implements Method {
  readonly name = "neighbourhoods";

  readonly #search: Search;
  readonly #state: AssignmentState;
  readonly #random: Random;
  readonly #moves: RegionMoves;
  readonly #dives: CoreDives | undefined;
  readonly #shares = new TurnShares(3, LEAST_SHARE);
  /** Work of each way over its share at the time: whose is least has the next turn (stride scheduling: Waldspurger and Weihl 1995). */
  readonly #passed = new Float64Array(3);
  #core: PricedCore | undefined;

  /** Whether a model is one for this method. */
  static fits(model: AllocationModel, view: StartView): boolean {
    return isAssignmentLike(model, view);
  }

  /** `earnings`: prices on tasks to share with whoever else raises them. */
  constructor(
    search: Search,
    view: AssignmentView = assignmentViewOf(search.model, search.view),
    earnings: AssignmentEarnings | undefined = isPackable(view) ? new AssignmentEarnings(search, view) : undefined,
  ) {
    const random = search.random.stream("neighbourhoods");
    this.#search = search;
    this.#random = random;
    this.#state = new AssignmentState(view);
    const region = new Region(this.#state, random.stream("regions"));
    this.#moves = new RegionMoves(
      this.#state,
      region,
      random.stream("moves"),
      new Exponential(random.stream("accept")),
    );
    if (earnings !== undefined) {
      this.#dives = new CoreDives(search, this.#state, region, random.stream("dives"), earnings);
    }
  }

  /** One round of annealing. */
  *run(units: number): Generator<void, void, void> {
    const search = this.#search;
    const { budget } = search;
    const state = this.#state;
    if (this.#hasTaskWithoutOption()) return;
    const core = yield* this.#begin();
    const began = budget.spent;
    const end = began + Math.min(units, budget.limit - began);
    if (state.overloaded > 0) yield* repair(state, core, this.#random, budget, REPAIR_UNITS * state.view.tasks);
    while (budget.spent < end && !budget.isExhausted && !search.isProven) {
      if (state.overloaded > 0 && this.#dives !== undefined) yield* this.#dives.whole();
      if (state.overloaded > 0) yield* repair(state, core, this.#random, budget, end - budget.spent);
      if (state.overloaded > 0) continue;
      if (state.cost < search.cost) search.offer(state.choice(), state.cost);
      yield* this.#takeTurn(core, began, end);
    }
  }

  /** One turn of the way whose turn it is. */
  *#takeTurn(core: PricedCore, began: number, end: number): Generator<void, void, void> {
    const search = this.#search;
    const state = this.#state;
    const dives = this.#dives;
    if (dives === undefined) {
      yield* this.#anneal(core, began, end);
      return;
    }
    const passed = this.#passed;
    let way = MOVES;
    if (passed[WHOLE]! < passed[way]!) way = WHOLE;
    if (passed[REGION]! < passed[way]!) way = REGION;
    const { cost } = search;
    const { spent } = search.budget;
    if (way === MOVES) yield* this.#anneal(core, began, end);
    else if (way === WHOLE) yield* dives.whole();
    else yield* dives.region(core);
    if (state.cost < search.cost) search.offer(state.choice(), state.cost);
    const work = search.budget.spent - spent;
    this.#shares.record(way, cost - search.cost, work);
    passed[way]! += work / this.#shares.of(way);
  }

  /** A turn of moves. */
  *#anneal(core: PricedCore, began: number, end: number): Generator<void, void, void> {
    const search = this.#search;
    const { budget } = search;
    const state = this.#state;
    const until = Math.min(end, budget.spent + TURN);
    do {
      let work = 0;
      const temperature = HOTTEST * core.scale * Math.max(0, (end - budget.spent) / Math.max(1, end - began));
      while (work < YIELD_EVERY) {
        work += this.#moves.move(core, temperature);
        if (state.cost < search.cost) search.offer(state.choice(), state.cost);
      }
      budget.spend(work);
      yield;
    } while (budget.spent < until && !budget.isExhausted && !search.isProven);
  }

  /** The core at the prices of the search; a plan at the first time, or when the search has a better one. */
  *#begin(): Generator<void, PricedCore, void> {
    const search = this.#search;
    const state = this.#state;
    const { view } = state;
    this.#core ??= yield* pricedCoreOf(
      view,
      Float64Array.from(view.rowPlace, (place) => search.prices.atRow(place)),
    );
    yield;
    const isNew = state.option[0] === NONE;
    const isWorse = isNew || state.overloaded > 0 || state.cost > search.cost;
    const isTaken = search.cost < Number.POSITIVE_INFINITY && isWorse && state.take(search.choice);
    if (isNew && !isTaken) takeByRegret(state, this.#core);
    yield;
    return this.#core;
  }

  #hasTaskWithoutOption(): boolean {
    const { firstOption, tasks } = this.#state.view;
    for (let task = 0; task < tasks; task++) if (firstOption[task] === firstOption[task + 1]) return true;
    return tasks === 0;
  }
}
