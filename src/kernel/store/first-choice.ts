import type { Search } from "../search.ts";
import type { Candidates } from "./candidates.ts";
import { DepthFirst } from "./depth-first.ts";
import { addLeftOut } from "./option.ts";
import type { Store } from "./store.ts";
import type { WorkingChoice } from "./working-choice.ts";

/** Dives before it gives up, and nodes of the first, beside one a task; each dive has twice as many. */
const DIVES = 12;
const NODES = 200;
/** Nodes between two yields. */
const SLICE = 20;

/**
 * Builds a choice that keeps all rules by a depth-first dive over all tasks, where leaving out a task that must be placed is
 * but fined. Dives that fail start again with other costs: keys are disturbed more and more, so that they fail elsewhere.
 *
 * False when no dive succeeded.
 */
export function* firstChoice(
  search: Search,
  store: Store,
  working: WorkingChoice,
  candidates: Candidates,
): Generator<void, boolean, void> {
  const { model, budget } = search;
  const random = search.random.stream("dive");
  const { domains } = store;
  const dive = new DepthFirst(store);
  dive.stopsAtFirst = true;
  for (let round = 0; round < DIVES; round++) {
    store.begin();
    for (let task = 0; task < model.tasks; task++) {
      domains.open(task);
      const first = candidates.first[task]!;
      const past = candidates.first[task + 1]!;
      const scale =
        past - first > 1 ? (candidates.key[Math.min(past - 1, first + 4)]! - candidates.key[first]!) / 4 : 0;
      for (let option = first; option < past; option++) {
        const noise = round === 0 ? 0 : round * scale * random.nextFloat();
        domains.add(
          candidates.mode[option]!,
          candidates.start[option]!,
          candidates.cost[option]!,
          candidates.key[option]! + noise,
        );
      }
      addLeftOut(domains, task, working.leftOutCost[task]!);
    }
    let spent = domains.work;
    store.post();
    dive.begin(Number.POSITIVE_INFINITY);
    const most = (model.tasks + NODES) * 2 ** round;
    let isOver = false;
    while (!isOver && dive.nodes < most && !budget.isExhausted) {
      isOver = dive.run(SLICE);
      budget.spend(domains.work - spent);
      spent = domains.work;
      yield;
    }
    store.begin();
    if (dive.found > 0) {
      for (let task = 0; task < model.tasks; task++) working.place(task, dive.mode[task]!, dive.start[task]!);
      return true;
    }
    if (isOver || budget.isExhausted) return false;
  }
  return false;
}
