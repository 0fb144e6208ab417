import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { stream, WorkBudget } from "../../../src/base/index.ts";
import { checkModel } from "../../../src/kernel/check-model.ts";
import { HallAuction } from "../../../src/kernel/halls/hall-auction.ts";
import { type AllocationModel, choiceCost, emptyChoice, NONE } from "../../../src/kernel/model.ts";
import { feasibleChoices } from "../enumerate-model-coupled.ts";
import { hallModelArb, hallsIn } from "./arbitrary-halls.ts";

describe("an auction", () => {
  test.prop([hallModelArb(2, 4), fc.array(fc.nat(40), { minLength: 4, maxLength: 4 }), fc.nat()], { numRuns: 100 })(
    "leaves a plan that is sound and costs what it says, and betters it",
    (model, worths, seed) => {
      const halls = hallsIn(model);
      if (halls.count === 0) return;
      const budget = new WorkBudget(200_000);
      const auction = new HallAuction(halls, halls.cost, model.skipCost, budget, stream(seed, "auction"));
      const worth = Float64Array.from({ length: model.tasks }, (_, task) =>
        Math.min(worths[task]!, model.skipCost[task]!),
      );
      for (const _ of auction.begin(worth));
      const first = costOf(model, auction.bestOption);
      expect(first).toBe(auction.bestCost);
      for (const _ of auction.improve(20_000));
      const second = costOf(model, auction.bestOption);
      expect(second).toBe(auction.bestCost);
      expect(costOf(model, auction.optionOf)).toBe(auction.cost);
      expect(second).toBeLessThanOrEqual(first);
      for (const _ of auction.begin(worth));
      expect(auction.bestCost).toBeLessThanOrEqual(second);
      expect(costOf(model, auction.optionOf)).toBe(auction.cost);
      if (halls.count < model.resources) return;
      let optimum = Number.POSITIVE_INFINITY;
      for (const { cost } of feasibleChoices(model)) optimum = Math.min(optimum, cost);
      expect(auction.bestCost).toBeGreaterThanOrEqual(optimum);
    },
  );
});

function costOf(model: AllocationModel, optionOf: Int32Array): number {
  const halls = hallsIn(model);
  const choice = emptyChoice(model.tasks);
  for (const [task, option] of optionOf.entries()) {
    if (option === NONE) continue;
    expect(halls.task[option]).toBe(task);
    choice.mode[task] = halls.mode[option]!;
    choice.start[task] = halls.start[option]!;
  }
  expect(checkModel(model, choice).violations).toEqual([]);
  return choiceCost(model, choice);
}
