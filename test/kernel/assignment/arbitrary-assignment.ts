import { fc } from "@fast-check/vitest";
import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
import type { AllocationModel } from "../../../src/kernel/model.ts";

/** Generalised assignment: each task must have one of the resources, some models have options that use two. */
export const gapArb: fc.Arbitrary<AllocationModel> = fc
  .record({ resources: fc.integer({ min: 2, max: 4 }), isDouble: fc.boolean(), isOptional: fc.boolean() })
  .chain(({ resources, isDouble, isOptional }) =>
    fc
      .record({
        capacity: fc.array(fc.integer({ min: 4, max: 16 }), { minLength: resources, maxLength: resources }),
        tasks: fc.array(
          fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4 })), {
            minLength: resources,
            maxLength: resources,
          }),
          { minLength: 2, maxLength: 7 },
        ),
      })
      .map(({ capacity, tasks }) => {
        const builder = new ModelBuilder();
        const rows = capacity.map((amount) => builder.resource({ capacity: amount }));
        for (const options of tasks) {
          const task = builder.task(isOptional ? { skipCost: 25 } : {});
          options.forEach(([cost, amount, other], row) => {
            const demands = [{ resource: rows[row]!, amount }];
            if (isDouble) demands.push({ resource: rows[(row + 1) % resources]!, amount: other });
            builder.mode(task, { cost, demands });
          });
        }
        return builder.build();
      }),
  );
