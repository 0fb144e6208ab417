/** The best completion of a few free tasks beside fixed ones, against trying everything: with prices of the neighbourhood or none, within any limit. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { type AllocationModel, type Choice, choiceCost, copyChoice, NONE } from "../../../src/kernel/model.ts";
import { zeroPrices } from "../../../src/kernel/rows/prices.ts";
import { DepthFirst } from "../../../src/kernel/store/depth-first.ts";
import { LocalAscent } from "../../../src/kernel/store/local-ascent.ts";
import { addOptions } from "../../../src/kernel/store/option.ts";
import { Store } from "../../../src/kernel/store/store.ts";
import { coupledModelArb } from "../arbitrary-coupled-model.ts";
import { feasibleChoices } from "../enumerate-model-coupled.ts";

interface Freed {
  readonly store: Store;
  readonly free: readonly number[];
}

/** A store with some tasks of a choice fixed and the others free. */
function freed(model: AllocationModel, choice: Choice, mask: number): Freed {
  const store = new Store(model);
  const tasks = [...Array(model.tasks).keys()];
  const free = tasks.filter((task) => ((mask >> task) & 1) === 1);
  for (const task of tasks) {
    const mode = choice.mode[task]!;
    if (mode !== NONE && !free.includes(task)) store.background.place(task, mode, choice.start[task]!);
  }
  store.begin();
  for (const task of free) addOptions(store.domains, task);
  return { store, free };
}

/** The least that a whole choice costs that agrees with another on all tasks but these. */
function leastAgreeing(
  solutions: readonly { choice: Choice; cost: number }[],
  choice: Choice,
  free: readonly number[],
): { choice: Choice; cost: number } {
  const agreeing = solutions.filter(({ choice: other }) =>
    [...choice.mode].every(
      (mode, task) => free.includes(task) || (other.mode[task] === mode && other.start[task] === choice.start[task]),
    ),
  );
  return agreeing.reduce((best, other) => (other.cost < best.cost ? other : best));
}

describe("a depth-first search of free tasks", () => {
  test.prop([coupledModelArb, fc.nat(), fc.nat(15), fc.nat(20), fc.nat(3)], { numRuns: 1500 })(
    "finds the best completion within its limit, or none",
    (model, pick, mask, steps, slack) => {
      const solutions = [...feasibleChoices(model)];
      const start = solutions[pick % Math.max(1, solutions.length)];
      if (start === undefined) return;
      const { store, free } = freed(model, start.choice, mask);
      const best = leastAgreeing(solutions, start.choice, free);
      // What the fixed tasks cost by themselves, with the places they open, is the difference of any two ways to count.
      const fixedCost = start.cost - freeCost(model, start.choice, free);
      const limit = best.cost - fixedCost + slack - 1;
      if (steps > 0) {
        const ascent = new LocalAscent(store.domains);
        ascent.run(zeroPrices(model), steps, limit);
        store.objective.idle = ascent.idle;
      }
      store.post();
      const search = new DepthFirst(store);
      search.begin(limit);
      let runs = 0;
      // Interrupted after each node, it goes on as if it had not been.
      while (!search.run(1)) expect(runs++).toBeLessThan(10_000);
      expect(search.cost).toBe(slack === 0 ? Number.POSITIVE_INFINITY : best.cost - fixedCost);
    },
  );
});

/** What some tasks add to the cost of the others: places that no other task opens and overruns of quotas with it. */
function freeCost(model: AllocationModel, choice: Choice, free: readonly number[]): number {
  const others = copyChoice(choice);
  for (const task of free) others.mode[task] = NONE;
  const skipCost = model.skipCost.map((cost, task) => (free.includes(task) ? 0 : cost));
  return choiceCost(model, choice) - choiceCost({ ...model, skipCost }, others);
}
