/** Start day against participants placed and cost: the problem solved once for each first day of a wave. */
import { runAtOnce, runInTurns, WorkBudget } from "../base/index.ts";
import { formatDay, NO_DAY, parseDay } from "../calendar/index.ts";
import {
  asOneWave,
  type Compiled,
  carryOver,
  compile,
  mostPlacedByDay,
  movedChoice,
  withFirstDay,
  withFollowers,
} from "../compile/index.ts";
import {
  type CivilDate,
  type OwnFunctions,
  type Problem,
  parseProblem,
  type StartDay,
  type StartDayCurve,
  UsageError,
} from "../domain/index.ts";
import { checkOwnFunctions, fingerprintOf } from "../domain/own/check.ts";
import { type Choice, checkModel, choiceCost, NONE } from "../kernel/index.ts";
import { mendChoice, scoreOf } from "../plan/index.ts";
import { checkOptions, DEFAULT_TIME_LIMIT_MS, type SolveOptions } from "./options.ts";
import { type Finished, gapOf } from "./plan-search.ts";
import { refuseDemand } from "./refuse-demand.ts";
import { searchOf } from "./search-of.ts";

/** How far a curve has come. */
export interface StartDayProgress {
  /** The day that has just been done. */
  readonly day: StartDay;
  readonly done: number;
  /** Days in all. */
  readonly of: number;
  readonly work: number;
  readonly elapsedMs: number;
}

/** For which days, and how long to search: the limits are for the whole curve, and each day gets an equal share of what is left. */
export interface StartDayOptions
  extends Pick<SolveOptions, "timeLimitMs" | "workLimit" | "gap" | "seed" | "signal" | "now"> {
  /** The wave that begins on the day. When absent all cohorts are taken for one wave, whatever waves they are in. */
  readonly wave?: string;
  /** Days within which all start when they are taken for one wave. Default 0: all on the same day. */
  readonly spreadDays?: number;
  /** First and last day of the curve; those of the horizon when absent. */
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  /** Called after each day. */
  readonly onProgress?: (progress: StartDayProgress) => void;
}

/**
 * Solves a problem for each day on which a wave may begin: whom it places then, at what cost, and how far from the best that is at the
 * most.
 *
 * A day on which none of the wave's cohorts could start is left out. Others get a turn at least every 16 ms. How many can start at all, at
 * whatever cost, is a question for a problem with `levels: "lexicographic"`.
 *
 * @throws {ProblemError} with every fault of the problem at once.
 * @throws {UsageError} for an option that is not allowed, or an own rule that is none or answers what it must not.
 *
 * @example
 * const curve = await startDayCurve(problem, { wave: "west", timeLimitMs: 30_000 });
 * for (const { date, placedParticipants, cost } of curve.days) console.log(date, placedParticipants, cost);
 * console.log(earliestStart(curve)?.day.date);
 */
export async function startDayCurve(
  problem: Problem,
  options: StartDayOptions = {},
  own: OwnFunctions = {},
): Promise<StartDayCurve> {
  return runInTurns(curveSteps(problem, options, own), options.now ?? (() => performance.now()));
}

/** The same without giving others a turn: for scripts and worker threads. */
export function startDayCurveSync(
  problem: Problem,
  options: StartDayOptions = {},
  own: OwnFunctions = {},
): StartDayCurve {
  return runAtOnce(curveSteps(problem, options, own));
}

function* curveSteps(
  input: Problem,
  options: StartDayOptions,
  own: OwnFunctions,
): Generator<void, StartDayCurve, void> {
  const { signal, onProgress: _, ...limits } = options;
  checkOptions(limits);
  checkOwnFunctions(own);
  // Asked anew each time: it changes while others have their turn.
  const isAborted = (): boolean => signal?.aborted === true;
  const now = options.now ?? (() => performance.now());
  const startedAt = now();
  const parsed = parseProblem(input);
  refuseDemand(parsed);
  const { problem, wave } = waveOf(parsed, options);
  const row = problem.waves!.findIndex(({ id }) => id === wave);
  const whole = new WorkBudget(options.workLimit);
  let compiled = compile(problem, {}, own);
  const most = mostPlacedByDay(compiled, row);
  const periods = periodsOf(compiled, options).filter((period) => most[period]! > 0);
  const days: StartDay[] = [];
  /** Plans of the day before and of the cheapest day, where days are not soon solved to the optimum. */
  let known: KnownPlan[] = [];
  for (const [k, period] of periods.entries()) {
    if (isAborted()) break;
    const left = periods.length - k;
    const budget = new WorkBudget((whole.limit - whole.spent) / left, whole);
    const begun = withFirstDay(compiled, row, period);
    const warmChoice = startFrom(begun, known, wave, period);
    const search = searchOf(begun, {
      budget,
      ...(options.seed !== undefined && { seed: options.seed }),
      ...(options.gap !== undefined && { gap: options.gap }),
      ...(warmChoice !== undefined && { warmChoice }),
    });
    const since = now();
    const limit = startedAt + timeLimitOf(options);
    for (const _ of search.run()) {
      const share = limit === Number.POSITIVE_INFINITY ? 0 : ((now() - since) * left) / Math.max(1, limit - since);
      search.heed?.(share);
      if (share >= 1 || isAborted()) budget.stop();
      yield;
    }
    const finished = yield* search.finish();
    const { earliest, pastLatest } = compiled.model;
    const { model } = finished.compiled;
    if (finished.status === "feasible") {
      const own = { choice: finished.choice!, period, cost: choiceCost(model, finished.choice!) };
      const others = known.map((one) => ({ ...one, choice: carryOver(one.choice, compiled.model, model) }));
      known = [own, ...others.sort((a, b) => a.cost - b.cost).slice(0, 1)];
    } else known = [];
    // Longer lists serve the days to come as well.
    compiled = { ...finished.compiled, model: { ...model, earliest, pastLatest } };
    const day = dayOf(finished, row, period, most[period]!);
    days.push(day);
    options.onProgress?.({ day, done: k + 1, of: periods.length, work: whole.spent, elapsedMs: now() - startedAt });
    yield;
  }
  return {
    wave: options.wave ?? null,
    participants: participantsOf(problem, wave),
    days,
    isComplete: days.length === periods.length,
    problemFingerprint: fingerprintOf(parsed, own),
    work: whole.spent,
    elapsedMs: now() - startedAt,
  };
}

interface KnownPlan {
  readonly choice: Choice;
  readonly period: number;
  readonly cost: number;
}

/** The cheapest of what plans of other days come to when the wave moves, alone or with those that follow it, or stays. */
function startFrom(compiled: Compiled, known: readonly KnownPlan[], wave: string, period: number): Choice | undefined {
  let best: { readonly choice: Choice; readonly cost: number } | undefined;
  const movers = [new Set([wave]), withFollowers(compiled.problem, wave), new Set<string>()];
  for (const { choice, period: before } of known) {
    for (const waves of movers) {
      const start = movedChoice(compiled, choice, waves, period - before);
      if (compiled.isTied) mendChoice(compiled, start);
      const { ok, cost } = checkModel(compiled.model, start);
      if (ok && cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { choice: start, cost };
    }
  }
  return best?.choice;
}

function waveOf(problem: Problem, { wave, spreadDays = 0 }: StartDayOptions): ReturnType<typeof asOneWave> {
  if (!Number.isSafeInteger(spreadDays) || spreadDays < 0) {
    throw new UsageError("bad-option", `spreadDays is ${spreadDays}, expected a whole number from 0.`);
  }
  if (wave === undefined) return asOneWave(problem, spreadDays);
  if (problem.waves?.some(({ id }) => id === wave) !== true) {
    throw new UsageError("bad-option", `wave is "${wave}", which is no wave of the problem.`);
  }
  return { problem, wave };
}

/** The days asked for, as far as they lie in the horizon. */
function periodsOf({ firstDay, days }: Compiled, { from, to }: StartDayOptions): number[] {
  const [first, last] = [dayNumber("from", from) ?? firstDay, dayNumber("to", to) ?? firstDay + days - 1];
  return Array.from({ length: days }, (_, period) => period).filter(
    (period) => firstDay + period >= first && firstDay + period <= last,
  );
}

function dayNumber(name: string, date: CivilDate | undefined): number | undefined {
  if (date === undefined) return undefined;
  const day = parseDay(date);
  if (day !== NO_DAY) return day;
  throw new UsageError("bad-option", `${name} is "${date}", expected a date such as 2027-03-01.`);
}

function timeLimitOf({ timeLimitMs, workLimit }: StartDayOptions): number {
  return timeLimitMs ?? (workLimit === undefined ? DEFAULT_TIME_LIMIT_MS : Number.POSITIVE_INFINITY);
}

function participantsOf({ cohorts }: Problem, wave: string, counts: (cohort: number) => boolean = () => true): number {
  return cohorts.reduce((sum, { wave: own, size }, row) => (own === wave && counts(row) ? sum + size : sum), 0);
}

function dayOf(finished: Finished, wave: number, period: number, reachable: number): StartDay {
  const { compiled, choice, status, bound, levels } = finished;
  const { problem, tasks, firstDay } = compiled;
  const { id } = problem.waves![wave]!;
  const isPlaced = (cohort: number): boolean => choice !== undefined && choice.mode[tasks.firstTask[cohort]!] !== NONE;
  const score = choice === undefined ? undefined : scoreOf(compiled, choice);
  // Where what must be placed cannot be, the last level is not that of costs.
  const isBounded = Number.isFinite(bound) && (levels === undefined || levels.at(-1)!.level === "cost");
  return {
    date: formatDay(firstDay + period),
    status,
    placedParticipants: participantsOf(problem, id, isPlaced),
    mostPlaced: Math.min(reachable, provenMost(problem, id, levels)),
    cost: score?.total ?? null,
    bound: isBounded ? bound : null,
    gap: score === undefined ? null : gapOf(score.total, bound, score.terms.unplaced),
  };
}

/** What the level of placement proves of a wave that holds all cohorts. */
function provenMost({ cohorts }: Problem, wave: string, levels: Finished["levels"]): number {
  const placement = levels?.find(({ level }) => level === "placement");
  if (placement === undefined || cohorts.some((cohort) => cohort.wave !== wave)) return Number.POSITIVE_INFINITY;
  const priority = cohorts.reduce((most, { priority: own = 1 }) => Math.max(most, own), 1);
  return cohorts.reduce((sum, { size }) => sum + size, 0) - Math.max(0, Math.ceil(placement.bound / priority));
}
