/** Occupancies, bounds and plans of small models, against a twin that counts anew and an enumerator that tries everything. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { construct } from "../../src/kernel/anneal/construct.ts";
import { improve } from "../../src/kernel/anneal/improve.ts";
import { layoutOf } from "../../src/kernel/layout.ts";
import { type AllocationModel, choiceCost, NONE } from "../../src/kernel/model.ts";
import { Occupancy } from "../../src/kernel/occupancy.ts";
import { DualAscent } from "../../src/kernel/rows/dual-ascent.ts";
import { cheapestChoice, optionsOf, rowsOf } from "../oracle/enumerate-model.ts";
import { finish } from "../support/finish.ts";
import { modelArb } from "./arbitrary-model.ts";
import { searchOf } from "./search-of.ts";

/** What is left of each row when the tasks of an occupancy are counted anew. */
function leftOf(model: AllocationModel, occupancy: Occupancy): number[] {
  const left = Array.from(model.capacity);
  for (let task = 0; task < model.tasks; task++) {
    const mode = occupancy.choice.mode[task]!;
    if (mode === NONE) continue;
    const start = occupancy.choice.start[task]!;
    const end = model.endOf[model.modeShape[mode]! * model.periods + start]!;
    for (const [row, amount] of rowsOf(model, { mode, start, end, cost: 0 })) left[row]! -= amount;
  }
  return left;
}

describe("an occupancy", () => {
  test.prop([modelArb, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 20 })], { numRuns: 300 })(
    "knows what is free as if it were counted anew, and is empty again when all have left",
    (model, moves) => {
      const layout = layoutOf(model);
      const occupancy = new Occupancy(model, layout);
      for (const [taskSeed, optionSeed] of moves) {
        const task = taskSeed % model.tasks;
        if (occupancy.choice.mode[task] !== NONE) occupancy.remove(task);
        else {
          const options = optionsOf(model, task);
          const option = options[optionSeed % Math.max(1, options.length)];
          if (option !== undefined && occupancy.isFree(option.mode, option.start))
            occupancy.place(task, option.mode, option.start);
        }
        const left = leftOf(model, occupancy);
        expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
        for (let other = 0; other < model.tasks; other++) {
          for (const option of optionsOf(model, other)) {
            const fits = rowsOf(model, option).every(([row, amount]) => left[row]! >= amount);
            expect(occupancy.isFree(option.mode, option.start)).toBe(fits);
          }
        }
      }
      for (let task = 0; task < model.tasks; task++) if (occupancy.choice.mode[task] !== NONE) occupancy.remove(task);
      expect(occupancy.freeUntil).toEqual(layout.freeUntil);
    },
  );
});

describe("prices and plans", () => {
  test.prop([modelArb], { numRuns: 200 })("close in on the optimum from both sides", (model) => {
    const search = searchOf(model, 20_000);
    finish(new DualAscent(search).run(60));
    const optimum = cheapestChoice(model);
    expect(search.bound).toBeLessThanOrEqual(optimum + 1e-6);
    const occupancy = finish(construct(search));
    const constructed = search.cost;
    finish(improve(search, occupancy, 5_000));
    expect(search.cost).toBeLessThanOrEqual(constructed);
    expect(search.cost).toBe(choiceCost(model, search.choice));
    // Its own plan never has what is not listed, so it is compared with the optimum of the lists.
    const listed = { ...model, restCost: new Float64Array(model.tasks).fill(Number.POSITIVE_INFINITY) };
    expect(search.cost).toBeGreaterThanOrEqual(cheapestChoice(listed));
    const taken = new Occupancy(model, search.layout);
    for (let task = 0; task < model.tasks; task++) {
      const mode = search.choice.mode[task]!;
      if (mode === NONE) continue;
      expect(taken.isFree(mode, search.choice.start[task]!)).toBe(true);
      taken.place(task, mode, search.choice.start[task]!);
    }
  });

  test.prop([modelArb, fc.integer()], { numRuns: 60 })("are the same for the same seed and work", (model, seed) => {
    const [a, b] = [1, 2].map(() => {
      const search = searchOf(model, 3_000, seed);
      finish(new DualAscent(search).run(20));
      finish(improve(search, finish(construct(search)), 2_000));
      return { choice: search.best(), cost: search.cost, bound: search.bound, sums: search.prices.sumBefore };
    });
    expect(a).toEqual(b);
  });
});
