import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { WorkBudget } from "../../../src/base/index.ts";
import { ModelSearch } from "../../../src/kernel/branching/model-search.ts";
import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
import { boundFromPrices } from "../../../src/kernel/certificate/bound-from-prices.ts";
import { checkModel } from "../../../src/kernel/check-model.ts";
import { layoutOf } from "../../../src/kernel/layout.ts";
import { type AllocationModel, choiceCost } from "../../../src/kernel/model.ts";
import { stepAmount } from "../../../src/kernel/seats/step-amount.ts";
import { stepRowsOf } from "../../../src/kernel/seats/step-rows.ts";
import { StrengthenedModel } from "../../../src/kernel/seats/strengthen.ts";
import { stepTimes } from "../../../src/verify/bound/room-stations.ts";
import { feasibleChoices } from "../enumerate-model-coupled.ts";

/** A few tasks that share one or two resources, few at a time. */
const lumpyArb: fc.Arbitrary<AllocationModel> = fc
  .record({
    seats: fc.array(fc.integer({ min: 3, max: 12 }), { minLength: 1, maxLength: 2 }),
    tasks: fc.array(
      fc.record({
        amount: fc.integer({ min: 2, max: 6 }),
        duration: fc.integer({ min: 1, max: 2 }),
        costs: fc.array(fc.nat(9), { minLength: 2, maxLength: 2 }),
        skip: fc.integer({ min: 5, max: 30 }),
      }),
      { minLength: 2, maxLength: 5 },
    ),
    closed: fc.boolean(),
  })
  .map(({ seats, tasks, closed }) => {
    const builder = new ModelBuilder({ periods: 3 });
    const halls = seats.map((capacity) =>
      builder.resource({ capacity: closed ? [capacity, capacity, 0] : [capacity, capacity, capacity] }),
    );
    for (const { amount, duration, costs, skip } of tasks) {
      const task = builder.task({ skipCost: skip, startCosts: (start) => start });
      for (const [at, resource] of halls.entries()) {
        builder.mode(task, { cost: costs[at]!, duration, demands: [{ resource, amount }] });
      }
    }
    return builder.build();
  });

describe("a row of steps", () => {
  test("counts no more than it has for whatever fits together, in halls of up to 40 seats", () => {
    for (let seats = 1; seats <= 40; seats++) {
      for (let k = 1; k <= Math.min(seats, 9); k++) {
        // The most that demands of a sum count, by an unbounded knapsack over all demands.
        const most = new Array<number>(seats + 1).fill(0);
        for (let sum = 1; sum <= seats; sum++) {
          for (let demand = 1; demand <= sum; demand++) {
            most[sum] = Math.max(most[sum]!, most[sum - demand]! + stepAmount(demand, seats, k));
          }
        }
        expect(most[seats]).toBeLessThanOrEqual(k * seats);
      }
    }
  });

  test("counts the same for the auditor", () => {
    for (let seats = 1; seats <= 60; seats++) {
      for (let k = 1; k <= 6; k++) {
        for (let size = 1; size <= seats; size++) expect(stepTimes(size, seats, k)).toBe(stepAmount(size, seats, k));
      }
    }
  });
});

describe("rows of steps of a model", () => {
  test("are none where demands fill their resource, or many fit at a time", () => {
    const builder = new ModelBuilder({ periods: 2 });
    const [even, many] = [builder.resource({ capacity: 4 }), builder.resource({ capacity: 100 })];
    for (const amount of [1, 2]) builder.mode(builder.task({ skipCost: 1 }), { demands: [{ resource: even, amount }] });
    for (const amount of [3, 7]) builder.mode(builder.task({ skipCost: 1 }), { demands: [{ resource: many, amount }] });
    expect(stepRowsOf(builder.build()).rows).toEqual([]);
  });

  test("replace the row of a hall into which no two fit", () => {
    const builder = new ModelBuilder({ periods: 2 });
    const resource = builder.resource({ capacity: 30 });
    for (const amount of [20, 25]) builder.mode(builder.task({ skipCost: 1 }), { demands: [{ resource, amount }] });
    const { rows, isImplied } = stepRowsOf(builder.build());
    expect(rows).toEqual([{ resource: 0, seats: 30, k: 1 }]);
    expect([...isImplied]).toEqual([1]);
  });

  test.prop([lumpyArb], { numRuns: 60 })("allow exactly what the model allows", (model) => {
    const { model: strong } = new StrengthenedModel(model, layoutOf(model));
    for (const { choice } of feasibleChoices(model)) expect(checkModel(strong, choice).ok).toBe(true);
    const count = (of: AllocationModel): number => [...feasibleChoices(of)].length;
    expect(count(strong)).toBe(count(model));
  });

  test.prop([lumpyArb], { numRuns: 60 })(
    "prove no more than the optimum, and the plain checker finds the same",
    (model) => {
      let optimum = Number.POSITIVE_INFINITY;
      for (const { cost } of feasibleChoices(model)) optimum = Math.min(optimum, cost);
      const search = new ModelSearch(model, new WorkBudget(200_000));
      for (const _ of search.run());
      const { choice, cost, bound, proof, unit } = search.result();
      expect(bound).toBeLessThanOrEqual(optimum);
      expect(cost).toBeGreaterThanOrEqual(optimum);
      expect(choiceCost(model, choice)).toBe(cost);
      expect(checkModel(model, choice).ok).toBe(true);
      expect(boundFromPrices(model, { unit, proof })).toBe(bound);
    },
  );
});
