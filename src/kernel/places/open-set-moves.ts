import type { Random } from "../../base/index.ts";
import { sortByKey } from "../../base/index.ts";
import { NONE } from "../model.ts";
import type { OpenSetPrices } from "./open-set-prices.ts";
import type { PlaceGuide } from "./place-guide.ts";

/** Sites drawn, of which the one that promises most is taken. */
const DRAWS_IN = 6;
const DRAWS_OUT = 3;

/**
 * Moves on an open set: one site opens, one closes, or one or two take the place of others. What a site would gain when it
 * opened, and what the tasks of an open one would lose, follows from what tasks cost at the prices of the set.
 */
export class OpenSetMoves {
  /** [site] */
  readonly isOpen: Uint8Array;
  work = 0;
  readonly #guide: PlaceGuide;
  readonly #prices: OpenSetPrices;
  readonly #random: Random;
  /** What closing a site loses, as the last look says. [site] */
  readonly #loss: Float64Array;
  /** What tasks cost, as the last look says. [task] */
  readonly #value: Float64Array;
  readonly #used: Int32Array;
  readonly #open: Int32Array;
  #openCount = 0;
  /** Sites that the last move changed. */
  readonly #changed = new Int32Array(4);
  #changes = 0;
  readonly #keys: Float64Array;
  readonly #order: Int32Array;

  constructor(guide: PlaceGuide, prices: OpenSetPrices, random: Random) {
    const { problem } = guide;
    this.#guide = guide;
    this.#prices = prices;
    this.#random = random;
    this.isOpen = new Uint8Array(problem.sites);
    this.#loss = new Float64Array(problem.sites);
    this.#value = new Float64Array(problem.tasks);
    this.#used = new Int32Array(problem.most.length);
    this.#open = new Int32Array(problem.sites);
    this.#keys = new Float64Array(problem.optionCost.length);
    this.#order = new Int32Array(problem.optionCost.length);
  }

  /** Opens the sites that options use. [task] */
  openAsIn(options: Int32Array): void {
    const { optionResource, siteOf } = this.#guide.problem;
    this.isOpen.fill(0);
    for (const option of options) if (option !== NONE) this.isOpen[siteOf[optionResource[option]!]!] = 1;
  }

  /** Opens all sites of which a bound opens a part, as far as limits allow. [site] */
  openAsBound(share: Float64Array): void {
    this.isOpen.fill(0);
    this.#used.fill(0);
    for (let least = 1; least > 0; least -= 0.25) {
      for (let site = 0; site < share.length; site++) {
        if (share[site]! >= least - 0.25 + 1e-9 && this.isOpen[site] === 0 && this.#mayOpen(site)) this.#put(site, 1);
      }
    }
  }

  /** Opens the closed site of least excess; false when there is none. */
  openNext(excess: (site: number) => number): boolean {
    let best: number = NONE;
    for (let site = 0; site < this.isOpen.length; site++) {
      if (this.isOpen[site] === 1 || this.#guide.domain.isClosed[site] === 1 || !this.#mayOpen(site)) continue;
      if (best === NONE || excess(site) < excess(best)) best = site;
    }
    if (best !== NONE) this.#put(best, 1);
    return best !== NONE;
  }

  #mayOpen(site: number): boolean {
    const limit = this.#guide.problem.limitOf[site]!;
    return limit === NONE || this.#used[limit]! < this.#guide.problem.most[limit]!;
  }

  /** What the open sites cost. */
  get opening(): number {
    let cost = 0;
    for (let site = 0; site < this.isOpen.length; site++) {
      if (this.isOpen[site] === 1) cost += this.#guide.problem.siteCost[site]!;
    }
    return cost;
  }

  /** Takes in what the prices say of the open set. */
  look(): void {
    const { tasks, optionResource, siteOf, siteCost, capacity, firstResource, resourceAt, sites, limitOf } =
      this.#guide.problem;
    const { taken, value, regret, price } = this.#prices;
    this.#value.set(value);
    this.#used.fill(0);
    this.#openCount = 0;
    for (let site = 0; site < sites; site++) {
      if (this.isOpen[site] === 0) continue;
      this.#open[this.#openCount++] = site;
      if (limitOf[site] !== NONE) this.#used[limitOf[site]!]!++;
      this.#loss[site] = -siteCost[site]!;
      for (let i = firstResource[site]!; i < firstResource[site + 1]!; i++) {
        this.#loss[site]! += price[resourceAt[i]!]! * capacity[resourceAt[i]!]!;
      }
    }
    for (let task = 0; task < tasks; task++) {
      if (taken[task] !== NONE) this.#loss[siteOf[optionResource[taken[task]!]!]!]! += regret[task]!;
    }
    this.work += tasks + sites;
  }

  /** Changes the open set; false when there is no such move. */
  move(): boolean {
    this.#changes = 0;
    if (this.#change()) return true;
    this.undo();
    return false;
  }

  /** Takes back the last move. */
  undo(): void {
    while (this.#changes > 0) {
      const site = this.#changed[--this.#changes]!;
      this.#put(site, 1 - this.isOpen[site]!);
    }
  }

  #change(): boolean {
    const kind = this.#random.nextInt(10);
    const isIn = kind >= 2;
    const isOut = kind < 2 || kind >= 4;
    const out = isOut ? this.#siteOut() : NONE;
    if (isOut && out === NONE) return false;
    if (isOut) this.#set(out, 0);
    if (!isIn) {
      // Now and then two go.
      if (kind === 0) this.#second(0);
      return true;
    }
    const into = this.#siteIn(out);
    if (into === NONE) return false;
    this.#set(into, 1);
    if (kind === 9) this.#second(this.#random.nextInt(2));
    return true;
  }

  #second(isIn: number): void {
    const site = isIn === 1 ? this.#siteIn(NONE) : this.#siteOut();
    if (site !== NONE) this.#set(site, isIn);
  }

  #set(site: number, isOpen: number): void {
    this.#changed[this.#changes++] = site;
    this.#put(site, isOpen);
  }

  #put(site: number, isOpen: number): void {
    this.isOpen[site] = isOpen;
    const limit = this.#guide.problem.limitOf[site]!;
    if (limit !== NONE) this.#used[limit]! += isOpen === 1 ? 1 : -1;
  }

  /** Of a few open sites drawn, the one that loses least. */
  #siteOut(): number {
    let best: number = NONE;
    for (let draw = 0; draw < DRAWS_OUT && this.#openCount > 1; draw++) {
      const site = this.#open[this.#random.nextInt(this.#openCount)]!;
      if (this.isOpen[site] === 0 || this.#guide.domain.isOpen[site] === 1) continue;
      if (best === NONE || this.#loss[site]! < this.#loss[best]!) best = site;
    }
    return best;
  }

  /** Of a few closed sites drawn, the one that gains most. */
  #siteIn(but: number): number {
    const { sites } = this.#guide.problem;
    let best: number = NONE;
    let largest = Number.NEGATIVE_INFINITY;
    let draws = 0;
    for (let tries = 0; tries < 60 && draws < DRAWS_IN; tries++) {
      const site = this.#random.nextInt(sites);
      if (site === but || this.isOpen[site] === 1 || this.#guide.domain.isClosed[site] === 1) continue;
      if (!this.#mayOpen(site)) continue;
      draws++;
      const gain = this.#gain(site);
      if (gain <= largest) continue;
      largest = gain;
      best = site;
    }
    return best;
  }

  /** What tasks save that move to a closed site, as far as it has room, less its opening. */
  #gain(site: number): number {
    const { problem, domain } = this.#guide;
    const { firstResource, resourceAt, firstAt, optionAt, optionTask, optionCost, optionAmount, capacity } = problem;
    let gain = -problem.siteCost[site]!;
    for (let i = firstResource[site]!; i < firstResource[site + 1]!; i++) {
      const resource = resourceAt[i]!;
      let count = 0;
      for (let at = firstAt[resource]!; at < firstAt[resource + 1]!; at++) {
        const option = optionAt[at]!;
        const saved = this.#value[optionTask[option]!]! - optionCost[option]!;
        if (saved <= 0 || domain.isExcluded[option] === 1) continue;
        this.#keys[count] = -saved / optionAmount[option]!;
        this.#order[count++] = option;
      }
      this.work += (firstAt[resource + 1]! - firstAt[resource]!) >> 1;
      sortByKey(this.#keys, this.#order, 0, count);
      let room = capacity[resource]!;
      for (let k = 0; k < count && room > 0; k++) {
        const amount = optionAmount[this.#order[k]!]!;
        gain -= this.#keys[k]! * Math.min(amount, room);
        room -= amount;
      }
    }
    return gain;
  }
}
