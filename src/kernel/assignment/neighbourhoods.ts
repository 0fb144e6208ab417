import type { Random } from "../../base/index.ts";
import { Exponential } from "../anneal/exponential.ts";
import type { Method } from "../method.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { Search } from "../search.ts";
import type { StartView } from "../view.ts";
import { AssignmentEarnings } from "./assignment-earnings.ts";
import { repair, takeByRegret } from "./assignment-start.ts";
import { AssignmentState } from "./assignment-state.ts";
import { type AssignmentView, assignmentViewOf, isAssignmentLike } from "./assignment-view.ts";
import { CoreRounds } from "./core-rounds.ts";
import { isPackable } from "./packing-items.ts";
import { type PricedCore, pricedCoreOf } from "./priced-core.ts";
import { Region } from "./region.ts";
import { RegionMoves } from "./region-moves.ts";

const YIELD_EVERY = 100_000;
/** Temperature at first, as a multiple of the core's scale; it falls to 0. */
const HOTTEST = 1;
/** Work units a task for making the plan by regret fit, which mostly takes few, before a dive over the whole is made. */
const REPAIR_UNITS = 2000;
/** Share of the work that goes into cores, where rows can be packed one by one: until it is known what pays, least and most. */
const FIRST_SHARE = 0.6;
const LEAST_SHARE = 0.3;
const MOST_SHARE = 0.8;
/** Share of what is remembered of former gains. */
const MEMORY = 0.8;

/**
 * Large neighbourhoods for models that are assignments: a plan by regret at the prices of the search, repaired until it fits, then
 * region moves under annealing, in turns with searches of cores.
 */
export class Neighbourhoods implements Method {
  readonly name = "neighbourhoods";

  readonly #search: Search;
  readonly #state: AssignmentState;
  readonly #random: Random;
  readonly #moves: RegionMoves;
  readonly #cores: CoreRounds | undefined;
  #core: PricedCore | undefined;
  /** Work that moves may still do before cores are due. */
  #owed = 0;
  /** What a unit of work on cores, and on moves, has gained of late. */
  #corePay = 0;
  #movePay = 0;

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
      this.#cores = new CoreRounds(search, view, earnings);
    }
  }

  /** One round of annealing. */
  *run(units: number): Generator<void, void, void> {
    const search = this.#search;
    const { budget } = search;
    const state = this.#state;
    if (this.#hasTaskWithoutOption()) return;
    const core = this.#begin();
    const began = budget.spent;
    const end = began + Math.min(units, budget.limit - began);
    if (state.overloaded > 0) yield* repair(state, core, this.#random, budget, REPAIR_UNITS * state.view.tasks);
    while (budget.spent < end && !budget.isExhausted && !search.isProven) {
      if (this.#areCoresDue()) {
        yield* this.#askCores(this.#cores!);
        if (search.cost < state.cost || state.overloaded > 0) state.take(search.choice);
      }
      if (state.overloaded > 0) yield* repair(state, core, this.#random, budget, end - budget.spent);
      if (state.overloaded > 0) continue;
      if (state.cost < search.cost) search.offer(state.choice(), state.cost);
      yield* this.#anneal(core, began, end);
    }
  }

  #areCoresDue(): boolean {
    return this.#cores !== undefined && this.#owed <= 0;
  }

  /** One search of cores, and what moves are owed then. */
  *#askCores(cores: CoreRounds): Generator<void, void, void> {
    const search = this.#search;
    const { cost } = search;
    const before = cores.work;
    yield* cores.move();
    const work = Math.max(1, cores.work - before);
    const gain = cost < Number.POSITIVE_INFINITY ? cost - search.cost : 0;
    this.#corePay = MEMORY * this.#corePay + ((1 - MEMORY) * gain) / work;
    const pay = this.#corePay + this.#movePay;
    const share = pay > 0 ? Math.max(LEAST_SHARE, Math.min(MOST_SHARE, this.#corePay / pay)) : FIRST_SHARE;
    this.#owed += (work * (1 - share)) / share;
  }

  /** Moves until cores are due again. */
  *#anneal(core: PricedCore, began: number, end: number): Generator<void, void, void> {
    const search = this.#search;
    const { budget } = search;
    const state = this.#state;
    const before = search.cost;
    let total = 0;
    do {
      let work = 0;
      const temperature = HOTTEST * core.scale * Math.max(0, (end - budget.spent) / Math.max(1, end - began));
      while (work < YIELD_EVERY) {
        work += this.#moves.move(core, temperature);
        if (state.cost < search.cost) search.offer(state.choice(), state.cost);
      }
      total += work;
      this.#owed -= work;
      budget.spend(work);
      yield;
    } while (budget.spent < end && !budget.isExhausted && !search.isProven && !this.#areCoresDue());
    this.#movePay = MEMORY * this.#movePay + ((1 - MEMORY) * (before - search.cost)) / total;
  }

  /** The core at the prices of the search; a plan at the first time, or when the search has a better one. */
  #begin(): PricedCore {
    const search = this.#search;
    const state = this.#state;
    const { view } = state;
    this.#core ??= pricedCoreOf(
      view,
      Float64Array.from(view.rowPlace, (place) => search.prices.atRow(place)),
    );
    const isNew = state.option[0] === NONE;
    const isWorse = isNew || state.overloaded > 0 || state.cost > search.cost;
    const isTaken = search.cost < Number.POSITIVE_INFINITY && isWorse && state.take(search.choice);
    if (isNew && !isTaken) takeByRegret(state, this.#core);
    return this.#core;
  }

  #hasTaskWithoutOption(): boolean {
    const { firstOption, tasks } = this.#state.view;
    for (let task = 0; task < tasks; task++) if (firstOption[task] === firstOption[task + 1]) return true;
    return tasks === 0;
  }
}
