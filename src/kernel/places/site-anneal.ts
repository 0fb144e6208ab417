import type { Random } from "../../base/index.ts";
import { Exponential } from "../anneal/exponential.ts";
import { NONE } from "../model.ts";
import type { PlaceGuide } from "./place-guide.ts";
import type { SitePlan } from "./site-plan.ts";
import type { SiteView } from "./site-view.ts";

/** One move in so many is on the open set. */
const SMALL_PER_LARGE = 50;

/**
 * Moves of annealing over plans of knapsack sites: tasks shift and exchange among open sites, and sites close, open or take
 * one another's place, their tasks following greedily and then by descent. The bound tells which sites are worth a try.
 */
export class SiteAnneal {
  readonly #guide: PlaceGuide;
  readonly #plan: SitePlan;
  readonly #random: Random;
  readonly #dice: Exponential;
  view: SiteView;

  constructor(guide: PlaceGuide, plan: SitePlan, view: SiteView, random: Random) {
    this.#guide = guide;
    this.#plan = plan;
    this.#random = random;
    this.#dice = new Exponential(random.stream("heat"));
    this.view = view;
  }

  /** One move; every so often on the open set, which has its own heat. */
  step(number: number, heat: number, largeHeat: number): void {
    if (number % SMALL_PER_LARGE === 0) this.#large(largeHeat);
    else this.#small(heat);
  }

  #small(heat: number): void {
    const plan = this.#plan;
    const { siteOf, optionResource } = plan.problem;
    const out = plan.firstTask[plan.problem.resources]!;
    // Those that are out come first, every other time.
    const isOut = out !== NONE && (this.#random.nextUint32() & 1) === 0;
    const task = isOut ? this.#anyOut(out) : this.#random.nextInt(plan.problem.tasks);
    const from = this.view.candidates.first[task]!;
    const count = this.view.candidates.first[task + 1]! - from;
    if (count === 0) return;
    for (let tries = 0; tries < 10; tries++) {
      const draw = this.#random.nextFloat();
      const option = this.view.candidates.option[from + Math.floor(count * draw * draw)]!;
      if (plan.count[siteOf[optionResource[option]!]!] === 0) continue;
      if (option === plan.optionOf[task]) continue;
      if (this.view.descent.tryOption(task, option, heat * this.#dice.next())) plan.commit();
      return;
    }
  }

  /** One of the first few tasks that are out. */
  #anyOut(first: number): number {
    let task = first;
    for (let skip = this.#random.nextInt(4); skip > 0; skip--) {
      const next = this.#plan.nextTask[task]!;
      task = next === NONE ? first : next;
    }
    return task;
  }

  #large(heat: number): void {
    const plan = this.#plan;
    const random = this.#random;
    const before = plan.cost;
    plan.commit();
    const kind = random.nextInt(4);
    if (kind === 0) {
      const site = this.#openSite();
      if (site !== NONE) this.view.moves.close(site, NONE);
    } else if (kind === 1) {
      const site = this.#closedSite();
      if (site !== NONE && plan.mayUse(site)) this.view.moves.fill(site);
    } else {
      const site = this.#openSite();
      const instead = kind === 2 ? this.#closedSite() : this.#closedNear(site);
      if (site !== NONE && instead !== NONE) {
        this.view.moves.close(site, instead);
        if (plan.mayUse(instead)) this.view.moves.fill(instead);
      }
    }
    if (plan.mark === 0) return;
    this.view.descent.improveSince(0);
    if (plan.cost - before <= heat * this.#dice.next()) plan.commit();
    else plan.undoTo(0);
  }

  /** An open site, rather one that the bound would not open. */
  #openSite(): number {
    for (let tries = 0; tries < 30; tries++) {
      const draw = this.#random.nextFloat();
      const site = this.view.undecided[Math.floor(this.view.undecided.length * (1 - draw * draw))];
      if (site !== undefined && this.#plan.count[site]! > 0) return site;
    }
    return NONE;
  }

  /** A closed site, rather one that the bound would open. */
  #closedSite(): number {
    for (let tries = 0; tries < 30; tries++) {
      const draw = this.#random.nextFloat();
      const site = this.view.undecided[Math.floor(this.view.undecided.length * draw * draw)];
      if (site !== undefined && this.#plan.count[site] === 0) return site;
    }
    return NONE;
  }

  /** A closed site that is cheap for a task of an open one. */
  #closedNear(site: number): number {
    const plan = this.#plan;
    if (site === NONE) return NONE;
    const { firstResource, resourceAt, siteOf, optionResource } = plan.problem;
    let task = plan.firstTask[resourceAt[firstResource[site]!]!]!;
    for (let skip = this.#random.nextInt(plan.count[site]!); skip > 0 && task !== NONE; skip--) {
      task = plan.nextTask[task]!;
    }
    if (task === NONE) return NONE;
    const from = this.view.candidates.first[task]!;
    const count = this.view.candidates.first[task + 1]! - from;
    if (count === 0) return NONE;
    for (let tries = 0; tries < 10; tries++) {
      const draw = this.#random.nextFloat();
      const option = this.view.candidates.option[from + Math.floor(count * draw * draw)]!;
      const near = siteOf[optionResource[option]!]!;
      if (plan.count[near] === 0 && this.#guide.domain.isClosed[near] === 0) return near;
    }
    return NONE;
  }
}
