import { type CoreEntries, entriesOf } from "../anneal/core-entries.ts";
import { type AllocationModel, type Choice, NONE } from "../model.ts";
import type { Search } from "../search.ts";
import { bestPositions, groupCurvesOf } from "./group-curves.ts";
import { GroupMove } from "./group-move.ts";
import { Journal } from "./journal.ts";
import { Ledger } from "./ledger.ts";
import { modeClassesOf } from "./mode-classes.ts";
import { MoveDraw } from "./move-draw.ts";
import { PlaceMove } from "./place-move.ts";
import { type PricedOptions, pricedOptionsOf } from "./priced-options.ts";
import { QuotaRelief } from "./quota-relief.ts";
import { type UnitCosts, unitCostsOf } from "./unit-costs.ts";
import { UnitMove } from "./unit-move.ts";
import { UnitPlacer } from "./unit-placer.ts";
import { type Units, unitsOf } from "./units.ts";
import { Waiting } from "./waiting.ts";

/** What a kit is put together from. */
interface KitParts {
  readonly units: Units;
  readonly core: PricedOptions;
  readonly ledger: Ledger;
  readonly entries: CoreEntries;
  readonly costs: UnitCosts;
  readonly relief: QuotaRelief;
}

/** A ledger at the multipliers of the time, and all that works on it. */
export class MoveKit {
  readonly core: PricedOptions;
  readonly ledger: Ledger;
  readonly journal: Journal;
  readonly units: Units;
  readonly placer: UnitPlacer;
  readonly draw: MoveDraw;
  readonly places: PlaceMove;
  readonly groups: GroupMove;
  /** Where prices would have the large groups; empty when there are none. [group] */
  readonly positions: Int32Array;
  /** Bound whose multipliers it was made with. */
  readonly pricedAt: number | undefined;
  waiting: Waiting;
  /** Work of moves of places and groups so far. */
  largeWork = 0;

  readonly #makeWaiting: () => Waiting;
  readonly #makeMove: () => UnitMove;

  static *of(search: Search, units: Units = unitsOf(search.model)): Generator<void, MoveKit, void> {
    const pricedAt = search.guide?.bound;
    const { model } = search;
    // Each part takes a while on a large model.
    const classes = modeClassesOf(model);
    yield;
    const core = yield* pricedOptionsOf(search, units, classes);
    yield;
    const ledger = new Ledger(model, core.scale, classes);
    yield;
    const entries = entriesOf(model, core);
    yield;
    const costs = unitCostsOf(model, core, units, ledger.skipCost);
    yield;
    const relief = new QuotaRelief(model, ledger, units, costs, search.random.stream("relief"));
    yield;
    return new MoveKit(search, { units, core, ledger, entries, costs, relief }, pricedAt);
  }

  private constructor(search: Search, parts: KitParts, pricedAt: number | undefined) {
    const { model, guide } = search;
    const { units, core, ledger, entries, costs, relief } = parts;
    const random = search.random.stream("moves");
    this.core = core;
    this.pricedAt = pricedAt;
    this.units = units;
    this.ledger = ledger;
    if (guide !== undefined) this.ledger.quotas.raiseWeights(guide.multipliers.most, guide.multipliers.least);
    this.journal = new Journal(this.ledger, model.tasks);
    this.placer = new UnitPlacer(model, core, this.ledger, this.journal, this.units, random.stream("place"));
    const fill = random.stream("fill");
    this.#makeWaiting = () => new Waiting(model, core, entries, this.ledger, costs, units, fill);
    this.waiting = this.#makeWaiting();
    const eject = random.stream("eject");
    this.#makeMove = () =>
      new UnitMove(model, core, this.ledger, this.journal, this.units, this.placer, this.waiting, relief, eject);
    this.places = new PlaceMove(model, this.ledger, this.journal, units, this.placer, random.stream("places"));
    this.groups = new GroupMove(model, this.ledger, this.journal, units, this.placer, random.stream("groups"));
    const heldBy = heldTasks(model, units, this.groups.isLarge);
    this.draw = new MoveDraw(model, core, this.ledger, this.placer, this.#makeMove(), heldBy, random.stream("draw"));
    this.positions = this.groups.isEmpty
      ? new Int32Array(0)
      : bestPositions(model, groupCurvesOf(model, core, costs.skip, this.groups.isLarge));
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

/** For each task a task of its unit that is in a large group, NONE where there is none. */
function heldTasks({ tasks, groupOf }: AllocationModel, units: Units, isLarge: Uint8Array): Int32Array {
  const heldBy = new Int32Array(tasks).fill(NONE);
  for (let unit = 0; unit < units.count; unit++) {
    const members = units.member.subarray(units.firstMember[unit], units.firstMember[unit + 1]);
    const held = members.find((task) => groupOf[task] !== NONE && isLarge[groupOf[task]!] === 1);
    if (held !== undefined) for (const task of members) heldBy[task] = held;
  }
  return heldBy;
}
