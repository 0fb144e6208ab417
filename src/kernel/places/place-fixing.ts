import { sortByKey } from "../../base/index.ts";
import { NONE } from "../model.ts";
import type { PlaceBound } from "./place-bound.ts";
import { closeSite } from "./place-domain.ts";

/** Bounds are sums of doubles, and proofs round prices to integers: so much of a bound, and of a unit of cost, is not trusted. */
const DOUBT = 1e-9;
export const LEAST_DOUBT = 1e-3;

/**
 * What no plan that is better than the best can do: sites that it leaves closed, sites that it opens, options that it does
 * not take. Each follows from the bound with that decision forced, which is the bound plus a penalty.
 */
export class PlaceFixing {
  readonly #keys: Float64Array;
  readonly #order: Int32Array;

  constructor({ problem }: PlaceBound) {
    this.#keys = new Float64Array(problem.sites);
    this.#order = new Int32Array(problem.sites);
  }

  /**
   * Narrows the domain of a bound by what it allows as evaluated last, at these multipliers. The number of decisions taken.
   *
   * @param cost Of the best plan.
   */
  fix(bound: PlaceBound, multiplier: Float64Array, cost: number): number {
    const { problem, domain } = bound;
    let fixed = 0;
    const room = cost - 1 - bound.value + DOUBT * Math.abs(cost) + LEAST_DOUBT;
    const { threshold, next } = this.#margins(bound);
    for (let site = 0; site < problem.sites; site++) {
      if (domain.isClosed[site] === 1) continue;
      const excess = bound.excess(site);
      const limit = problem.limitOf[site]!;
      const least = limit === NONE ? 0 : threshold[limit]!;
      const isForced = domain.isOpen[site] === 1;
      const isChosen = isForced || (excess < 0 && excess <= least);
      const opening = isChosen ? 0 : excess - least;
      if (opening > room) {
        closeSite(problem, domain, site);
        fixed++;
        continue;
      }
      if (isChosen && !isForced && (limit === NONE ? 0 : next[limit]!) - excess > room) {
        domain.isOpen[site] = 1;
        fixed++;
      }
      fixed += this.#fixOptions(bound, multiplier, site, room - opening);
    }
    return fixed;
  }

  #fixOptions(bound: PlaceBound, multiplier: Float64Array, site: number, room: number): number {
    const { isExcluded } = bound.domain;
    let fixed = 0;
    const { firstResource, resourceAt, firstAt, optionAt, optionTask, optionCost, optionAmount } = bound.problem;
    for (let i = firstResource[site]!; i < firstResource[site + 1]!; i++) {
      const resource = resourceAt[i]!;
      const [price, relaxed] = [bound.roomPrice[resource]!, bound.relaxed[resource]!];
      for (let at = firstAt[resource]!; at < firstAt[resource + 1]!; at++) {
        const option = optionAt[at]!;
        const profit = multiplier[optionTask[option]!]! - optionCost[option]!;
        // Forced in, it takes room that earns its price elsewhere.
        const loss = Math.max(0, price * optionAmount[option]! - profit - relaxed);
        if (loss <= room || isExcluded[option] === 1) continue;
        isExcluded[option] = 1;
        fixed++;
      }
    }
    return fixed;
  }

  /** Where a limit is full: the excess of the last site that it lets in, and of the first that it keeps out. */
  #margins(bound: PlaceBound): { threshold: Float64Array; next: Float64Array } {
    const { most, limitOf, sites } = bound.problem;
    const threshold = new Float64Array(most.length);
    const next = new Float64Array(most.length);
    const left = most.slice();
    const { isOpen, isClosed } = bound.domain;
    let count = 0;
    for (let site = 0; site < sites; site++) {
      if (limitOf[site] === NONE) continue;
      if (isOpen[site] === 1) left[limitOf[site]!]!--;
      if (isOpen[site] === 1 || isClosed[site] === 1 || bound.excess(site) >= 0) continue;
      this.#keys[count] = bound.excess(site);
      this.#order[count++] = site;
    }
    // Where a limit is used up by what is open for good, everything else is beyond the threshold.
    for (let limit = 0; limit < most.length; limit++)
      if (left[limit]! <= 0) threshold[limit] = Number.NEGATIVE_INFINITY;
    sortByKey(this.#keys, this.#order, 0, count);
    for (let i = 0; i < count; i++) {
      const limit = limitOf[this.#order[i]!]!;
      left[limit]!--;
      if (left[limit] === 0) threshold[limit] = this.#keys[i]!;
      if (left[limit] === -1) next[limit] = this.#keys[i]!;
    }
    return { threshold, next };
  }
}
