import type { Random, WorkBudget } from "../../base/index.ts";
import { Exponential } from "../anneal/exponential.ts";
import { OpenSetMoves } from "./open-set-moves.ts";
import { OpenSetPlan } from "./open-set-plan.ts";
import { OpenSetPrices } from "./open-set-prices.ts";
import type { PlaceBound } from "./place-bound.ts";
import type { PlaceGuide } from "./place-guide.ts";

/** Steps of the prices of a set, and of one that is looked at for a plan. */
const STEPS = 40;
const MORE_STEPS = 150;
/** A plan is worked on as long as a round gains this part of what it lacks to the best. */
const LEAST_GAIN = 0.25;
/** Rounds without gain on a plan that is the best. */
const PATIENCE = 2;
/** Sites opened beyond those of a bound, as long as no plan fits. */
const MOST_MORE = 10;
/** Sets whose plans are remembered at most. */
const MOST_SEEN = 200_000;

/** Takes in plans. */
export interface PlanSink {
  /** Cost of the best plan. */
  cost(): number;
  /** Offers options of all tasks; true when they make the best plan. */
  offer(options: Int32Array): boolean;
}

/**
 * Search over open sets alone: sets are compared by what their prices say they cost at least, under annealing, and where that
 * is less than the best plan the assignment that is left is planned. Sets that cannot be better cost a few price steps only.
 */
export class OpenSetSearch {
  readonly #guide: PlaceGuide;
  readonly #prices: OpenSetPrices;
  readonly #moves: OpenSetMoves;
  readonly #random: Random;
  readonly #dice: Exponential;
  readonly #sink: PlanSink;
  /** Two random numbers a site: their sums over a set tell sets apart. */
  readonly #mark: Float64Array;
  readonly #seen = new Set<number>();
  #counted = 0;

  constructor(guide: PlaceGuide, byCost: Int32Array, random: Random, sink: PlanSink) {
    const { problem } = guide;
    this.#guide = guide;
    this.#prices = new OpenSetPrices(problem, byCost);
    this.#moves = new OpenSetMoves(guide, this.#prices, random.stream("moves"));
    this.#random = random;
    this.#dice = new Exponential(random.stream("heat"));
    this.#sink = sink;
    this.#mark = Float64Array.from({ length: problem.sites }, () => Math.floor(random.nextFloat() * 2 ** 42));
  }

  /** A cycle of annealing over open sets, from the open set of a plan, for about so many units. @param options [task] */
  *run(options: Int32Array, heat: number, units: number, budget: WorkBudget): Generator<void, void, void> {
    const prices = this.#prices;
    const began = budget.spent;
    this.#moves.openAsIn(options);
    let value = yield* this.#evaluate(Number.MAX_VALUE, MORE_STEPS, budget);
    prices.keep();
    yield* this.#plan(options, budget);
    this.#moves.look();
    for (;;) {
      const left = 1 - (budget.spent - began) / units;
      if (left <= 0 || budget.isExhausted) return;
      const most = value + heat * left * this.#dice.next();
      const bound = this.#moves.move() ? yield* this.#evaluate(most, STEPS, budget) : Number.POSITIVE_INFINITY;
      this.#spend(budget);
      if (bound > most) this.#moves.undo();
      else {
        value = bound;
        prices.keep();
        yield* this.#tryPlan(value, budget);
        this.#moves.look();
      }
      yield;
    }
  }

  /** A plan of the sites that a bound opens, and of a few more as long as none fits. */
  *begin(bound: PlaceBound, budget: WorkBudget): Generator<void, void, void> {
    this.#moves.openAsBound(bound.open);
    for (let more = 0; more < MOST_MORE && !budget.isExhausted; more++) {
      yield* this.#evaluate(Number.MAX_VALUE, MORE_STEPS, budget);
      this.#spend(budget);
      yield;
      if (this.#prices.bound < Number.POSITIVE_INFINITY) {
        this.#prices.keep();
        yield* this.#plan(undefined, budget);
        if (this.#sink.cost() < Number.POSITIVE_INFINITY) return;
      }
      if (!this.#moves.openNext((site) => bound.excess(site))) return;
    }
  }

  /** What the open set costs at least. */
  *#evaluate(most: number, steps: number, budget: WorkBudget): Generator<void, number, void> {
    const run = this.#prices.evaluate(this.#moves.isOpen, this.#guide.domain.isExcluded, most, steps);
    for (;;) {
      const { done, value } = run.next();
      if (done === true) return value;
      this.#spend(budget);
      yield;
    }
  }

  /** Plans the set if it may be better than the best and has not been planned before. */
  *#tryPlan(value: number, budget: WorkBudget): Generator<void, void, void> {
    const cost = this.#sink.cost();
    if (value > cost - 1) return;
    const key = this.#keyOf(this.#moves.isOpen);
    if (this.#seen.has(key)) return;
    if (this.#seen.size < MOST_SEEN) this.#seen.add(key);
    if ((yield* this.#evaluate(cost - 1, MORE_STEPS, budget)) > cost - 1) return;
    yield* this.#plan(undefined, budget);
  }

  /** Plans the open set, from given options if they fit, for as long as it looks worth it. */
  *#plan(options: Int32Array | undefined, budget: WorkBudget): Generator<void, void, void> {
    // Some task has no option at all there.
    if (this.#prices.bound === Number.POSITIVE_INFINITY) return;
    const plan = new OpenSetPlan(this.#prices, this.#random);
    if (options === undefined || !plan.take(options)) yield* plan.begin(budget);
    const opening = this.#moves.opening;
    let idle = 0;
    while (plan.fits && !budget.isExhausted) {
      const before = plan.cost;
      yield* plan.improve(budget, this.#random.nextFloat());
      const isBest = plan.cost + opening < this.#sink.cost() && this.#sink.offer(plan.best);
      if (isBest) {
        idle = 0;
        continue;
      }
      const lacking = plan.cost + opening - this.#sink.cost();
      if (before - plan.cost >= LEAST_GAIN * lacking && plan.cost < before) continue;
      if (lacking > 0 || ++idle >= PATIENCE) return;
    }
  }

  #keyOf(isOpen: Uint8Array): number {
    let key = 0;
    for (let site = 0; site < isOpen.length; site++) if (isOpen[site] === 1) key += this.#mark[site]!;
    return key;
  }

  #spend(budget: WorkBudget): void {
    const work = this.#prices.work + this.#moves.work;
    budget.spend(1 + work - this.#counted);
    this.#counted = work;
  }
}
