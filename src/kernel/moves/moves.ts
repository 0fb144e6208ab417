import type { Random } from "../../base/index.ts";
import { Exponential } from "../anneal/exponential.ts";
import { geometric } from "../anneal/geometric.ts";
import type { Method } from "../method.ts";
import type { Search } from "../search.ts";
import { firstPlan } from "./first-plan.ts";
import { GroupSearch } from "./group-search.ts";
import type { Ledger } from "./ledger.ts";
import { MoveKit } from "./move-kit.ts";

/** Work units between two yields. */
const SLICE = 50_000;
/** First and last temperature of a run, as multiples of the core's scale. */
const HOTTEST = 1;
const COLDEST = 0.03;
/** Temperature steps of a run: a power of two. */
const STEPS = 256;
/** Work units of a move besides the options it looks at. */
const UNITS_PER_MOVE = 8;
/** Share of a run from which on weights fall no more, so that it ends with a plan that breaks nothing. */
const SETTLING = 0.7;
/** Share of the work that goes to moves of places and groups, where there are any. */
const LARGE_SHARE = 0.3;
/** Share of the work of a run that goes to the starts of large groups beforehand. */
const GROUP_SHARE = 0.25;
/** Options are priced anew when the bound has risen by more than this share of the gap. */
const STALE = 0.03;
/** Moves between two looks at what is broken. */
const MOVES_PER_WEIGHT = 50;

/**
 * Simulated annealing over the core of a large model with couplings: moves of whole units with ejection, kept up to date in a
 * ledger in which soft ties may be broken at weights that adapt. Only feasible plans are offered.
 */
export class Moves implements Method {
  readonly name = "moves";
  readonly #search: Search;
  readonly #random: Random;
  readonly #exponential: Exponential;
  #kit: MoveKit | undefined;
  #hasBegun = false;
  /** Moves tried, and those kept. */
  runs = 0;
  tried = 0;
  kept = 0;

  constructor(search: Search) {
    this.#search = search;
    this.#random = search.random.stream("moves of groups");
    this.#exponential = new Exponential(search.random.stream("accept moves"));
  }

  *run(units: number): Generator<void, void, void> {
    const search = this.#search;
    const { budget, model } = search;
    if (model.tasks === 0) return;
    const kit = yield* this.#prepared();
    const { ledger, core } = kit;
    if (search.cost < Number.POSITIVE_INFINITY && this.#hasBegun) kit.become(search.choice);
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      ledger.ties.groups.pinned.set(kit.positions);
      yield* firstPlan(model, kit.units, kit.waiting.worth, ledger, kit.journal, kit.placer, budget);
      ledger.ties.groups.release();
      kit.renew();
      this.#offer(ledger);
    }
    if (kit.draw.isEmpty) return;
    if (!kit.groups.isEmpty) yield* this.#searchGroups(kit, GROUP_SHARE * units);
    const began = budget.spent;
    const all = Math.min(units, budget.limit - began);
    const temperatures = geometric(HOTTEST * core.scale, COLDEST * core.scale, STEPS);
    let spent = kit.placer.evaluations;
    while (!budget.isExhausted && !search.isProven) {
      const share = (budget.spent - began) / all;
      if (share >= 1) break;
      const temperature = temperatures[Math.floor(share * STEPS)]!;
      while (kit.placer.evaluations - spent < SLICE) this.#moveOnce(kit, temperature, share < SETTLING);
      budget.spend(kit.placer.evaluations - spent);
      spent = kit.placer.evaluations;
      yield;
    }
  }

  /** Looks for better starts of large groups from those of the plan. */
  *#searchGroups(kit: MoveKit, units: number): Generator<void, void, void> {
    const { budget, model } = this.#search;
    const search = new GroupSearch(model, kit, this.#random.stream(`groups ${this.runs++}`), this.#exponential);
    let spent = kit.placer.evaluations;
    for (const _ of search.run(units)) {
      budget.spend(kit.placer.evaluations - spent);
      spent = kit.placer.evaluations;
      if (budget.isExhausted) break;
      yield;
    }
    budget.spend(kit.placer.evaluations - spent);
    // It may have been cut short.
    kit.ledger.ties.groups.release();
    this.#offer(kit.ledger);
  }

  /** The ledger and all that works on it, anew when the multipliers have changed. */
  *#prepared(): Generator<void, MoveKit, void> {
    const { guide, cost } = this.#search;
    const former = this.#kit;
    if (former !== undefined) {
      const risen = (guide?.bound ?? 0) - (former.pricedAt ?? 0);
      if (guide === undefined || risen <= STALE * (cost - guide.bound)) return former;
    }
    this.#kit = yield* MoveKit.of(this.#search);
    if (former !== undefined) {
      this.#kit.ledger.inherit(former.ledger);
      this.#kit.become(former.ledger.choice);
    }
    return this.#kit;
  }

  #moveOnce(kit: MoveKit, temperature: number, mayFall: boolean): void {
    const { journal, ledger, draw } = kit;
    kit.placer.evaluations += UNITS_PER_MOVE;
    if (++this.tried % MOVES_PER_WEIGHT === 0) ledger.adaptWeights(mayFall);
    journal.begin();
    const isWhole = this.#isLargeDue(kit, mayFall) ? this.#tryLarge(kit) : draw.next();
    if (!isWhole || journal.delta > temperature * this.#exponential.next()) {
      journal.undo();
      return;
    }
    this.kept++;
    kit.waiting.keep(journal);
    journal.keep();
    this.#offer(ledger);
  }

  /** Whether moves of places and groups have had less than their share of the work. */
  #isLargeDue(kit: MoveKit, isEarly: boolean): boolean {
    if (kit.places.isEmpty && (kit.groups.isEmpty || !isEarly)) return false;
    return kit.largeWork < LARGE_SHARE * kit.placer.evaluations;
  }

  #tryLarge(kit: MoveKit): boolean {
    const { places, groups, placer, waiting } = kit;
    const before = placer.evaluations;
    const isOfPlaces = groups.isEmpty || (!places.isEmpty && this.tried % 2 === 0);
    const isWhole = isOfPlaces ? places.try(waiting) : groups.try(waiting);
    kit.largeWork += placer.evaluations - before + UNITS_PER_MOVE;
    return isWhole;
  }

  #offer(ledger: Ledger): void {
    if (ledger.isFeasible && ledger.cost < this.#search.cost) this.#search.offer(ledger.choice, ledger.cost);
  }
}
