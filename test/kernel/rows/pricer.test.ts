/** Both pricers find what looking at every option finds. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { layoutOf } from "../../../src/kernel/layout.ts";
import { type AllocationModel, NONE } from "../../../src/kernel/model.ts";
import { allPositions } from "../../../src/kernel/positions.ts";
import { LazyPricer } from "../../../src/kernel/rows/lazy-pricer.ts";
import { Pricer } from "../../../src/kernel/rows/pricer.ts";
import { NO_PRICES, type Prices, zeroPrices } from "../../../src/kernel/rows/prices.ts";
import { viewOf } from "../../../src/kernel/view.ts";
import { type ModelOption, optionsOf, restValue, rowsOf } from "../../oracle/enumerate-model.ts";
import { modelArb, pricesArb } from "../arbitrary-model.ts";

const priced = modelArb.chain((model) =>
  fc.record({ model: fc.constant(model), price: pricesArb(model), later: pricesArb(model) }),
);

function withSums(model: AllocationModel, price: Float64Array): Prices {
  const prices = zeroPrices(model);
  for (let resource = 0; resource < model.resources; resource++) {
    const row = price.subarray(resource * model.periods, (resource + 1) * model.periods);
    if (row.every((each) => each === 0)) continue;
    const at = prices.open(resource);
    row.forEach((each, period) => {
      prices.sumBefore[at + period + 1] = prices.sumBefore[at + period]! + each;
    });
  }
  return prices;
}

function pricedCost(model: AllocationModel, option: ModelOption, price: Float64Array): number {
  return rowsOf(model, option).reduce((sum, [row, amount]) => sum + amount * price[row]!, option.cost);
}

/** Least listed value and least value of all, by looking at everything. */
function leastOf(model: AllocationModel, task: number, price: Float64Array): { listed: number; all: number } {
  const listed = Math.min(
    model.skipCost[task]!,
    ...optionsOf(model, task).map((option) => pricedCost(model, option, price)),
  );
  return { listed, all: Math.min(listed, restValue(model, task)) };
}

describe("a task's least value", () => {
  test.prop([priced, fc.integer({ min: 1, max: 3 })], { numRuns: 500 })(
    "is found over all options, at any unit",
    ({ model, price }, unit) => {
      const pricer = new Pricer(model, layoutOf(model));
      const prices = withSums(model, price);
      for (let task = 0; task < model.tasks; task++) {
        pricer.price(task, model.earliest[task]!, model.pastLatest[task]!, prices, 1);
        const { listed, all } = leastOf(model, task, price);
        expect(pricer.listedValue).toBe(listed);
        expect(pricer.value).toBe(all);
        expect(pricer.isShort).toBe(all < listed);
        if (pricer.mode !== NONE) {
          const end = model.endOf[model.modeShape[pricer.mode]! * model.periods + pricer.start]!;
          const option = optionsOf(model, task).find(
            ({ mode, start }) => mode === pricer.mode && start === pricer.start,
          )!;
          expect(option.end).toBe(end);
          expect(pricedCost(model, option, price)).toBe(listed);
        } else expect(listed).toBe(model.skipCost[task]);
        const scaled = withSums(
          model,
          price.map((each) => each * unit),
        );
        pricer.price(task, model.earliest[task]!, model.pastLatest[task]!, scaled, unit);
        expect(pricer.value).toBe(all * unit);
        pricer.price(task, model.earliest[task]!, model.pastLatest[task]!, NO_PRICES, 1);
        expect(pricer.value).toBe(
          leastOf(
            model,
            task,
            price.map(() => 0),
          ).all,
        );
      }
    },
  );

  test.prop([priced], { numRuns: 500 })(
    "is found again by the lazy pricer when prices have moved",
    ({ model, price, later }) => {
      const fall = new Float64Array(model.resources);
      const lazy = new LazyPricer(model, layoutOf(model), viewOf(model, allPositions(model)), fall);
      let before: Float64Array = price.map(() => 0);
      for (const now of [price, later, before]) {
        for (let resource = 0; resource < model.resources; resource++) {
          // The steepest fall of any interval: no more than all falls of its periods together.
          for (let period = 0; period < model.periods; period++) {
            const row = resource * model.periods + period;
            fall[resource]! += Math.max(0, before[row]! - now[row]!);
          }
        }
        const prices = withSums(model, now);
        for (let task = 0; task < model.tasks; task++) {
          lazy.price(task, prices);
          expect(lazy.value).toBe(leastOf(model, task, now).all);
        }
        before = now;
      }
    },
  );
});
