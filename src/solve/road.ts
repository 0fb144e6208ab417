import { WorkBudget } from "../base/index.ts";
import { type Compiled, compileInTurns } from "../compile/index.ts";
import {
  type Certificate,
  type LevelResult,
  type OwnFunctions,
  type Problem,
  parseProblem,
  type Solution,
} from "../domain/index.ts";
import { checkOwnFunctions, fingerprintOf } from "../domain/own/check.ts";
import { emptyChoice } from "../kernel/index.ts";
import { decodePlan, encodeCertificate, scoreOf } from "../plan/index.ts";
import { fairnessReport } from "./fairness-report.ts";
import { checkOptions, DEFAULT_TIME_LIMIT_MS, type Progress, type SolveOptions } from "./options.ts";
import { gapOf, type PlanSearch, type Proven, type SearchSpec } from "./plan-search.ts";
import { refuseDemand } from "./refuse-demand.ts";
import { searchOf } from "./search-of.ts";

/**
 * What comes after the search takes about this share of the time that came before it, on any machine: both walk once over all
 * cohorts. A search under a time limit stops that much earlier, but never by more than the other share of the limit.
 */
const ENDING_SHARE = 0.2;
const MOST_OF_LIMIT = 0.1;

/**
 * The road of a problem: parse, compile, search, decode. A generator that yields every few milliseconds of work, so that one
 * road serves `solve`, which lets others run meanwhile, and `solveSync`, which does not.
 */
export class Road {
  readonly #options: SolveOptions;
  readonly #now: () => number;
  readonly #startedAt: number;
  readonly #budget: WorkBudget;
  readonly #problem: Problem;
  readonly #fingerprint: string;
  readonly #own: OwnFunctions;
  #endingMs = 0;
  #told: Progress | undefined;

  constructor(input: Problem, options: SolveOptions, own: OwnFunctions) {
    checkOptions(options);
    checkOwnFunctions(own);
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#startedAt = this.#now();
    this.#problem = parseProblem(input);
    refuseDemand(this.#problem);
    this.#fingerprint = fingerprintOf(this.#problem, own);
    this.#budget = new WorkBudget(options.workLimit);
    this.#own = own;
  }

  *run(): Generator<void, Solution, void> {
    const search = yield* this.#begin();
    this.#tell(search);
    for (const _ of search.run()) {
      this.#tell(search);
      const elapsedShare = this.#elapsedShare();
      search.heed?.(elapsedShare);
      if (elapsedShare >= 1) this.#budget.stop();
      yield;
    }
    this.#tell(search);
    return yield* this.#finish(search);
  }

  *#begin(): Generator<void, PlanSearch, void> {
    const compiled = yield* compileInTurns(this.#problem, {}, this.#own);
    this.#endingMs = ENDING_SHARE * (this.#now() - this.#startedAt);
    const { seed, gap, warmStart } = this.#options;
    const spec: SearchSpec = {
      budget: this.#budget,
      ...(seed === undefined ? {} : { seed }),
      ...(gap === undefined ? {} : { gap }),
      ...(warmStart === undefined ? {} : { warmStart }),
    };
    return searchOf(compiled, spec);
  }

  /** How much of the time for the search is over; 1 once it has to end. */
  #elapsedShare(): number {
    const { signal, timeLimitMs, workLimit } = this.#options;
    if (signal?.aborted === true) return 1;
    const limit = timeLimitMs ?? (workLimit === undefined ? DEFAULT_TIME_LIMIT_MS : Number.POSITIVE_INFINITY);
    if (limit === Number.POSITIVE_INFINITY) return 0;
    return (this.#now() - this.#startedAt) / (limit - Math.min(this.#endingMs, MOST_OF_LIMIT * limit));
  }

  #tell(search: PlanSearch): void {
    const { onProgress } = this.#options;
    if (onProgress === undefined) return;
    const { phase, level, cost, bound } = search;
    const told = this.#told;
    const isKnown = told?.phase === phase && told.level === level && told.cost === cost && told.bound === bound;
    if (isKnown) return;
    const { gap } = search;
    const elapsedMs = this.#now() - this.#startedAt;
    const work = this.#budget.spent;
    this.#told = { phase, ...(level !== undefined && { level }), cost, bound, gap, work, elapsedMs };
    onProgress(this.#told);
  }

  *#finish(search: PlanSearch): Generator<void, Solution, void> {
    const { compiled, status, choice, levels, without, ...proven } = yield* search.finish();
    // Where no plan is known, none is told: everyone is left out, and what that costs is no cost of a plan.
    const told = choice ?? emptyChoice(compiled.model.tasks);
    const score = scoreOf(compiled, told);
    const outcome = { plan: decodePlan(compiled, told), score };
    const ending = {
      problemFingerprint: this.#fingerprint,
      work: this.#budget.spent,
      elapsedMs: this.#now() - this.#startedAt,
    };
    if (status === "infeasible") {
      const isProven = proven.bound === Number.POSITIVE_INFINITY;
      const certificate = isProven ? this.#certificateOf(compiled, proven) : null;
      return { status, ...outcome, bound: null, gap: null, certificate, ...ending };
    }
    return {
      status,
      ...outcome,
      bound: proven.bound,
      gap: choice === undefined ? null : gapOf(score.total, proven.bound, score.terms.unplaced),
      certificate: this.#certificateOf(compiled, proven),
      ...(levels !== undefined && {
        levels: levels.map(({ level, group, of, status, value, bound, gap, ...proven }): LevelResult => {
          const certificate = this.#certificateOf(compiled, { bound, ...proven });
          const named = group === undefined || of === undefined ? {} : { group, of };
          return { level, ...named, status, value, bound, gap, certificate };
        }),
      }),
      ...(without?.choice !== undefined && {
        fairness: fairnessReport(
          scoreOf(compiled, told),
          scoreOf(compiled, without.choice),
          proven.bound,
          without.bound,
          this.#certificateOf(compiled, without),
        ),
      }),
      ...ending,
    };
  }

  #certificateOf(compiled: Compiled, proven: Proven): Certificate {
    return encodeCertificate(compiled, this.#fingerprint, proven);
  }
}
