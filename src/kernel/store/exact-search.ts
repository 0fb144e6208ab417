import type { Proven } from "../bound-method.ts";
import { PlainDomain } from "../certificate/plain-domain.ts";
import { searchValue } from "../certificate/plain-search.ts";
import type { Method } from "../method.ts";
import { choiceCost, NONE } from "../model.ts";
import { type ProofLeaf, pricedRuns } from "../proof.ts";
import { unitOf } from "../rows/leaf-value.ts";
import type { Search } from "../search.ts";
import { type ExactResult, exactSearch } from "./exact.ts";

/** Options of all tasks beyond which trying them is hopeless. */
const MOST_OPTIONS = 5000;

/** The search of a whole small model on the constraint store: it ends with the optimum, or with the proof that nothing fits. */
export class ExactSearch implements Method {
  readonly name = "exact";
  readonly #search: Search;
  #steps: Generator<void, ExactResult, void> | undefined;
  /** Whether the search has ended and nobody has tried yet to show that without it. */
  #isEnded = false;

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
    if (status === "unknown") return;
    this.#search.bound = this.#search.cost;
    this.#isEnded = true;
  }

  /**
   * What the store concludes cannot be followed without it. So the proof is to try everything once more, plainly: with the best prices
   * known small models do not need more than that. Where it takes too long, nothing is claimed.
   */
  *prove({ proof, unit: known }: Proven): Generator<void, Proven | undefined, void> {
    if (!this.#isEnded) return undefined;
    this.#isEnded = false;
    const { model, budget, cost, prices } = this.#search;
    const unit = proof.kind === "leaf" ? known : unitOf(model);
    const leaf: ProofLeaf =
      proof.kind === "leaf" ? proof : { kind: "leaf", rows: pricedRuns(prices, unit, model.periods) };
    const search = { kind: "search", least: cost, prices: leaf } as const;
    const steps = searchValue(model, unit, search, new PlainDomain(model));
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value === undefined ? undefined : { value: step.value, unit, proof: search };
      budget.spend(step.value);
      if (budget.isExhausted) return undefined;
      yield;
    }
  }
}
