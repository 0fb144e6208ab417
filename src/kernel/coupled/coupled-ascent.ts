import type { WorkBudget } from "../../base/index.ts";
import type { Layout } from "../layout.ts";
import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";
import { allPositions } from "../positions.ts";
import { usualTerms } from "../usual-amounts.ts";
import { CapacityUse } from "./capacity-use.ts";
import { CoupledValuer } from "./coupled-value.ts";
import { copyMultipliers, type Multipliers, type PricedRows, pricedRowsOf, zeroMultipliers } from "./multipliers.ts";
import { PricedKind } from "./priced-kind.ts";

/** What a pass leaves of the step, and the share of the first step at which a round ends. */
const SHRINK = 0.98;
const LAST_STEP = 0.003;
/** First step of a round, as a share of the price at which the bound would double; each round starts with a smaller one. */
const FIRST_STEP = 0.4;
const ROUND_SHRINK = 0.5;
/** A round whose first step is smaller than this would change nothing that matters. */
const LEAST_FIRST_STEP = 0.001;

/** Raises the Lagrangian bound of a model with couplings by moving each price along what its row has too much of. */
export class CoupledAscent {
  readonly rows: PricedRows;
  /** The best multipliers, and the bound that they give. */
  readonly best: Multipliers;
  bound: number = Number.NEGATIVE_INFINITY;

  readonly #model: AllocationModel;
  readonly #budget: WorkBudget;
  readonly #valuer: CoupledValuer;
  readonly #now: Multipliers;
  readonly #capacity: PricedKind;
  readonly #most: PricedKind;
  readonly #least: PricedKind;
  readonly #share: PricedKind;
  readonly #use: CapacityUse;
  #firstStep = FIRST_STEP;
  /** Share of the first step that the next pass takes. */
  #step = 1;
  #isScaled = false;

  constructor(model: AllocationModel, layout: Layout, budget: WorkBudget) {
    this.rows = pricedRowsOf(model);
    this.#model = model;
    this.#budget = budget;
    this.#valuer = new CoupledValuer(model, layout, this.rows, 1, budget);
    this.best = zeroMultipliers(model, this.rows);
    this.#now = zeroMultipliers(model, this.rows);
    this.#capacity = new PricedKind(this.#now.capacity.values);
    this.#most = new PricedKind(this.#now.most, this.rows.linear.highest);
    this.#least = new PricedKind(this.#now.least);
    this.#share = new PricedKind(this.#now.share);
    this.#use = new CapacityUse(model);
    this.#most.unit = this.#least.unit = usualTerms(this.rows.linear);
    this.#spreadCosts();
  }

  /** Whether steps have become too small to matter, or no choice satisfies the model. */
  get isConverged(): boolean {
    return this.#firstStep < LEAST_FIRST_STEP || this.bound === Number.POSITIVE_INFINITY;
  }

  /** So many passes over all tasks. */
  *run(passes: number): Generator<void, void, void> {
    const positions = allPositions(this.#model);
    for (let pass = 0; pass < passes && !this.isConverged && !this.#budget.isExhausted; pass++) {
      const bound = yield* this.#valuer.evaluate(this.#now, positions);
      if (bound > this.bound) {
        this.bound = bound;
        copyMultipliers(this.#now, this.best);
      }
      // A task that can be neither placed nor left out: nothing can be added to that.
      if (this.isConverged) return;
      yield;
      this.#count();
      if (!this.#isScaled) this.#scale(bound);
      for (const kind of this.#kinds) kind.move(this.#firstStep * this.#step);
      this.#step *= SHRINK;
      if (this.#step < LAST_STEP) this.#restart();
      yield;
    }
  }

  get #kinds(): PricedKind[] {
    return [this.#capacity, this.#most, this.#least, this.#share];
  }

  /** The cost of a place, spread evenly over all who might use it: nothing is lost, and nothing is known yet. */
  #spreadCosts(): void {
    const { place } = this.rows.shares;
    const users = new Int32Array(this.#model.couplings.places.cost.length);
    for (const at of place) users[at]!++;
    place.forEach((at, share) => {
      this.#now.share[share] = this.#model.couplings.places.cost[at]! / users[at]!;
    });
  }

  /** What each row has too much of in the choice of the last pass. */
  #count(): void {
    const model = this.#model;
    const rows = this.rows;
    const { choice, places } = this.#valuer;
    this.#use.count(choice);
    for (const resource of this.#use.exceeded) this.#now.capacity.open(resource);
    this.#growCapacities();
    for (const kind of this.#kinds) kind.slope.fill(0);
    for (let task = 0; task < model.tasks; task++) {
      if (choice.mode[task] !== NONE) this.#useRows(choice.mode[task]!, choice.start[task]!);
    }
    this.#countCapacities();
    const { firstOfPlace, placeRow, placeCoefficient } = rows.linear;
    for (let place = 0; place < places.isOpen.length; place++) {
      if (places.isOpen[place] === 0) continue;
      for (let at = firstOfPlace[place]!; at < firstOfPlace[place + 1]!; at++) {
        this.#most.slope[placeRow[at]!]! += placeCoefficient[at]!;
      }
    }
    for (let row = 0; row < rows.linear.count; row++) {
      this.#least.slope[row] = rows.linear.min[row]! - this.#most.slope[row]!;
      this.#most.slope[row]! -= rows.linear.max[row]!;
    }
    rows.shares.place.forEach((place, share) => {
      this.#share.slope[share]! -= places.isOpen[place]!;
    });
  }

  #growCapacities(): void {
    const { values, slots, resourceOf, periods } = this.#now.capacity;
    this.#capacity.grow(values);
    for (let slot = 0; slot < slots; slot++) {
      this.#capacity.unit.fill(this.#use.usual[resourceOf[slot]!]!, slot * periods, (slot + 1) * periods);
    }
  }

  #countCapacities(): void {
    const { periods, capacity } = this.#model;
    const { slots, resourceOf } = this.#now.capacity;
    for (let slot = 0; slot < slots; slot++) {
      const resource = resourceOf[slot]!;
      const isThere = this.#isThere(resource);
      for (let period = 0; period < periods; period++) {
        const row = resource * periods + period;
        this.#capacity.slope[slot * periods + period] =
          capacity[row] === UNLIMITED ? Number.NEGATIVE_INFINITY : this.#use.used[row]! - capacity[row]! * isThere;
      }
    }
  }

  /** 0 for a resource of a place that is closed, else 1. */
  #isThere(resource: number): number {
    const place = this.rows.shares.ownerOf[resource]!;
    return place === NONE ? 1 : this.#valuer.places.isOpen[place]!;
  }

  #useRows(mode: number, start: number): void {
    const { linear, shares } = this.rows;
    for (let term = linear.firstTerm[mode]!; term < linear.firstTerm[mode + 1]!; term++) {
      if (start < linear.termFrom[term]! || start >= linear.termPast[term]!) continue;
      this.#most.slope[linear.termRow[term]!]! += linear.termCoefficient[term]!;
    }
    for (let use = shares.firstOfMode[mode]!; use < shares.firstOfMode[mode + 1]!; use++) {
      this.#share.slope[shares.ofMode[use]!]! += 1;
    }
  }

  /** Scales the steps of each kind by what one more unit of all its rows would be worth. */
  #scale(bound: number): void {
    this.#isScaled = true;
    const model = this.#model;
    const worth = Math.max(1, Math.abs(bound)) + costsAtStake(model);
    this.#capacity.scale = worth / Math.max(1, this.#use.total);
    this.#most.scale = this.#least.scale = worth / model.tasks;
    this.#share.scale = worth / model.tasks;
  }

  /** Goes on from the best prices with smaller steps. */
  #restart(): void {
    copyMultipliers(this.best, this.#now);
    for (const kind of this.#kinds) kind.forget();
    this.#firstStep *= ROUND_SHRINK;
    this.#step = 1;
  }
}

/** What tasks cost in their middling modes above their cheapest ones, and what all places cost: the scale of what prices decide. */
function costsAtStake({ tasks, firstMode, modeCost, couplings }: AllocationModel): number {
  let sum = couplings.places.cost.reduce((total, cost) => total + cost, 0);
  for (let task = 0; task < tasks; task++) {
    const first = firstMode[task]!;
    if (first === firstMode[task + 1]!) continue;
    sum += modeCost[(first + firstMode[task + 1]! - 1) >> 1]! - modeCost[first]!;
  }
  return sum;
}
