import { NONE } from "../model.ts";
import type { Domains } from "./domains.ts";
import { isCertain } from "./limit.ts";
import type { Scratch } from "./scratch.ts";
import { SoftQuotas } from "./soft-quotas.ts";

/** Sums of as many doubles are off by no more than this share of their terms. */
const ROUNDING = 1e-12;

/**
 * Objective: the options of the slots, with the places that they open, cost at most `limit`.
 *
 * The bound is Lagrange's: the cheapest keys left, less what the prices in them say that the room left is worth. The cost of
 * a place that is closed is spread over the slots that can use it; once a slot is certain to, the rest of it is added. So
 * is what quotas must cost that lie above their maximum.
 * An option whose own key lifts the bound over the limit goes.
 */
export class Objective {
  /** Highest cost allowed, an integer; Infinity for none. */
  limit: number = Number.POSITIVE_INFINITY;
  /** Worth, at the prices in the keys, of what was left of the capacities when they were made. */
  idle = 0;

  readonly #domains: Domains;
  readonly #scratch: Scratch;
  /** Part of a place's cost that is in the key of each of its options. [place] */
  readonly #share: Float64Array;
  readonly #hasCosts: boolean;
  readonly #soft: SoftQuotas;

  constructor(domains: Domains, scratch: Scratch) {
    this.#domains = domains;
    this.#scratch = scratch;
    this.#share = new Float64Array(scratch.reach.length);
    this.#hasCosts = domains.model.couplings.places.cost.some((cost) => cost > 0);
    this.#soft = new SoftQuotas(domains, scratch);
  }

  /** Spreads the costs of closed places over the keys, before the domains are sealed. */
  spreadCosts(): void {
    if (!this.#hasCosts) return;
    const { reach } = this.#scratch;
    const { options, optionMode, optionKey, background, model } = this.#domains;
    const { firstOfMode, ofMode, cost } = model.couplings.places;
    this.#countReach();
    for (let place = 0; place < cost.length; place++) {
      const isClosed = background.users[place] === 0 && reach[place]! > 0;
      this.#share[place] = isClosed ? cost[place]! / reach[place]! : 0;
    }
    for (let option = 0; option < options; option++) {
      const mode = optionMode[option]!;
      if (mode === NONE) continue;
      for (let use = firstOfMode[mode]!; use < firstOfMode[mode + 1]!; use++) {
        optionKey[option]! += this.#share[ofMode[use]!]!;
      }
    }
  }

  /** Counts, for each place, the slots that have an option there; before sealing all options count. */
  #countReach(isSealed = false): void {
    const domains = this.#domains;
    const { reach, placeMark } = this.#scratch;
    const { firstOfMode, ofMode } = domains.model.couplings.places;
    reach.fill(0);
    const base = this.#scratch.mark + 1;
    this.#scratch.mark += domains.slots;
    for (let option = 0; option < domains.options; option++) {
      const mode = domains.optionMode[option]!;
      if (mode === NONE || (isSealed && !domains.isAlive(option))) continue;
      const mark = base + domains.optionSlot[option]!;
      for (let use = firstOfMode[mode]!; use < firstOfMode[mode + 1]!; use++) {
        const place = ofMode[use]!;
        if (placeMark[place] === mark) continue;
        placeMark[place] = mark;
        reach[place]!++;
      }
    }
    domains.work += domains.options;
  }

  propagate(): boolean {
    if (this.limit === Number.POSITIVE_INFINITY) return true;
    const domains = this.#domains;
    const { slots, optionKey } = domains;
    let sum = -this.idle;
    let size = this.idle;
    for (let slot = 0; slot < slots; slot++) {
      const key = optionKey[domains.first(slot)]!;
      sum += key;
      size += key;
    }
    const { quotas } = domains.model.couplings;
    if (this.#hasCosts || (!this.#soft.isEmpty && quotas.placeTerm.length > 0)) sum += this.#openCosts();
    if (!this.#soft.isEmpty) sum += this.#soft.overrun();
    domains.work += slots;
    const slack = this.limit - sum + ROUNDING * size + 1e-6;
    if (slack < 0) return false;
    for (let slot = 0; slot < slots; slot++) {
      const most = optionKey[domains.first(slot)]! + slack;
      for (let last = domains.last(slot); optionKey[last]! > most; last = domains.last(slot)) domains.remove(last);
      if (domains.count(slot) === 1) continue;
      if (this.#hasCosts && !this.#pruneOpenings(slot, most)) return false;
      if (!this.#soft.isEmpty && !this.#soft.prune(slot, most)) return false;
    }
    return true;
  }

  /** What certain places cost beyond the shares that are in the keys. */
  #openCosts(): number {
    const domains = this.#domains;
    const { reach, placeMark } = this.#scratch;
    const { firstOfMode, ofMode, cost } = domains.model.couplings.places;
    this.#countReach(true);
    const mark = ++this.#scratch.mark;
    let sum = 0;
    for (let slot = 0; slot < domains.slots; slot++) {
      const mode = domains.optionMode[domains.first(slot)]!;
      if (mode === NONE) continue;
      for (let use = firstOfMode[mode]!; use < firstOfMode[mode + 1]!; use++) {
        const place = ofMode[use]!;
        if (placeMark[place] === mark || !isCertain(domains, slot, place)) continue;
        placeMark[place] = mark;
        if (domains.background.users[place] === 0) sum += cost[place]! - this.#share[place]! * reach[place]!;
      }
    }
    return sum;
  }

  /** Removes options that would open a place at more than is left to spend. */
  #pruneOpenings(slot: number, most: number): boolean {
    const domains = this.#domains;
    const { reach, placeMark, mark } = this.#scratch;
    const { cost, firstOfMode, ofMode } = domains.model.couplings.places;
    for (let option = domains.first(slot), last = domains.last(slot); option <= last; option++) {
      const mode = domains.optionMode[option]!;
      if (mode === NONE || !domains.isAlive(option)) continue;
      let opening = 0;
      for (let use = firstOfMode[mode]!; use < firstOfMode[mode + 1]!; use++) {
        const place = ofMode[use]!;
        if (placeMark[place] === mark || domains.background.users[place]! > 0) continue;
        opening += cost[place]! - this.#share[place]! * reach[place]!;
      }
      if (domains.optionKey[option]! + opening <= most) continue;
      if (!domains.remove(option)) return false;
    }
    return true;
  }

  /** Exact cost of slots that are all fixed. */
  cost(): number {
    const domains = this.#domains;
    const { placeMark } = this.#scratch;
    const { firstOfMode, ofMode, cost } = domains.model.couplings.places;
    const mark = ++this.#scratch.mark;
    let sum = 0;
    for (let slot = 0; slot < domains.slots; slot++) {
      const option = domains.first(slot);
      sum += domains.optionCost[option]!;
      const mode = domains.optionMode[option]!;
      if (mode === NONE || cost.length === 0) continue;
      for (let use = firstOfMode[mode]!; use < firstOfMode[mode + 1]!; use++) {
        const place = ofMode[use]!;
        if (placeMark[place] === mark || domains.background.users[place]! > 0) continue;
        placeMark[place] = mark;
        sum += cost[place]!;
      }
    }
    // All is fixed: the least overrun is the overrun.
    if (!this.#soft.isEmpty) sum += this.#soft.overrun();
    return sum;
  }
}
