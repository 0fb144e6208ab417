import { NONE, UNLIMITED } from "../model.ts";
import type { Prices } from "../rows/prices.ts";
import type { Domains } from "./domains.ts";

/** Steps between two looks at which options are out of reach. */
const NARROWING = 8;
/** A step that gains nothing this often in a row is halved. */
const PATIENCE = 4;
/** Rows to step over at most: where time is long, prices of the whole serve as they are. */
const MOST_ROWS = 4096;

/**
 * Prices for the few tasks that are free: some steps of Polyak's subgradient from the prices of the whole.
 *
 * The bound of a small neighbourhood is what it costs, so near the incumbent's cost that few options stay below the
 * difference. It writes the keys of options that are added but not sealed.
 */
export class LocalAscent {
  /** Worth of what is left of the capacities, at the prices in the keys. */
  idle = 0;
  /** Bound on what the slots cost, places apart. */
  bound = 0;

  readonly #domains: Domains;
  readonly #localOf: Int32Array;
  readonly #resourceOf: number[] = [];
  #price = new Float64Array(0);
  #best = new Float64Array(0);
  #used = new Float64Array(0);
  /** Running sums of prices. [local * (periods + 1) + period] */
  #sumBefore = new Float64Array(0);

  constructor(domains: Domains) {
    this.#domains = domains;
    this.#localOf = new Int32Array(domains.model.resources).fill(NONE);
  }

  /** So many steps towards a target, the most that a completion may cost. */
  run(prices: Prices, steps: number, target: number): void {
    this.#gather(prices);
    const rows = this.#resourceOf.length * this.#domains.model.periods;
    let best = this.#evaluate();
    this.#narrow(target);
    this.#best.set(this.#price.subarray(0, rows));
    let theta = 1;
    let failures = 0;
    for (let step = 0; rows <= MOST_ROWS && step < steps && best < target; step++) {
      if (!this.#move(theta, target)) break;
      const bound = this.#evaluate();
      if (step % NARROWING === NARROWING - 1) this.#narrow(target);
      if (bound > best) {
        best = bound;
        this.#best.set(this.#price.subarray(0, rows));
        failures = 0;
      } else if (++failures === PATIENCE) {
        failures = 0;
        theta /= 2;
        this.#price.set(this.#best.subarray(0, rows));
        this.#evaluate();
      }
    }
    this.#price.set(this.#best.subarray(0, rows));
    this.bound = this.#evaluate();
    this.#narrow(target);
    for (const resource of this.#resourceOf) this.#localOf[resource] = NONE;
  }

  /** Drops the options that no completion within the target can hold: bounds at any prices say so. */
  #narrow(target: number): void {
    this.#domains.narrow(target - this.bound + 1e-6 * Math.max(1, Math.abs(target) * 1e-3));
  }

  #gather(prices: Prices): void {
    const { model, rules, options, optionMode } = this.#domains;
    const { firstDemand, demandResource, periods } = model;
    this.#resourceOf.length = 0;
    for (let option = 0; option < options; option++) {
      const mode = optionMode[option]!;
      if (mode === NONE) continue;
      for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
        const resource = demandResource[demand]!;
        if (this.#localOf[resource] !== NONE || rules.isLimited[resource] === 0) continue;
        this.#localOf[resource] = this.#resourceOf.length;
        this.#resourceOf.push(resource);
      }
    }
    const rows = this.#resourceOf.length * periods;
    if (rows > this.#price.length) {
      this.#price = new Float64Array(2 * rows);
      this.#best = new Float64Array(2 * rows);
      this.#used = new Float64Array(2 * rows);
      this.#sumBefore = new Float64Array(4 * rows);
    }
    this.#resourceOf.forEach((resource, local) => {
      for (let period = 0; period < periods; period++) {
        this.#price[local * periods + period] = prices.at(resource, period);
      }
    });
  }

  /** Keys and bound at the present prices, and what the cheapest options use. */
  #evaluate(): number {
    const domains = this.#domains;
    const { model, slots, options, firstOption, optionKey, optionMode, optionStart, optionEnd, optionCost } = domains;
    const { periods, firstDemand, demandResource, demandAmount } = model;
    const { cells } = domains.trail;
    const resources = this.#resourceOf.length;
    const used = this.#used;
    const sumBefore = this.#sumBefore;
    this.idle = 0;
    for (let local = 0; local < resources; local++) {
      const rowAt = this.#resourceOf[local]! * periods;
      const sumAt = local * (periods + 1);
      sumBefore[sumAt] = 0;
      for (let period = 0; period < periods; period++) {
        const price = this.#price[local * periods + period]!;
        used[local * periods + period] = 0;
        sumBefore[sumAt + period + 1] = sumBefore[sumAt + period]! + price;
        if (price > 0) this.idle += price * cells[rowAt + period]!;
      }
    }
    domains.work += options;
    let bound = -this.idle;
    for (let slot = 0; slot < slots; slot++) {
      const past = slot + 1 === slots ? options : firstOption[slot + 1]!;
      let best = NONE;
      for (let option = firstOption[slot]!; option < past; option++) {
        const mode = optionMode[option]!;
        let key = optionCost[option]!;
        for (let demand = firstDemand[mode]!; mode !== NONE && demand < firstDemand[mode + 1]!; demand++) {
          const local = this.#localOf[demandResource[demand]!]!;
          if (local === NONE) continue;
          const at = local * (periods + 1);
          key += demandAmount[demand]! * (sumBefore[at + optionEnd[option]!]! - sumBefore[at + optionStart[option]!]!);
        }
        optionKey[option] = key;
        if (best === NONE || key < optionKey[best]!) best = option;
      }
      if (best === NONE) continue;
      bound += optionKey[best]!;
      const mode = optionMode[best]!;
      for (let demand = firstDemand[mode]!; mode !== NONE && demand < firstDemand[mode + 1]!; demand++) {
        const local = this.#localOf[demandResource[demand]!]!;
        if (local === NONE) continue;
        const at = local * periods;
        for (let row = at + optionStart[best]!; row < at + optionEnd[best]!; row++) used[row]! += demandAmount[demand]!;
      }
    }
    this.bound = bound;
    return bound;
  }

  /** One step along the demand in excess of what is left, scaled by capacity. False where nothing is in excess. */
  #move(theta: number, target: number): boolean {
    const { model, trail } = this.#domains;
    const { periods, capacity } = model;
    const resources = this.#resourceOf.length;
    let norm = 0;
    for (let local = 0; local < resources; local++) {
      for (let period = 0; period < periods; period++) {
        const row = this.#resourceOf[local]! * periods + period;
        const at = local * periods + period;
        const cap = capacity[row]!;
        const excess = cap === UNLIMITED ? 0 : this.#used[at]! - trail.cells[row]!;
        const isIdle = excess < 0 && this.#price[at] === 0;
        this.#used[at] = isIdle || cap === UNLIMITED ? 0 : excess / Math.max(1, cap);
        norm += this.#used[at]! * this.#used[at]!;
      }
    }
    if (norm === 0) return false;
    const step = (theta * (target - this.bound)) / norm;
    for (let local = 0; local < resources; local++) {
      for (let period = 0; period < periods; period++) {
        const at = local * periods + period;
        const cap = Math.max(1, capacity[this.#resourceOf[local]! * periods + period]!);
        this.#price[at] = Math.max(0, this.#price[at]! + (step * this.#used[at]!) / cap);
      }
    }
    return true;
  }
}
