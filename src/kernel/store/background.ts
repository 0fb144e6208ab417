import { type AllocationModel, type Choice, emptyChoice, NONE, UNLIMITED } from "../model.ts";
import type { Rules } from "./rules.ts";
import type { Trail } from "./trail.ts";

/**
 * What is fixed while a few tasks are searched: their options, and the sums over them that rules ask for.
 *
 * It lets a store post only what touches the tasks that are free: all others have been added up here before. What is left
 * of the capacities lives in the first cells of the trail, from which the store takes on.
 */
export class Background {
  readonly choice: Choice;
  /** How many tasks of a group start in a period. [group * periods + period] */
  readonly startsIn: Int32Array;
  /** [quota] */
  readonly quotaSum: Float64Array;
  /** What the quotas cost that lie above their maximum. */
  overrun = 0;
  /** Tasks that use a place. [place] */
  readonly users: Int32Array;
  /** Places in use that a limit counts. [limit] */
  readonly used: Int32Array;

  readonly #model: AllocationModel;
  readonly #rules: Rules;
  readonly #trail: Trail;

  constructor(model: AllocationModel, rules: Rules, trail: Trail) {
    this.#model = model;
    this.#rules = rules;
    this.#trail = trail;
    this.choice = emptyChoice(model.tasks);
    this.startsIn = new Int32Array(model.groupSpread.length * model.periods);
    this.quotaSum = new Float64Array(model.couplings.quotas.min.length);
    this.users = new Int32Array(model.couplings.places.cost.length);
    this.used = new Int32Array(model.couplings.places.most.length);
    trail.cells.set(model.capacity);
  }

  /** Fixes a task that is not fixed. The store must be on its lowest level. */
  place(task: number, mode: number, start: number): void {
    this.choice.mode[task] = mode;
    this.choice.start[task] = start;
    this.#count(task, mode, start, 1);
  }

  /** Takes out a task that is fixed. */
  remove(task: number): void {
    const mode = this.choice.mode[task]!;
    const start = this.choice.start[task]!;
    this.choice.mode[task] = NONE;
    this.choice.start[task] = NONE;
    this.#count(task, mode, start, -1);
  }

  #count(task: number, mode: number, start: number, sign: number): void {
    const { periods, groupOf, firstDemand, demandResource, demandAmount, modeShape, endOf, capacity } = this.#model;
    const { quotas, places } = this.#model.couplings;
    const { cells } = this.#trail;
    const end = endOf[modeShape[mode]! * periods + start]!;
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      const at = demandResource[demand]! * periods;
      const amount = sign * demandAmount[demand]!;
      for (let row = at + start; row < at + end; row++) if (capacity[row] !== UNLIMITED) cells[row]! -= amount;
    }
    if (groupOf[task] !== NONE) this.startsIn[groupOf[task]! * periods + start]! += sign;
    const { firstTerm, termOfMode, quotaOfTerm } = this.#rules;
    for (let at = firstTerm[mode]!; at < firstTerm[mode + 1]!; at++) {
      const term = termOfMode[at]!;
      if (start < quotas.from[term]! || start >= quotas.past[term]!) continue;
      this.#add(quotaOfTerm[term]!, sign * quotas.coefficient[term]!);
    }
    if (places.firstOfMode.length === 0) return;
    for (let at = places.firstOfMode[mode]!; at < places.firstOfMode[mode + 1]!; at++) {
      this.#countPlace(places.ofMode[at]!, sign);
    }
  }

  #countPlace(place: number, sign: number): void {
    const { firstLimit, limitOfPlace, firstPlaceTerm, termOfPlace, quotaOfPlaceTerm } = this.#rules;
    const isFirst = sign > 0 ? this.users[place] === 0 : this.users[place] === 1;
    this.users[place]! += sign;
    if (!isFirst) return;
    for (let at = firstLimit[place]!; at < firstLimit[place + 1]!; at++) this.used[limitOfPlace[at]!]! += sign;
    for (let at = firstPlaceTerm[place]!; at < firstPlaceTerm[place + 1]!; at++) {
      const term = termOfPlace[at]!;
      this.#add(quotaOfPlaceTerm[term]!, sign * this.#model.couplings.quotas.placeCoefficient[term]!);
    }
  }

  #add(quota: number, amount: number): void {
    const { max, overCost } = this.#model.couplings.quotas;
    const former = this.quotaSum[quota]!;
    this.quotaSum[quota] = former + amount;
    if (overCost[quota] === Number.POSITIVE_INFINITY) return;
    this.overrun += (Math.max(0, former + amount - max[quota]!) - Math.max(0, former - max[quota]!)) * overCost[quota]!;
  }
}
