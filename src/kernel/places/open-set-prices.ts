import { NONE } from "../model.ts";
import type { PlaceProblem } from "./place-problem.ts";

/** Options of a task that are looked at: the cheapest ones at open sites. */
const MOST_LISTED = 16;
/** Step at first as a share of Polyak's, steps without gain until it is halved, and the step at which the ascent ends. */
const FIRST_STEP = 1;
const PATIENCE = 4;
const LAST_STEP = 1 / 64;
const YIELD_EVERY = 100_000;

/**
 * What an open set costs at least: opening, and the tasks' options at its sites with a price on the room of each resource,
 * raised by a short subgradient ascent from the prices that each resource had when it was last open (Lagrangian relaxation of
 * capacities; of an open set it is nearly the linear relaxation, for a few microseconds a step).
 *
 * Only the cheapest options of each task count, so it is a good guess, not a proof.
 */
export class OpenSetPrices {
  readonly problem: PlaceProblem;
  /** Options of each task at open sites, cheapest first. [task * width + place in the list], [task] */
  readonly width: number;
  readonly listed: Int32Array;
  readonly count: Int32Array;
  /** Best prices found, as of the last set evaluated. [resource] */
  readonly price: Float64Array;
  /** Prices that ascents begin from: those of the last set that was kept. [resource] */
  readonly #kept: Float64Array;
  /** What each task costs at these prices, and what its next best site costs more. [task] */
  readonly value: Float64Array;
  readonly regret: Float64Array;
  /** The option that it takes, NONE for being left out. [task] */
  readonly taken: Int32Array;
  bound = 0;
  work = 0;

  /** All options of a task, cheapest first. [laid out as options] */
  readonly #byCost: Int32Array;
  readonly #trial: Float64Array;
  readonly #excess: Float64Array;
  readonly #rows: Int32Array;
  #rowCount = 0;

  /** @param byCost As `optionsByCost` says. */
  constructor(problem: PlaceProblem, byCost: Int32Array) {
    const { tasks, resources, firstOption } = problem;
    let most = 1;
    for (let task = 0; task < tasks; task++) most = Math.max(most, firstOption[task + 1]! - firstOption[task]!);
    this.problem = problem;
    this.width = Math.min(MOST_LISTED, most);
    this.listed = new Int32Array(tasks * this.width);
    this.count = new Int32Array(tasks);
    this.price = new Float64Array(resources);
    this.#kept = new Float64Array(resources);
    this.value = new Float64Array(tasks);
    this.regret = new Float64Array(tasks);
    this.taken = new Int32Array(tasks);
    this.#byCost = byCost;
    this.#trial = new Float64Array(resources);
    this.#excess = new Float64Array(resources);
    this.#rows = new Int32Array(resources);
  }

  /**
   * Bounds a set from below, with at most so many steps; stops as soon as `most` is exceeded.
   *
   * @param isOpen [site] @param isExcluded 1 for an option that is not looked at. [option]
   */
  *evaluate(isOpen: Uint8Array, isExcluded: Uint8Array, most: number, steps: number): Generator<void, number, void> {
    this.bound = Number.POSITIVE_INFINITY;
    if (!this.#list(isOpen, isExcluded)) return this.bound;
    const opening = this.#open(isOpen);
    const trial = this.#trial;
    const rows = this.#rows;
    this.bound = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < this.#rowCount; i++) trial[rows[i]!] = this.#kept[rows[i]!]!;
    let length = FIRST_STEP;
    let failures = 0;
    let yieldedAt = this.work;
    for (let step = 0; step < steps; step++) {
      if (this.work - yieldedAt >= YIELD_EVERY) {
        yieldedAt = this.work;
        yield;
      }
      const bound = opening + this.#relax(trial);
      if (bound > this.bound) {
        if (bound > this.bound + 1e-5 * Math.abs(bound)) failures = -1;
        this.bound = bound;
        for (let i = 0; i < this.#rowCount; i++) this.price[rows[i]!] = trial[rows[i]!]!;
        if (bound > most) return bound;
      }
      if (++failures >= PATIENCE) {
        failures = 0;
        length /= 2;
        if (length < LAST_STEP) break;
        for (let i = 0; i < this.#rowCount; i++) trial[rows[i]!] = this.price[rows[i]!]!;
      }
      const target = Math.max(Math.min(most, this.bound + 0.02 * Math.abs(this.bound)), this.bound + 1);
      if (!this.#move(trial, length * (target - bound))) break;
    }
    this.#relax(this.price);
    return this.bound;
  }

  /** Later ascents begin from the prices of the set evaluated last. */
  keep(): void {
    for (let i = 0; i < this.#rowCount; i++) this.#kept[this.#rows[i]!] = this.price[this.#rows[i]!]!;
  }

  /** Lists the cheapest options at open sites; false when a task that must be placed has none. */
  #list(isOpen: Uint8Array, isExcluded: Uint8Array): boolean {
    const { tasks, firstOption, optionResource, siteOf, skipCost } = this.problem;
    const byCost = this.#byCost;
    for (let task = 0; task < tasks; task++) {
      let at = firstOption[task]!;
      const past = firstOption[task + 1]!;
      let to = task * this.width;
      const end = to + this.width;
      for (; at < past && to < end; at++) {
        const option = byCost[at]!;
        if (isOpen[siteOf[optionResource[option]!]!] === 1 && isExcluded[option] === 0) this.listed[to++] = option;
      }
      this.work += (at - firstOption[task]!) >> 1;
      this.count[task] = to - task * this.width;
      if (this.count[task] === 0 && skipCost[task] === Number.POSITIVE_INFINITY) return false;
    }
    return true;
  }

  #open(isOpen: Uint8Array): number {
    const { sites, siteCost, firstResource, resourceAt } = this.problem;
    let cost = 0;
    this.#rowCount = 0;
    for (let site = 0; site < sites; site++) {
      if (isOpen[site] === 0) continue;
      cost += siteCost[site]!;
      for (let i = firstResource[site]!; i < firstResource[site + 1]!; i++)
        this.#rows[this.#rowCount++] = resourceAt[i]!;
    }
    return cost;
  }

  /** Each task takes its cheapest option at these prices. */
  #relax(price: Float64Array): number {
    const { tasks, capacity, optionCost, optionAmount, optionResource, skipCost } = this.problem;
    const { listed, count, value, taken, regret, width } = this;
    const excess = this.#excess;
    let bound = 0;
    for (let i = 0; i < this.#rowCount; i++) {
      const row = this.#rows[i]!;
      excess[row] = -capacity[row]!;
      bound -= price[row]! * capacity[row]!;
    }
    for (let task = 0; task < tasks; task++) {
      let least = skipCost[task]!;
      let next = least;
      let best: number = NONE;
      const from = task * width;
      for (let at = from; at < from + count[task]!; at++) {
        const option = listed[at]!;
        const cost = optionCost[option]! + price[optionResource[option]!]! * optionAmount[option]!;
        if (cost >= next) continue;
        if (cost >= least) next = cost;
        else {
          next = least;
          least = cost;
          best = option;
        }
      }
      value[task] = least;
      taken[task] = best;
      regret[task] = next - least;
      bound += least;
      if (best !== NONE) excess[optionResource[best]!]! += optionAmount[best]!;
      this.work += count[task]!;
    }
    return bound;
  }

  #move(price: Float64Array, distance: number): boolean {
    const { capacity } = this.problem;
    const excess = this.#excess;
    let square = 0;
    for (let i = 0; i < this.#rowCount; i++) {
      const row = this.#rows[i]!;
      const scaled = excess[row]! / Math.max(1, capacity[row]!);
      if (price[row]! > 0 || scaled > 0) square += scaled * scaled;
    }
    if (square === 0) return false;
    for (let i = 0; i < this.#rowCount; i++) {
      const row = this.#rows[i]!;
      const scale = Math.max(1, capacity[row]!);
      price[row] = Math.max(0, price[row]! + (distance * excess[row]!) / (square * scale * scale));
    }
    return true;
  }
}
