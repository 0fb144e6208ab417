import type { Random, WorkBudget } from "../../base/index.ts";
import { construct } from "../anneal/construct.ts";
import { improve } from "../anneal/improve.ts";
import type { Layout } from "../layout.ts";
import type { AllocationModel } from "../model.ts";
import type { Occupancy } from "../occupancy.ts";
import { DualAscent } from "../rows/dual-ascent.ts";
import { Pricer } from "../rows/pricer.ts";
import type { Prices } from "../rows/prices.ts";
import { Search } from "../search.ts";
import { resequence } from "../tracks/resequence.ts";
import { type Tracks, tracksOf } from "../tracks/tracks.ts";
import type { StartView } from "../view.ts";

/** Price updates that show which lists of modes are too short. */
const SOUNDING = 8;
/** Price updates of a visit. */
const PASSES = 100;
/** Work units a task in the first round of improvement; each round has twice the last one's, so that some round is long enough. */
const FIRST_ROUND = 20_000;

/** Work on one node whose options do not meet in one period: prices, then a plan guided by them, then better plans. */
export class NodeSession {
  readonly search: Search;
  readonly #ascent: DualAscent;
  readonly #tracks: Tracks | undefined;
  #occupancy: Occupancy | undefined;
  #rounds = 0;
  #roundUnits: number;

  constructor(
    model: AllocationModel,
    layout: Layout,
    view: StartView,
    budget: WorkBudget,
    random: Random,
    prices: Prices,
  ) {
    this.search = new Search(model, layout, view, new Pricer(model, layout), budget, random, prices);
    this.#ascent = new DualAscent(this.search);
    this.#tracks = tracksOf(model, view, layout.isRising);
    this.#roundUnits = FIRST_ROUND * model.tasks;
  }

  /** A few price updates, to sound whether the lists of modes are long enough. */
  *sound(): Generator<void, void, void> {
    yield* this.#ascent.run(SOUNDING);
  }

  *raiseBound(): Generator<void, void, void> {
    yield* this.#ascent.run(PASSES);
  }

  /** A round of improvement, over sequences where the model has them, else over single insertions; the first builds a plan. */
  *improvePlan(): Generator<void, void, void> {
    this.#occupancy ??= yield* construct(this.search);
    if (this.#tracks === undefined) yield* improve(this.search, this.#occupancy, this.#roundUnits);
    else yield* resequence(this.search, this.#tracks, this.#roundUnits, this.#rounds === 0);
    this.#rounds++;
    this.#roundUnits *= 2;
  }
}
