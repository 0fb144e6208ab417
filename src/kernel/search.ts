import type { Random, WorkBudget } from "../base/index.ts";
import type { Core } from "./anneal/core.ts";
import type { Multipliers, PricedRows } from "./coupled/multipliers.ts";
import type { Layout } from "./layout.ts";
import { type AllocationModel, type Choice, choiceCost, copyChoice, emptyChoice } from "./model.ts";
import type { Pricer } from "./rows/pricer.ts";
import type { Prices } from "./rows/prices.ts";
import type { StartView } from "./view.ts";

/**
 * What the methods that work on one node share: the best plan and the best prices found so far. Neither is ever lost.
 *
 * Methods are generators that yield at least every few milliseconds of work and return early once `budget.isExhausted`.
 */
export class Search {
  readonly model: AllocationModel;
  readonly layout: Layout;
  readonly view: StartView;
  readonly pricer: Pricer;
  readonly budget: WorkBudget;
  readonly random: Random;

  /** The best plan; leaving every task out until something better is offered. */
  readonly choice: Choice;
  cost: number;
  /** Prices of the best bound, and what each task is worth at them. */
  readonly prices: Prices;
  readonly values: Float64Array;
  bound: number = Number.NEGATIVE_INFINITY;
  /** Multipliers of the best bound of a model with couplings, and that bound. */
  guide: { readonly rows: PricedRows; readonly multipliers: Multipliers; readonly bound: number } | undefined;
  /** The core at the prices of a bound: kept for as long as they are the best. */
  core: { readonly bound: number; readonly core: Core } | undefined;

  constructor(
    model: AllocationModel,
    layout: Layout,
    view: StartView,
    pricer: Pricer,
    budget: WorkBudget,
    random: Random,
    /** Prices to begin with. */
    prices: Prices,
  ) {
    this.model = model;
    this.layout = layout;
    this.view = view;
    this.pricer = pricer;
    this.budget = budget;
    this.random = random;
    this.choice = emptyChoice(model.tasks);
    // A quota's minimum may forbid to leave everyone out.
    this.cost = model.couplings.quotas.min.some((min) => min > 0)
      ? Number.POSITIVE_INFINITY
      : choiceCost(model, this.choice);
    this.prices = prices;
    this.values = new Float64Array(model.tasks);
  }

  /** Keeps a plan if it is better than the best. */
  offer(choice: Choice, cost: number): boolean {
    if (cost >= this.cost) return false;
    this.cost = cost;
    this.choice.mode.set(choice.mode);
    this.choice.start.set(choice.start);
    return true;
  }

  /** A copy of the best plan. */
  best(): Choice {
    return copyChoice(this.choice);
  }

  /** Costs are integers: a bound less than 1 below the cost proves it. */
  get isProven(): boolean {
    return this.provenCost >= this.cost;
  }

  /** The least cost that the bound leaves possible, with room for the rounding of doubles. */
  get provenCost(): number {
    if (!Number.isFinite(this.bound)) return this.bound;
    return Math.ceil(this.bound - 1e-6 * Math.max(1, Math.abs(this.bound) * 1e-6));
  }
}
