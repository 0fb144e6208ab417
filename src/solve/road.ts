import { fingerprint, WorkBudget } from "../base/index.ts";
import { type Compiled, carryOver, compile, lengthen, restOf } from "../compile/index.ts";
import { type Plan, type Problem, ProblemError, parseProblem, type Solution } from "../domain/index.ts";
import { type Choice, type Leaf, type ModelOptions, ModelSearch, type RestOf, settleBound } from "../kernel/index.ts";
import { decodePlan, encodeCertificate, encodeWarmStart, scoreOf } from "../plan/index.ts";
import { checkOptions, DEFAULT_TIME_LIMIT_MS, type Progress, type SolveOptions } from "./options.ts";

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
  readonly #endingMs: number;
  #compiled: Compiled;
  #search: ModelSearch;
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
    this.#endingMs = ENDING_SHARE * (this.#now() - this.#startedAt);
    this.#search = this.#begin(options.warmStart === undefined ? undefined : this.#warmStart(options.warmStart));
  }

  *run(): Generator<void, Solution, void> {
    this.#tell();
    for (;;) {
      for (const _ of this.#search.run()) {
        this.#tell();
        if (this.#isOver()) this.#budget.stop();
        yield;
      }
      const { shortTasks } = this.#search;
      if (this.#budget.isExhausted || shortTasks.length === 0) break;
      const { choice, leaves, unit } = this.#search.result();
      const { model } = this.#compiled;
      this.#lengthenLists(shortTasks);
      const carried = carryOver(choice, model, this.#compiled.model);
      this.#search = this.#begin(carried, { unit, runs: leaves[0]!.runs });
    }
    this.#tell();
    return yield* this.#finish();
  }

  /** A plan as a choice, with lists long enough to hold it. */
  #warmStart(plan: Plan): Choice {
    const { choice, cutTasks } = encodeWarmStart(this.#compiled, plan);
    if (cutTasks.length === 0) return choice;
    this.#lengthenLists(cutTasks);
    return encodeWarmStart(this.#compiled, plan).choice;
  }

  #begin(warmStart: Choice | undefined, start?: ModelOptions["start"]): ModelSearch {
    const { seed, gap } = this.#options;
    return new ModelSearch(this.#compiled.model, this.#budget, {
      ...(seed === undefined ? {} : { seed }),
      ...(gap === undefined ? {} : { gap }),
      ...(warmStart === undefined ? {} : { warmStart }),
      ...(start === undefined ? {} : { start }),
    });
  }

  #lengthenLists(tasks: readonly number[]): void {
    this.#compiled = lengthen(this.#compiled, new Set(tasks));
  }

  #isOver(): boolean {
    const { signal, timeLimitMs, workLimit } = this.#options;
    if (signal?.aborted === true) return true;
    const limit = timeLimitMs ?? (workLimit === undefined ? DEFAULT_TIME_LIMIT_MS : Number.POSITIVE_INFINITY);
    return this.#now() - this.#startedAt >= limit - Math.min(this.#endingMs, MOST_OF_LIMIT * limit);
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

  *#finish(): Generator<void, Solution, void> {
    const { choice, cost, proof, leaves, unit } = this.#search.result();
    const compiled = this.#compiled;
    const score = scoreOf(compiled, choice);
    const plan = decodePlan(compiled, choice);
    const certificate = encodeCertificate(compiled, this.#fingerprint, proof, unit);
    const bound = yield* this.#settleBound(leaves, unit);
    return {
      status: cost === bound ? "optimal" : "feasible",
      plan,
      score,
      bound,
      gap: gapOf(cost, bound, score.terms.unplaced),
      certificate,
      problemFingerprint: this.#fingerprint,
      work: this.#budget.spent,
      elapsedMs: this.#now() - this.#startedAt,
    };
  }

  /** What the certificate proves over all options, also those that no list holds: the number that an auditor finds. */
  *#settleBound(leaves: readonly Leaf[], unit: number): Generator<void, number, void> {
    if (leaves.every(({ short }) => short?.length === 0)) return this.#search.bound;
    const compiled = this.#compiled;
    const rest: RestOf = (upTo) => restOf(compiled, upTo);
    const value = yield* settleBound(compiled.model, this.#search.layout, unit, leaves, rest, this.#budget);
    return Math.ceil(value / unit);
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
