import type { PlaceBound } from "./place-bound.ts";
import type { PlaceProblem } from "./place-problem.ts";

/** Steps without gain before the step is shortened and the best multipliers are taken up again. */
const PATIENCE = 20;
/** Steps shorter than this lead nowhere. */
const LEAST_STEP = 1e-4;

/**
 * Raises the bound by subgradient steps (Polyak's rule, towards a target a little above the bound), returning to the best
 * multipliers whenever a run of steps gained nothing.
 */
export class PlaceAscent {
  readonly #bound: PlaceBound;
  readonly #ceiling: Float64Array;
  readonly #direction: Float64Array;
  readonly multiplier: Float64Array;
  /** Multipliers of the best bound. [task] */
  readonly best: Float64Array;
  value: number = Number.NEGATIVE_INFINITY;
  #step = 2;
  #failures = 0;

  constructor(bound: PlaceBound) {
    const { problem } = bound;
    this.#bound = bound;
    this.#ceiling = ceilingOf(problem);
    this.#direction = new Float64Array(problem.tasks);
    this.multiplier = firstMultipliers(problem, this.#ceiling);
    this.best = this.multiplier.slice();
  }

  get isDone(): boolean {
    return this.#step < LEAST_STEP;
  }

  /** Starts anew from these multipliers. */
  restart(multiplier: Float64Array, step: number): void {
    this.#step = step;
    this.#failures = 0;
    this.value = Number.NEGATIVE_INFINITY;
    this.#direction.fill(0);
    this.multiplier.set(multiplier);
    this.best.set(multiplier);
  }

  /** One step; afterwards the bound holds what was found at the point just left. @param target Cost of the best plan. */
  advance(target: number): void {
    const { multiplier, best } = this;
    this.#bound.evaluate(multiplier);
    const { value } = this.#bound;
    if (value > this.value + 1e-7 * Math.abs(this.value)) {
      this.value = value;
      this.#failures = 0;
      best.set(multiplier);
    } else {
      if (value > this.value) {
        this.value = value;
        best.set(multiplier);
      }
      if (++this.#failures >= PATIENCE) {
        this.#failures = 0;
        this.#step /= 2;
        multiplier.set(best);
        this.#bound.evaluate(multiplier);
      }
    }
    this.#move(target);
  }

  #move(target: number): void {
    const { multiplier } = this;
    const { gradient } = this.#bound;
    let square = 0;
    for (let task = 0; task < multiplier.length; task++) {
      // A multiplier at its end does not go further.
      const stuck =
        (multiplier[task]! <= 0 && gradient[task]! < 0) ||
        (multiplier[task]! >= this.#ceiling[task]! && gradient[task]! > 0);
      this.#direction[task] = stuck ? 0 : 0.7 * gradient[task]! + 0.3 * this.#direction[task]!;
      square += this.#direction[task]! * this.#direction[task]!;
    }
    if (square < 1e-12) {
      this.#step = 0;
      return;
    }
    const near = this.value + Math.max(0.05 * Math.abs(this.value), 1);
    const distance = Math.max(Math.min(target, near) - this.#bound.value, 1e-6 * Math.abs(this.value));
    const length = (this.#step * distance) / square;
    for (let task = 0; task < multiplier.length; task++) {
      const next = multiplier[task]! + length * this.#direction[task]!;
      multiplier[task] = Math.min(this.#ceiling[task]!, Math.max(0, next));
    }
  }
}

/** Beyond this a task is rather left out, or placed where no list tells. [task] */
function ceilingOf({ tasks, skipCost, restCost }: PlaceProblem): Float64Array {
  return Float64Array.from({ length: tasks }, (_, task) => Math.min(skipCost[task]!, restCost[task]!));
}

/** Cheapest option of each task with its share of the opening cost: at these no site is worth less than nothing. */
function firstMultipliers(problem: PlaceProblem, ceiling: Float64Array): Float64Array {
  const { tasks, firstOption, optionResource, optionCost, optionAmount, siteOf, siteCost, capacity } = problem;
  const { isUnary, firstResource } = problem;
  return Float64Array.from({ length: tasks }, (_, task) => {
    let least = Number.POSITIVE_INFINITY;
    for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
      const resource = optionResource[option]!;
      const site = siteOf[resource]!;
      const isShared = isUnary[resource] === 1 || firstResource[site + 1]! - firstResource[site]! > 1;
      const share = isShared ? 0 : (siteCost[site]! * optionAmount[option]!) / capacity[resource]!;
      least = Math.min(least, optionCost[option]! + share);
    }
    // A task without any option begins at nothing, unless it may be left out.
    const start = Math.min(least, ceiling[task]!);
    return start < Number.POSITIVE_INFINITY ? Math.max(0, start) : 0;
  });
}
