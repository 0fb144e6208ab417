/**
 * Level after level: first as many placed as can be placed, then the cheapest of the plans that leave out no more.
 *
 * The second level stands on a penalty for each unit left out beyond the usual cost. Whatever the penalty is,
 * (least cost with the penalty) - penalty x most left out is a bound for all plans that leave out no more, so each level has a proof of
 * its own. The least penalty that leaves no more out gives the best bounds and guides the search best, so it starts at the cost of the
 * dearest class and is raised as long as the plan leaves more out.
 */
import type { WorkBudget } from "../base/index.ts";
import { type Compiled, dearest, penalisedModel, placementModel } from "../compile/index.ts";
import type { LevelName } from "../domain/index.ts";
import { type AllocationModel, checkModel, choiceCost, type SearchPhase } from "../kernel/index.ts";
import { costSearch } from "./cost-search.ts";
import { LevelIncumbent, skippedCost } from "./level-incumbent.ts";
import {
  type CostSearch,
  type Finished,
  type FinishedLevel,
  gapOf,
  type PlanSearch,
  type SearchSpec,
  statusOf,
} from "./plan-search.ts";
import { warmed } from "./warmed.ts";

/** Share of time and work that the first level gets at the most, and each search of the next until a penalty suffices. */
const SHARE = 0.4;
const STEP = 0.15;
/** What a penalty grows by that does not suffice. */
const GROWTH = 4;
/** Most that penalties may add up to, so that all sums stay exact. */
const MOST = 2 ** 50;

const SUM = { kind: "unplaced", ids: [] } as const;

/** A bound under a penalty: what is subtracted from it depends on how many may be left out. */
interface PenalisedBound {
  readonly finished: Finished;
  readonly penalty: number;
}

export class LevelledSearch implements PlanSearch {
  level: LevelName = "placement";
  /** Without the gap, which a search would take for that of the costs with penalties. */
  readonly #spec: SearchSpec;
  readonly #gap: number;
  readonly #best: LevelIncumbent;
  #search: CostSearch;
  #budget: WorkBudget;
  #penalty = 0;
  #elapsedShare = 0;
  #result: Finished | undefined;

  constructor(compiled: Compiled, spec: SearchSpec) {
    const { warmStart, warmChoice, gap = 0, ...rest } = spec;
    this.#spec = rest;
    this.#gap = gap;
    this.#best = new LevelIncumbent(compiled);
    if (warmStart !== undefined) {
      const start = warmed(compiled, warmStart);
      const isSound = checkModel(start.compiled.model, start.choice).ok;
      this.#best.consider(isSound ? start : { ...start, choice: undefined });
    }
    if (warmChoice !== undefined) this.#best.consider({ compiled, choice: warmChoice });
    this.#budget = spec.budget.part();
    this.#search = this.#begin((model) => placementModel(model, this.#best.weights));
  }

  get phase(): SearchPhase {
    return this.#search.phase;
  }

  get cost(): number {
    return this.#search.cost - this.#owed(this.#best.mostLeftOut);
  }

  get bound(): number {
    return this.#search.bound - this.#owed(this.#best.mostLeftOut);
  }

  get gap(): number | null {
    if (this.level === "placement") return this.#placementGap(this.cost, this.bound);
    // Those left out pay the penalty twice, once with all others.
    return gapOf(this.cost, this.bound, this.#search.skippedCost - 2 * this.#penalty * this.#best.mostLeftOut);
  }

  heed(elapsedShare: number): void {
    this.#elapsedShare = elapsedShare;
  }

  *run(): Generator<void, void, void> {
    const placement = yield* this.#run(SHARE);
    if (placement.status === "infeasible") {
      const level = this.#placementLevel(placement);
      this.#result = { ...placement, bound: level.bound, objective: SUM, levels: [level] };
      return;
    }
    this.level = "cost";
    const bounds = yield* this.#cheapen();
    this.#result = this.#conclude(this.#placementLevel(placement), bounds);
  }

  // biome-ignore lint/correctness/useYield: what there is to do is done as soon as a level ends.
  *finish(): Generator<void, Finished, void> {
    return this.#result!;
  }

  /** Searches at penalties that rise until the cheapest plan leaves no more out than the best one known. */
  *#cheapen(): Generator<void, PenalisedBound[], void> {
    const { compiled, weights, whole } = this.#best;
    const { plan, option } = dearest(compiled);
    const most = Math.floor(Math.max(0, MOST - plan) / Math.max(1, whole));
    // Beyond what a whole plan costs no saving outweighs it.
    const enough = Math.min(most, plan + 1);
    const first = Math.ceil(((option + 1) * compiled.problem.cohorts.length) / Math.max(1, whole));
    const bounds: PenalisedBound[] = [];
    let share = SHARE;
    for (let penalty = Math.min(enough, first); ; penalty = Math.min(enough, penalty * GROWTH)) {
      this.#penalty = penalty;
      share += STEP;
      this.#search = this.#begin((model) => penalisedModel(model, weights, penalty));
      const finished = yield* this.#run(penalty < enough ? share : 1);
      bounds.push({ finished, penalty });
      if (finished.choice !== undefined && this.#best.unplacedOf(finished.choice) <= this.#best.leftOut) break;
      if (penalty === enough || finished.status === "infeasible" || this.#spec.budget.isExhausted) break;
    }
    return bounds;
  }

  #begin(retarget: (model: AllocationModel) => AllocationModel): CostSearch {
    const { compiled, choice } = this.#best;
    this.#budget = this.#spec.budget.part();
    const { retarget: before } = this.#spec;
    const both = (model: AllocationModel): AllocationModel => retarget(before?.(model) ?? model);
    const spec = { ...this.#spec, budget: this.#budget, retarget: both };
    return costSearch(compiled, choice === undefined ? spec : { ...spec, warmChoice: choice });
  }

  /** Runs a search to its end, to the gap, or until so much of time and work is over and its plan leaves more out than the best one. */
  *#run(share: number): Generator<void, Finished, void> {
    const { budget } = this.#spec;
    let isLate = false;
    for (const _ of this.#search.run()) {
      const isOver: boolean = !isLate && Math.max(this.#elapsedShare, budget.spent / budget.limit) >= share;
      isLate ||= isOver;
      if ((isOver && !this.#isWithin()) || (this.#gap > 0 && this.#isClose())) this.#budget.stop();
      yield;
    }
    const finished = yield* this.#search.finish();
    this.#best.consider(finished);
    return finished;
  }

  /** Whether the search for costs has a plan that leaves out no more than the best one. */
  #isWithin(): boolean {
    const { choice } = this.#search.best();
    return this.level === "cost" && choice !== undefined && this.#best.unplacedOf(choice) <= this.#best.leftOut;
  }

  /** Whether the gap that was asked for is reached. */
  #isClose(): boolean {
    let { gap } = this;
    if (this.level === "cost") {
      const { compiled, choice } = this.#search.best();
      if (choice === undefined || this.#best.unplacedOf(choice) > this.#best.leftOut) return false;
      const bound = this.#search.bound - this.#owed(this.#best.unplacedOf(choice));
      gap = gapOf(choiceCost(compiled.model, choice), bound, skippedCost({ compiled, choice }));
    }
    return gap !== null && gap <= this.#gap;
  }

  /** What a search counts beyond its level: for all once, and at the level of costs once more for those who may be left out. */
  #owed(leftOut: number, penalty: number = this.#penalty): number {
    const { whole } = this.#best;
    return this.level === "placement" ? whole : penalty * (whole + leftOut);
  }

  #placementGap(value: number, bound: number): number | null {
    if (value === bound) return 0;
    const { whole } = this.#best;
    return value < whole ? (value - bound) / (whole - value) : null;
  }

  #placementLevel({ status, bound: counted, proof, unit }: Finished): FinishedLevel {
    const { leftOut: value, whole } = this.#best;
    const bound = counted - whole;
    return {
      level: "placement",
      status: status === "infeasible" ? status : statusOf(value, bound),
      value,
      bound,
      gap: this.#placementGap(value, bound),
      objective: SUM,
      proof,
      unit,
    };
  }

  #conclude(placement: FinishedLevel, bounds: readonly PenalisedBound[]): Finished {
    const { compiled, choice, cost: value, mostLeftOut } = this.#best;
    const boundOf = ({ finished, penalty }: PenalisedBound): number =>
      finished.bound - this.#owed(mostLeftOut, penalty);
    const best = bounds.reduce((a, b) => (boundOf(b) > boundOf(a) ? b : a));
    const bound = boundOf(best);
    const isInfeasible = choice === undefined && bounds.some(({ finished }) => finished.status === "infeasible");
    const status = isInfeasible ? "infeasible" : statusOf(value, bound);
    const gap = choice === undefined ? null : gapOf(value, bound, skippedCost({ compiled, choice }));
    const { proof, unit } = best.finished;
    const within = [{ ...SUM, max: mostLeftOut }];
    const cost = { bound, proof, unit, within, withinPrice: best.penalty * unit };
    return {
      compiled,
      choice,
      ...cost,
      status: status === "optimal" ? placement.status : status,
      levels: [placement, { level: "cost", status, value, gap, ...cost }],
    };
  }
}
