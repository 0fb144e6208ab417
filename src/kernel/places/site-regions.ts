import type { Random, WorkBudget } from "../../base/index.ts";
import { NONE } from "../model.ts";
import type { PlaceGuide } from "./place-guide.ts";
import { solveRegion } from "./region-solver.ts";
import type { SiteCandidates } from "./site-candidates.ts";
import type { SitePlan } from "./site-plan.ts";
import { regionOf } from "./site-region.ts";

/** Nodes of a region's tree. */
const NODES = 60;
/** Tasks of a region: at the start, and at least. */
const FIRST_SIZE = 16;
const LEAST_SIZE = 8;
/** Work of a region that may grow. */
const QUICK = 60_000;
/** Drawn cheap candidates: the first is drawn most often. */
const TRIES = 12;

/**
 * Large neighbourhoods: a few open sites that share cheap tasks, with closed ones nearby, are planned anew to the optimum
 * while the rest stays. Regions grow while most of them are searched to the end soon, and shrink otherwise.
 */
export class SiteRegions {
  readonly #guide: PlaceGuide;
  readonly #plan: SitePlan;
  readonly #random: Random;
  #size = FIRST_SIZE;
  readonly #isIn: Uint8Array;

  constructor(guide: PlaceGuide, plan: SitePlan, random: Random) {
    this.#guide = guide;
    this.#plan = plan;
    this.#random = random;
    this.#isIn = new Uint8Array(guide.problem.sites);
  }

  /** Plans one region anew; whether the plan got cheaper. */
  *step(candidates: SiteCandidates, budget: WorkBudget): Generator<void, boolean, void> {
    const plan = this.#plan;
    const freed = this.#grow(candidates);
    if (freed.length === 0) return false;
    const region = regionOf(plan, freed, this.#spares(freed, candidates), this.#guide.domain);
    budget.spend(region.option.length);
    const result = yield* solveRegion(region, this.#guide.ascent.best, region.cost, NODES, budget);
    const { tasks } = plan.problem;
    const isQuick = result.isExhausted && result.work < QUICK;
    this.#size = isQuick ? Math.min(tasks, this.#size + 0.5) : Math.max(LEAST_SIZE, this.#size - 0.5);
    if (result.options === undefined) return false;
    region.task.forEach((task) => {
      plan.set(task, NONE);
    });
    region.task.forEach((task, row) => {
      const option = result.options![row]!;
      if (option !== NONE) plan.set(task, region.option[option]!);
    });
    plan.commit();
    return true;
  }

  /** Open sites, each near one that is in already, until enough tasks are together. */
  #grow(candidates: SiteCandidates): number[] {
    const plan = this.#plan;
    const seed = plan.siteOfTask(this.#random.nextInt(plan.problem.tasks));
    if (seed === NONE) return [];
    const freed = [seed];
    this.#isIn[seed] = 1;
    let tasks = plan.count[seed]!;
    for (let tries = 0; tries < 4 * TRIES && tasks < this.#size; tries++) {
      const near = this.#near(freed, candidates, true);
      if (near === NONE || tasks + plan.count[near]! > 1.3 * this.#size) continue;
      this.#isIn[near] = 1;
      freed.push(near);
      tasks += plan.count[near]!;
    }
    for (const site of freed) this.#isIn[site] = 0;
    return freed;
  }

  /** Sites that tasks of the region may go to: as many closed ones, and as many open ones with room. */
  #spares(freed: readonly number[], candidates: SiteCandidates): number[] {
    for (const site of freed) this.#isIn[site] = 1;
    const spare: number[] = [];
    for (const isOpen of [false, true]) {
      const most = spare.length + freed.length;
      for (let tries = 0; tries < 2 * TRIES && spare.length < most; tries++) {
        const near = this.#near(freed, candidates, isOpen);
        if (near === NONE) continue;
        this.#isIn[near] = 1;
        spare.push(near);
      }
    }
    for (const site of [...freed, ...spare]) this.#isIn[site] = 0;
    return spare;
  }

  /** A site, open or closed, that is cheap for a task of some site of the region. */
  #near(freed: readonly number[], candidates: SiteCandidates, isOpen: boolean): number {
    const plan = this.#plan;
    const { firstResource, resourceAt, siteOf, optionResource } = plan.problem;
    const site = freed[this.#random.nextInt(freed.length)]!;
    const resources = firstResource[site + 1]! - firstResource[site]!;
    let task = plan.firstTask[resourceAt[firstResource[site]! + this.#random.nextInt(resources)]!]!;
    for (let skip = this.#random.nextInt(plan.count[site]!); skip > 0 && task !== NONE; skip--) {
      task = plan.nextTask[task]!;
    }
    if (task === NONE) return NONE;
    const from = candidates.first[task]!;
    const count = candidates.first[task + 1]! - from;
    for (let tries = 0; tries < TRIES && count > 0; tries++) {
      const draw = this.#random.nextFloat();
      const near = siteOf[optionResource[candidates.option[from + Math.floor(count * draw * draw)]!]!]!;
      if (this.#isIn[near] === 1 || plan.count[near]! > 0 !== isOpen) continue;
      if (isOpen || this.#guide.domain.isClosed[near] === 0) return near;
    }
    return NONE;
  }
}
