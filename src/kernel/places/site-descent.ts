import { NONE } from "../model.ts";
import type { SiteCandidates } from "./site-candidates.ts";
import type { SitePlan } from "./site-plan.ts";

/** Candidates that a task thrown out may try. */
const MOST_ELSEWHERE = 12;

/** Options looked at in one go: of large plans, the rest waits for another time. */
const MOST_WORK = 300_000;

/**
 * Improves a plan task by task while its open sites stay as they are: a task moves to a cheaper option that has room, or
 * takes the place of another that changes with it or finds room elsewhere.
 */
export class SiteDescent {
  readonly #plan: SitePlan;
  #candidates: SiteCandidates;
  readonly #queue: Int32Array;
  readonly #isQueued: Uint8Array;
  #length = 0;
  #other: number = NONE;
  #otherOption: number = NONE;
  #ownOption: number = NONE;
  /** Options looked at. */
  work = 0;

  constructor(plan: SitePlan, candidates: SiteCandidates) {
    this.#plan = plan;
    this.#candidates = candidates;
    this.#queue = new Int32Array(plan.problem.tasks);
    this.#isQueued = new Uint8Array(plan.problem.tasks);
  }

  set candidates(candidates: SiteCandidates) {
    this.#candidates = candidates;
  }

  /** Improves what was moved since a mark, and what that leads to. */
  improveSince(mark: number): void {
    const plan = this.#plan;
    for (let at = plan.mark - 1; at >= mark; at--) this.#touch(plan.movedTask(at));
    this.#run();
  }

  improveAll(): void {
    for (let task = 0; task < this.#plan.optionOf.length; task++) this.#touch(task);
    this.#run();
  }

  /** Places a task at its cheapest option with room at a site that is open, or at `extra`. */
  place(task: number, extra: number): boolean {
    const { problem } = this.#plan;
    const { first, option } = this.#candidates;
    for (let at = first[task]!; at < first[task + 1]!; at++) {
      const candidate = option[at]!;
      const resource = problem.optionResource[candidate]!;
      const site = problem.siteOf[resource]!;
      this.work++;
      if (this.#plan.count[site] === 0 && site !== extra) continue;
      if (problem.optionAmount[candidate]! > this.#plan.room(resource)) continue;
      this.#plan.set(task, candidate);
      return true;
    }
    return false;
  }

  /**
   * Gives a task an option at an open site if the plan then costs less than `limit` more: where there is no room, by the
   * best exchange with a task there.
   */
  tryOption(task: number, candidate: number, limit: number): boolean {
    const plan = this.#plan;
    const { optionCost, optionAmount, optionResource, siteOf, siteCost } = plan.problem;
    const resource = optionResource[candidate]!;
    const own = plan.optionOf[task]!;
    if (own !== NONE && optionResource[own] === resource) return false;
    const gain = optionCost[candidate]! - plan.costOf(task);
    this.work++;
    if (optionAmount[candidate]! <= plan.room(resource)) {
      const site = plan.siteOfTask(task);
      const saved = site !== NONE && plan.count[site] === 1 && site !== siteOf[resource] ? siteCost[site]! : 0;
      if (gain - saved >= limit) return false;
      plan.set(task, candidate);
      return true;
    }
    this.#other = NONE;
    this.#throwOut(task, candidate, gain, limit);
    if (this.#other === NONE) return false;
    this.#exchangeKept(task);
    return true;
  }

  #touch(task: number): void {
    if (this.#isQueued[task] === 1) return;
    this.#isQueued[task] = 1;
    this.#queue[this.#length++] = task;
  }

  #run(): void {
    const end = this.work + MOST_WORK;
    while (this.#length > 0) {
      const task = this.#queue[--this.#length]!;
      this.#isQueued[task] = 0;
      if (this.work > end) continue;
      for (let rounds = 0; rounds < 8; rounds++) {
        if (this.#shift(task)) continue;
        if (!this.#exchange(task)) break;
      }
    }
  }

  #shift(task: number): boolean {
    const plan = this.#plan;
    const { optionCost, optionResource, optionAmount, siteOf, siteCost } = plan.problem;
    const { first, option } = this.#candidates;
    const own = plan.siteOfTask(task);
    const current = plan.costOf(task) + (own !== NONE && plan.count[own] === 1 ? siteCost[own]! : 0);
    for (let at = first[task]!; at < first[task + 1]!; at++) {
      const candidate = option[at]!;
      this.work++;
      if (optionCost[candidate]! >= current) return false;
      const resource = optionResource[candidate]!;
      const site = siteOf[resource]!;
      if (plan.count[site] === 0 || candidate === plan.optionOf[task]) continue;
      // Within its own site a task saves no opening cost.
      if (site === own && optionCost[candidate]! >= plan.costOf(task)) continue;
      const taken = plan.optionOf[task]!;
      const freed = taken !== NONE && optionResource[taken] === resource ? optionAmount[taken]! : 0;
      if (optionAmount[candidate]! > plan.room(resource) + freed) continue;
      plan.set(task, candidate);
      return true;
    }
    return false;
  }

  /** The best exchange by which a task gets a cheaper option that has no room now. */
  #exchange(task: number): boolean {
    const plan = this.#plan;
    const { optionCost, optionResource, siteOf } = plan.problem;
    const { first, option } = this.#candidates;
    const own = plan.optionOf[task]!;
    const ownResource = own === NONE ? NONE : optionResource[own]!;
    const current = plan.costOf(task);
    let best = 0;
    this.#other = NONE;
    for (let at = first[task]!; at < first[task + 1]!; at++) {
      const candidate = option[at]!;
      const gain = optionCost[candidate]! - current;
      this.work++;
      if (gain >= best) break;
      const resource = optionResource[candidate]!;
      if (plan.count[siteOf[resource]!] === 0 || resource === ownResource) continue;
      best = this.#throwOut(task, candidate, gain, best);
    }
    if (this.#other === NONE) return false;
    this.#exchangeKept(task);
    this.#touch(this.#other);
    return true;
  }

  #exchangeKept(task: number): void {
    this.#plan.set(this.#other, NONE);
    this.#plan.set(task, this.#ownOption);
    this.#plan.set(this.#other, this.#otherOption);
  }

  /** The best task to make room for another one at an option, and where it goes instead. */
  #throwOut(task: number, candidate: number, gain: number, best: number): number {
    const plan = this.#plan;
    const { optionAmount, optionResource, optionCost } = plan.problem;
    const own = plan.optionOf[task]!;
    const ownResource = own === NONE ? NONE : optionResource[own]!;
    const ownRoom = own === NONE ? 0 : plan.room(ownResource) + optionAmount[own]!;
    const resource = optionResource[candidate]!;
    const lacking = optionAmount[candidate]! - plan.room(resource);
    let least = best;
    for (let other = plan.firstTask[resource]!; other !== NONE; other = plan.nextTask[other]!) {
      const taken = plan.optionOf[other]!;
      this.work++;
      if (optionAmount[taken]! < lacking) continue;
      const base = gain - optionCost[taken]!;
      const back = ownResource === NONE ? NONE : this.#candidates.at(other, ownResource);
      if (back !== NONE && optionAmount[back]! <= ownRoom && base + optionCost[back]! < least) {
        least = base + optionCost[back]!;
        this.#keep(candidate, other, back);
      }
      if (base + plan.outCost[other]! < least) {
        least = base + plan.outCost[other]!;
        this.#keep(candidate, other, NONE);
      }
      const elsewhere = this.#elsewhere(other, resource, ownResource, least - base);
      if (elsewhere === NONE) continue;
      least = base + optionCost[elsewhere]!;
      this.#keep(candidate, other, elsewhere);
    }
    return least;
  }

  #keep(ownOption: number, other: number, otherOption: number): void {
    this.#ownOption = ownOption;
    this.#other = other;
    this.#otherOption = otherOption;
  }

  /** The cheapest option with room of a task at a third resource, if it costs less than `below`. */
  #elsewhere(task: number, but: number, nor: number, below: number): number {
    const plan = this.#plan;
    const { optionCost, optionResource, optionAmount, siteOf } = plan.problem;
    const { first, option } = this.#candidates;
    let tried = 0;
    for (let at = first[task]!; at < first[task + 1]! && tried < MOST_ELSEWHERE; at++) {
      const candidate = option[at]!;
      this.work++;
      if (optionCost[candidate]! >= below) return NONE;
      const resource = optionResource[candidate]!;
      if (resource === but || resource === nor || plan.count[siteOf[resource]!] === 0) continue;
      tried++;
      if (optionAmount[candidate]! <= plan.room(resource)) return candidate;
    }
    return NONE;
  }
}
