import type { Random } from "../../base/index.ts";
import { type Choice, emptyChoice } from "../model.ts";
import type { Search } from "../search.ts";
import type { Candidates } from "./candidates.ts";
import { DepthFirst } from "./depth-first.ts";
import { addLeftOut } from "./option.ts";
import type { Store } from "./store.ts";
import type { WorkingChoice } from "./working-choice.ts";

/** Dives before it gives up, and nodes of the first, beside one a task; each dive has twice as many. */
const DIVES = 12;
const NODES = 200;
/** Options of the first dive, of all tasks together, and of those that follow. */
const OPTIONS = 50_000;
const MORE_OPTIONS = 200_000;
/** Nodes, and work, between two yields. */
const SLICE = 20;
const SLICE_WORK = 50_000;

/**
 * Builds a choice that keeps all rules by a depth-first dive over all tasks, where leaving out a task that must be placed is
 * but fined. Dives that fail, or leave such tasks out, are followed by others with more options and other costs: keys are
 * disturbed more and more, so that they fail elsewhere.
 *
 * False when no dive succeeded; else the best is in `working`.
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
  let best: Choice | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let round = 0; round < DIVES && !budget.isExhausted; round++) {
    const perTask = Math.max(8, Math.floor((round === 0 ? OPTIONS : MORE_OPTIONS) / model.tasks));
    let spent = domains.work;
    const isWhole = openAll(store, working, candidates, perTask, round, random);
    dive.begin(Number.POSITIVE_INFINITY);
    const most = (model.tasks + NODES) * 2 ** round;
    let isOver = false;
    while (!isOver && dive.nodes < most && !budget.isExhausted) {
      isOver = dive.run(SLICE, SLICE_WORK);
      budget.spend(domains.work - spent);
      spent = domains.work;
      yield;
    }
    store.begin();
    if (dive.found > 0 && dive.cost < bestCost) {
      best = emptyChoice(model.tasks);
      best.mode.set(dive.mode.subarray(0, model.tasks));
      best.start.set(dive.start.subarray(0, model.tasks));
      bestCost = dive.cost;
    }
    // Of all options there are, this dive has tried its best; or it has shown that there is no choice at all.
    if (isWhole && (best !== undefined || isOver)) break;
    if (best !== undefined && working.isWhole(best)) break;
  }
  if (best === undefined) return false;
  working.become(best);
  return true;
}

/** Posts all tasks, each with some of its cheapest options. Whether these are all candidates. */
function openAll(
  store: Store,
  working: WorkingChoice,
  { first: firstOf, mode, start, cost, key }: Candidates,
  perTask: number,
  round: number,
  random: Random,
): boolean {
  const { domains, model } = store;
  let isWhole = true;
  store.begin();
  for (let task = 0; task < model.tasks; task++) {
    domains.open(task);
    const first = firstOf[task]!;
    const past = Math.min(firstOf[task + 1]!, first + perTask);
    if (past < firstOf[task + 1]!) isWhole = false;
    const scale = past - first > 1 ? (key[Math.min(past - 1, first + 4)]! - key[first]!) / 4 : 0;
    for (let option = first; option < past; option++) {
      const noise = round === 0 ? 0 : round * scale * random.nextFloat();
      domains.add(mode[option]!, start[option]!, cost[option]!, key[option]! + noise);
    }
    addLeftOut(domains, task, working.leftOutCost[task]!);
  }
  store.post();
  return isWhole;
}
