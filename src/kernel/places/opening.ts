import { sortByKey } from "../../base/index.ts";
import { NONE } from "../model.ts";
import type { Cover } from "./cover.ts";
import type { PlaceDomain } from "./place-domain.ts";
import type { PlaceProblem } from "./place-problem.ts";

/** Slopes met on the way to the best price; far more than ever needed. */
const MOST_STEPS = 60;

/**
 * Chooses sites when each has a worth (what opening it costs less what its packing earns): the cheapest choice, in fractions,
 * that keeps the limits and covers the demand. The cover gets a price, `rho` a unit; for a given price the choice is greedy,
 * and the best price is where the slope of a concave function changes sign (Kelley's cutting planes in one dimension).
 */
export class Opening {
  readonly #problem: PlaceProblem;
  readonly #cover: Cover;
  readonly #keys: Float64Array;
  readonly #order: Int32Array;
  readonly #left: Int32Array;
  readonly #isChosen: Uint8Array;
  readonly #below: Uint8Array;
  readonly #above: Uint8Array;
  #supply = 0;
  #domain: PlaceDomain | undefined;

  /** How much of each site is open, from 0 to 1. [site] */
  readonly open: Float64Array;
  rho = 0;
  value = 0;

  constructor(problem: PlaceProblem) {
    const { sites } = problem;
    this.#problem = problem;
    this.#cover = problem.cover;
    this.#keys = new Float64Array(sites);
    this.#order = new Int32Array(sites);
    this.#left = new Int32Array(problem.most.length);
    this.#isChosen = new Uint8Array(sites);
    this.#below = new Uint8Array(sites);
    this.#above = new Uint8Array(sites);
    this.open = new Float64Array(sites);
  }

  /** Infinite where the sites that are not closed cannot cover the demand. @param worth [site] */
  choose(worth: Float64Array, domain: PlaceDomain): void {
    this.#domain = domain;
    const { demand } = this.#cover;
    const lastRho = this.rho;
    let [left, leftValue] = [0, this.#valueAt(worth, 0)];
    let leftSlope = demand - this.#supply;
    this.#settle(0, leftValue, 1);
    if (leftSlope <= 0) return;
    this.#below.set(this.#isChosen);
    let [right, rightValue, rightSlope] = [lastRho > 0 ? lastRho : 1e-6, 0, 0];
    // A price at which the demand is covered: the last one, or twice as much until it is.
    for (let step = 0; ; step++) {
      rightValue = this.#valueAt(worth, right);
      rightSlope = demand - this.#supply;
      if (rightSlope <= 0) break;
      [left, leftValue, leftSlope] = [right, rightValue, rightSlope];
      this.#below.set(this.#isChosen);
      if (step === MOST_STEPS * 2) {
        this.#settle(0, Number.POSITIVE_INFINITY, 1);
        return;
      }
      right *= 2;
    }
    this.#above.set(this.#isChosen);
    for (let step = 0; step < MOST_STEPS && rightSlope < 0; step++) {
      const at = (rightValue - leftValue + leftSlope * left - rightSlope * right) / (leftSlope - rightSlope);
      if (!(at > left && at < right)) break;
      const value = this.#valueAt(worth, at);
      const slope = demand - this.#supply;
      // Where the two lines meet: nothing lies above.
      const isMeeting = slope === leftSlope || slope === rightSlope;
      if (slope > 0) {
        [left, leftValue, leftSlope] = [at, value, slope];
        this.#below.set(this.#isChosen);
      } else {
        [right, rightValue, rightSlope] = [at, value, slope];
        this.#above.set(this.#isChosen);
      }
      if (isMeeting) break;
    }
    this.#blend(left, leftValue, leftSlope, right, rightValue, rightSlope);
  }

  /** Both choices are optimal at the best price; a mixture of them meets the demand exactly. */
  #blend(
    left: number,
    leftValue: number,
    leftSlope: number,
    right: number,
    rightValue: number,
    rightSlope: number,
  ): void {
    const isLeft = leftValue > rightValue;
    const share = -rightSlope / (leftSlope - rightSlope);
    this.#settle(isLeft ? left : right, isLeft ? leftValue : rightValue, share);
  }

  #settle(rho: number, value: number, share: number): void {
    const { open } = this;
    this.rho = rho;
    this.value = value;
    for (let site = 0; site < open.length; site++) {
      open[site] = share === 1 ? this.#isChosen[site]! : share * this.#below[site]! + (1 - share) * this.#above[site]!;
    }
  }

  /** Value of the greedy choice at a price; leaves the choice and what it supplies. */
  #valueAt(worth: Float64Array, rho: number): number {
    const { limitOf, most, sites } = this.#problem;
    const { demand, supply } = this.#cover;
    const { isOpen, isClosed } = this.#domain!;
    this.#isChosen.fill(0);
    this.#supply = 0;
    let value = rho * demand;
    this.#left.set(most);
    let count = 0;
    for (let site = 0; site < sites; site++) {
      const priced = worth[site]! - rho * supply[site]!;
      if (isOpen[site] === 1) {
        value += priced;
        this.#isChosen[site] = 1;
        this.#supply += supply[site]!;
        if (limitOf[site] !== NONE) this.#left[limitOf[site]!]!--;
        continue;
      }
      if (priced >= 0 || isClosed[site] === 1) continue;
      if (limitOf[site] !== NONE) {
        this.#keys[count] = priced;
        this.#order[count++] = site;
        continue;
      }
      value += priced;
      this.#isChosen[site] = 1;
      this.#supply += supply[site]!;
    }
    sortByKey(this.#keys, this.#order, 0, count);
    for (let i = 0; i < count; i++) {
      const site = this.#order[i]!;
      if (this.#left[limitOf[site]!]!-- <= 0) continue;
      value += this.#keys[i]!;
      this.#isChosen[site] = 1;
      this.#supply += supply[site]!;
    }
    return value;
  }
}
