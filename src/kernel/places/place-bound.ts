import { Knapsack } from "../knapsack/knapsack.ts";
import { IntervalPacking } from "./interval-packing.ts";
import { KnapsackItems } from "./knapsack-items.ts";
import { Opening } from "./opening.ts";
import { type PlaceDomain, wholeDomain } from "./place-domain.ts";
import type { PlaceProblem } from "./place-problem.ts";

/**
 * Lagrangian bound with a multiplier on each task (what placing it earns): each resource packs what earns most, a site is
 * worth its opening cost less what its resources earn, and the cheapest sites are opened within limits and cover.
 *
 * Packings are solved exactly only where sites open: elsewhere a bound of the packing already keeps the site closed.
 */
export class PlaceBound {
  readonly problem: PlaceProblem;
  /** What may still be chosen. */
  domain: PlaceDomain;
  readonly #opening: Opening;
  readonly #knapsack: Knapsack;
  readonly #items: KnapsackItems;
  readonly #intervals: IntervalPacking;
  /** Items of a knapsack: the options that they stand for, what these earn, and what they use. */
  readonly #option: Int32Array;
  readonly #profit: Float64Array;
  readonly #amount: Float64Array;
  readonly #isExact: Uint8Array;
  readonly #taken: Int32Array;
  readonly #takenCount: Int32Array;

  value = 0;
  /** Opening cost less what packings earn; no more than that where the site stays closed. [site] */
  readonly worth: Float64Array;
  /** How often each task is still missing, on average: how the bound changes with its multiplier. [task] */
  readonly gradient: Float64Array;
  /** What a unit of room at a knapsack earns. [resource] */
  readonly roomPrice: Float64Array;
  /** By how much the bound of a packing exceeds what was counted. [resource] */
  readonly relaxed: Float64Array;
  /** The most that any task earns. */
  #dearest = 0;
  #work = 0;

  constructor(problem: PlaceProblem) {
    const { firstAt, resources, sites, tasks, optionAt } = problem;
    let most = 0;
    for (let resource = 0; resource < resources; resource++) {
      most = Math.max(most, firstAt[resource + 1]! - firstAt[resource]!);
    }
    this.problem = problem;
    this.domain = wholeDomain(problem);
    this.#opening = new Opening(problem);
    this.#knapsack = new Knapsack(most);
    this.#items = new KnapsackItems(problem);
    this.#intervals = new IntervalPacking(problem);
    this.#option = new Int32Array(most);
    this.#profit = new Float64Array(most);
    this.#amount = new Float64Array(most);
    this.#isExact = new Uint8Array(sites);
    this.#taken = new Int32Array(optionAt.length);
    this.#takenCount = new Int32Array(resources);
    this.worth = new Float64Array(sites);
    this.gradient = new Float64Array(tasks);
    this.roomPrice = new Float64Array(resources);
    this.relaxed = new Float64Array(resources);
  }

  /** Work done so far: items looked at. */
  get work(): number {
    return this.#work + this.#knapsack.work + this.#intervals.work;
  }

  /** How much of each site is open. [site] */
  get open(): Float64Array {
    return this.#opening.open;
  }

  /** Price of a unit of cover. */
  get rho(): number {
    return this.#opening.rho;
  }

  /** What opening a site costs beyond what it earns and what it covers. */
  excess(site: number): number {
    return this.worth[site]! - this.rho * this.problem.cover.supply[site]!;
  }

  /** Options packed at a resource that belongs to an open site. */
  packed(resource: number): Int32Array {
    const from = this.problem.firstAt[resource]!;
    return this.#taken.subarray(from, from + this.#takenCount[resource]!);
  }

  /** Evaluates the bound. @param multiplier Not negative. [task] */
  evaluate(multiplier: Float64Array): void {
    const { sites, tasks } = this.problem;
    const { isClosed } = this.domain;
    this.#dearest = 0;
    for (let task = 0; task < tasks; task++) this.#dearest = Math.max(this.#dearest, multiplier[task]!);
    for (let site = 0; site < sites; site++) {
      if (isClosed[site] === 1) this.worth[site] = Number.POSITIVE_INFINITY;
      else this.#pack(site, multiplier, false);
    }
    for (;;) {
      this.#opening.choose(this.worth, this.domain);
      let isSettled = true;
      for (let site = 0; site < sites; site++) {
        if (this.open[site] === 0 || this.#isExact[site] === 1) continue;
        this.#pack(site, multiplier, true);
        isSettled = false;
      }
      if (isSettled) break;
    }
    this.value = this.#opening.value;
    for (let task = 0; task < tasks; task++) this.value += multiplier[task]!;
    this.#differentiate();
    this.#work += sites;
  }

  /** Nothing of what is ruled out now will be allowed again, in whatever domain. */
  forget(): void {
    this.#items.leaveOut(this.domain.isExcluded);
  }

  #pack(site: number, multiplier: Float64Array, isExact: boolean): void {
    const { siteCost, firstResource, resourceAt, isUnary } = this.problem;
    let worth = siteCost[site]!;
    let exact = 1;
    for (let i = firstResource[site]!; i < firstResource[site + 1]!; i++) {
      const resource = resourceAt[i]!;
      if (isUnary[resource] === 1) worth -= this.#packIntervals(resource, multiplier);
      else {
        worth -= this.#packKnapsack(resource, multiplier, isExact);
        if (!this.#knapsack.isExact) exact = 0;
      }
    }
    this.worth[site] = worth;
    this.#isExact[site] = isExact ? 1 : exact;
  }

  #packIntervals(resource: number, multiplier: Float64Array): number {
    const intervals = this.#intervals;
    intervals.solve(resource, multiplier, this.domain.isExcluded);
    const from = this.problem.firstAt[resource]!;
    for (let i = 0; i < intervals.takenCount; i++) this.#taken[from + i] = intervals.taken[i]!;
    this.#takenCount[resource] = intervals.takenCount;
    return intervals.value;
  }

  #packKnapsack(resource: number, multiplier: Float64Array, isExact: boolean): number {
    const { firstAt, capacity } = this.problem;
    const { first, option, task, cost, amount } = this.#items;
    const knapsack = this.#knapsack;
    const past = first[resource + 1]!;
    const dearest = this.#dearest;
    const { isExcluded } = this.domain;
    let count = 0;
    let at = first[resource]!;
    for (; at < past && cost[at]! < dearest; at++) {
      const profit = multiplier[task[at]!]! - cost[at]!;
      if (profit <= 0 || isExcluded[option[at]!] === 1) continue;
      this.#option[count] = option[at]!;
      this.#profit[count] = profit;
      this.#amount[count++] = amount[at]!;
    }
    this.#work += 1 + at - first[resource]!;
    const room = capacity[resource]!;
    const value = isExact
      ? knapsack.solve(this.#profit, this.#amount, count, room)
      : knapsack.bound(this.#profit, this.#amount, count, room);
    const from = firstAt[resource]!;
    let taken = from;
    for (let i = 0; i < count; i++) if (knapsack.chosen[i] === 1) this.#taken[taken++] = this.#option[i]!;
    this.#takenCount[resource] = taken - from;
    this.roomPrice[resource] = knapsack.price;
    this.relaxed[resource] = knapsack.relaxation - value;
    return value;
  }

  #differentiate(): void {
    const { sites, firstResource, resourceAt, firstAt, optionTask } = this.problem;
    this.gradient.fill(1);
    for (let site = 0; site < sites; site++) {
      const share = this.open[site]!;
      if (share === 0) continue;
      for (let i = firstResource[site]!; i < firstResource[site + 1]!; i++) {
        const resource = resourceAt[i]!;
        const from = firstAt[resource]!;
        for (let at = from; at < from + this.#takenCount[resource]!; at++) {
          this.gradient[optionTask[this.#taken[at]!]!]! -= share;
        }
      }
    }
  }
}
