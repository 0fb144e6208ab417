import { type Core, coreOf } from "../anneal/core.ts";
import { Exponential } from "../anneal/exponential.ts";
import type { Method } from "../method.ts";
import { type Choice, choiceCost, emptyChoice, NONE } from "../model.ts";
import type { Search } from "../search.ts";
import { ExchangeDraw } from "./exchange-draw.ts";
import { firstSequences } from "./first-sequences.ts";
import { GROWTH, RoundSchedule } from "./round-schedule.ts";
import { loadPlan, savePlan } from "./sequence-plan.ts";
import { SequenceState } from "./sequence-state.ts";

const YIELD_EVERY = 50_000;
/** First temperatures of rounds, by turns, as shares of the rise that half of all changes stay below. */
const HOTTEST: readonly number[] = [0.1, 0.3, 0.03, 1];
/** Last temperature: this share of the least rise, but no less than that of the median rise. */
const COLDEST = 0.3;
const COLDEST_OF_MEDIAN = 1e-4;
/** Temperature steps of a round: a power of two. */
const STEPS = 256;
/** Work units a task in the shortest rounds. */
const SHORTEST_ROUND = 5000;
/** Work units of an exchange besides the tasks that it decodes. */
const UNITS_PER_EXCHANGE = 3;
/** Exchanges drawn to see by how much they raise the cost. */
const SAMPLE = 4000;

/**
 * Betters plans of unary resources by simulated annealing over the order of tasks on each, where each task starts as early as
 * its predecessor allows: best where start costs never fall (see `fitsSequences`).
 *
 * Rounds follow one another, short or long as `RoundSchedule` says. They begin with the best plan or with what the last round made
 * of it, some so hot that little is left of that, and others only warm. Once there are prices, options of small reduced cost guide the
 * draws of every other round.
 */
export class Sequences implements Method {
  readonly name = "sequences";

  readonly #search: Search;
  readonly #state: SequenceState;
  readonly #draw: ExchangeDraw;
  readonly #exponential: Exponential;
  readonly #choice: Choice;
  readonly #work: Generator<void, void, void>;
  /** The bound whose prices guide the draws. */
  #pricedAt: number = Number.NEGATIVE_INFINITY;

  constructor(search: Search) {
    this.#search = search;
    this.#state = new SequenceState(search.model, search.layout, search.view);
    this.#draw = new ExchangeDraw(search.model, this.#state, search.random);
    this.#exponential = new Exponential(search.random);
    this.#choice = emptyChoice(search.model.tasks);
    this.#work = this.#rounds();
  }

  /** Goes on where the last run ended, within a round perhaps. */
  *run(units: number): Generator<void, void, void> {
    const { budget } = this.#search;
    const until = budget.spent + units;
    while (budget.spent < until && !budget.isExhausted && !this.#search.isProven) {
      if (this.#work.next().done === true) return;
      yield;
    }
  }

  *#rounds(): Generator<void, void, void> {
    const { model, budget, choice } = this.#search;
    const state = this.#state;
    if (choice.mode.some((mode) => mode !== NONE)) loadPlan(state, model, choice);
    else yield* firstSequences(state, budget);
    this.#offer();
    const rises = this.#rises();
    const median = rises[rises.length >> 1] ?? 1;
    const coldest = Math.max(COLDEST * (rises[0] ?? 1), COLDEST_OF_MEDIAN * median);
    const schedule = new RoundSchedule();
    let rounds = 0;
    for (let isFirst = true; ; isFirst = false) {
      if (this.#search.bound > this.#pricedAt) {
        this.#pricedAt = this.#search.bound;
        const core: Core = yield* coreOf(this.#search);
        this.#draw.favour(core);
      }
      const { level, turn } = schedule;
      // Every other round of a length goes on where the last one ended: from the best plan alone all fall back into its valley.
      if (!isFirst && turn % 2 === 0) loadPlan(state, model, choice);
      // Prices that say little mislead, so every other round does without.
      this.#draw.isGuided = rounds++ % 2 === 0;
      const before = this.#search.cost;
      const hottest = HOTTEST[turn % HOTTEST.length]!;
      yield* this.#anneal(geometric(hottest * median, coldest), SHORTEST_ROUND * model.tasks * GROWTH ** level);
      schedule.end(!isFirst && this.#search.cost < before);
    }
  }

  *#anneal(temperatures: Float64Array, units: number): Generator<void, void, void> {
    const state = this.#state;
    const draw = this.#draw;
    const exponential = this.#exponential;
    const began = state.steps;
    let best = this.#search.cost;
    while (state.steps < began + units) {
      const before = state.steps;
      const temperature = temperatures[Math.floor(((before - began) / units) * STEPS)]!;
      while (state.steps < before + YIELD_EVERY) {
        state.steps += UNITS_PER_EXCHANGE;
        if (!draw.draw()) continue;
        const { a, i, n, b, k, m } = draw;
        const delta = state.delta(a, i, n, b, k, m, temperature * exponential.next());
        if (delta === Number.POSITIVE_INFINITY) continue;
        state.exchange(a, i, n, b, k, m);
        if (state.cost >= best) continue;
        best = state.cost;
        this.#offer();
      }
      this.#search.budget.spend(state.steps - before);
      yield;
    }
  }

  /** By how much exchanges raise the cost that do, least first. */
  #rises(): Float64Array {
    const rises: number[] = [];
    for (let trial = 0; trial < SAMPLE; trial++) {
      if (!this.#draw.draw()) continue;
      const { a, i, n, b, k, m } = this.#draw;
      const delta = this.#state.delta(a, i, n, b, k, m, Number.MAX_VALUE);
      // Those that leave out a task that must be placed say nothing of the others.
      if (delta > 0 && delta < this.#state.fine / 2) rises.push(delta);
    }
    return Float64Array.from(rises).sort();
  }

  #offer(): void {
    savePlan(this.#state, this.#choice);
    this.#search.offer(this.#choice, choiceCost(this.#search.model, this.#choice));
  }
}

/** A geometric progression. The number of steps is a power of two, so that square roots alone make it. */
function geometric(from: number, to: number): Float64Array {
  const values = new Float64Array(STEPS + 1);
  values[0] = from;
  values[STEPS] = to;
  for (let stride = STEPS; stride > 1; stride /= 2) {
    for (let at = 0; at < STEPS; at += stride) {
      values[at + stride / 2] = Math.sqrt(values[at]! * values[at + stride]!);
    }
  }
  return values;
}
