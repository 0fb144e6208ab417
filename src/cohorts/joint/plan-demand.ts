import { fingerprint, type Random, runAtOnce, runInTurns, stream, WorkBudget } from "../../base/index.ts";
import { parseDay } from "../../calendar/index.ts";
import { ratesOf } from "../../compile/terms.ts";
import {
  type Demand,
  formedCohorts,
  type Problem,
  ProblemError,
  parseProblem,
  type Solution,
} from "../../domain/index.ts";
import type { Progress, SolveOptions } from "../../solve/index.ts";
import { checkOptions, DEFAULT_TIME_LIMIT_MS } from "../../solve/options.ts";
import { decodePlan } from "./decode-plan.ts";
import { encodeFronts } from "./encode-proof.ts";
import { Ground, UNIT } from "./ground.ts";
import { GroupSeats, leastOf } from "./group-seats.ts";
import { JointSearch } from "./joint-search.ts";
import { scorePlan } from "./score-plan.ts";
import { unsupportedIn } from "./unsupported.ts";

/** How long to search, and how to follow it; a plan to start from is not taken yet. */
export type PlanDemandOptions = Omit<SolveOptions, "warmStart">;

/** Of the time and work, this share is kept for seating those who stay together. */
const SEATING_SHARE = 0.4;

/** The end of a search, decoding and scoring, takes no longer than this share of the time limit. */
const ENDING_SHARE = 0.03;

/**
 * Plans the people of `problem.demand` into classes, rooms and start days, all in one, with a proven bound over all classes that could be
 * formed.
 *
 * `plan.cohorts` lists the classes with their members, `plan.left` everyone who is in none, with the reason; each participant is in one of
 * the two. `formedCohorts` makes full cohorts of the former. All people must ask for one programme, with one window, and start together in one wave or without a wave; what a
 * problem asks for beyond that is refused by name (`unsupported`). `verify` and `verifyBound` check plan and certificate from the problem
 * alone.
 *
 * @throws {ProblemError} with every fault of the problem at once.
 * @throws {UsageError} for an option that is not allowed.
 *
 * @example
 * const demand = people.map((item) => ({ ...item, wave: "serentak" }));
 * const { plan, score, gap } = await planDemand({ ...problem, demand }, { timeLimitMs: 10_000 });
 */
export async function planDemand(problem: Problem, options: PlanDemandOptions = {}): Promise<Solution> {
  return runInTurns(new DemandRoad(problem, options).run(), options.now ?? (() => performance.now()));
}

/** The same without giving others a turn. */
export function planDemandSync(problem: Problem, options: PlanDemandOptions = {}): Solution {
  return runAtOnce(new DemandRoad(problem, options).run());
}

/** The road of a demand: parse, lay out, search, decode. */
class DemandRoad {
  readonly #options: PlanDemandOptions;
  readonly #now: () => number;
  readonly #startedAt: number;
  readonly #budget: WorkBudget;
  readonly #problem: Problem;
  readonly #fingerprint: string;
  readonly #firstDay: number;
  readonly #preferred: number;
  readonly #ground: Ground;
  readonly #search: JointSearch;
  /** Work of the search alone. */
  readonly #searchBudget: WorkBudget;
  readonly #random: Random;
  readonly #hasGroups: boolean;
  #seats: GroupSeats | undefined;
  #told: Progress | undefined;

  constructor(input: Problem, options: PlanDemandOptions) {
    checkOptions(options);
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#startedAt = this.#now();
    const problem = parseProblem(input);
    const issues = unsupportedIn(problem);
    const [first] = problem.demand ?? [];
    if (first === undefined) {
      issues.push({ path: "demand", code: "empty", message: "demand is empty, expected people to plan for." });
    }
    if (issues.length > 0) throw new ProblemError(issues);
    this.#problem = problem;
    this.#fingerprint = fingerprint(problem);
    this.#budget = new WorkBudget(options.workLimit);
    this.#firstDay = parseDay(problem.horizon.start);
    const { programme, window, wave, preferredStart } = first as Demand;
    const period = (date: string): number => parseDay(date) - this.#firstDay;
    const { earliest, latest } = window ?? { earliest: problem.horizon.start, latest: problem.horizon.end };
    // Without a preferred start no day is late.
    this.#preferred = preferredStart === undefined ? Number.POSITIVE_INFINITY : period(preferredStart);
    this.#ground = new Ground(problem, problem.demand ?? [], problem.programmes.find(({ id }) => id === programme)!, {
      isTogether: wave !== undefined,
      window: { earliest: period(earliest), latest: period(latest) },
      preferred: this.#preferred,
    });
    this.#random = stream(options.seed ?? 0, "plan demand");
    this.#hasGroups = (problem.demand ?? []).some((item) => leastOf(item) > 1);
    const share = this.#hasGroups ? 1 - SEATING_SHARE : 1;
    this.#searchBudget = new WorkBudget(share * this.#budget.limit, this.#budget);
    this.#search = new JointSearch(this.#ground, this.#searchBudget, this.#random, period(problem.horizon.end) + 1);
  }

  *run(): Generator<void, Solution, void> {
    for (const _ of this.#search.run()) {
      // Until everyone is seated no plan is known that keeps groups together.
      if (!this.#hasGroups) this.#tell();
      if (this.#isOver(this.#hasGroups ? 1 - SEATING_SHARE : 1)) this.#searchBudget.stop();
      yield;
    }
    const { plans, days } = this.#search;
    const { demand = [] } = this.#problem;
    const seats = new GroupSeats(this.#ground, demand, plans, days, this.#random.stream("seats"), this.#budget);
    this.#seats = seats;
    for (const _ of seats.run()) {
      this.#tell();
      if (this.#isOver(1)) this.#budget.stop();
      yield;
    }
    this.#tell();
    return this.#finish(seats);
  }

  /** What the plan costs at most, in units. */
  get #cost(): number {
    return this.#search.cost + (this.#seats?.extra ?? 0);
  }

  #isOver(share: number): boolean {
    const { signal, timeLimitMs, workLimit, gap = 0 } = this.#options;
    if (signal?.aborted === true) return true;
    const { phase, cost, bound, leftCost } = this.#search;
    if (phase === "search" && gap > 0 && !this.#hasGroups) {
      const now = gapOf(cost / UNIT, bound / UNIT, leftCost / UNIT);
      if (now !== null && now <= gap) return true;
    }
    const limit = timeLimitMs ?? (workLimit === undefined ? DEFAULT_TIME_LIMIT_MS : Number.POSITIVE_INFINITY);
    return this.#now() - this.#startedAt >= share * limit * (1 - ENDING_SHARE);
  }

  #tell(): void {
    const { onProgress } = this.#options;
    if (onProgress === undefined || this.#search.phase === "prices") return;
    const cost = Math.round(this.#cost / UNIT);
    // Not everyone who stays together has a seat yet.
    if (!Number.isFinite(cost)) return;
    const bound = Math.ceil(this.#search.bound / UNIT);
    const told = this.#told;
    if (told !== undefined && told.cost === cost && told.bound === bound) return;
    const gap = gapOf(cost, bound, this.#search.leftCost / UNIT);
    const elapsedMs = this.#now() - this.#startedAt;
    this.#told = { phase: "improve", cost, bound, gap, work: this.#budget.spent, elapsedMs };
    onProgress(this.#told);
  }

  #finish(seats: GroupSeats): Solution {
    const { days, fronts, plans } = this.#search;
    const problem = this.#problem;
    const ground = this.#ground;
    const plan = decodePlan(problem, ground, plans, days, this.#firstDay, seats);
    const left = (plan.left ?? []).reduce((sum, { count }) => sum + count, 0);
    const score = scorePlan(
      plan,
      formedCohorts(problem, plan),
      left,
      (start) => Math.max(0, parseDay(start) - this.#firstDay - this.#preferred),
      ground.network.phase.days,
      new Map(problem.facilities.map((facility) => [facility.id, facility])),
      ground.regions,
      ground.travel,
      ratesOf(problem),
    );
    const bound = Math.ceil(this.#search.bound / UNIT);
    const names = {
      demand: ground.itemsOf(problem.demand ?? []).map(([first]) => first!.id),
      facilities: ground.hostNames(),
    };
    const tree = encodeFronts(fronts, names, problem.demand![0]!.wave ?? "", this.#firstDay);
    return {
      status: bound === score.total ? "optimal" : "feasible",
      plan,
      score,
      bound,
      gap: gapOf(score.total, bound, score.terms.unplaced),
      certificate: { fingerprint: this.#fingerprint, unit: UNIT, tree },
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
