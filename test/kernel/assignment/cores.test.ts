/** Cores of assignments: losses of packings, what is fixed, and what searches answer, against brute force. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { stream, WorkBudget } from "../../../src/base/index.ts";
import { AssignmentEarnings } from "../../../src/kernel/assignment/assignment-earnings.ts";
import { assignmentViewOf } from "../../../src/kernel/assignment/assignment-view.ts";
import { CoreRounds } from "../../../src/kernel/assignment/core-rounds.ts";
import { CoreSearch } from "../../../src/kernel/assignment/core-search.ts";
import { isPackable, packingItemsOf } from "../../../src/kernel/assignment/packing-items.ts";
import { PackingLosses } from "../../../src/kernel/assignment/packing-losses.ts";
import { checkModel } from "../../../src/kernel/check-model.ts";
import { layoutOf } from "../../../src/kernel/layout.ts";
import { type AllocationModel, NONE } from "../../../src/kernel/model.ts";
import { allPositions } from "../../../src/kernel/positions.ts";
import { Pricer } from "../../../src/kernel/rows/pricer.ts";
import { zeroPrices } from "../../../src/kernel/rows/prices.ts";
import { Search } from "../../../src/kernel/search.ts";
import { viewOf } from "../../../src/kernel/view.ts";
import { cheapestChoice } from "../../oracle/enumerate-model.ts";
import { finish } from "../../support/finish.ts";
import { gapArb } from "./arbitrary-assignment.ts";

const UNIT = 64;

function searchOf(model: AllocationModel): Search {
  const layout = layoutOf(model);
  const view = viewOf(model, allPositions(model));
  const budget = new WorkBudget(5_000_000);
  return new Search(model, layout, view, new Pricer(model, layout), budget, stream(1, "test"), zeroPrices(model));
}

/** Value of the best packing in which an item is forced in or out; without one, of the best of all. */
function bestPacking(items: readonly (readonly [number, number])[], room: number, forced = -1, isIn = false): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let set = 0; set < 1 << items.length; set++) {
    if (forced >= 0 && ((set >> forced) & 1) !== (isIn ? 1 : 0)) continue;
    const chosen = items.filter((_, i) => (set >> i) & 1);
    if (chosen.reduce((sum, [, amount]) => sum + amount, 0) > room) continue;
    best = Math.max(
      best,
      chosen.reduce((sum, [value]) => sum + value, 0),
    );
  }
  return best;
}

test.prop(
  [
    fc.array(fc.tuple(fc.integer({ min: -20, max: 40 }), fc.integer({ min: 1, max: 12 })), { maxLength: 9 }),
    fc.nat(30),
    fc.nat(3),
  ],
  { numRuns: 500 },
)("losses of a packing are what forcing an item to the other side costs", (items, room, at) => {
  const losses = new PackingLosses(10);
  const values = Float64Array.from(items, ([value]) => value);
  const amounts = Float64Array.from([...Array.from({ length: at }, () => 1), ...items.map(([, amount]) => amount)]);
  losses.solve(values, amounts, at, items.length, room);
  const best = bestPacking(items, room);
  expect(losses.value).toBe(best);
  const packed = items.filter((_, i) => losses.chosen[i] === 1);
  expect(packed.reduce((sum, [value]) => sum + value, 0)).toBe(best);
  expect(packed.reduce((sum, [, amount]) => sum + amount, 0)).toBeLessThanOrEqual(room);
  items.forEach((_, i) => {
    expect(losses.loss[i]).toBe(best - bestPacking(items, room, i, losses.chosen[i] === 0));
  });
});

describe("a search of cores", () => {
  test.prop([gapArb, fc.array(fc.integer({ min: -500, max: 2500 }), { minLength: 7, maxLength: 7 })], { numRuns: 300 })(
    "finds a plan where there is one, whatever prices it begins with, and says where there is none",
    (model, start) => {
      const search = searchOf(model);
      const view = assignmentViewOf(model, search.view);
      fc.pre(isPackable(view));
      const items = packingItemsOf(model, view);
      const plan = new Int32Array(view.tasks).fill(NONE);
      const prices = Float64Array.from(plan, (_, task) => start[task]!);
      const optimum = cheapestChoice(model);
      const cores = new CoreSearch(view, items, UNIT, stream(1, "cores"));
      const ask = (most: number): boolean | undefined =>
        finish(cores.run(plan, prices, most, Number.POSITIVE_INFINITY));
      if (optimum === Number.POSITIVE_INFINITY) {
        expect(ask(10_000)).toBe(false);
        return;
      }
      expect(ask(optimum - 1)).toBe(false);
      for (const most of [optimum, optimum + 3]) {
        expect(ask(most)).toBe(true);
        const load = new Float64Array(view.rows);
        let sum = 0;
        for (let task = 0; task < view.tasks; task++) {
          const item = cores.taken[task]!;
          sum += item === NONE ? items.freeCost[task]! : items.cost[item]!;
          if (item === NONE) continue;
          expect(items.task[item]).toBe(task);
          load[view.touchRow[view.firstTouch[items.option[item]!]!]!]! += items.amount[item]!;
        }
        expect(sum).toBeLessThanOrEqual(most);
        load.forEach((amount, row) => {
          expect(amount).toBeLessThanOrEqual(view.capacity[row]!);
        });
      }
    },
  );

  test.prop([gapArb], { numRuns: 200 })("asks until the optimum is found and proven", (model) => {
    const search = searchOf(model);
    const view = assignmentViewOf(model, search.view);
    fc.pre(isPackable(view) && view.tasks > 0);
    const optimum = cheapestChoice(model);
    fc.pre(optimum < Number.POSITIVE_INFINITY);
    const rounds = new CoreRounds(search, view, new AssignmentEarnings(search, view));
    for (let turn = 0; turn < 2000 && !search.isProven; turn++) {
      finish(rounds.move());
      expect(search.provenCost).toBeLessThanOrEqual(optimum);
    }
    expect(search.cost).toBe(optimum);
    expect(search.isProven).toBe(true);
    expect(checkModel(model, search.choice)).toMatchObject({ ok: true, cost: search.cost });
  });
});
