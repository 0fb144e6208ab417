/** How long a search keeps others waiting, in units of work: a unit takes well under a tenth of a microsecond. */
import { describe, expect, test } from "vitest";
import { type Random, stream, WorkBudget } from "../../src/base/index.ts";
import { ModelBuilder } from "../../src/kernel/build/model-builder.ts";
import { DirectSearch } from "../../src/kernel/direct-search.ts";
import type { AllocationModel } from "../../src/kernel/model.ts";

/** Most units between two yields; an ascent over all options of a large model would take ten times as many. */
const MOST_UNITS = 250_000;
const WORK = 3_000_000;

const between = (random: Random, least: number, most: number): number => least + random.nextInt(most - least + 1);

/** Each task on one of many machines, lumpy amounts. */
function assignment(random: Random): AllocationModel {
  const builder = new ModelBuilder();
  const machines = Array.from({ length: 50 }, () => builder.resource({ capacity: 500 }));
  for (let t = 0; t < 1000; t++) {
    const task = builder.task();
    for (const resource of machines) {
      const amount = between(random, 5, 40);
      builder.mode(task, { cost: 60 - amount + between(random, 0, 10), demands: [{ resource, amount }] });
    }
  }
  return builder.build();
}

/** The same where machines cost something. */
function places(random: Random): AllocationModel {
  const builder = new ModelBuilder();
  const sites = Array.from({ length: 60 }, () => ({
    resource: builder.resource({ capacity: 200 }),
    place: builder.place({ cost: between(random, 100, 200) }),
  }));
  for (let t = 0; t < 400; t++) {
    const task = builder.task();
    const amount = between(random, 5, 25);
    for (const { resource, place } of sites) {
      builder.mode(task, { cost: between(random, 1, 100), place, demands: [{ resource, amount }] });
    }
  }
  return builder.build();
}

/** One after another at some berth, the sooner the better. */
function sequences(random: Random): AllocationModel {
  const builder = new ModelBuilder({ periods: 300 });
  const berths = Array.from({ length: 12 }, () => builder.resource({ capacity: 1 }));
  for (let t = 0; t < 120; t++) {
    const weight = between(random, 1, 9);
    const earliest = between(random, 0, 80);
    const task = builder.task({ earliest, startCosts: (start) => weight * Math.max(0, start - earliest) });
    for (const resource of berths) {
      builder.mode(task, { cost: between(random, 0, 20), duration: between(random, 5, 20), demands: [{ resource }] });
    }
  }
  return builder.build();
}

describe("a search lets others have a turn, and notices soon that it is to end", () => {
  test.each([
    ["assignments", assignment],
    ["places", places],
    ["sequences", sequences],
  ])("%s", (name, modelOf) => {
    const budget = new WorkBudget(WORK);
    const search = new DirectSearch(modelOf(stream(1, name)), budget);
    let longest = 0;
    let yieldedAt = 0;
    for (const _ of search.run()) {
      longest = Math.max(longest, budget.spent - yieldedAt);
      yieldedAt = budget.spent;
    }
    expect(budget.spent).toBeGreaterThanOrEqual(WORK);
    expect(budget.spent - yieldedAt).toBeLessThanOrEqual(MOST_UNITS);
    expect(longest).toBeLessThanOrEqual(MOST_UNITS);
  });
});
