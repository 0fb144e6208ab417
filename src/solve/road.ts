import { fingerprint, WorkBudget } from "../base/index.ts";
import { type Compiled, compile } from "../compile/index.ts";
import { parseProblem, type Plan, type Problem, ProblemError, type Solution } from "../domain/index.ts";
import { type Choice, ModelSearch } from "../kernel/index.ts";
import { decodePlan, encodeCertificate, encodeWarmStart, scoreOf } from "../plan/index.ts";
import { checkOptions, DEFAULT_TIME_LIMIT_MS, type Progress, type SolveOptions } from "./options.ts";

/** Longer lists of modes when the listed ones hold the bound down, or hide a room of the warm start. */
const LONGER = 8;

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
  #compiled: Compiled;
  #search: ModelSearch;
  #listLength: number | undefined;
  #told: Progress | undefined;

  constructor(input: Problem, options: SolveOptions) {
    checkOptions(options);
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#startedAt = this.#now();
    this.#problem = parseProblem(input);
    refuseDemand(this.#problem);
    this.#fingerprint = fingerprint(this.#problem);
    this.#budget = new WorkBudget(options.workLimit);
    this.#compiled = compile(this.#problem);
    this.#search = this.#begin(options.warmStart);
  }

  *run(): Generator<void, Solution, void> {
    this.#tell();
    for (;;) {
      for (const _ of this.#search.run()) {
        this.#tell();
        if (this.#isOver()) this.#budget.stop();
        yield;
      }
      if (this.#budget.isExhausted || !this.#search.wantsLongerLists) break;
      const plan = decodePlan(this.#compiled, this.#search.result().choice);
      this.#lengthenLists();
      this.#search = this.#begin(plan);
    }
    this.#tell();
    return this.#finish();
  }

  #begin(plan: Plan | undefined): ModelSearch {
    const { seed, gap } = this.#options;
    let warmStart: Choice | undefined;
    while (plan !== undefined) {
      const start = encodeWarmStart(this.#compiled, plan);
      warmStart = start.choice;
      if (!start.isCut) break;
      this.#lengthenLists();
    }
    return new ModelSearch(this.#compiled.model, this.#budget, {
      ...(seed === undefined ? {} : { seed }),
      ...(gap === undefined ? {} : { gap }),
      ...(warmStart === undefined ? {} : { warmStart }),
    });
  }

  #lengthenLists(): void {
    this.#listLength = (this.#listLength ?? this.#compiled.listLength) * LONGER;
    this.#compiled = compile(this.#problem, { listLength: this.#listLength });
  }

  #isOver(): boolean {
    const { signal, timeLimitMs, workLimit } = this.#options;
    if (signal?.aborted === true) return true;
    const limit = timeLimitMs ?? (workLimit === undefined ? DEFAULT_TIME_LIMIT_MS : Number.POSITIVE_INFINITY);
    return this.#now() - this.#startedAt >= limit;
  }

  #tell(): void {
    const { onProgress } = this.#options;
    if (onProgress === undefined) return;
    const { phase, cost, bound } = this.#search;
    const told = this.#told;
    if (told !== undefined && told.phase === phase && told.cost === cost && told.bound === bound) return;
    const gap = gapOf(cost, bound, this.#search.skippedCost);
    const elapsedMs = this.#now() - this.#startedAt;
    this.#told = { phase, cost, bound, gap, work: this.#budget.spent, elapsedMs };
    onProgress(this.#told);
  }

  #finish(): Solution {
    const { choice, cost, bound, proof, unit } = this.#search.result();
    const compiled = this.#compiled;
    const score = scoreOf(compiled, choice);
    return {
      status: cost === bound ? "optimal" : "feasible",
      plan: decodePlan(compiled, choice),
      score,
      bound,
      gap: gapOf(cost, bound, score.terms.unplaced),
      certificate: encodeCertificate(compiled, this.#fingerprint, proof, unit),
      problemFingerprint: this.#fingerprint,
      work: this.#budget.spent,
      elapsedMs: this.#now() - this.#startedAt,
    };
  }
}

/** The gap is strict, so that a large penalty for the unplaced cannot hide a bad plan. */
function gapOf(cost: number, bound: number, unplaced: number): number | null {
  if (cost === bound) return 0;
  return cost > unplaced ? (cost - bound) / (cost - unplaced) : null;
}

function refuseDemand({ demand = [] }: Problem): void {
  if (demand.length === 0) return;
  const people = demand.reduce((sum, { count }) => sum + count, 0);
  throw new ProblemError([
    {
      path: "demand",
      code: "unsupported",
      message: `demand holds ${people} people who are not in cohorts, expected none.\nMaybe form cohorts first: const { cohorts, left } = formCohorts(problem), then solve({ ...problem, cohorts, demand: [] }).`,
    },
  ]);
}
