import { type Choice, choiceCost, NONE } from "../model.ts";
import type { Occupancy } from "../occupancy.ts";
import type { Search } from "../search.ts";
import { type Core, coreOf, tasksWithOptions } from "./core.ts";
import { entriesOf } from "./core-entries.ts";
import { Exponential } from "./exponential.ts";
import { geometric } from "./geometric.ts";
import { Insertion } from "./insertion.ts";
import { Trial } from "./trial.ts";

const YIELD_EVERY = 100_000;
/** First and last temperature, as multiples of the core's scale. */
const HOTTEST = 3;
const COLDEST = 0.03;
/** Temperature steps of a round: a power of two. */
const STEPS = 256;
/** Work units of a move besides the options it looks at. */
const UNITS_PER_MOVE = 8;

/**
 * Betters a plan by simulated annealing over the core: random insertions with ejection, accepted when they cost little at
 * the temperature of the time, which falls by equal factors from `HOTTEST` to `COLDEST`.
 *
 * One round takes so many work units, or what is left of the budget if that is less.
 */
export function* improve(search: Search, occupancy: Occupancy, roundUnits: number): Generator<void, void, void> {
  const { budget } = search;
  const core = yield* coreOf(search);
  const tasks = tasksWithOptions(core);
  if (tasks.length === 0) return;
  restore(occupancy, search.choice);
  const began = budget.spent;
  const units = Math.min(roundUnits, budget.limit - began);
  yield* anneal(search, occupancy, core, tasks, () => (budget.spent - began) / units);
}

function* anneal(
  search: Search,
  occupancy: Occupancy,
  core: Core,
  tasks: Int32Array,
  /** Share of the round that is over. */
  progress: () => number,
): Generator<void, void, void> {
  const { model, budget, random } = search;
  const { choice } = occupancy;
  const { firstOption, optionMode, optionStart } = core;
  const trial = new Trial(model, core, occupancy);
  const insertion = new Insertion(search, core, entriesOf(model, core), occupancy, trial);
  const exponential = new Exponential(random);
  const temperatures = geometric(HOTTEST * core.scale, COLDEST * core.scale, STEPS);
  let spent = 0;
  for (let share = progress(); share < 1 && !budget.isExhausted && !search.isProven; share = progress()) {
    const temperature = temperatures[Math.max(0, Math.floor(share * STEPS))]!;
    while (insertion.evaluations - spent < YIELD_EVERY) {
      insertion.evaluations += UNITS_PER_MOVE;
      let task = tasks[random.nextInt(tasks.length)]!;
      // Tasks that are left out get a second chance to be drawn: their moves decide most.
      if (choice.mode[task] !== NONE) task = tasks[random.nextInt(tasks.length)]!;
      // The fourth power favours small reduced costs.
      const draw = random.nextFloat();
      const first = firstOption[task]!;
      const option = first + Math.floor(draw * draw * draw * draw * (firstOption[task + 1]! - first));
      if (choice.mode[task] === optionMode[option] && choice.start[task] === optionStart[option]) continue;
      if (insertion.try(task, option) && trial.delta <= temperature * exponential.next()) trial.keep();
      else trial.undo();
    }
    budget.spend(insertion.evaluations - spent);
    spent = insertion.evaluations;
    // A plan that leaves out a task that must be placed costs a fine here, and without end elsewhere.
    if (trial.cost < search.cost) search.offer(choice, choiceCost(model, choice));
    yield;
  }
}

/** Brings a plan to that of `choice`. */
function restore(occupancy: Occupancy, choice: Choice): void {
  const { mode, start } = occupancy.choice;
  const isMoved = (task: number): boolean => mode[task] !== choice.mode[task] || start[task] !== choice.start[task];
  const moved: number[] = [];
  for (let task = 0; task < mode.length; task++) if (isMoved(task)) moved.push(task);
  for (const task of moved) if (mode[task] !== NONE) occupancy.remove(task);
  for (const task of moved)
    if (choice.mode[task] !== NONE) occupancy.place(task, choice.mode[task]!, choice.start[task]!);
}
