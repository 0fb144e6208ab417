import { type Compiled, carryOver, lengthen, restOf } from "../compile/index.ts";
import { type Choice, ModelSearch, type RestOf, type SearchPhase, settleBound } from "../kernel/index.ts";
import { encodeWarmStart } from "../plan/index.ts";
import type { Finished, PlanSearch, SearchSpec, Start } from "./plan-search.ts";

/** Searches a problem of capacities and waves over lists of modes, which it lengthens where they prove too short. */
export class ListedSearch implements PlanSearch {
  readonly #spec: SearchSpec;
  #compiled: Compiled;
  #search: ModelSearch;

  constructor(compiled: Compiled, spec: SearchSpec) {
    this.#spec = spec;
    this.#compiled = compiled;
    this.#search = this.#begin(this.#warmStart());
  }

  get phase(): SearchPhase {
    return this.#search.phase;
  }

  get cost(): number {
    return this.#search.cost;
  }

  get bound(): number {
    return this.#search.bound;
  }

  get skippedCost(): number {
    return this.#search.skippedCost;
  }

  *run(): Generator<void, void, void> {
    for (;;) {
      yield* this.#search.run();
      const { shortTasks } = this.#search;
      if (this.#spec.budget.isExhausted || shortTasks.length === 0) return;
      const { choice, leaves, unit } = this.#search.result();
      const { model } = this.#compiled;
      this.#compiled = lengthen(this.#compiled, new Set(shortTasks));
      const carried = carryOver(choice, model, this.#compiled.model);
      this.#search = this.#begin(carried, { unit, runs: leaves[0]!.runs });
    }
  }

  *finish(): Generator<void, Finished, void> {
    const { choice, cost, proof, leaves, unit } = this.#search.result();
    const compiled = this.#compiled;
    let { bound } = this.#search;
    // Options that no list holds count as well.
    if (!leaves.every(({ short }) => short?.length === 0)) {
      const rest: RestOf = (upTo) => restOf(compiled, upTo);
      const { budget } = this.#spec;
      const value = yield* settleBound(compiled.model, this.#search.layout, unit, leaves, rest, budget);
      bound = Math.ceil(value / unit);
    }
    return { compiled, status: cost === bound ? "optimal" : "feasible", choice, bound, proof, unit };
  }

  /** A plan as a choice, with lists long enough to hold it. */
  #warmStart(): Choice | undefined {
    const { warmStart } = this.#spec;
    if (warmStart === undefined) return undefined;
    const { choice, cutTasks } = encodeWarmStart(this.#compiled, warmStart);
    if (cutTasks.length === 0) return choice;
    this.#compiled = lengthen(this.#compiled, new Set(cutTasks));
    return encodeWarmStart(this.#compiled, warmStart).choice;
  }

  #begin(warmStart: Choice | undefined, start?: Start): ModelSearch {
    const { budget, seed, gap } = this.#spec;
    return new ModelSearch(this.#compiled.model, budget, {
      ...(seed === undefined ? {} : { seed }),
      ...(gap === undefined ? {} : { gap }),
      ...(warmStart === undefined ? {} : { warmStart }),
      ...(start === undefined ? {} : { start }),
    });
  }
}
