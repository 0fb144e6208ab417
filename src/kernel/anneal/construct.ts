import { sortByKey } from "../../base/index.ts";
import { choiceCost, NONE } from "../model.ts";
import { Occupancy } from "../occupancy.ts";
import type { Search } from "../search.ts";

const YIELD_EVERY = 100_000;

/** Price-guided greedy: tasks in order of falling value each take the cheapest priced option that is still free. */
export function* construct(search: Search): Generator<void, Occupancy, void> {
  const { model, layout, view, pricer, budget, prices, values } = search;
  const occupancy = new Occupancy(model, layout);
  const keys = new Float64Array(model.tasks);
  const order = new Int32Array(model.tasks);
  for (let task = 0; task < model.tasks; task++) {
    keys[task] = -values[task]!;
    order[task] = task;
  }
  sortByKey(keys, order, 0, model.tasks);
  let spent = pricer.evaluations;
  for (let i = 0; i < model.tasks && !budget.isExhausted; i++) {
    const task = order[i]!;
    pricer.price(task, view.from[task]!, view.past[task]!, prices, 1, occupancy.freeUntil);
    if (pricer.mode !== NONE) occupancy.place(task, pricer.mode, pricer.start);
    if (pricer.evaluations - spent > YIELD_EVERY) {
      budget.spend(pricer.evaluations - spent);
      spent = pricer.evaluations;
      yield;
    }
  }
  budget.spend(pricer.evaluations - spent);
  search.offer(occupancy.choice, choiceCost(model, occupancy.choice));
  return occupancy;
}
