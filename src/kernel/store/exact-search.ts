import type { Method } from "../method.ts";
import { choiceCost, NONE } from "../model.ts";
import type { Search } from "../search.ts";
import { type ExactResult, exactSearch } from "./exact.ts";

/** Options of all tasks beyond which trying them is hopeless. */
const MOST_OPTIONS = 5000;

/** The search of a whole small model on the constraint store: it ends with the optimum, or with the proof that nothing fits. */
export class ExactSearch implements Method {
  readonly name = "exact";
  readonly #search: Search;
  #steps: Generator<void, ExactResult, void> | undefined;

  constructor(search: Search) {
    this.#search = search;
  }

  static fits({ model, view }: Search): boolean {
    let options = 0;
    for (let task = 0; task < model.tasks && options <= MOST_OPTIONS; task++) {
      for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
        for (let start = view.from[task]!; start < view.past[task]!; start++) {
          if (model.endOf[model.modeShape[mode]! * model.periods + start] !== NONE) options++;
        }
      }
    }
    return options <= MOST_OPTIONS && model.restCost.every((cost) => cost === Number.POSITIVE_INFINITY);
  }

  *run(units: number): Generator<void, void, void> {
    const search = this.#search;
    const { model, budget } = search;
    const limit = search.cost < Number.POSITIVE_INFINITY ? search.cost - 1 : search.cost;
    this.#steps ??= exactSearch(model, budget, { limit, ...(search.prices.isEmpty ? {} : { prices: search.prices }) });
    const until = budget.spent + units;
    while (budget.spent < until && !budget.isExhausted && !search.isProven) {
      const step = this.#steps.next();
      if (step.done === true) {
        this.#end(step.value);
        return;
      }
      yield;
    }
  }

  /** Nothing is cheaper than what the search has found, or had; Infinity when that is nothing at all. */
  #end({ status, choice }: ExactResult): void {
    if (choice !== undefined) this.#search.offer(choice, choiceCost(this.#search.model, choice));
    if (status !== "unknown") this.#search.bound = this.#search.cost;
  }
}
