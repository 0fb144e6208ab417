import { choiceCost, NONE, optionCost } from "./model.ts";
import type { Occupancy } from "./occupancy.ts";
import type { Search } from "./search.ts";

const MOST_FREED = 16;
const YIELD_EVERY = 100_000;

/** Large-neighbourhood search: frees a few tasks that compete, and places them again by price. */
export function* improve(search: Search, occupancy: Occupancy): Generator<void, void, void> {
  const { model, view, pricer, budget, prices, values, random } = search;
  if (model.tasks === 0) return;
  const { choice } = occupancy;
  const freed = new Int32Array(MOST_FREED);
  const oldMode = new Int32Array(MOST_FREED);
  const oldStart = new Int32Array(MOST_FREED);
  const found = new Int32Array(MOST_FREED);
  const keys = new Float64Array(MOST_FREED);
  let cost = choiceCost(model, choice);
  const costOf = (task: number): number =>
    choice.mode[task] === NONE ? model.skipCost[task]! : optionCost(model, task, choice.mode[task]!, choice.start[task]!);
  let spent = pricer.evaluations;
  while (!budget.isExhausted && !search.isProven) {
    let first = 0;
    let worst = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < 4; k++) {
      const task = random.nextInt(model.tasks);
      const loss = costOf(task) - values[task]!;
      if (loss > worst) {
        worst = loss;
        first = task;
      }
    }
    const most = 3 + random.nextInt(8);
    let count = 1;
    freed[0] = first;
    for (let tries = 0; tries < 12 && count < most; tries++) {
      const task = freed[random.nextInt(count)]!;
      const modes = model.firstMode[task + 1]! - model.firstMode[task]!;
      if (modes === 0 || view.past[task]! <= view.from[task]!) continue;
      const mode = model.firstMode[task]! + Math.min(random.nextInt(modes), random.nextInt(modes), 20);
      const demand = model.firstDemand[mode]!;
      if (demand === model.firstDemand[mode + 1]) continue;
      const start = view.from[task]! + random.nextInt(view.past[task]! - view.from[task]!);
      const got = occupancy.tasksAt(model.demandResource[demand]!, start, start + 25, found, 0);
      for (let i = 0; i < got && count < most; i++) {
        if (!freed.subarray(0, count).includes(found[i]!)) freed[count++] = found[i]!;
      }
    }
    let before = 0;
    for (let i = 0; i < count; i++) {
      const task = freed[i]!;
      before += costOf(task);
      oldMode[i] = choice.mode[task]!;
      oldStart[i] = choice.start[task]!;
      keys[i] = values[task]! * (0.6 + 0.8 * random.nextFloat());
      if (oldMode[i] !== NONE) occupancy.remove(task);
    }
    let after = 0;
    for (let round = 0; round < count; round++) {
      let next = 0;
      for (let i = 1; i < count; i++) if (keys[i]! > keys[next]!) next = i;
      keys[next] = Number.NEGATIVE_INFINITY;
      const task = freed[next]!;
      pricer.price(task, view.from[task]!, view.past[task]!, prices, 1, occupancy.freeUntil);
      if (pricer.mode !== NONE) occupancy.place(task, pricer.mode, pricer.start);
      after += costOf(task);
    }
    if (after <= before) {
      cost += after - before;
    } else {
      for (let i = 0; i < count; i++) if (choice.mode[freed[i]!] !== NONE) occupancy.remove(freed[i]!);
      for (let i = 0; i < count; i++) if (oldMode[i] !== NONE) occupancy.place(freed[i]!, oldMode[i]!, oldStart[i]!);
    }
    if (pricer.evaluations - spent > YIELD_EVERY) {
      budget.spend(pricer.evaluations - spent);
      spent = pricer.evaluations;
      search.offer(choice, cost);
      yield;
    }
  }
  budget.spend(pricer.evaluations - spent);
  search.offer(choice, choiceCost(model, choice));
}
