import type { WorkBudget } from "../../base/index.ts";
import { type AllocationModel, type Choice, emptyChoice } from "../model.ts";
import type { Prices } from "../rows/prices.ts";
import { DepthFirst } from "./depth-first.ts";
import { addOptions } from "./option.ts";
import { Store } from "./store.ts";

/** Nodes, and work, between two yields. */
const SLICE = 200;
const SLICE_WORK = 50_000;

/** How an exact search ended: with the optimum, with the proof that there is no choice within the limit, or cut short. */
export interface ExactResult {
  readonly status: "optimal" | "infeasible" | "unknown";
  /** The best choice found; of a search that was cut short it need not be the optimum. */
  readonly choice?: Choice;
  /** Infinity without a choice. */
  readonly cost: number;
  readonly nodes: number;
}

export interface ExactOptions {
  /** Only choices that cost at most this. Default: any. */
  readonly limit?: number;
  readonly prices?: Prices;
  /** Stop at the first choice, whatever it costs. Default false. */
  readonly stopsAtFirst?: boolean;
  /** Called at each failure, before it is undone. */
  readonly onFailure?: (store: Store) => void;
}

/**
 * Searches a whole model, all its options: the optimum, or the proof that nothing fits. For small models.
 *
 * `restCost` is not looked at: modes that are not listed are not searched.
 */
export function* exactSearch(
  model: AllocationModel,
  budget: WorkBudget,
  { limit = Number.POSITIVE_INFINITY, prices, stopsAtFirst = false, onFailure }: ExactOptions = {},
): Generator<void, ExactResult, void> {
  const store = new Store(model);
  store.begin();
  let spent = 0;
  for (let task = 0; task < model.tasks; task++) {
    addOptions(store.domains, task, prices);
    if (store.domains.work - spent < SLICE_WORK) continue;
    budget.spend(store.domains.work - spent);
    spent = store.domains.work;
    if (budget.isExhausted) return { status: "unknown", cost: Number.POSITIVE_INFINITY, nodes: 0 };
    yield;
  }
  if (prices !== undefined) store.objective.idle = worth(model, prices);
  store.post();
  const search = new DepthFirst(store);
  search.stopsAtFirst = stopsAtFirst;
  search.onFailure = onFailure;
  search.begin(limit);
  for (let isOver = false; !isOver; ) {
    isOver = search.run(SLICE, SLICE_WORK);
    budget.spend(store.domains.work - spent);
    spent = store.domains.work;
    if (isOver) break;
    if (budget.isExhausted) return { status: "unknown", ...bestOf(store, search) };
    yield;
  }
  return { status: search.found > 0 ? "optimal" : "infeasible", ...bestOf(store, search) };
}

/** Worth of all capacities at some prices. */
function worth({ resources, periods, capacity }: AllocationModel, prices: Prices): number {
  let sum = 0;
  for (let resource = 0; resource < resources; resource++) {
    for (let period = 0; period < periods; period++) {
      const price = prices.at(resource, period);
      if (price > 0) sum += price * capacity[resource * periods + period]!;
    }
  }
  return sum;
}

function bestOf(store: Store, search: DepthFirst): Pick<ExactResult, "choice" | "cost" | "nodes"> {
  const { cost, nodes } = search;
  if (search.found === 0) return { cost, nodes };
  const choice = emptyChoice(store.model.tasks);
  for (let slot = 0; slot < store.domains.slots; slot++) {
    choice.mode[store.domains.taskOf[slot]!] = search.mode[slot]!;
    choice.start[store.domains.taskOf[slot]!] = search.start[slot]!;
  }
  return { choice, cost, nodes };
}
