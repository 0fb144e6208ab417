/** Models with one group, split over its positions: the bound is proven by what the certificate holds, and meets the optimum. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { WorkBudget } from "../../../src/base/index.ts";
import { boundFromPrices } from "../../../src/kernel/certificate/bound-from-prices.ts";
import { DirectSearch } from "../../../src/kernel/direct-search.ts";
import type { AllocationModel } from "../../../src/kernel/model.ts";
import { ModelBuilder } from "../../../src/kernel/public.ts";
import { finish } from "../../support/finish.ts";
import { cheapestFeasible } from "../enumerate-model-coupled.ts";

const PERIODS = 4;

const modelArb: fc.Arbitrary<AllocationModel> = fc
  .record({
    spread: fc.nat(2),
    capacities: fc.array(fc.array(fc.nat(3), { minLength: PERIODS, maxLength: PERIODS }), {
      minLength: 2,
      maxLength: 2,
    }),
    tasks: fc.array(
      fc.record({
        isIn: fc.boolean(),
        skipCost: fc.nat(30),
        lateness: fc.nat(4),
        modes: fc.array(
          fc.record({
            cost: fc.nat(15),
            duration: fc.integer({ min: 1, max: 2 }),
            resource: fc.nat(1),
            amount: fc.integer({ min: 1, max: 2 }),
          }),
          { minLength: 1, maxLength: 2 },
        ),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ spread, capacities, tasks }) => {
    const builder = new ModelBuilder({ periods: PERIODS });
    const resources = capacities.map((capacity, row) => builder.resource({ id: `r${row}`, capacity }));
    const refs = tasks.map(({ skipCost, lateness, modes }, row) => {
      const task = builder.task({ id: `t${row}`, skipCost, startCosts: (start) => lateness * start });
      for (const { cost, duration, resource, amount } of modes) {
        builder.mode(task, { cost, duration, demands: [{ resource: resources[resource]!, amount }] });
      }
      return task;
    });
    builder.sameStart(
      refs.filter((_, row) => tasks[row]!.isIn),
      { spread },
    );
    return builder.build();
  });

describe("a group split over its positions", () => {
  test.prop([modelArb], { numRuns: 100 })("is bounded by what its proof proves, up to the optimum", (model) => {
    const search = new DirectSearch(model, new WorkBudget(300_000), { isPlainlyProven: true, check: "full" });
    finish(search.run());
    const { cost, bound, proof, unit } = search.result();
    const optimum = cheapestFeasible(model)!.cost;
    expect(bound).toBeLessThanOrEqual(optimum);
    expect(cost).toBeGreaterThanOrEqual(optimum);
    expect(boundFromPrices(model, { unit, proof })).toBe(bound);
  });
});
