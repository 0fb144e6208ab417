import type { Random } from "../../base/index.ts";
import type { Method, MethodName } from "../method.ts";
import { type Choice, emptyChoice, NONE } from "../model.ts";
import type { Search } from "../search.ts";
import { Ejection } from "./ejection.ts";
import { IntervalExchange } from "./interval-exchange.ts";
import { startFromIntervals } from "./interval-start.ts";
import { PlaceGuide } from "./place-guide.ts";
import { type PlaceProblem, placeProblemOf } from "./place-problem.ts";
import { penaltyOf } from "./site-measures.ts";
import { SitePlan } from "./site-plan.ts";

/** Steps of the bound before the first plan, before the search, and each time nothing was found. */
const FIRST_STEPS = 60;
const STEPS = 1500;
const MORE_STEPS = 200;
/** Ejections of the first attempt, a task; and without gain until one site takes the place of another. */
const FIRST_ATTEMPT = 60;
const PATIENCE = 2;
const SLICE = 200;
/** Exchanges after each slice. */
const EXCHANGES = 4;

/**
 * Fewest unary sites: one that serves little is closed, its tasks are placed at the others by ejection, and when that gets
 * stuck a closed site takes the place of one whose tasks are easy to place.
 */
export class FewestPlaces implements Method {
  readonly name: MethodName = "fewest-places";
  readonly guide: PlaceGuide;
  readonly #search: Search;
  readonly #random: Random;
  readonly #plan: SitePlan;
  readonly #ejection: Ejection;
  readonly #exchanges: IntervalExchange;
  readonly #choice: Choice;
  /** Options of the best plan. */
  readonly #best: Int32Array;
  #bestCost = Number.POSITIVE_INFINITY;
  #attempt: number = FIRST_ATTEMPT;
  #isStarted = false;
  #counted = 0;

  constructor(search: Search, guide: PlaceGuide = guideOf(search)) {
    this.guide = guide;
    this.#search = search;
    this.#random = search.random.stream("fewest-places");
    this.#plan = new SitePlan(guide.problem, penaltyOf(guide, 1));
    this.#ejection = new Ejection(this.#plan, this.#random.stream("ejection"));
    this.#exchanges = new IntervalExchange(this.#plan, this.#random.stream("exchanges"));
    this.#choice = emptyChoice(guide.problem.tasks);
    this.#best = new Int32Array(guide.problem.tasks).fill(NONE);
  }

  /** Whether all sites are unary, all tasks must be placed, and opening outweighs what options cost more or less. */
  static fits(problem: PlaceProblem): boolean {
    const { tasks, firstOption, optionCost, isUnary, siteCost, skipCost } = problem;
    if (!problem.hasAllLimits || isUnary.includes(0)) return false;
    let spread = 0;
    for (let task = 0; task < tasks; task++) {
      if (skipCost[task]! < Number.POSITIVE_INFINITY) return false;
      const costs = optionCost.subarray(firstOption[task], firstOption[task + 1]);
      if (costs.length > 0) spread += costs.reduce((a, b) => Math.max(a, b)) - costs.reduce((a, b) => Math.min(a, b));
    }
    return spread <= siteCost.reduce((sum, cost) => sum + cost, 0) / Math.max(1, siteCost.length);
  }

  *run(units: number): Generator<void, void, void> {
    const { budget } = this.#search;
    const end = budget.spent + units;
    if (!this.#isStarted) yield* this.#start();
    while (budget.spent < end && !budget.isExhausted && !this.#search.isProven) {
      if (this.#bestCost < Number.POSITIVE_INFINITY) this.#closeOne();
      else this.#ejection.isAllowed.fill(1);
      const found = yield* this.#place();
      if (found) continue;
      // Longer attempts from the same plan, each from another site.
      this.#attempt *= 1.2;
      yield* this.#raise(MORE_STEPS);
    }
  }

  /** A plan soon, and another one when the bound has risen. */
  *#start(): Generator<void, void, void> {
    this.#isStarted = true;
    for (const steps of [FIRST_STEPS, STEPS]) {
      yield* this.#raise(steps);
      yield* startFromIntervals(this.#plan, this.guide.ascent.best, this.#search.budget);
      this.#offer();
    }
  }

  *#raise(steps: number): Generator<void, void, void> {
    const search = this.#search;
    yield* this.guide.raise(steps, () => search.cost, search.budget);
    this.guide.settle(Number.POSITIVE_INFINITY, search.budget);
    search.bound = Math.max(search.bound, Math.min(this.guide.ascent.value, search.cost));
  }

  /** Back to the best plan, and one of its sites closed: one that serves little, or that the bound would not open. */
  #closeOne(): void {
    const plan = this.#plan;
    plan.restore(this.#best);
    this.#ejection.reset();
    const { isAllowed } = this.#ejection;
    for (let site = 0; site < isAllowed.length; site++) isAllowed[site] = plan.count[site]! > 0 ? 1 : 0;
    this.#shut(this.#lightest(4));
  }

  /** Of a few open sites drawn, the one whose tasks weigh least. */
  #lightest(draws: number): number {
    const { isAllowed } = this.#ejection;
    let best: number = NONE;
    let least = Number.POSITIVE_INFINITY;
    for (let draw = 0; draw < draws; draw++) {
      const site = this.#drawn((row) => isAllowed[row] === 1);
      if (site === NONE) continue;
      const weight = this.#weightAt(site);
      if (weight >= least) continue;
      least = weight;
      best = site;
    }
    return best;
  }

  #weightAt(site: number): number {
    const plan = this.#plan;
    const { firstResource, resourceAt } = plan.problem;
    let weight = 0;
    for (let i = firstResource[site]!; i < firstResource[site + 1]!; i++) {
      for (let task = plan.firstTask[resourceAt[i]!]!; task !== NONE; task = plan.nextTask[task]!) {
        weight += this.#ejection.weightOf(task);
      }
    }
    return weight;
  }

  /** A site at random of those that qualify, NONE when many draws find none. */
  #drawn(qualifies: (site: number) => boolean): number {
    const { sites } = this.guide.problem;
    for (let tries = 0; tries < 20 + sites; tries++) {
      const site = this.#random.nextInt(sites);
      if (qualifies(site)) return site;
    }
    return NONE;
  }

  #shut(site: number): void {
    if (site === NONE) return;
    const plan = this.#plan;
    const { firstResource, resourceAt } = plan.problem;
    this.#ejection.isAllowed[site] = 0;
    for (let i = firstResource[site]!; i < firstResource[site + 1]!; i++) {
      const resource = resourceAt[i]!;
      while (plan.firstTask[resource] !== NONE) plan.set(plan.firstTask[resource]!, NONE);
    }
    plan.commit();
  }

  /** Ejection until every task is placed, or the attempt is over; whether it found a cheaper plan. */
  *#place(): Generator<void, boolean, void> {
    const { budget } = this.#search;
    const plan = this.#plan;
    const { tasks } = plan.problem;
    const steps = this.#attempt * tasks;
    const weightOf = (task: number): number => this.#ejection.weightOf(task);
    let fewest = plan.missing;
    let idle = 0;
    for (let step = 0; step < steps && !budget.isExhausted; ) {
      for (let i = 0; i < SLICE && plan.missing > 0; i++) {
        this.#ejection.step();
        step++;
        idle++;
        if (plan.missing >= fewest) continue;
        fewest = plan.missing;
        idle = 0;
      }
      for (let i = 0; i < EXCHANGES && plan.missing > 0; i++) this.#exchanges.step(this.#ejection.isAllowed, weightOf);
      const work = this.#ejection.work + this.#exchanges.work;
      budget.spend(work - this.#counted);
      this.#counted = work;
      yield;
      if (plan.missing === 0) return this.#offer();
      if (idle < PATIENCE * tasks) continue;
      idle = 0;
      fewest = plan.missing + 1;
      this.#exchange();
    }
    return false;
  }

  /** A site that is shut takes the place of one whose tasks are easy to place. */
  #exchange(): void {
    const { isAllowed } = this.#ejection;
    let opened: number = NONE;
    // Of two drawn, the one that the bound would rather open.
    for (let draw = 0; draw < 2; draw++) {
      const site = this.#drawn((row) => isAllowed[row] === 0);
      if (site === NONE) return;
      if (opened === NONE || this.guide.excess[site]! < this.guide.excess[opened]!) opened = site;
    }
    this.#shut(this.#lightest(6));
    isAllowed[opened] = 1;
  }

  #offer(): boolean {
    const plan = this.#plan;
    if (plan.missing > 0 || plan.cost >= this.#bestCost) return false;
    this.#bestCost = plan.cost;
    this.#best.set(plan.optionOf);
    this.#attempt = FIRST_ATTEMPT;
    plan.choiceTo(this.#choice);
    this.#search.offer(this.#choice, plan.cost);
    return true;
  }
}

function guideOf(search: Search): PlaceGuide {
  const problem = placeProblemOf(search.model);
  if (problem === undefined || !FewestPlaces.fits(problem)) throw new Error("the model is none of fewest places");
  return new PlaceGuide(problem);
}
