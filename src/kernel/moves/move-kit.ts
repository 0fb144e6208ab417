import { entriesOf } from "../anneal/core-entries.ts";
import type { Choice } from "../model.ts";
import type { Search } from "../search.ts";
import { Journal } from "./journal.ts";
import { Ledger } from "./ledger.ts";
import { MoveDraw } from "./move-draw.ts";
import { type PricedOptions, pricedOptionsOf } from "./priced-options.ts";
import { unitCostsOf } from "./unit-costs.ts";
import { UnitMove } from "./unit-move.ts";
import { UnitPlacer } from "./unit-placer.ts";
import { type Units, unitsOf } from "./units.ts";
import { Waiting } from "./waiting.ts";

/** A ledger at the multipliers of the time, and all that works on it. */
export class MoveKit {
  readonly core: PricedOptions;
  readonly ledger: Ledger;
  readonly journal: Journal;
  readonly units: Units;
  readonly placer: UnitPlacer;
  readonly draw: MoveDraw;
  /** Bound whose multipliers it was made with. */
  readonly pricedAt: number | undefined;
  waiting: Waiting;

  readonly #makeWaiting: () => Waiting;
  readonly #makeMove: () => UnitMove;

  static *of(search: Search): Generator<void, MoveKit, void> {
    const pricedAt = search.guide?.bound;
    const units = unitsOf(search.model);
    const core = yield* pricedOptionsOf(search, units);
    return new MoveKit(search, units, core, pricedAt);
  }

  private constructor(search: Search, units: Units, core: PricedOptions, pricedAt: number | undefined) {
    const { model, guide } = search;
    const random = search.random.stream("moves");
    this.core = core;
    this.pricedAt = pricedAt;
    this.units = units;
    this.ledger = new Ledger(model, core.scale);
    if (guide !== undefined) this.ledger.quotas.raiseWeights(guide.multipliers.most, guide.multipliers.least);
    this.journal = new Journal(this.ledger, model.tasks);
    this.placer = new UnitPlacer(model, core, this.ledger, this.journal, this.units, random.stream("place"));
    const entries = entriesOf(model, core);
    const costs = unitCostsOf(model, core, units, this.ledger.skipCost);
    const fill = random.stream("fill");
    this.#makeWaiting = () => new Waiting(model, core, entries, this.ledger, costs, fill);
    this.waiting = this.#makeWaiting();
    const eject = random.stream("eject");
    this.#makeMove = () =>
      new UnitMove(model, core, this.ledger, this.journal, this.units, this.placer, this.waiting, eject);
    this.draw = new MoveDraw(model, core, this.ledger, this.placer, this.#makeMove(), random.stream("draw"));
  }

  become(choice: Choice): void {
    this.ledger.become(choice);
    this.renew();
  }

  /** Counts who waits anew, after changes that no trial made. */
  renew(): void {
    this.waiting = this.#makeWaiting();
    this.draw.move = this.#makeMove();
  }
}
