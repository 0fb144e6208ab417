import type { WorkBudget } from "../../base/index.ts";
import type { AllocationModel } from "../model.ts";
import { PlaceAscent } from "./place-ascent.ts";
import { PlaceBound } from "./place-bound.ts";
import type { PlaceDomain } from "./place-domain.ts";
import { PlaceFixing } from "./place-fixing.ts";
import { type PlaceProblem, placeProblemOf } from "./place-problem.ts";
import { type Narrowing, placeLeafOf, placeUnitOf } from "./place-proof.ts";
import { PlaceRecord } from "./place-record.ts";

/** Bound and plan must come together by so much before more is ruled out. */
const NEARER = 0.95;

/** The bound of a place problem as it rises, and what follows from it: shared by the methods that work on one search. */
export class PlaceGuide {
  readonly problem: PlaceProblem;
  readonly bound: PlaceBound;
  readonly ascent: PlaceAscent;
  readonly #fixing: PlaceFixing;
  /** What a site costs beyond what it earns, at the best multipliers. [site] */
  readonly excess: Float64Array;
  /** Multipliers and price of cover of the best bound over the whole domain, before anything was ruled out. */
  readonly whole: { readonly multiplier: Float64Array; rho: number };
  /** The prices at which something was ruled out, in turn. */
  readonly narrowings: Narrowing[] = [];
  readonly #unit: number;
  #isNarrowed = false;
  /** How far the best plan was above the bound when something was ruled out last. */
  #distance: number = Number.POSITIVE_INFINITY;
  #counted = 0;
  #record: PlaceRecord | undefined;

  constructor(problem: PlaceProblem) {
    this.problem = problem;
    this.#unit = placeUnitOf(problem);
    this.bound = new PlaceBound(problem);
    this.ascent = new PlaceAscent(this.bound);
    this.#fixing = new PlaceFixing(this.bound);
    this.excess = new Float64Array(problem.sites);
    this.whole = { multiplier: this.ascent.best.slice(), rho: 0 };
  }

  /** What no plan that is better than the best does. */
  get domain(): PlaceDomain {
    return this.bound.domain;
  }

  /** Where proofs about the guide's model are written down; one for all, since most of them begin alike. */
  recordOf(model: AllocationModel): PlaceRecord {
    this.#record ??= new PlaceRecord(model, this.problem);
    return this.#record;
  }

  /** Up to so many steps upwards. After each it yields, with the packings of that step at hand. */
  *raise(steps: number, target: () => number, budget: WorkBudget): Generator<void, void, void> {
    for (let step = 0; step < steps && !this.ascent.isDone && !budget.isExhausted; step++) {
      this.ascent.advance(target());
      this.#spend(budget);
      yield;
    }
  }

  /** Takes the bound back to its best multipliers, and fixes what cannot be in a plan cheaper than `cost`. */
  settle(cost: number, budget: WorkBudget): void {
    this.bound.evaluate(this.ascent.best);
    this.#spend(budget);
    for (let site = 0; site < this.problem.sites; site++) this.excess[site] = this.bound.excess(site);
    if (!this.#isNarrowed) {
      this.whole.multiplier.set(this.ascent.best);
      this.whole.rho = this.bound.rho;
    }
    // Each look costs a proof as well, and what little is ruled out by a little more would not be worth it.
    if (cost === Number.POSITIVE_INFINITY || cost - this.bound.value > NEARER * this.#distance) return;
    this.#distance = cost - this.bound.value;
    if (this.#fixing.fix(this.bound, this.ascent.best, cost) === 0) return;
    this.#isNarrowed = true;
    this.bound.forget();
    const prices = placeLeafOf(this.problem, this.#unit, this.ascent.best, this.bound.rho);
    this.narrowings.push({ least: cost, prices });
  }

  #spend(budget: WorkBudget): void {
    budget.spend(this.bound.work - this.#counted);
    this.#counted = this.bound.work;
  }
}

/** The guide of a model whose tasks meet only at places. */
export function placeGuideOf(model: AllocationModel): PlaceGuide {
  const problem = placeProblemOf(model);
  if (problem === undefined) throw new Error("the model is none of places");
  return new PlaceGuide(problem);
}
