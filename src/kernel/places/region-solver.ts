import { WorkBudget } from "../../base/index.ts";
import { PlaceBound } from "./place-bound.ts";
import type { PlaceDomain } from "./place-domain.ts";
import { PlaceTree, type TreeSession } from "./place-tree.ts";
import { SiteCandidates } from "./site-candidates.ts";
import { SiteDescent } from "./site-descent.ts";
import { SiteMoves } from "./site-moves.ts";
import { SitePlan } from "./site-plan.ts";
import type { SiteRegion } from "./site-region.ts";
import { startFromPackings } from "./site-start.ts";
import { takeDecided } from "./site-tree-session.ts";

/** Turns packings and decided domains of a tree into plans of its problem, and keeps the best that costs less than a limit. */
export class PlanKeeper implements TreeSession {
  readonly #plan: SitePlan;
  readonly #descent: SiteDescent;
  readonly #moves: SiteMoves;
  /** Options of the best plan found; undefined while none is cheaper than the limit. */
  best: Int32Array | undefined;
  #cost: number;

  constructor(bound: PlaceBound, limit: number, penalty: Float64Array) {
    const { problem } = bound;
    const candidates = new SiteCandidates(problem);
    this.#plan = new SitePlan(problem, penalty);
    this.#descent = new SiteDescent(this.#plan, candidates);
    this.#moves = new SiteMoves(this.#plan, candidates, this.#descent);
    this.#cost = limit;
  }

  get work(): number {
    return this.#descent.work + this.#moves.work;
  }

  cost(): number {
    return this.#cost;
  }

  tryPackings(bound: PlaceBound): void {
    startFromPackings(bound, this.#plan, this.#descent, this.#moves);
    this.#keep();
  }

  tryDecided(domain: PlaceDomain): void {
    if (takeDecided(this.#plan, domain)) this.#keep();
  }

  #keep(): void {
    if (this.#plan.missing > 0 || this.#plan.cost >= this.#cost) return;
    this.#cost = this.#plan.cost;
    this.best = this.#plan.optionOf.slice();
  }
}

export interface RegionResult {
  /** Options of the region's tasks when a plan was found that costs less than the limit. */
  readonly options: Int32Array | undefined;
  /** Whether nothing cheaper is left in the region. */
  readonly isExhausted: boolean;
  readonly work: number;
}

/**
 * Looks for a plan of a region that costs less than a limit, by branch and bound from the multipliers of the whole, until the
 * budget ends at the latest.
 */
export function* solveRegion(
  region: SiteRegion,
  multiplier: Float64Array,
  limit: number,
  nodes: number,
  whole: WorkBudget = new WorkBudget(),
): Generator<void, RegionResult, void> {
  const bound = new PlaceBound(region.problem);
  const own = Float64Array.from(region.task, (task) => multiplier[task]!);
  const penalty = Float64Array.from(own, (value) => 2 * Math.ceil(value) + limit);
  const keeper = new PlanKeeper(bound, limit, penalty);
  const tree = new PlaceTree(bound, own, Number.NEGATIVE_INFINITY, keeper);
  const budget = whole.part();
  let counted = 0;
  for (const _ of tree.run(nodes, Number.POSITIVE_INFINITY, budget)) {
    budget.spend(keeper.work - counted);
    counted = keeper.work;
    yield;
  }
  budget.spend(keeper.work - counted);
  return { options: keeper.best, isExhausted: tree.isDone, work: budget.spent };
}
