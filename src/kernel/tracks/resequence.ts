import { type Core, coreOf } from "../anneal/core.ts";
import { Exponential } from "../anneal/exponential.ts";
import { finedSkipCosts } from "../anneal/fined-skip-costs.ts";
import { geometric } from "../anneal/geometric.ts";
import { choiceCost, NONE } from "../model.ts";
import type { Search } from "../search.ts";
import { Relocation } from "./relocation.ts";
import { sweepOrder } from "./sweep-order.ts";
import { TrackPlan } from "./track-plan.ts";
import type { Tracks } from "./tracks.ts";

const YIELD_EVERY = 50_000;
/** Temperatures as multiples of the core's scale: where the first round starts, where later ones start, where three quarters of a
 * cooling end, and where it ends. In a model with room to spare only the last quarter decides. */
const HOTTEST = 10;
const WARM = 3;
const COLD = 0.3;
const COLDEST = 0.01;
/** Temperature steps of a cooling: a power of two. How many of them pass between two looks at what has come of it. */
const STEPS = 256;
const STEPS_PER_OFFER = 32;
/** Tasks that a cooling of a later round melts. */
const STRETCH = 2000;
/** Tasks of a stretch among which a run of moves is drawn: they and their rooms stay in the cache. */
const WINDOW = 500;
/** Work units of a move besides the places it looks at. */
const UNITS_PER_MOVE = 6;
/** Tasks whose costs a fine must outweigh. */
const MOST_EXCHANGED = 16;

/**
 * Betters a plan by simulated annealing over sequences, where a model has them.
 *
 * The first round cools the whole at once, from hot. Later ones cool it stretch by stretch, from warm: each is whole in itself, so that
 * a round which the budget cuts short is not lost. One round takes so many work units, or what is left of the budget if that is less.
 */
export function* resequence(
  search: Search,
  tracks: Tracks,
  roundUnits: number,
  isFirst: boolean,
): Generator<void, void, void> {
  const { model, budget, random } = search;
  const core = yield* coreOf(search);
  const tasks = sweepOrder(model).filter((task) => core.firstOption[task + 1]! > core.firstOption[task]!);
  if (tasks.length === 0) return;
  const annealing = new Annealing(search, core, tracks);
  const units = Math.min(roundUnits, budget.limit - budget.spent);
  const stretches = isFirst ? 1 : Math.ceil(tasks.length / STRETCH);
  const offset = random.nextInt(tasks.length);
  for (let i = 0; i < stretches && !budget.isExhausted && !search.isProven; i++) {
    const first = Math.floor((i * tasks.length) / stretches);
    const past = Math.floor(((i + 1) * tasks.length) / stretches);
    const stretch = new Int32Array(past - first);
    for (let k = 0; k < stretch.length; k++) stretch[k] = tasks[(offset + first + k) % tasks.length]!;
    yield* annealing.cool(stretch, isFirst ? HOTTEST : WARM, units / stretches);
  }
}

class Annealing {
  readonly #search: Search;
  readonly #core: Core;
  readonly #plan: TrackPlan;
  readonly #relocation: Relocation;
  readonly #exponential: Exponential;
  /** Cost of the sequences, with fines for tasks that must be placed. */
  #cost = 0;

  constructor(search: Search, core: Core, tracks: Tracks) {
    const { model, random } = search;
    this.#search = search;
    this.#core = core;
    this.#plan = new TrackPlan(model, tracks);
    this.#plan.load(search.choice);
    const skipCost = finedSkipCosts(model, MOST_EXCHANGED);
    this.#relocation = new Relocation(model, core, this.#plan, random, skipCost);
    this.#exponential = new Exponential(random);
    for (let task = 0; task < model.tasks; task++) {
      this.#cost += this.#plan.mode[task] === NONE ? skipCost[task]! : this.#plan.costOf(task);
    }
  }

  /** Moves tasks of a stretch while the temperature falls by equal factors from so many times the core's scale. */
  *cool(stretch: Int32Array, hottest: number, units: number): Generator<void, void, void> {
    const { budget } = this.#search;
    const { scale } = this.#core;
    const temperatures = geometric(hottest * scale, COLD * scale, STEPS);
    const lastTemperatures = geometric(COLD * scale, COLDEST * scale, STEPS);
    const began = budget.spent;
    let offered = 0;
    while (!budget.isExhausted && !this.#search.isProven) {
      const step = Math.max(0, Math.floor(((budget.spent - began) / units) * STEPS));
      if (step >= STEPS) break;
      if (step >= offered + STEPS_PER_OFFER) {
        this.#offer();
        offered = step;
      }
      const spent = this.#plan.evaluations;
      // Three quarters of the steps at four thirds of the pace, then the last quarter at four times the pace.
      const temperature =
        step < 0.75 * STEPS
          ? temperatures[Math.floor((step * 4) / 3)]!
          : lastTemperatures[Math.floor((step - 0.75 * STEPS) * 4)]!;
      this.#move(stretch, temperature, spent + YIELD_EVERY);
      budget.spend(this.#plan.evaluations - spent);
      yield;
    }
    this.#offer();
  }

  /** A run of moves among the tasks of one window, until so many places have been looked at in all. */
  #move(stretch: Int32Array, temperature: number, until: number): void {
    const { random } = this.#search;
    const plan = this.#plan;
    const relocation = this.#relocation;
    const window = Math.min(WINDOW, stretch.length);
    const first = random.nextInt(stretch.length);
    while (plan.evaluations < until) {
      plan.evaluations += UNITS_PER_MOVE;
      let task = stretch[(first + random.nextInt(window)) % stretch.length]!;
      // Tasks that are left out get a second chance to be drawn: their moves decide most.
      if (plan.mode[task] !== NONE) task = stretch[(first + random.nextInt(window)) % stretch.length]!;
      if (relocation.try(task, temperature * this.#exponential.next())) this.#cost += relocation.delta;
    }
  }

  /** A plan that leaves out a task that must be placed costs a fine here, and without end elsewhere. */
  #offer(): void {
    if (this.#cost < this.#search.cost) this.#search.offer(this.#plan, choiceCost(this.#search.model, this.#plan));
  }
}
