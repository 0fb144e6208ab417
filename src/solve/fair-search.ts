/**
 * The fairest plans first, then what comes after: leximin over the shortfalls of groups.
 *
 * At each level the group that fares worst in the best plan known is looked at: as few of it as possible are left out, where no group looked
 * at before is worse off than it is, and no other is worse off than this one. If that leaves out as many as the plan does, every plan at
 * least as fair has this group at this place, which is the proof; else the plan found may be a fairer one. All limits are minima of sums
 * of participants placed.
 */
import { WorkBudget } from "../base/index.ts";
import {
  type Compiled,
  type FairLimit,
  type FairSum,
  fairerFirst,
  fairSumsOf,
  hasLevels,
  limitedModel,
  mostAt,
  placementModel,
  type Share,
  sharesOf,
  worseFirst,
} from "../compile/index.ts";
import type { LevelName } from "../domain/index.ts";
import { type AllocationModel, type Choice, checkModel, choiceCost, type SearchPhase } from "../kernel/index.ts";
import { costSearch } from "./cost-search.ts";
import { levelOf, withinOf } from "./fair-level.ts";
import { skippedCost } from "./level-incumbent.ts";
import { LevelledSearch } from "./levelled-search.ts";
import { type Finished, type FinishedLevel, gapOf, type PlanSearch, type SearchSpec } from "./plan-search.ts";
import { warmed } from "./warmed.ts";

/** Until which share of time and work the plan without fairness is sought, then a fair plan at all, then the levels of fairness. */
const WITHOUT = 0.25;
const FIRST = 0.4;
const LEVELS = 0.7;
/** What shares of all groups are counted in. */
const PARTS = 2 ** 20;

export class FairSearch implements PlanSearch {
  level: LevelName = "cost";
  readonly #compiled: Compiled;
  readonly #spec: SearchSpec;
  readonly #sums: readonly FairSum[];
  #search: PlanSearch;
  #stage: WorkBudget;
  /** What the search at work counts beyond its level. */
  #owed = 0;
  #best: Choice | undefined;
  #elapsedShare = 0;
  /** Stretch of the time that the search at work has. */
  #from = 0;
  #until = WITHOUT;
  #result: Finished | undefined;

  constructor(compiled: Compiled, spec: SearchSpec) {
    const { warmStart, warmChoice, ...rest } = spec;
    this.#compiled = compiled;
    this.#spec = rest;
    this.#sums = fairSumsOf(compiled);
    const start = warmStart === undefined ? warmChoice : warmed(compiled, warmStart).choice;
    this.#best = start !== undefined && checkModel(compiled.model, start).ok ? start : undefined;
    this.#stage = this.#budget(WITHOUT);
    this.#search = this.#below(this.#stage, undefined);
  }

  get phase(): SearchPhase {
    return this.#search.phase;
  }

  get cost(): number {
    return this.#search.cost - this.#owed;
  }

  get bound(): number {
    return this.#search.bound - this.#owed;
  }

  get gap(): number | null {
    return this.#search.gap;
  }

  heed(elapsedShare: number): void {
    this.#elapsedShare = elapsedShare;
    this.#search.heed?.((elapsedShare - this.#from) / (this.#until - this.#from));
  }

  *run(): Generator<void, void, void> {
    const without = yield* this.#run(WITHOUT);
    // What must hold in any case, or nothing is known of: fairness has nothing to choose from.
    if (without.choice === undefined) {
      this.#result = without;
      return;
    }
    this.#consider(without.choice);
    this.level = "fairness";
    yield* this.#spread();
    const levels = yield* this.#refine();
    this.level = "cost";
    this.#owed = 0;
    const limits = sharesOf(this.#sums, this.#best!).map(({ sum, unplaced }) => ({ sum, most: unplaced }));
    this.#search = this.#below(this.#budget(1), (model) => limitedModel(model, limits));
    const finished = yield* this.#run(1);
    this.#result = this.#conclude(levels, finished, limits, without);
  }

  // biome-ignore lint/correctness/useYield: what there is to do is done as soon as a level ends.
  *finish(): Generator<void, Finished, void> {
    return this.#result!;
  }

  /** A plan that is fair on the whole: the least sum of all shares. */
  *#spread(): Generator<void, void, void> {
    const weights = new Float64Array(this.#compiled.model.tasks);
    for (const { weights: own, participants } of this.#sums) {
      own.forEach((size, task) => {
        weights[task]! += Math.round((size * PARTS) / participants);
      });
    }
    this.#owed = weights.reduce((sum, weight) => sum + weight, 0);
    this.#search = this.#placement(weights, [], this.#budget(FIRST));
    this.#consider((yield* this.#run(FIRST)).choice);
  }

  /** Level after level, the group that fares worst first. */
  *#refine(): Generator<void, FinishedLevel[], void> {
    const levels: FinishedLevel[] = [];
    const done = new Set<FairSum>();
    while (done.size < this.#sums.length) {
      const shares = sharesOf(this.#sums, this.#best!);
      const worst = shares.filter(({ sum }) => !done.has(sum)).toSorted(worseFirst)[0]!;
      const limits = shares
        .filter(({ sum }) => sum !== worst.sum)
        .map(({ sum, unplaced }) => ({ sum, most: done.has(sum) ? unplaced : mostAt(worst, sum) }));
      const found = worst.unplaced === 0 ? undefined : yield* this.#lessen(worst, limits, shares.length - done.size);
      // Where nothing is left out there is nothing to prove.
      const { bound, proof, unit } = found ?? { bound: 0, proof: { kind: "leaf" as const, rows: [] }, unit: 1 };
      if (this.#consider(found?.choice) && !this.#spec.budget.isExhausted) continue;
      done.add(worst.sum);
      const { unplaced } = sharesOf([worst.sum], this.#best!)[0]!;
      levels.push({
        ...levelOf({ sum: worst.sum, unplaced }, bound),
        objective: { kind: "unplaced", ids: [worst.sum.group] },
        within: withinOf(limits),
        proof,
        unit,
      });
    }
    return levels;
  }

  /** As few of a group as possible left out, within limits. */
  *#lessen({ sum }: Share, limits: readonly FairLimit[], left: number): Generator<void, Finished, void> {
    const from = Math.max(FIRST, Math.min(this.#elapsedShare, LEVELS));
    const until = from + (LEVELS - from) / left;
    this.#owed = sum.participants;
    this.#search = this.#placement(sum.weights, limits, this.#budget(until, from));
    const finished = yield* this.#run(until);
    return { ...finished, bound: finished.bound - sum.participants };
  }

  #placement(weights: Float64Array, limits: readonly FairLimit[], budget: WorkBudget): PlanSearch {
    const retarget = (model: AllocationModel): AllocationModel => placementModel(limitedModel(model, limits), weights);
    const { gap: _, ...spec } = this.#spec;
    return costSearch(this.#compiled, { ...spec, budget, retarget, ...this.#warm() });
  }

  /** What comes below fairness. */
  #below(budget: WorkBudget, retarget: SearchSpec["retarget"]): PlanSearch {
    const spec = { ...this.#spec, budget, ...(retarget !== undefined && { retarget }), ...this.#warm() };
    return hasLevels(this.#compiled.problem)
      ? new LevelledSearch(this.#compiled, spec)
      : costSearch(this.#compiled, spec);
  }

  #warm(): Pick<SearchSpec, "warmChoice"> {
    return this.#best === undefined ? {} : { warmChoice: this.#best };
  }

  /** A budget for the work from where it stands until a share of all. */
  #budget(until: number, from: number = this.#from): WorkBudget {
    const { budget } = this.#spec;
    this.#stage = new WorkBudget(((budget.limit - budget.spent) * (until - from)) / (1 - from), budget);
    return this.#stage;
  }

  /** Runs a search to its end, or until so much of the time is over. */
  *#run(until: number): Generator<void, Finished, void> {
    this.#until = until;
    for (const _ of this.#search.run()) {
      if (this.#elapsedShare >= until && until < 1) this.#stage.stop();
      yield;
    }
    this.#from = until;
    return yield* this.#search.finish();
  }

  /** Takes a plan that is fairer, or as fair and cheaper; whether it is fairer. */
  #consider(choice: Choice | undefined): boolean {
    if (choice === undefined || choice === this.#best) return false;
    const order =
      this.#best === undefined ? -1 : fairerFirst(sharesOf(this.#sums, choice), sharesOf(this.#sums, this.#best));
    const { model } = this.#compiled;
    if (order < 0 || (order === 0 && choiceCost(model, choice) < choiceCost(model, this.#best!))) this.#best = choice;
    return order < 0;
  }

  #conclude(
    levels: readonly FinishedLevel[],
    finished: Finished,
    limits: readonly FairLimit[],
    without: Finished,
  ): Finished {
    const { model } = this.#compiled;
    const choice = finished.choice ?? this.#best!;
    const fair = withinOf(limits);
    // The plan in the end may be fairer still, and no bound is about fewer plans for that.
    const fairness = sharesOf(this.#sums, choice)
      .toSorted(worseFirst)
      .map((share): FinishedLevel => {
        const level = levels.find(({ group }) => group === share.sum.group)!;
        return { ...level, ...levelOf(share, level.bound) };
      });
    const { status, bound, proof, unit } = finished;
    const value = choiceCost(model, choice);
    const gap = gapOf(value, bound, skippedCost({ compiled: this.#compiled, choice }));
    const cost: FinishedLevel = { level: "cost", status, value, bound, gap, proof, unit };
    const below = (finished.levels ?? [cost]).map((level) => ({
      ...level,
      within: [...(level.within ?? []), ...fair],
    }));
    const all = [...fairness, ...below];
    return {
      ...finished,
      choice,
      within: below.at(-1)!.within,
      status: status === "optimal" && all.some((level) => level.status !== "optimal") ? "feasible" : status,
      levels: all,
      without,
    };
  }
}
