import type { Random, WorkBudget } from "../../base/index.ts";
import { construct } from "../anneal/construct.ts";
import { coreOf } from "../anneal/core.ts";
import { improve } from "../anneal/improve.ts";
import { HallBound } from "../halls/hall-bound.ts";
import { HallPlans } from "../halls/hall-plans.ts";
import type { Layout } from "../layout.ts";
import type { AllocationModel } from "../model.ts";
import { Occupancy } from "../occupancy.ts";
import { DualAscent } from "../rows/dual-ascent.ts";
import { Pricer } from "../rows/pricer.ts";
import type { Prices } from "../rows/prices.ts";
import { Search } from "../search.ts";
import type { StrengthenedModel } from "../seats/strengthen.ts";
import { StoreNeighbourhoods } from "../store/store-neighbourhoods.ts";
import { resequence } from "../tracks/resequence.ts";
import { type Tracks, tracksOf } from "../tracks/tracks.ts";
import type { StartView } from "../view.ts";

/** Price updates that show which lists of modes are too short. */
const SOUNDING = 8;
/** Price updates of a visit. */
const PASSES = 100;
const PASSES_LUMPY = 300;
/** Passes over the halls of the first visit, after which a plan is wanted, and of the others. */
const FIRST_HALL_PASSES = 2;
const HALL_PASSES = 40;
/** Work units a task in the first round of improvement; each round has twice the last one's, so that some round is long enough. */
const FIRST_ROUND = 20_000;

/** What a session is part of. */
export interface Whole extends Ground {
  readonly budget: WorkBudget;
  readonly unit: number;
  /** Whether a resource may be packed exactly, and stand in the proof so. */
  readonly isPackable: (resource: number) => boolean;
}

/** A model and its layout. */
export interface Ground {
  readonly model: AllocationModel;
  readonly layout: Layout;
}

/** Work on one node whose options do not meet in one period: prices, then a plan guided by them, then better plans. */
export class NodeSession {
  /** The search of plans, and that of prices: the same where no rows of steps are derived. */
  readonly search: Search;
  readonly priced: Search;
  readonly #whole: Whole;
  readonly #ground: StrengthenedModel;
  readonly #ascent: DualAscent;
  #halls: HallBound | undefined;
  #plans: HallPlans | undefined;
  readonly #tracks: Tracks | undefined;
  #occupancy: Occupancy | undefined;
  #neighbourhoods: StoreNeighbourhoods | undefined;
  #rounds = 0;
  #roundUnits: number;

  constructor(whole: Whole, priced: StrengthenedModel, view: StartView, random: Random, prices: Prices) {
    this.#whole = whole;
    this.#ground = priced;
    const searchOn = ({ model, layout }: Ground): Search =>
      new Search(model, layout, view, new Pricer(model, layout), whole.budget, random, prices);
    this.priced = searchOn(priced);
    this.search = priced.model === whole.model ? this.priced : searchOn(whole);
    this.#ascent = new DualAscent(this.priced, this.search !== this.priced);
    this.#tracks = tracksOf(whole.model, view, whole.layout.isRising);
    this.#roundUnits = FIRST_ROUND * whole.model.tasks;
  }

  /** A few price updates, to sound whether the lists of modes are long enough. */
  *sound(): Generator<void, void, void> {
    yield* this.#ascent.run(SOUNDING);
  }

  *raiseBound(): Generator<void, void, void> {
    yield* this.#ascent.run(this.search === this.priced ? PASSES : PASSES_LUMPY);
  }

  /** Packs halls, where there are any, for a cost in units to come near to; the bound that this makes. */
  *packHalls(cost: number): Generator<void, HallBound | undefined, void> {
    if (this.search === this.priced) return undefined;
    const { model, layout, unit, budget, isPackable } = this.#whole;
    const { view, prices, values } = this.priced;
    this.#halls ??= HallBound.of(
      { model, layout, priced: this.#ground, view, prices, values, unit, budget },
      isPackable,
    );
    const passes = this.#rounds === 0 ? FIRST_HALL_PASSES : HALL_PASSES;
    if (this.#halls !== undefined) yield* this.#halls.ascent.run(passes, cost);
    return this.#halls;
  }

  /**
   * A round of improvement, over sequences where the model has them, else over single insertions; the first builds a plan. Where demands
   * are lumpy every second round frees some tasks that hang together and packs them anew, guided by all rows.
   */
  *improvePlan(): Generator<void, void, void> {
    const isPlain = this.search === this.priced;
    if (this.#halls !== undefined && this.#rounds % 2 === 0) {
      yield* this.#auctionHalls(this.#halls);
      this.#rounds++;
      return;
    }
    this.#occupancy ??= isPlain ? yield* construct(this.search) : yield* this.#constructPriced();
    if (!isPlain) yield* this.#takeCore();
    if (!isPlain && this.#rounds % 2 === 1) yield* this.#packAnew();
    else if (this.#tracks === undefined) yield* improve(this.search, this.#occupancy, this.#roundUnits);
    else yield* resequence(this.search, this.#tracks, this.#roundUnits, this.#rounds === 0);
    this.#rounds++;
    this.#roundUnits *= 2;
  }

  *#auctionHalls(halls: HallBound): Generator<void, void, void> {
    this.#plans ??= new HallPlans(halls, this.search, this.#whole.unit, this.search.random);
    yield* this.#plans.run(this.#roundUnits);
  }

  *#packAnew(): Generator<void, void, void> {
    this.#neighbourhoods ??= new StoreNeighbourhoods(this.priced);
    this.priced.offer(this.search.choice, this.search.cost);
    for (const _ of this.#neighbourhoods.run(this.#roundUnits)) {
      this.search.offer(this.priced.choice, this.priced.cost);
      yield;
    }
    this.search.offer(this.priced.choice, this.priced.cost);
  }

  /** A first plan by the prices of all rows; what it satisfies includes the model's own. */
  *#constructPriced(): Generator<void, Occupancy, void> {
    if (this.#plans === undefined) yield* construct(this.priced);
    this.search.offer(this.priced.choice, this.priced.cost);
    return new Occupancy(this.search.model, this.search.layout);
  }

  /** The core at the prices of all rows: modes and starts are the same. */
  *#takeCore(): Generator<void, void, void> {
    const core = yield* coreOf(this.priced);
    this.search.values.set(this.priced.values);
    this.search.bound = this.priced.bound;
    this.search.core = { bound: this.search.bound, core };
  }
}
