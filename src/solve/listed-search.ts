import { ALL_DAY, type Compiled, carryOver, lengthen, restOf } from "../compile/index.ts";
import {
  type AllocationModel,
  type Choice,
  ModelSearch,
  NONE,
  type RestOf,
  type SearchPhase,
  settleBound,
} from "../kernel/index.ts";
import type { Candidate } from "./level-incumbent.ts";
import { type CostSearch, type Finished, gapOf, type SearchSpec, type Start } from "./plan-search.ts";
import { warmed } from "./warmed.ts";

/** Searches a problem of capacities and waves over lists of modes, which it lengthens where they prove too short. */
export class ListedSearch implements CostSearch {
  readonly #spec: SearchSpec;
  #compiled: Compiled;
  #model: AllocationModel;
  #search: ModelSearch;

  constructor(compiled: Compiled, spec: SearchSpec) {
    this.#spec = spec;
    this.#compiled = compiled;
    let warmStart = spec.warmChoice;
    if (spec.warmStart !== undefined)
      ({ compiled: this.#compiled, choice: warmStart } = warmed(compiled, spec.warmStart));
    this.#model = this.#retarget(this.#compiled.model);
    this.#search = this.#begin(warmStart);
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

  get gap(): number | null {
    return gapOf(this.cost, this.bound, this.skippedCost);
  }

  best(): Candidate {
    return { compiled: this.#compiled, choice: this.#search.result().choice };
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
      this.#model = this.#retarget(this.#compiled.model);
      const runs = this.#search.priced.named(leaves[0]!.runs);
      this.#search = this.#begin(carried, { unit, runs });
    }
  }

  *finish(): Generator<void, Finished, void> {
    const { choice, cost, proof, leaves, unit } = this.#search.result();
    const compiled = this.#compiled;
    let { bound } = this.#search;
    // Options that no list holds count as well.
    if (!leaves.every(({ short }) => short?.length === 0)) {
      const { priced } = this.#search;
      const rest: RestOf = (upTo) => priced.inPlace(this.#retarget(restOf(compiled, upTo)));
      const { budget } = this.#spec;
      const value = yield* settleBound(priced.model, priced.layout, unit, leaves, rest, budget);
      bound = Math.ceil(value / unit);
    }
    return { compiled, status: cost === bound ? "optimal" : "feasible", choice, bound, proof, unit };
  }

  #retarget(model: AllocationModel): AllocationModel {
    return this.#spec.retarget?.(model) ?? model;
  }

  #begin(warmStart: Choice | undefined, start?: Start): ModelSearch {
    const { budget, seed, gap } = this.#spec;
    const { rooms } = this.#compiled;
    return new ModelSearch(this.#model, budget, {
      // An auditor knows those of shared rooms.
      hasSteps: (resource) => resource < rooms.resources,
      isPackable: (resource) => rooms.unitOf[resource] === NONE && rooms.partOf[resource] === ALL_DAY,
      ...(seed === undefined ? {} : { seed }),
      ...(gap === undefined ? {} : { gap }),
      ...(warmStart === undefined ? {} : { warmStart }),
      ...(start === undefined ? {} : { start }),
    });
  }
}
