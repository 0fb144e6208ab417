/** A search that is stopped at any moment ends soon: it is driven step by step, and what it does after the stop is counted. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { type Random, stream, WorkBudget } from "../../src/base/index.ts";
import { ModelBuilder } from "../../src/kernel/build/model-builder.ts";
import { DirectSearch } from "../../src/kernel/direct-search.ts";
import type { AllocationModel } from "../../src/kernel/model.ts";

/** Every task at one of the resources, or left out where there is a skip cost; opening costs money where `isOpening`. */
function assignment(random: Random, isOpening: boolean): AllocationModel {
  const builder = new ModelBuilder();
  const tasks = 5 + random.nextInt(50);
  const resources = 2 + random.nextInt(8);
  const share = 0.5 + 0.5 * random.nextFloat();
  const capacity = Math.ceil((tasks * 30) / (resources * share * (isOpening ? 0.5 : 1)));
  const sites = Array.from({ length: resources }, () => ({
    resource: builder.resource({ capacity }),
    ...(isOpening ? { place: builder.place({ cost: 100 + random.nextInt(300) }) } : {}),
  }));
  const isMandatory = random.nextInt(3) > 0;
  for (let t = 0; t < tasks; t++) {
    const task = builder.task(isMandatory ? {} : { skipCost: 150 });
    const own = 1 + random.nextInt(60);
    for (const { resource, ...place } of sites) {
      const amount = isOpening ? own : 1 + random.nextInt(60);
      builder.mode(task, { cost: 111 - amount + random.nextInt(20), demands: [{ resource, amount }], ...place });
    }
  }
  return builder.build();
}

/** Jobs of different lengths on a few machines, late ones dear. */
function jobs(random: Random): AllocationModel {
  const count = 4 + random.nextInt(30);
  const builder = new ModelBuilder({ periods: 8 * count });
  const capacity = 1 + random.nextInt(2);
  const machines = Array.from({ length: 1 + random.nextInt(3) }, () => builder.resource({ capacity }));
  for (let k = 0; k < count; k++) {
    const [weight, due] = [1 + random.nextInt(5), random.nextInt(40)];
    const job = builder.task({ startCosts: (start) => weight * Math.max(0, start - due) });
    for (const resource of machines) builder.mode(job, { duration: 1 + random.nextInt(7), demands: [{ resource }] });
  }
  return builder.build();
}

/** Tasks in groups that start together, with precedences, a quota and some that may be left out. */
function tied(random: Random): AllocationModel {
  const periods = 20 + random.nextInt(20);
  const builder = new ModelBuilder({ periods });
  const rooms = Array.from({ length: 2 + random.nextInt(4) }, () => builder.resource({ capacity: 2 }));
  const groups: ReturnType<ModelBuilder["task"]>[][] = [[], [], []];
  const modes: ReturnType<ModelBuilder["mode"]>[] = [];
  let last: ReturnType<ModelBuilder["task"]> | undefined;
  for (let t = 0; t < 6 + random.nextInt(30); t++) {
    const skip = random.nextInt(2) === 0 ? {} : { skipCost: 200 };
    const slope = random.nextInt(4);
    const task = builder.task({ ...skip, startCosts: (start) => slope * start });
    if (random.nextInt(2) === 0) groups[random.nextInt(3)]!.push(task);
    for (const resource of rooms) {
      const duration = 1 + random.nextInt(4);
      modes.push(builder.mode(task, { cost: random.nextInt(30), duration, demands: [{ resource }] }));
    }
    if (last !== undefined && random.nextInt(4) === 0) builder.precedence({ before: last, after: task, minLag: 0 });
    last = task;
  }
  for (const group of groups) if (group.length > 1) builder.sameStart(group, { spread: random.nextInt(3) });
  if (random.nextInt(2) === 0) builder.quota({ terms: modes.slice(0, 9).map((mode) => ({ mode })), max: 3 });
  return builder.build();
}

const KINDS: readonly ((random: Random) => AllocationModel)[] = [
  (random) => assignment(random, false),
  (random) => assignment(random, true),
  jobs,
  tied,
];

describe("a stopped search", () => {
  test.prop([fc.nat(KINDS.length - 1), fc.nat(), fc.double({ min: 0, max: 1, noNaN: true })], { numRuns: 40 })(
    "ends within a few steps and little work, and never works long without a step",
    (kind, seed, moment) => {
      const model = KINDS[kind]!(stream(seed, "stopping"));
      const budget = new WorkBudget();
      const search = new DirectSearch(model, budget, { seed });
      const stopAt = 1 + Math.floor(80 * moment * moment);
      let [steps, last, longest] = [0, 0, 0];
      let stopped = { steps: 0, spent: 0 };
      for (const _ of search.run()) {
        steps++;
        longest = Math.max(longest, budget.spent - last);
        last = budget.spent;
        if (steps !== stopAt) continue;
        budget.stop();
        stopped = { steps, spent: budget.spent };
      }

      expect(longest).toBeLessThan(300_000);
      if (steps < stopAt) return;
      expect(steps - stopped.steps).toBeLessThan(100);
      expect(budget.spent - stopped.spent).toBeLessThan(100_000);
    },
    120_000,
  );
});
