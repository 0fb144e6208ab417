import type { BoundMethod, Proven } from "../bound-method.ts";
import type { AllocationModel } from "../model.ts";
import { allPositions } from "../positions.ts";
import { unitOf } from "../rows/leaf-value.ts";
import { isExactOrEndless } from "../rows/row-bound.ts";
import type { Search } from "../search.ts";
import { usualTerms } from "../usual-amounts.ts";
import { CoupledAscent } from "./coupled-ascent.ts";
import { CoupledValuer } from "./coupled-value.ts";
import { leafOf, wholeMultipliers } from "./leaf-of.ts";

/** Prices on capacities, quotas, pairs and places; groups and precedences as they are. */
export class CoupledBound implements BoundMethod {
  readonly #search: Search;
  readonly #model: AllocationModel;
  readonly #ascent: CoupledAscent;
  /** Of a model with one group: what its last proof is worth at each position, in its unit. [position] */
  curve: Float64Array = new Float64Array(0);

  /** A model that asks for less than that of the search, over the same rows, may be bounded in its place. */
  constructor(search: Search, model: AllocationModel = search.model) {
    this.#search = search;
    this.#model = model;
    this.#ascent = new CoupledAscent(model, search.layout, search.budget);
  }

  get isConverged(): boolean {
    return this.#ascent.isConverged;
  }

  *raise(passes: number): Generator<void, void, void> {
    yield* this.#ascent.run(passes);
    const { rows, best: multipliers, bound } = this.#ascent;
    this.#search.guide = { rows, multipliers, bound };
  }

  *prove(): Generator<void, Proven | undefined, void> {
    const model = this.#model;
    const { layout, budget } = this.#search;
    const { rows, best } = this.#ascent;
    const unit = unitOf(
      model,
      usualTerms(rows.linear).reduce((most, usual) => Math.max(most, usual), 1),
    );
    const whole = wholeMultipliers(best, unit);
    const valuer = new CoupledValuer(model, layout, rows, unit, budget);
    const value = yield* valuer.evaluate(whole, allPositions(model));
    this.curve = valuer.curveFrom(value);
    if (valuer.magnitude > Number.MAX_SAFE_INTEGER || !isExactOrEndless(value)) return undefined;
    return { value, unit, proof: leafOf(model, rows, whole) };
  }
}
