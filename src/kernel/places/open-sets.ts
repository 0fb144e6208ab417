import type { Random } from "../../base/index.ts";
import type { Proven } from "../bound-method.ts";
import type { Method, MethodName } from "../method.ts";
import { type Choice, emptyChoice, NONE } from "../model.ts";
import type { Search } from "../search.ts";
import { PlaceBound } from "./place-bound.ts";
import { copyDomain } from "./place-domain.ts";
import { PlaceGuide } from "./place-guide.ts";
import { type PlaceProblem, placeProblemOf } from "./place-problem.ts";
import { PlaceRecord } from "./place-record.ts";
import { PlaceTree } from "./place-tree.ts";
import { SiteAnneal, type SiteView } from "./site-anneal.ts";
import { SiteCandidates } from "./site-candidates.ts";
import { SiteDescent } from "./site-descent.ts";
import { meanLoss, penaltyOf, root } from "./site-measures.ts";
import { SiteMoves } from "./site-moves.ts";
import { SitePlan } from "./site-plan.ts";
import { SiteRegions } from "./site-regions.ts";
import { startFromPackings } from "./site-start.ts";
import { SiteTreeSession } from "./site-tree-session.ts";

/** Steps of the bound before the first plan, and between two plans made from its packings. */
const FIRST_STEPS = 40;
const STEPS_A_PLAN = 20;
/** Steps of the bound at the start. */
const STEPS = 600;
/** Moves of the first cycle of annealing, a task. */
const FIRST_CYCLE = 100;
/** The tree has gained when its bound rose by this part of the gap; when it has not, it gets less work, down to a share. */
const LEAST_GAIN = 0.01;
const LEAST_SHARE = 1 / 16;
/** The temperature falls to this part of itself in a cycle. */
const COLD = 0.02;

/**
 * Plans of knapsack sites whose opening costs money or is limited. Three ways take turns, each for about the same work:
 * annealing over tasks and open sites, regions planned anew to the optimum, and a tree over the whole that may close it.
 */
export class OpenSets implements Method {
  readonly name: MethodName = "open-sets";
  readonly guide: PlaceGuide;
  readonly #search: Search;
  readonly #random: Random;
  readonly #plan: SitePlan;
  readonly #choice: Choice;
  #view: SiteView;
  readonly #anneal: SiteAnneal;
  readonly #regions: SiteRegions;
  #tree: PlaceTree | undefined;
  /** Options of the best plan. */
  readonly #best: Int32Array;
  #bestCost = Number.POSITIVE_INFINITY;
  #isStarted = false;
  #cycle: number = FIRST_CYCLE;
  /** What being out costs beyond what placing a task earns, as a part of that. */
  #penalty = 1;
  /** Work on the tree as a part of that on annealing. */
  #treeShare = 1;
  #counted = 0;

  constructor(search: Search, guide: PlaceGuide = guideOf(search)) {
    const { problem } = guide;
    this.guide = guide;
    this.#search = search;
    this.#random = search.random.stream("open-sets");
    this.#plan = new SitePlan(problem, penaltyOf(guide, this.#penalty));
    this.#choice = emptyChoice(problem.tasks);
    this.#view = this.#look();
    this.#anneal = new SiteAnneal(guide, this.#plan, this.#view, this.#random.stream("anneal"));
    this.#regions = new SiteRegions(guide, this.#plan, this.#random.stream("regions"));
    this.#best = new Int32Array(problem.tasks).fill(NONE);
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
      const before = budget.spent;
      yield* this.#annealOnce();
      const share = budget.spent - before;
      if (this.#bestCost < Number.POSITIVE_INFINITY) yield* this.#replan(share);
      yield* this.#branch(share);
      if (budget.isExhausted) return;
      if (!this.guide.ascent.isDone) yield* this.#raise(STEPS / 4);
      this.#settle();
    }
  }

  *#start(): Generator<void, void, void> {
    this.#isStarted = true;
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
    this.#view = this.#look();
    this.#anneal.view = this.#view;
  }

  #look(): SiteView {
    const { guide } = this;
    const candidates = new SiteCandidates(guide.problem, guide.domain.isExcluded);
    const descent = new SiteDescent(this.#plan, candidates);
    const undecided = Int32Array.from({ length: guide.problem.sites }, (_, site) => site)
      .filter((site) => guide.domain.isClosed[site] === 0 && guide.domain.isOpen[site] === 0)
      .sort((a, b) => guide.excess[a]! - guide.excess[b]! || a - b);
    return { candidates, descent, moves: new SiteMoves(this.#plan, candidates, descent), undecided };
  }

  /** A cycle of annealing from the best plan. */
  *#annealOnce(): Generator<void, void, void> {
    const { budget } = this.#search;
    const plan = this.#plan;
    plan.restore(this.#best);
    plan.setPenalty(penaltyOf(this.guide, this.#penalty));
    const slices = Math.ceil((this.#cycle * plan.problem.tasks) / 1000);
    const { step, excess } = meanLoss(plan, this.#view, this.guide);
    let heat = step * (0.1 + 0.4 * this.#random.nextFloat());
    let largeHeat = 2 * heat + excess * this.#random.nextFloat();
    const cooling = root(COLD, slices);
    for (let slice = 0; slice < slices; slice++, heat *= cooling, largeHeat *= cooling) {
      for (let number = 0; number < 1000; number++) {
        this.#anneal.step(number, heat, largeHeat);
        if (plan.cost < this.#bestCost) this.#offer();
      }
      this.#spend();
      budget.spend(1000);
      yield;
      if (budget.isExhausted) return;
    }
    // Where plans end with tasks out, being out is too cheap; where they never do, it may be cheaper.
    this.#penalty = plan.missing > 0 ? Math.min(this.#penalty * 1.5, 64) : Math.max(this.#penalty * 0.9, 0.1);
    this.#cycle = Math.min(this.#cycle * 1.3, 20 * FIRST_CYCLE);
  }

  /** Plans regions of a plan anew, until so many units have gained nothing. */
  *#replan(units: number): Generator<void, void, void> {
    const { budget } = this.#search;
    const plan = this.#plan;
    let end = budget.spent + units;
    // Every other time from where annealing ended: another valley, perhaps a deeper one.
    if (plan.missing > 0 || (this.#random.nextUint32() & 1) === 0) plan.restore(this.#best);
    while (budget.spent < end && !budget.isExhausted) {
      if (this.#regions.step(this.#view.candidates)) {
        this.#offer();
        end = budget.spent + units;
      }
      budget.spend(this.#regions.work + plan.problem.sites);
      this.#regions.work = 0;
      yield;
    }
  }

  /** Goes on with the tree over the whole. */
  *#branch(units: number): Generator<void, void, void> {
    const search = this.#search;
    const { guide } = this;
    if (!PlaceTree.fits(guide.problem)) return;
    if (this.#tree === undefined) {
      const bound = new PlaceBound(guide.problem);
      bound.domain = copyDomain(guide.domain);
      const session = new SiteTreeSession(
        this.#plan,
        () => search.cost,
        (from) => this.#makePlan(from),
        () => this.#offer(),
      );
      const { narrowings } = guide;
      const record = new PlaceRecord(search.model, guide.problem);
      const options = { isBestFirst: true, record, narrowings };
      this.#tree = new PlaceTree(bound, guide.ascent.best, guide.ascent.value, session, options);
    }
    const before = { cost: search.cost, value: this.#tree.value };
    yield* this.#tree.run(Number.POSITIVE_INFINITY, units * this.#treeShare, search.budget);
    this.#prove(this.#tree.value);
    const gap = before.cost - before.value;
    const hasGained = search.cost < before.cost || this.#tree.value - before.value > LEAST_GAIN * gap;
    this.#treeShare = hasGained ? 1 : Math.max(this.#treeShare / 2, LEAST_SHARE);
  }

  /** What the tree proves, once that is more than what is known. */
  *prove({ value, unit }: Proven): Generator<void, Proven | undefined, void> {
    const least = Math.min(this.#tree?.value ?? Number.NEGATIVE_INFINITY, this.#search.cost);
    return Math.ceil(least - 1e-6) > Math.ceil(value / unit)
      ? yield* this.#tree!.prove(this.#search.budget)
      : undefined;
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

  #spend(): void {
    const work = this.#view.descent.work + this.#view.moves.work;
    this.#search.budget.spend(work - this.#counted);
    this.#counted = work;
  }
}

function guideOf(search: Search): PlaceGuide {
  const problem = placeProblemOf(search.model);
  if (problem === undefined || !OpenSets.fits(problem)) throw new Error("the model is none of knapsack sites");
  return new PlaceGuide(problem);
}
