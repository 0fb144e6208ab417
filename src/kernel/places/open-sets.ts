import type { Random } from "../../base/index.ts";
import type { Proven } from "../bound-method.ts";
import type { Method, MethodName } from "../method.ts";
import { type Choice, emptyChoice, NONE } from "../model.ts";
import type { Search } from "../search.ts";
import { TurnShares } from "../turn-shares.ts";
import { OpenSetSearch } from "./open-set-search.ts";
import type { PlaceBound } from "./place-bound.ts";
import { type PlaceGuide, placeGuideOf } from "./place-guide.ts";
import type { PlaceProblem } from "./place-problem.ts";
import { PlaceTree } from "./place-tree.ts";
import { SiteAnneal } from "./site-anneal.ts";
import { SiteBranching } from "./site-branching.ts";
import { optionsByCost } from "./site-candidates.ts";
import { meanLoss, penaltyOf } from "./site-measures.ts";
import { SitePlan } from "./site-plan.ts";
import { SiteRegions } from "./site-regions.ts";
import { startFromPackings } from "./site-start.ts";
import { SiteTreeSession } from "./site-tree-session.ts";
import { type SiteView, siteViewOf } from "./site-view.ts";

/** Steps of the bound before the first plan, and between two plans made from its packings. */
const FIRST_STEPS = 40;
const STEPS_A_PLAN = 20;
/** Steps of the bound at the start. */
const STEPS = 250;
/** Ways of getting on, the least share of each, units of the first round a task, and how much longer each round is. */
const WAYS = 4;
const LEAST_SHARE = 0.08;
const FIRST_ROUND = 5000;
const LONGER = 1.15;
/** Moves of annealing between two looks at the budget. */
const SLICE = 200;

/**
 * Plans of knapsack sites whose opening costs money or is limited. Four ways take turns, and
 * what pays gets longer turns: annealing over tasks and open sites, search over open sets at their prices, regions planned
 * anew to the optimum, and trees over the whole that may close it.
 */
export class OpenSets implements Method {
  readonly name: MethodName = "open-sets";
  readonly guide: PlaceGuide;
  readonly #search: Search;
  readonly #random: Random;
  readonly #plan: SitePlan;
  readonly #choice: Choice;
  readonly #byCost: Int32Array;
  #view: SiteView;
  readonly #anneal: SiteAnneal;
  readonly #regions: SiteRegions;
  readonly #sets: OpenSetSearch;
  readonly #branching: SiteBranching;
  readonly #shares = new TurnShares(WAYS, LEAST_SHARE);
  #round: number;
  /** Options of the best plan. */
  readonly #best: Int32Array;
  #bestCost = Number.POSITIVE_INFINITY;
  #isStarted = false;
  /** What being out costs beyond what placing a task earns, as a part of that. */
  #penalty = 1;
  #counted = 0;

  constructor(search: Search, guide: PlaceGuide = placeGuideOf(search.model)) {
    const { problem } = guide;
    this.guide = guide;
    this.#search = search;
    this.#random = search.random.stream("open-sets");
    this.#plan = new SitePlan(problem, penaltyOf(guide, this.#penalty));
    this.#choice = emptyChoice(problem.tasks);
    this.#byCost = optionsByCost(problem);
    this.#view = siteViewOf(guide, this.#plan, this.#byCost);
    this.#anneal = new SiteAnneal(guide, this.#plan, this.#view, this.#random.stream("anneal"));
    this.#regions = new SiteRegions(guide, this.#plan, this.#random.stream("regions"));
    this.#sets = new OpenSetSearch(guide, this.#byCost, this.#random.stream("sets"), {
      cost: () => this.#bestCost,
      offer: (options) => this.#offerOptions(options),
    });
    this.#branching = new SiteBranching(
      search,
      guide,
      new SiteTreeSession(
        this.#plan,
        () => search.cost,
        (from) => this.#makePlan(from),
        () => this.#offer(),
      ),
    );
    this.#best = new Int32Array(problem.tasks).fill(NONE);
    this.#round = FIRST_ROUND * problem.tasks;
  }

  /** Whether a model is one of knapsack sites with all its limits. */
  static fits(problem: PlaceProblem): boolean {
    return problem.hasAllLimits && !problem.isUnary.includes(1);
  }

  *run(units: number): Generator<void, void, void> {
    const { budget } = this.#search;
    const end = budget.spent + units;
    if (!this.#isStarted) yield* this.#start();
    while (budget.spent < end && !budget.isExhausted && !this.#search.isProven) {
      for (let way = 0; way < WAYS && !budget.isExhausted && !this.#search.isProven; way++) {
        const before = { spent: budget.spent, gap: this.#gap };
        yield* this.#turn(way, this.#shares.of(way) * this.#round);
        this.#shares.record(way, 1 - this.#gap / before.gap, budget.spent - before.spent);
      }
      this.#round *= LONGER;
      if (budget.isExhausted) return;
      if (!this.guide.ascent.isDone) yield* this.#raise(STEPS / 2);
      this.#settle();
    }
  }

  /** What is left between bound and plan; a task's worth where there is no plan. */
  get #gap(): number {
    const { cost, bound } = this.#search;
    return cost < Number.POSITIVE_INFINITY ? Math.max(1e-9, cost - bound) : Math.abs(bound) + 1;
  }

  *#turn(way: number, units: number): Generator<void, void, void> {
    const hasPlan = this.#bestCost < Number.POSITIVE_INFINITY;
    if (way === 0) yield* this.#annealOnce(units);
    else if (way === 1 && hasPlan) yield* this.#searchSets(units);
    else if (way === 2 && hasPlan) yield* this.#replan(units);
    else if (way === 3 && PlaceTree.fits(this.guide.problem)) yield* this.#branching.run(units);
  }

  *#start(): Generator<void, void, void> {
    this.#isStarted = true;
    yield* this.#raise(FIRST_STEPS);
    if (this.#bestCost === Number.POSITIVE_INFINITY) yield* this.#sets.begin(this.guide.bound, this.#search.budget);
    yield* this.#raise(STEPS);
    if (this.#bestCost === Number.POSITIVE_INFINITY) this.#makePlan(this.guide.bound);
    this.#settle();
  }

  *#raise(steps: number): Generator<void, void, void> {
    const search = this.#search;
    let step = 0;
    for (const _ of this.guide.raise(steps, () => search.cost, search.budget)) {
      if (++step >= FIRST_STEPS && step % STEPS_A_PLAN === 0) this.#makePlan(this.guide.bound);
      yield;
    }
    this.#prove(this.guide.ascent.value);
  }

  /** What is ruled out was ruled out for plans cheaper than the best, so a bound counts up to the cost of the best. */
  #prove(value: number): void {
    this.#search.bound = Math.max(this.#search.bound, Math.min(value, this.#search.cost));
  }

  #makePlan(bound: PlaceBound): void {
    this.#plan.setPenalty(penaltyOf(this.guide, this.#penalty));
    startFromPackings(bound, this.#plan, this.#view.descent, this.#view.moves);
    this.#offer();
    this.#spend();
  }

  /** Looks at what the bound rules out, now that it or the best plan may be better. */
  #settle(): void {
    this.guide.settle(this.#search.cost, this.#search.budget);
    this.#spend();
    this.#counted = 0;
    this.#view = siteViewOf(this.guide, this.#plan, this.#byCost);
    this.#anneal.view = this.#view;
  }

  /** A cycle of annealing over open sets from that of the best plan. */
  *#searchSets(units: number): Generator<void, void, void> {
    this.#plan.restore(this.#best);
    const { excess } = meanLoss(this.#plan, this.#view, this.guide);
    yield* this.#sets.run(
      this.#best,
      excess * this.#random.nextFloat() * this.#random.nextFloat(),
      units,
      this.#search.budget,
    );
  }

  /** A cycle of annealing from the best plan. */
  *#annealOnce(units: number): Generator<void, void, void> {
    const { budget } = this.#search;
    const plan = this.#plan;
    plan.restore(this.#best);
    plan.setPenalty(penaltyOf(this.guide, this.#penalty));
    const { step, excess } = meanLoss(plan, this.#view, this.guide);
    const heat = step * (0.1 + 0.4 * this.#random.nextFloat());
    const largeHeat = 2 * heat + excess * this.#random.nextFloat();
    const began = budget.spent;
    for (;;) {
      const left = 1 - (budget.spent - began) / units;
      if (left <= 0 || budget.isExhausted) break;
      for (let number = 0; number < SLICE; number++) {
        this.#anneal.step(number, heat * left * left, largeHeat * left * left);
        if (plan.cost < this.#bestCost) this.#offer();
      }
      this.#spend();
      budget.spend(SLICE);
      yield;
    }
    // Where plans end with tasks out, being out is too cheap; where they never do, it may be cheaper.
    this.#penalty = plan.missing > 0 ? Math.min(this.#penalty * 1.5, 64) : Math.max(this.#penalty * 0.9, 0.1);
  }

  /** Plans regions of a plan anew. */
  *#replan(units: number): Generator<void, void, void> {
    const { budget } = this.#search;
    const plan = this.#plan;
    const end = budget.spent + units;
    // Every other time from where annealing ended: another valley, perhaps a deeper one.
    if (plan.missing > 0 || (this.#random.nextUint32() & 1) === 0) plan.restore(this.#best);
    while (budget.spent < end && !budget.isExhausted) {
      budget.spend(plan.problem.sites);
      if (yield* this.#regions.step(this.#view.candidates, budget)) this.#offer();
      yield;
    }
  }

  /** What the trees prove. */
  *prove(known: Proven): Generator<void, Proven | undefined, void> {
    return yield* this.#branching.prove(known);
  }

  /** Keeps the plan if all that must be placed is, and it is the best. */
  #offer(): void {
    const plan = this.#plan;
    if (plan.missing > 0 || plan.cost >= this.#bestCost) return;
    this.#bestCost = plan.cost;
    this.#best.set(plan.optionOf);
    plan.choiceTo(this.#choice);
    this.#search.offer(this.#choice, plan.cost);
  }

  /** Options of all tasks as a plan. */
  #offerOptions(options: Int32Array): boolean {
    const before = this.#bestCost;
    this.#plan.restore(options);
    this.#offer();
    return this.#bestCost < before;
  }

  #spend(): void {
    const work = this.#view.descent.work + this.#view.moves.work;
    this.#search.budget.spend(work - this.#counted);
    this.#counted = work;
  }
}
