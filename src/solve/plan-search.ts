import type { WorkBudget } from "../base/index.ts";
import type { Compiled } from "../compile/index.ts";
import type { Plan, Status } from "../domain/index.ts";
import type { Choice, PricedRun, Proof, SearchPhase } from "../kernel/index.ts";

/** A search of a compiled problem: its best plan and bound are whole at any time. */
export interface PlanSearch {
  readonly phase: SearchPhase;
  /** Cost of the best plan, Infinity before there is one. */
  readonly cost: number;
  readonly bound: number;
  /** What the best plan pays for those whom it leaves out. */
  readonly skippedCost: number;
  /** Searches until the plan is proven or the budget ends; yields every few milliseconds. */
  run(): Generator<void, void, void>;
  /** What came of it. */
  finish(): Generator<void, Finished, void>;
}

export interface Finished {
  readonly compiled: Compiled;
  readonly status: Status;
  /** Undefined when no plan is known. */
  readonly choice: Choice | undefined;
  /** What the proof proves over all options: the number that an auditor finds. */
  readonly bound: number;
  readonly proof: Proof;
  readonly unit: number;
}

/** What a search is told. */
export interface SearchSpec {
  readonly budget: WorkBudget;
  readonly seed?: number;
  readonly gap?: number;
  readonly warmStart?: Plan;
}

export interface Start {
  readonly unit: number;
  readonly runs: readonly PricedRun[];
}
