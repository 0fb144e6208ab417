import { fc } from "@fast-check/vitest";
import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
import { type Halls, hallsOf } from "../../../src/kernel/halls/halls.ts";
import { layoutOf } from "../../../src/kernel/layout.ts";
import type { AllocationModel } from "../../../src/kernel/model.ts";
import { allPositions } from "../../../src/kernel/positions.ts";
import { viewOf } from "../../../src/kernel/view.ts";

/** A model of a few tasks that share halls, few at a time, some of them on days when nothing is limited or nothing is free. */
export function hallModelArb(mostHalls = 3, mostTasks = 6): fc.Arbitrary<AllocationModel> {
  return fc
    .record({
      seats: fc.array(fc.integer({ min: 4, max: 14 }), { minLength: 1, maxLength: mostHalls }),
      tasks: fc.array(
        fc.record({
          amount: fc.integer({ min: 2, max: 7 }),
          duration: fc.integer({ min: 1, max: 3 }),
          costs: fc.array(fc.nat(20), { minLength: mostHalls, maxLength: mostHalls }),
          skip: fc.oneof(
            { weight: 4, arbitrary: fc.integer({ min: 5, max: 60 }) },
            { weight: 1, arbitrary: fc.constant(200) },
          ),
          late: fc.nat(4),
        }),
        { minLength: 1, maxLength: mostTasks },
      ),
      closed: fc.nat(4),
    })
    .map(({ seats, tasks, closed }) => {
      const builder = new ModelBuilder({ periods: 5 });
      const halls = seats.map((capacity) =>
        builder.resource({ capacity: [0, 1, 2, 3, 4].map((period) => (period === closed ? 0 : capacity)) }),
      );
      for (const { amount, duration, costs, skip, late } of tasks) {
        const task = builder.task({ skipCost: skip, startCosts: (start) => late * start });
        for (const [at, resource] of halls.entries()) {
          builder.mode(task, { cost: costs[at]!, duration, demands: [{ resource, amount }] });
        }
      }
      return builder.build();
    });
}

export function hallsIn(model: AllocationModel): Halls {
  return hallsOf(model, layoutOf(model), viewOf(model, allPositions(model)));
}

/** Whether options fit together, by periods. */
export function fitTogether(model: AllocationModel, halls: Halls, hall: number, options: readonly number[]): boolean {
  if (new Set(options.map((option) => halls.task[option])).size < options.length) return false;
  return Array.from({ length: model.periods }, (_, period) => period).every((period) => {
    const there = options.filter((option) => {
      const end = model.endOf[model.modeShape[halls.mode[option]!]! * model.periods + halls.start[option]!]!;
      return halls.start[option]! <= period && period < end;
    });
    const asked = there.reduce((sum, option) => sum + halls.amount[option]!, 0);
    return asked <= model.capacity[halls.resource[hall]! * model.periods + period]!;
  });
}

/** What the best set of options of a hall earns, by trying all. */
export function mostEarned(model: AllocationModel, halls: Halls, hall: number, worth: ArrayLike<number>): number {
  const best = (option: number, taken: readonly number[], earned: number): number => {
    if (option === halls.firstOption[hall + 1]!) return earned;
    const without = best(option + 1, taken, earned);
    const profit = worth[halls.task[option]!]! - halls.cost[option]!;
    const withIt = [...taken, option];
    if (profit <= 0 || !fitTogether(model, halls, hall, withIt)) return without;
    return Math.max(without, best(option + 1, withIt, earned + profit));
  };
  return best(halls.firstOption[hall]!, [], 0);
}
