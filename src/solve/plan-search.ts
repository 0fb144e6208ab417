import type { WorkBudget } from "../base/index.ts";
import type { Certificate, LevelName, LevelValue, Plan, Status } from "../domain/index.ts";
import type { AllocationModel, Choice, PricedRun, Proof, SearchPhase } from "../kernel/index.ts";
import type { Candidate } from "./level-incumbent.ts";

/** A search of a compiled problem: its best plan and bound are whole at any time. */
export interface PlanSearch {
  readonly phase: SearchPhase;
  /** The level at work, where a problem has levels; costs, bounds and gaps are then those of this level. */
  readonly level?: LevelName | undefined;
  /** Cost of the best plan, Infinity before there is one. */
  readonly cost: number;
  readonly bound: number;
  readonly gap: number | null;
  /** Searches until the plan is proven or the budget ends; yields every few milliseconds. */
  run(): Generator<void, void, void>;
  /** What came of it. */
  finish(): Generator<void, Finished, void>;
  /** Told how much of the time is over, as a share of the limit, where time limits a search that works in stages. */
  heed?(elapsedShare: number): void;
}

/** A search for least cost, whatever costs are. */
export interface CostSearch extends PlanSearch {
  /** What the best plan pays for those whom it leaves out. */
  readonly skippedCost: number;
  /** The best plan so far, undefined before there is one. */
  best(): Candidate;
}

/** What a proof of the kernel proves in the problem's own words. */
export interface Proven extends Pick<Certificate, "objective" | "within"> {
  /** What the proof proves over all options: the number that an auditor finds. */
  readonly bound: number;
  readonly proof: Proof;
  readonly unit: number;
  /** Price of each unit of the first sum in `within`, in units of the proof. */
  readonly withinPrice?: number;
}

/** A level that is done with. */
export interface FinishedLevel extends Proven, LevelValue {
  readonly status: Status;
  readonly gap: number | null;
}

export interface Finished extends Proven, Candidate {
  readonly status: Status;
  /** Level by level; the last is this one. */
  readonly levels?: readonly FinishedLevel[];
  /** What came of the same problem without fairness. */
  readonly without?: Finished;
}

/** What a search is told. */
export interface SearchSpec {
  readonly budget: WorkBudget;
  readonly seed?: number;
  readonly gap?: number;
  readonly warmStart?: Plan;
  /** In place of a plan: a choice of the model as it is compiled. */
  readonly warmChoice?: Choice;
  /** Gives a model another objective, row for row the same. */
  readonly retarget?: (model: AllocationModel) => AllocationModel;
}

export interface Start {
  readonly unit: number;
  readonly runs: readonly PricedRun[];
}

/** The gap is strict, so that a large penalty for the unplaced cannot hide a bad plan. */
export function gapOf(cost: number, bound: number, unplaced: number): number | null {
  if (cost === Number.POSITIVE_INFINITY) return null;
  if (cost === bound) return 0;
  return cost > unplaced ? (cost - bound) / (cost - unplaced) : null;
}

/** `optimal` is for what a proof proves of the value of the best plan, Infinity where there is none. */
export function statusOf(value: number, bound: number): Status {
  if (bound === Number.POSITIVE_INFINITY) return "infeasible";
  if (value === Number.POSITIVE_INFINITY) return "unknown";
  return bound >= value ? "optimal" : "feasible";
}
