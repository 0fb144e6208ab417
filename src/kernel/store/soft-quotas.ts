import { NONE } from "../model.ts";
import type { Domains } from "./domains.ts";
import type { Scratch } from "./scratch.ts";

/**
 * Quotas that may lie above their maximum at a cost, as the objective sees them: what the free tasks add to the overrun at least.
 *
 * A slot adds to a quota what all of its living options add at least; a place adds once some slot is certain to use it.
 */
export class SoftQuotas {
  readonly isEmpty: boolean;

  readonly #domains: Domains;
  readonly #scratch: Scratch;
  /** Least sum that the living options leave. [quota] */
  readonly #least: Float64Array;
  readonly #soft: Int32Array;
  readonly #isSoft: Uint8Array;
  /** Quotas that the option, or the slot, under view adds to; how many options of the slot do. */
  #touched: number[] = [];
  #ofSlot: number[] = [];
  readonly #touches: Int32Array;

  constructor(domains: Domains, scratch: Scratch) {
    const { overCost } = domains.model.couplings.quotas;
    this.#domains = domains;
    this.#scratch = scratch;
    this.#least = new Float64Array(overCost.length);
    this.#touches = new Int32Array(overCost.length);
    this.#isSoft = Uint8Array.from(overCost, (cost) => Number(cost < Number.POSITIVE_INFINITY));
    this.#soft = Int32Array.from([...overCost.keys()].filter((quota) => this.#isSoft[quota] === 1));
    this.isEmpty = this.#soft.length === 0;
  }

  /** What the slots add at least to the overruns of the fixed tasks; places that are certain bear the scratch's mark. */
  overrun(): number {
    const domains = this.#domains;
    for (const quota of this.#soft) this.#least[quota] = domains.background.quotaSum[quota]!;
    for (let slot = 0; slot < domains.slots; slot++) {
      this.#lowOf(slot);
      for (const quota of this.#ofSlot) this.#least[quota]! += this.#scratch.low[quota]!;
    }
    this.#addCertainPlaces();
    let sum = -domains.background.overrun;
    for (const quota of this.#soft) sum += this.#costAt(quota, this.#least[quota]!);
    return sum;
  }

  /** Removes options of a slot whose key, with what they add to overruns, lies above the most that is left to spend. */
  prune(slot: number, most: number): boolean {
    const domains = this.#domains;
    const { low, added } = this.#scratch;
    this.#lowOf(slot);
    for (let option = domains.first(slot), last = domains.last(slot); option <= last; option++) {
      if (!domains.isAlive(option)) continue;
      this.#addTo(option);
      let extra = 0;
      for (const quota of this.#touched) {
        const least = this.#least[quota]!;
        extra += this.#costAt(quota, least - low[quota]! + added[quota]!) - this.#costAt(quota, least);
        added[quota] = 0;
      }
      if (domains.optionKey[option]! + extra > most && !domains.remove(option)) return false;
    }
    return true;
  }

  #costAt(quota: number, sum: number): number {
    const { max, overCost } = this.#domains.model.couplings.quotas;
    return sum > max[quota]! ? (sum - max[quota]!) * overCost[quota]! : 0;
  }

  /** What each living option of a slot adds at least; 0 for a quota that some option does not touch. */
  #lowOf(slot: number): void {
    const domains = this.#domains;
    const { low, added } = this.#scratch;
    for (const quota of this.#ofSlot) {
      low[quota] = 0;
      this.#touches[quota] = 0;
    }
    this.#ofSlot.length = 0;
    for (let option = domains.first(slot), last = domains.last(slot); option <= last; option++) {
      if (!domains.isAlive(option)) continue;
      this.#addTo(option);
      for (const quota of this.#touched) {
        const touches = this.#touches[quota]!++;
        if (touches === 0) this.#ofSlot.push(quota);
        low[quota] = touches === 0 ? added[quota]! : Math.min(low[quota]!, added[quota]!);
        added[quota] = 0;
      }
    }
    for (const quota of this.#ofSlot) if (this.#touches[quota]! < domains.count(slot)) low[quota] = 0;
  }

  /** Adds up what the modes of an option add to each quota. */
  #addTo(option: number): void {
    const { model, rules, optionMode, optionStart } = this.#domains;
    const { from, past, coefficient } = model.couplings.quotas;
    const { added } = this.#scratch;
    this.#touched.length = 0;
    const mode = optionMode[option]!;
    this.#domains.work++;
    if (mode === NONE) return;
    const start = optionStart[option]!;
    for (let at = rules.firstTerm[mode]!; at < rules.firstTerm[mode + 1]!; at++) {
      const term = rules.termOfMode[at]!;
      const quota = rules.quotaOfTerm[term]!;
      if (this.#isSoft[quota] === 0 || coefficient[term] === 0 || start < from[term]! || start >= past[term]!) continue;
      if (added[quota] === 0) this.#touched.push(quota);
      added[quota]! += coefficient[term]!;
    }
  }

  #addCertainPlaces(): void {
    const { model, background } = this.#domains;
    const { placeMark, mark } = this.#scratch;
    const { firstPlaceTerm, placeTerm, placeCoefficient } = model.couplings.quotas;
    for (const quota of this.#soft) {
      for (let term = firstPlaceTerm[quota]!; term < firstPlaceTerm[quota + 1]!; term++) {
        const place = placeTerm[term]!;
        if (placeMark[place] !== mark || background.users[place]! > 0) continue;
        this.#least[quota]! += placeCoefficient[term]!;
      }
    }
  }
}
