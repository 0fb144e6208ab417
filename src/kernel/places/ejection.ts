import type { Random } from "../../base/index.ts";
import { NONE } from "../model.ts";
import type { SitePlan } from "./site-plan.ts";

/** A task that was thrown out does not go back for so many steps: this, and up to as much again and once more. */
const LEAST_TABU = 5;
const MORE_TABU = 10;

/**
 * Places the tasks that are out at unary sites that are allowed, one a step, where it throws out what is easiest to place:
 * a task weighs more each time it could not be placed without throwing out others (ejection as by Nagata and Braysy 2009).
 */
export class Ejection {
  readonly #plan: SitePlan;
  readonly #random: Random;
  readonly #weight: Float64Array;
  /** Step until which a task may not take an option. [option] */
  readonly #tabuUntil: Float64Array;
  #step = 0;
  /** Sites that may be used. [site] */
  readonly isAllowed: Uint8Array;
  /** Options looked at. */
  work = 0;

  constructor(plan: SitePlan, random: Random) {
    this.#plan = plan;
    this.#random = random;
    this.#weight = new Float64Array(plan.problem.tasks).fill(1);
    this.#tabuUntil = new Float64Array(plan.problem.optionCost.length);
    this.isAllowed = new Uint8Array(plan.problem.sites).fill(1);
  }

  weightOf(task: number): number {
    return this.#weight[task]!;
  }

  /** Forgets which tasks were hard. */
  reset(): void {
    this.#weight.fill(1);
  }

  /** Places one task that is out; false when none is. */
  step(): boolean {
    const plan = this.#plan;
    const task = plan.firstTask[plan.problem.resources]!;
    if (task === NONE) return false;
    this.#step++;
    this.work++;
    const option = this.#cheapest(task);
    if (option === NONE) return true;
    const { optionResource, optionStart, optionEnd } = plan.problem;
    const resource = optionResource[option]!;
    let thrownOut = 0;
    let next: number = NONE;
    for (let other = plan.firstTask[resource]!; other !== NONE; other = next) {
      next = plan.nextTask[other]!;
      const taken = plan.optionOf[other]!;
      if (optionStart[taken]! >= optionEnd[option]! || optionEnd[taken]! <= optionStart[option]!) continue;
      plan.set(other, NONE);
      this.#tabuUntil[taken] = this.#step + LEAST_TABU + this.#random.nextInt(MORE_TABU + 1);
      thrownOut++;
    }
    if (thrownOut > 0) this.#weight[task]!++;
    plan.set(task, option);
    plan.commit();
    return true;
  }

  /** The option that throws out least, ties at random. */
  #cheapest(task: number): number {
    const plan = this.#plan;
    const { firstOption, optionResource, siteOf } = plan.problem;
    let best: number = NONE;
    let least = Number.POSITIVE_INFINITY;
    let ties = 0;
    for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
      const resource = optionResource[option]!;
      if (this.isAllowed[siteOf[resource]!] === 0 || this.#tabuUntil[option]! > this.#step) continue;
      const weight = this.#weightOut(option, resource, least);
      if (weight > least) continue;
      if (weight < least) {
        least = weight;
        best = option;
        ties = 1;
      } else if (this.#random.nextInt(++ties) === 0) best = option;
    }
    return best;
  }

  /** Weight of what an option throws out; anything above `most` when it is more than that. */
  #weightOut(option: number, resource: number, most: number): number {
    const plan = this.#plan;
    const { optionStart, optionEnd } = plan.problem;
    const [start, end] = [optionStart[option]!, optionEnd[option]!];
    let weight = 0;
    for (let other = plan.firstTask[resource]!; other !== NONE; other = plan.nextTask[other]!) {
      const taken = plan.optionOf[other]!;
      this.work++;
      if (optionStart[taken]! >= end || optionEnd[taken]! <= start) continue;
      weight += this.#weight[other]!;
      if (weight > most) break;
    }
    return weight;
  }
}
