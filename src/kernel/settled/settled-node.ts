import { ModelSearch } from "../branching/model-search.ts";
import { type AllocationModel, type Choice, emptyChoice, NONE } from "../model.ts";
import type { PricedRun, Proof } from "../proof.ts";
import type { Search } from "../search.ts";
import { type SettledModel, type SettledStarts, settledModel } from "./settled-model.ts";

/** What is proven of a node, in units, and by which prices. */
export interface NodeProof {
  readonly value: number;
  readonly proof: Proof;
}

/** Work on a model whose groups are settled: a search of what is then free, whose plans go to the search of the whole. */
export class SettledNode {
  readonly starts: SettledStarts;
  isSpent = false;

  readonly #search: Search;
  readonly #settled: SettledModel;
  readonly #inner: ModelSearch;
  readonly #steps: Generator<void, void, void>;
  #offered = Number.POSITIVE_INFINITY;

  /** `runs`: prices to begin with, in the unit given. Undefined where more ties tasks together than groups. */
  static of(
    search: Search,
    starts: SettledStarts,
    unit: number,
    runs: readonly PricedRun[] = [],
  ): SettledNode | undefined {
    const settled = settledModel(search.model, starts);
    return settled === undefined ? undefined : new SettledNode(search, settled, starts, unit, runs);
  }

  private constructor(
    search: Search,
    settled: SettledModel,
    starts: SettledStarts,
    unit: number,
    runs: readonly PricedRun[],
  ) {
    this.starts = starts;
    this.#search = search;
    this.#settled = settled;
    this.#inner = new ModelSearch(settled.model, search.budget, {
      warmStart: fitting(settled.model, search.choice),
      hasSteps: () => false,
      start: { unit, runs },
    });
    this.#steps = this.#inner.run();
  }

  /** Cost of the best plan here. */
  get cost(): number {
    return this.#inner.cost;
  }

  /** No plan at these starts costs less. */
  get bound(): number {
    return this.#inner.bound;
  }

  /** Whether prices have been raised as far as they are before plans are made. */
  get isPriced(): boolean {
    return this.isSpent || this.#inner.phase !== "bound";
  }

  proof(): NodeProof {
    const { leaves, proof } = this.#inner.result();
    return { value: leaves.reduce((least, leaf) => Math.min(least, leaf.value), Number.POSITIVE_INFINITY), proof };
  }

  /** Prices of the best bound here. */
  runs(): readonly PricedRun[] {
    return this.#inner.result().leaves[0]?.runs ?? [];
  }

  /** One step of the search; false when there is nothing left to do. */
  step(): boolean {
    const isDone = this.#steps.next().done === true;
    if (this.#inner.cost < this.#offered) {
      this.#offered = this.#inner.cost;
      if (this.#offered < this.#search.cost)
        this.#search.offer(this.#settled.restore(this.#inner.result().choice), this.#offered);
    }
    this.isSpent = this.isSpent || isDone;
    return !isDone;
  }
}

/** What of a choice a model allows, whose windows and shapes leave less than those of its own: the others are left out. */
function fitting(model: AllocationModel, { mode, start }: Choice): Choice {
  const kept = emptyChoice(model.tasks);
  for (let task = 0; task < model.tasks; task++) {
    const at = start[task]!;
    if (mode[task] === NONE || at < model.earliest[task]! || at >= model.pastLatest[task]!) continue;
    if (model.endOf[model.modeShape[mode[task]!]! * model.periods + at] === NONE) continue;
    kept.mode[task] = mode[task]!;
    kept.start[task] = at;
  }
  return kept;
}
