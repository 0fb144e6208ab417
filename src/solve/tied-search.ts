import type { Compiled } from "../compile/index.ts";
import type { Status } from "../domain/index.ts";
import { DirectSearch, type Proof, type SearchPhase } from "../kernel/index.ts";
import type { Candidate } from "./level-incumbent.ts";
import { type CostSearch, type Finished, gapOf, type SearchSpec } from "./plan-search.ts";
import { soundPart } from "./sound-part.ts";
import { warmed } from "./warmed.ts";

/** Searches a problem whose rules tie classes together, all modes listed. */
export class TiedSearch implements CostSearch {
  readonly #compiled: Compiled;
  readonly #search: DirectSearch;

  constructor(compiled: Compiled, { budget, seed, gap, warmStart, warmChoice, retarget }: SearchSpec) {
    this.#compiled = compiled;
    const model = retarget?.(compiled.model) ?? compiled.model;
    const choice = warmStart === undefined ? warmChoice : warmed(compiled, warmStart).choice;
    const sound = choice === undefined ? undefined : soundPart(compiled, model, choice);
    this.#search = new DirectSearch(model, budget, {
      isPlainlyProven: true,
      ...(seed === undefined ? {} : { seed }),
      ...(gap === undefined ? {} : { gap }),
      ...(sound === undefined ? {} : { warmStart: sound }),
    });
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
    const { choice, cost } = this.#search.result();
    return { compiled: this.#compiled, choice: cost < Number.POSITIVE_INFINITY ? choice : undefined };
  }

  run(): Generator<void, void, void> {
    return this.#search.run();
  }

  *finish(): Generator<void, Finished, void> {
    yield* this.#search.conclude();
    const { choice, cost, bound, shown, proof, unit } = this.#search.result();
    const status = statusOf(cost, bound, shown);
    return {
      compiled: this.#compiled,
      status,
      choice: cost < Number.POSITIVE_INFINITY ? choice : undefined,
      bound,
      // Prices on tasks are not asked for.
      proof: proof as Proof,
      unit,
    };
  }
}

/** `optimal` is for what the certificate proves; that there is no plan, a proof that it may not hold shows as well. */
function statusOf(cost: number, bound: number, shown: number): Status {
  if (cost === Number.POSITIVE_INFINITY) return shown === Number.POSITIVE_INFINITY ? "infeasible" : "unknown";
  return bound >= cost ? "optimal" : "feasible";
}
