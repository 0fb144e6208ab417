import type { Random, WorkBudget } from "../base/index.ts";
import { type FormingModel, mostClasses, nextCost, nextSeats } from "./forming-model.ts";
import type { PeopleFlow } from "./people-flow.ts";
import { SiteFiller } from "./site-filler.ts";
import { TriedMoves } from "./tried-moves.ts";

const NONE = -1;

/** Sites remembered for each origin as worth opening. */
const NEAR = 30;
/** So many draws in a row without a move worth trying: there is none left, or none that is easily found. */
const MOST_IDLE = 150;
/** Most classes that one move closes; it opens one fewer, as many, or one more. */
const MOST_CLOSED = 2;
/** While annealing, the share of sites passed over when a class is to be opened: else the same would be tried over and over. */
const PASSED_OVER = 0.7;

/**
 * Local search on the numbers of classes: close up to two neighbouring classes and open up to three that promise most, keep what
 * costs less.
 *
 * The prices of the flow say before a move is tried how much it could gain: the cost of the flow is convex in the seats and in the
 * least sizes, so its prices bound every change of them from below (where several classes open at once, nobody is counted twice, so
 * the last word is not said). Most moves end there; the others end as soon as the flow on its way to the optimum has cost too much.
 */
export class ClassImprover {
  readonly #model: FormingModel;
  readonly #flow: PeopleFlow;
  readonly #random: Random;
  readonly #filler: SiteFiller;
  readonly #tried = new TriedMoves();
  /** Sites that promise most at the prices of the bound, by origin. [origin + 1] */
  readonly #firstNear: Int32Array;
  readonly #near: Int32Array;

  // One move: what it closes and opens, and the origins concerned.
  readonly #closing: number[] = [];
  readonly #opening: number[] = [];
  readonly #origins: number[] = [];
  /** Worth of a participant and people not yet in an opening class, as of the move of the stamp. [origin] */
  readonly #worth: Float64Array;
  readonly #people: Int32Array;
  readonly #originStamp: Int32Array;
  readonly #siteStamp: Int32Array;
  #isAnnealing = false;
  #stamp = 0;
  #siteRound = 0;

  constructor(flow: PeopleFlow, worth: Float64Array, random: Random) {
    const { model } = flow;
    const origins = model.people.length;
    const sites = model.siteRow.length;
    this.#model = model;
    this.#flow = flow;
    this.#random = random;
    this.#filler = new SiteFiller(model);
    this.#worth = worth.slice();
    this.#people = model.people.slice();
    this.#originStamp = new Int32Array(origins);
    this.#siteStamp = new Int32Array(sites);
    const promise = Float64Array.from({ length: sites }, (_, site) => {
      if (mostClasses(model, site) === 0) return Number.POSITIVE_INFINITY;
      this.#filler.fillOne(site, nextSeats(model, site, 0), nextCost(model, site, 0), worth, model.people);
      return this.#filler.value;
    });
    this.#firstNear = new Int32Array(origins + 1);
    const near: number[] = [];
    for (let origin = 0; origin < origins; origin++) {
      const inReach = model.arcSite.slice(model.firstArc[origin]!, model.firstArc[origin + 1]!);
      inReach.sort((a, b) => promise[a]! - promise[b]! || a - b);
      let free = 0;
      for (let k = 0; k < inReach.length && (k < NEAR || free < NEAR); k++) {
        const canOpen = flow.canOpen(inReach[k]!);
        if (canOpen) free++;
        if (canOpen || k < NEAR) near.push(inReach[k]!);
      }
      this.#firstNear[origin + 1] = near.length;
    }
    this.#near = Int32Array.from(near);
  }

  /** Arcs looked at so far. */
  get work(): number {
    return this.#filler.work + this.#flow.work;
  }

  run(rounds: number, budget: WorkBudget): void {
    const flow = this.#flow;
    let spent = this.work;
    let idle = 0;
    for (let round = 0; round < rounds && idle < MOST_IDLE && !budget.isExhausted; round++) {
      const cost = flow.cost;
      idle++;
      if (this.#draw() < cost && !this.#tried.hasTried(this.#closing, this.#opening)) {
        idle = 0;
        flow.mark();
        for (const site of this.#closing) flow.change(site, -1);
        for (const site of this.#opening) flow.change(site, 1);
        if (!flow.settle(cost) || flow.breaches > 0 || flow.cost >= cost) flow.undo();
        else this.#tried.clear();
      }
      budget.spend(this.work - spent);
      spent = this.work;
    }
  }

  /**
   * The same, but takes a move that costs up to some part of `threshold` more: the part is drawn, and the square of an even number, so that
   * most moves that make things worse are small. Returns how many moves were taken.
   */
  anneal(rounds: number, threshold: number): number {
    const flow = this.#flow;
    this.#isAnnealing = true;
    let taken = 0;
    for (let round = 0; round < rounds; round++) {
      const luck = this.#random.nextFloat();
      const target = flow.cost + Math.floor(threshold * luck * luck) + 1;
      if (this.#draw() >= target) continue;
      flow.mark();
      for (const site of this.#closing) flow.change(site, -1);
      for (const site of this.#opening) flow.change(site, 1);
      if (!flow.settle(target) || flow.breaches > 0 || flow.cost >= target) flow.undo();
      else taken++;
    }
    this.#isAnnealing = false;
    this.#tried.clear();
    return taken;
  }

  /** Draws a move, and returns the least that its outcome could cost. */
  #draw(): number {
    const model = this.#model;
    const flow = this.#flow;
    this.#stamp++;
    this.#closing.length = 0;
    this.#opening.length = 0;
    this.#origins.length = 0;
    let least = flow.cost;

    let origin = this.#random.nextInt(model.people.length);
    this.#origins.push(origin);
    const closed = this.#random.nextInt(MOST_CLOSED + 1);
    for (let steps = 0; this.#closing.length < closed && steps < 6; steps++) {
      const site = this.#siteServing(origin);
      if (site === NONE) origin = this.#neighbour(origin);
      else {
        this.#closing.push(site);
        least += this.#closingLoss(site);
        origin = this.#originServed(site);
      }
      if (!this.#origins.includes(origin)) this.#origins.push(origin);
    }
    const opened = Math.max(this.#closing.length === 0 ? 1 : 0, this.#closing.length - 1 + this.#random.nextInt(3));
    for (let k = 0; k < opened; k++) least += this.#openBest();
    return least;
  }

  /** A site, drawn evenly, with people of an origin that the move does not close yet. */
  #siteServing(origin: number): number {
    const { firstArc, arcSite } = this.#model;
    let chosen = NONE;
    let count = 0;
    for (let arc = firstArc[origin]!; arc < firstArc[origin + 1]!; arc++) {
      if (this.#flow.flow(arc) === 0 || this.#closing.includes(arcSite[arc]!)) continue;
      if (this.#random.nextInt(++count) === 0) chosen = arcSite[arc]!;
    }
    return chosen;
  }

  /** An origin with people at a site, drawn evenly; all of them are concerned. */
  #originServed(site: number): number {
    const { firstSiteArc, siteArc, arcOrigin } = this.#model;
    let chosen = NONE;
    let count = 0;
    for (let k = firstSiteArc[site]!; k < firstSiteArc[site + 1]!; k++) {
      if (this.#flow.flow(siteArc[k]!) === 0) continue;
      const origin = arcOrigin[siteArc[k]!]!;
      if (!this.#origins.includes(origin)) this.#origins.push(origin);
      if (this.#random.nextInt(++count) === 0) chosen = origin;
    }
    return chosen;
  }

  /** An origin that shares a site with another, perhaps itself. */
  #neighbour(origin: number): number {
    const { firstArc, arcSite, firstSiteArc, siteArc, arcOrigin } = this.#model;
    const from = firstArc[origin]!;
    const site = arcSite[from + this.#random.nextInt(firstArc[origin + 1]! - from)]!;
    const first = firstSiteArc[site]!;
    return arcOrigin[siteArc[first + this.#random.nextInt(firstSiteArc[site + 1]! - first)]!]!;
  }

  /** What closing a class costs at least: its seats at their price, or nothing more to be found at a negative one, less its own cost. */
  #closingLoss(site: number): number {
    const flow = this.#flow;
    const price = flow.price(site);
    const last = flow.classes(site) - 1;
    const seats = nextSeats(this.#model, site, last);
    return price * (price > 0 ? seats : this.#model.minSize) - nextCost(this.#model, site, last);
  }

  /** Adds the class to the move that promises most, and returns what it costs at least; 0 where there is none. */
  #openBest(): number {
    const flow = this.#flow;
    let best = NONE;
    let least = Number.POSITIVE_INFINITY;
    this.#siteRound++;
    for (const origin of this.#origins) {
      for (let k = this.#firstNear[origin]!; k < this.#firstNear[origin + 1]!; k++) {
        const site = this.#near[k]!;
        if (this.#siteStamp[site] === this.#siteRound) continue;
        this.#siteStamp[site] = this.#siteRound;
        if (this.#isAnnealing && this.#random.nextFloat() < PASSED_OVER) continue;
        if (!flow.canOpen(site) || this.#closing.includes(site) || this.#opening.includes(site)) continue;
        const cost = this.#openingCost(site);
        if (cost < least) {
          least = cost;
          best = site;
        }
      }
    }
    if (best === NONE) return 0;
    this.#opening.push(best);
    // Whoever takes part in this class is not there for the next one.
    this.#openingCost(best);
    for (let k = 0; k < this.#filler.takers; k++) {
      this.#people[this.#filler.takerOrigin[k]!]! -= this.#filler.takerCount[k]!;
    }
    return least;
  }

  /** What one class more at a site costs at least. */
  #openingCost(site: number): number {
    const { firstSiteArc, siteArc, arcOrigin, people } = this.#model;
    const flow = this.#flow;
    const seats = nextSeats(this.#model, site, flow.classes(site));
    const cost = nextCost(this.#model, site, flow.classes(site));
    for (let k = firstSiteArc[site]!; k < firstSiteArc[site + 1]!; k++) {
      const origin = arcOrigin[siteArc[k]!]!;
      if (this.#originStamp[origin] === this.#stamp) continue;
      this.#originStamp[origin] = this.#stamp;
      this.#worth[origin] = flow.worth(origin);
      this.#people[origin] = people[origin]!;
    }
    this.#filler.fillOne(site, seats, cost, this.#worth, this.#people);
    if (flow.classes(site) === 0) return this.#filler.value;
    return cost - Math.max(0, flow.price(site)) * seats;
  }
}
