/** The exact search finds the optimum that trying everything finds, and nothing where there is nothing. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { WorkBudget } from "../../../src/base/index.ts";
import { checkModel } from "../../../src/kernel/check-model.ts";
import { type AllocationModel, UNLIMITED } from "../../../src/kernel/model.ts";
import { type Prices, zeroPrices } from "../../../src/kernel/rows/prices.ts";
import { type ExactResult, exactSearch } from "../../../src/kernel/store/exact.ts";
import { finish } from "../../support/finish.ts";
import { coupledModelArb } from "../arbitrary-coupled-model.ts";
import { pricesArb } from "../arbitrary-model.ts";
import { cheapestFeasible, feasibleChoices } from "../enumerate-model-coupled.ts";

function exact(model: AllocationModel, options = {}): ExactResult {
  return finish(exactSearch(model, new WorkBudget(), options));
}

describe("an exact search", () => {
  test.prop([coupledModelArb], { numRuns: 1500 })("is as good as trying everything", (model) => {
    const best = cheapestFeasible(model);
    const result = exact(model);
    expect(result.status).toBe(best === undefined ? "infeasible" : "optimal");
    if (best === undefined || result.choice === undefined) return;
    expect(result.cost).toBe(best.cost);
    expect(checkModel(model, result.choice)).toEqual({ ok: true, violations: [], cost: best.cost });
  });

  test.prop([coupledModelArb.chain((model) => fc.tuple(fc.constant(model), pricesArb(model)))], { numRuns: 400 })(
    "is as good at any prices, and within any limit",
    ([model, price]) => {
      const prices = pricesOf(model, price);
      const best = cheapestFeasible(model);
      expect(exact(model, { prices }).cost).toBe(best?.cost ?? Number.POSITIVE_INFINITY);
      if (best === undefined) return;
      expect(exact(model, { prices, limit: best.cost }).cost).toBe(best.cost);
      expect(exact(model, { prices, limit: best.cost - 1 }).status).toBe("infeasible");
    },
  );

  test.prop([coupledModelArb], { numRuns: 500 })("stops at a first choice if there is any", (model) => {
    const isPossible = feasibleChoices(model).next().done !== true;
    const result = exact(model, { stopsAtFirst: true });
    expect(result.choice !== undefined).toBe(isPossible);
    if (result.choice !== undefined) expect(checkModel(model, result.choice).ok).toBe(true);
  });
});

/** Prices with their sums; none where nothing is limited. */
function pricesOf(model: AllocationModel, price: Float64Array): Prices {
  const { resources, periods, capacity } = model;
  const prices = zeroPrices(model);
  for (let resource = 0; resource < resources; resource++) {
    const at = prices.open(resource);
    for (let period = 0; period < periods; period++) {
      const row = resource * periods + period;
      const given = capacity[row] === UNLIMITED ? 0 : price[row]!;
      prices.sumBefore[at + period + 1] = prices.sumBefore[at + period]! + given;
    }
  }
  return prices;
}
