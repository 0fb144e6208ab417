import { NONE } from "../model.ts";
import type { PlaceBound } from "./place-bound.ts";
import type { PlaceDomain } from "./place-domain.ts";
import type { PlaceProblem } from "./place-problem.ts";
import type { TreeSession } from "./place-tree.ts";
import type { SitePlan } from "./site-plan.ts";

/** Lets a tree turn what it meets into plans. */
export class SiteTreeSession implements TreeSession {
  readonly #plan: SitePlan;
  readonly #makePlan: (bound: PlaceBound) => void;
  readonly #offer: () => void;
  readonly cost: () => number;

  /** @param makePlan From the packings of a bound. @param offer What the plan is now, if it keeps all capacities and limits. */
  constructor(plan: SitePlan, cost: () => number, makePlan: (bound: PlaceBound) => void, offer: () => void) {
    this.#plan = plan;
    this.cost = cost;
    this.#makePlan = makePlan;
    this.#offer = offer;
  }

  tryPackings(bound: PlaceBound): void {
    this.#makePlan(bound);
  }

  tryDecided(domain: PlaceDomain): void {
    if (takeDecided(this.#plan, domain)) this.#offer();
  }
}

/** Makes a plan of the last option that a domain leaves each task; an empty plan, and false, when that breaks a capacity or a limit. */
export function takeDecided(plan: SitePlan, domain: PlaceDomain): boolean {
  plan.restore(onlyOptions(plan.problem, domain));
  if (isWithin(plan)) return true;
  // Whoever builds on the plan takes it to be within.
  plan.restore(new Int32Array(plan.problem.tasks).fill(NONE));
  return false;
}

/** The last option that a domain leaves each task. [task] */
function onlyOptions({ tasks, firstOption }: PlaceProblem, { isExcluded }: PlaceDomain): Int32Array {
  const options = new Int32Array(tasks).fill(NONE);
  for (let task = 0; task < tasks; task++) {
    for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
      if (isExcluded[option] === 0) options[task] = option;
    }
  }
  return options;
}

/** Whether a plan keeps capacities and limits. */
export function isWithin(plan: SitePlan): boolean {
  const { resources, most } = plan.problem;
  for (let resource = 0; resource < resources; resource++) if (plan.room(resource) < 0) return false;
  return plan.used.every((count, limit) => count <= most[limit]!);
}
