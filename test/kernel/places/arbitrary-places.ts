/** Small models whose places cost money to open or are limited, and an enumerator that tries every plan of them. */
import { fc } from "@fast-check/vitest";
import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
import { checkModel } from "../../../src/kernel/check-model.ts";
import { type AllocationModel, type Choice, copyChoice, emptyChoice, NONE } from "../../../src/kernel/model.ts";

const siteArb = fc.record({
  cost: fc.nat(12),
  capacities: fc.array(fc.nat(7), { minLength: 1, maxLength: 2 }),
});

const limitArb = fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2 });

/** Knapsack sites of one or two resources; amounts differ by mode, tasks may be left out unless `isMandatory`. */
export function knapsackModelArb({
  isMandatory,
}: {
  readonly isMandatory?: boolean;
} = {}): fc.Arbitrary<AllocationModel> {
  const taskArb = fc.record({
    skip: isMandatory === true ? fc.constant(undefined) : fc.option(fc.nat(25), { freq: 1, nil: undefined }),
    modes: fc.array(fc.record({ at: fc.nat(7), cost: fc.nat(9), amount: fc.integer({ min: 1, max: 4 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
  });
  return fc
    .record({
      sites: fc.array(siteArb, { minLength: 2, maxLength: 4 }),
      tasks: fc.array(taskArb, { minLength: 1, maxLength: 5 }),
      most: limitArb,
    })
    .map(({ sites, tasks, most }) => {
      const builder = new ModelBuilder();
      const places = sites.map(({ cost }) => builder.place({ cost: cost + 1 }));
      const resources = sites.flatMap(({ capacities }, site) =>
        capacities.map((capacity) => ({ resource: builder.resource({ capacity }), place: places[site]! })),
      );
      if (most !== null) builder.atMost(places.slice(0, 3), most);
      for (const { skip, modes } of tasks) {
        const task = builder.task(skip === undefined ? {} : { skipCost: skip });
        for (const { at, cost, amount } of modes) {
          const { resource, place } = resources[at % resources.length]!;
          builder.mode(task, { cost, demands: [{ resource, amount }], place });
        }
      }
      return builder.build();
    });
}

/** Unary sites; tasks with one start, or with several when `isFixed` is false. */
export function intervalModelArb({
  isFixed = true,
}: {
  readonly isFixed?: boolean;
} = {}): fc.Arbitrary<AllocationModel> {
  const taskArb = fc.record({
    start: fc.nat(4),
    slack: fc.nat(2),
    duration: fc.integer({ min: 1, max: 3 }),
    at: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 4 }),
  });
  return fc
    .record({
      costs: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 4 }),
      tasks: fc.array(taskArb, { minLength: 2, maxLength: 6 }),
    })
    .map(({ costs, tasks }) => {
      const builder = new ModelBuilder({ periods: 8 });
      const sites = costs.map((cost) => ({
        resource: builder.resource({ capacity: 1 }),
        place: builder.place({ cost }),
      }));
      for (const { start, slack, duration, at } of tasks) {
        const task = builder.task({ earliest: start, latest: isFixed ? start : Math.min(7 - duration, start + slack) });
        for (const row of new Set(at.map((site) => site % sites.length))) {
          const { resource, place } = sites[row]!;
          builder.mode(task, { duration, demands: [{ resource }], place });
        }
      }
      return builder.build();
    });
}

/** Every plan that keeps all rules, with its cost. */
export function* allPlans(model: AllocationModel): Generator<{ choice: Choice; cost: number }> {
  const choice = emptyChoice(model.tasks);
  function* extend(task: number): Generator<{ choice: Choice; cost: number }> {
    if (task === model.tasks) {
      const { ok, cost } = checkModel(model, choice);
      if (ok) yield { choice: copyChoice(choice), cost };
      return;
    }
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
        choice.mode[task] = mode;
        choice.start[task] = start;
        yield* extend(task + 1);
      }
    }
    choice.mode[task] = NONE;
    choice.start[task] = NONE;
    if (model.skipCost[task]! < Number.POSITIVE_INFINITY) yield* extend(task + 1);
  }
  yield* extend(0);
}

/** Cost of the cheapest plan, Infinity when there is none. */
export function cheapest(model: AllocationModel): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { cost } of allPlans(model)) least = Math.min(least, cost);
  return least;
}
