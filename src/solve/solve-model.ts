import { runAtOnce, runInTurns, WorkBudget } from "../base/index.ts";
import type { ModelCertificate } from "../kernel/certificate/bound-from-prices.ts";
import { checkModel } from "../kernel/check-model.ts";
import { DirectSearch } from "../kernel/direct-search.ts";
import type { MethodName } from "../kernel/method.ts";
import type { AllocationModel, Choice } from "../kernel/model.ts";
import type { SearchPhase } from "../kernel/model-result.ts";

/** What the search knows at a moment. */
export interface ModelProgress {
  readonly phase: SearchPhase;
  /** The method at work on the plan, if one is. */
  readonly method?: MethodName;
  /** Cost of the best choice so far; Infinity before there is one. */
  readonly cost: number;
  readonly bound: number;
  /** Option evaluations so far. */
  readonly work: number;
  readonly elapsedMs: number;
}

/** How long to search, from what, and how to follow it. */
export interface SolveModelOptions {
  /** Default 60,000 when no work limit is given. */
  readonly timeLimitMs?: number;
  /** Stops after this many option evaluations: the same result on every machine. */
  readonly workLimit?: number;
  /** Stops once the gap is at most this. Default 0: when proven optimal. */
  readonly gap?: number;
  /** Default 0. */
  readonly seed?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ModelProgress) => void;
  /** A choice to start from: kept until something better is found. It must satisfy the model. */
  readonly warmStart?: Choice;
  /** "full" works out every plan and every bound anew, plainly, as soon as it is found: slow, for tests. */
  readonly check?: "full";
  /** Milliseconds of a steady clock; replaced in tests. */
  readonly now?: () => number;
}

/** What is known of a model in the end. */
export interface ModelSolution {
  /** `unknown`: stopped before a choice was found, or a proof that there is none. */
  readonly status: "optimal" | "feasible" | "infeasible" | "unknown";
  /** The best choice; undefined when none is known. */
  readonly choice: Choice | undefined;
  /** Its cost, Infinity when none is known. */
  readonly cost: number;
  /** No choice costs less; Infinity when there is none. */
  readonly bound: number;
  /** What `boundFromPrices` works `bound` out from. */
  readonly certificate: ModelCertificate;
  readonly work: number;
  readonly elapsedMs: number;
}

/**
 * Finds a cheapest choice for a model, and proves how far from the optimum it can be at the most.
 *
 * Others get a turn every few milliseconds. Same model, seed and work limit: the same result on every machine.
 *
 * @throws RangeError for an option that is not allowed, or a warm start that breaks a rule
 *
 * @example
 * const { status, choice, cost, bound } = await solveModel(builder.build(), { timeLimitMs: 10_000 });
 */
export async function solveModel(model: AllocationModel, options: SolveModelOptions = {}): Promise<ModelSolution> {
  return runInTurns(stepsOf(model, options), options.now ?? (() => performance.now()));
}

/** The same at once, for scripts and worker threads. */
export function solveModelSync(model: AllocationModel, options: SolveModelOptions = {}): ModelSolution {
  return runAtOnce(stepsOf(model, options));
}

const DEFAULT_TIME_LIMIT_MS = 60_000;

function* stepsOf(model: AllocationModel, options: SolveModelOptions): Generator<void, ModelSolution, void> {
  checkOptions(model, options);
  const { workLimit, signal, onProgress, now = () => performance.now() } = options;
  const limit = options.timeLimitMs ?? (workLimit === undefined ? DEFAULT_TIME_LIMIT_MS : Number.POSITIVE_INFINITY);
  const startedAt = now();
  const budget = new WorkBudget(workLimit);
  const search = new DirectSearch(model, budget, options);
  let told = "";
  for (const _ of search.run()) {
    const elapsedMs = now() - startedAt;
    if (signal?.aborted === true || elapsedMs >= limit) budget.stop();
    const { phase, method, cost, bound } = search;
    const news = `${phase} ${method} ${cost} ${bound}`;
    if (onProgress !== undefined && news !== told) {
      told = news;
      onProgress({ phase, ...(method === undefined ? {} : { method }), cost, bound, work: budget.spent, elapsedMs });
    }
    yield;
  }
  const { choice, cost, bound, proof, unit } = search.result();
  return {
    status: statusOf(cost, bound),
    choice: cost < Number.POSITIVE_INFINITY ? choice : undefined,
    cost,
    bound,
    certificate: { unit, proof },
    work: budget.spent,
    elapsedMs: now() - startedAt,
  };
}

function statusOf(cost: number, bound: number): ModelSolution["status"] {
  if (bound === Number.POSITIVE_INFINITY) return "infeasible";
  if (cost === Number.POSITIVE_INFINITY) return "unknown";
  return bound >= cost ? "optimal" : "feasible";
}

function checkOptions(model: AllocationModel, options: SolveModelOptions): void {
  for (const name of ["timeLimitMs", "workLimit"] as const) {
    const value = options[name];
    if (value !== undefined && !(value > 0)) throw new RangeError(`${name} is ${value}, expected a number above 0`);
  }
  const { gap = 0, seed = 0, warmStart } = options;
  if (!(gap >= 0)) throw new RangeError(`gap is ${gap}, expected a number from 0`);
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed is ${seed}, expected a whole number`);
  if (warmStart === undefined) return;
  const { violations } = checkModel(model, warmStart);
  if (violations.length > 0)
    throw new RangeError(`warmStart breaks rules: ${violations.map((v) => v.message).join("; ")}`);
}
