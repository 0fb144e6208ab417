/** Cores of assignments: losses of packings, what is fixed, and what searches answer, against brute force. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, test as plainTest } from "vitest";
import { stream, WorkBudget } from "../../../src/base/index.ts";
import { AssignmentEarnings } from "../../../src/kernel/assignment/assignment-earnings.ts";
import { repair, takeByRegret } from "../../../src/kernel/assignment/assignment-start.ts";
import { AssignmentState } from "../../../src/kernel/assignment/assignment-state.ts";
import { type AssignmentView, assignmentViewOf } from "../../../src/kernel/assignment/assignment-view.ts";
import { CoreAscent } from "../../../src/kernel/assignment/core-ascent.ts";
import { CoreDive } from "../../../src/kernel/assignment/core-dive.ts";
import { CoreDives } from "../../../src/kernel/assignment/core-dives.ts";
import { CoreFixing } from "../../../src/kernel/assignment/core-fixing.ts";
import { CoreSearch } from "../../../src/kernel/assignment/core-search.ts";
import { CoreSettling } from "../../../src/kernel/assignment/core-settling.ts";
import { PackingCore } from "../../../src/kernel/assignment/packing-core.ts";
import { isPackable, type PackingItems, packingItemsOf } from "../../../src/kernel/assignment/packing-items.ts";
import { PackingLosses } from "../../../src/kernel/assignment/packing-losses.ts";
import { pricedCoreOf } from "../../../src/kernel/assignment/priced-core.ts";
import { Region } from "../../../src/kernel/assignment/region.ts";
import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
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

const packingArb = fc.record({
  items: fc.array(fc.tuple(fc.integer({ min: -20, max: 40 }), fc.integer({ min: 1, max: 12 })), { maxLength: 9 }),
  room: fc.nat(30),
  at: fc.nat(3),
});

describe("losses of a packing", () => {
  const solve = (
    { items, room, at }: { items: [number, number][]; room: number; at: number },
    most: number,
    isForLeast: boolean,
  ): PackingLosses => {
    const losses = new PackingLosses(10);
    const values = Float64Array.from(items, ([value]) => value);
    const amounts = Float64Array.from([...Array.from({ length: at }, () => 1), ...items.map(([, amount]) => amount)]);
    losses.solve(values, amounts, at, items.length, room, most, isForLeast);
    return losses;
  };

  test.prop([packingArb, fc.oneof(fc.nat(30), fc.constant(Number.POSITIVE_INFINITY)), fc.boolean()], { numRuns: 500 })(
    "are no more than what forcing an item to the other side costs, and exactly that up to the most asked for",
    (packing, most, isForLeast) => {
      const { items, room } = packing;
      const losses = solve(packing, most, isForLeast);
      const best = bestPacking(items, room);
      expect(losses.value).toBe(best);
      const packed = items.filter((_, i) => losses.chosen[i] === 1);
      expect(packed.reduce((sum, [value]) => sum + value, 0)).toBe(best);
      expect(packed.reduce((sum, [, amount]) => sum + amount, 0)).toBeLessThanOrEqual(room);
      items.forEach((_, i) => {
        const exact = best - bestPacking(items, room, i, losses.chosen[i] === 0);
        expect(losses.loss[i]).toBeLessThanOrEqual(exact);
        if (exact <= most) expect(losses.loss[i]).toBe(exact);
        else expect(losses.loss[i]).toBeGreaterThan(most);
      });
    },
  );
});

/** A core of all tasks at these prices, and what works on it. */
function coreOf(
  view: AssignmentView,
  items: PackingItems,
  start: readonly number[],
): { core: PackingCore; ascent: CoreAscent; fixing: CoreFixing; search: CoreSearch; taken: Int32Array } {
  const core = new PackingCore(view.tasks, view.rows, items.task.length);
  const plan = new Int32Array(view.tasks).fill(NONE);
  core.load(
    view,
    items,
    UNIT,
    plan,
    Float64Array.from(plan, (_, task) => start[task]!),
  );
  const ascent = new CoreAscent(view.tasks, items.most);
  const fixing = new CoreFixing(view.tasks, items.task.length, items.most);
  return { core, ascent, fixing, search: new CoreSearch(ascent, fixing), taken: new Int32Array(view.tasks) };
}

/** Checks that items are a plan of at most some cost. */
function expectPlan(view: AssignmentView, items: PackingItems, taken: Int32Array, most: number): void {
  const load = new Float64Array(view.rows);
  let sum = 0;
  for (let task = 0; task < view.tasks; task++) {
    const item = taken[task]!;
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

const startArb = fc.array(fc.integer({ min: -500, max: 2500 }), { minLength: 7, maxLength: 7 });

describe("cores", () => {
  test.prop([gapArb, startArb], { numRuns: 300 })(
    "are searched for a plan where there is one, whatever prices they begin with, and to the end where there is none",
    (model, start) => {
      const view = assignmentViewOf(model, searchOf(model).view);
      fc.pre(isPackable(view));
      const items = packingItemsOf(model, view);
      const optimum = cheapestChoice(model);
      const ask = (most: number): boolean | undefined => {
        const { core, search, taken } = coreOf(view, items, start);
        const answer = finish(search.run(core, most * UNIT, Number.POSITIVE_INFINITY, taken));
        if (answer === true) expectPlan(view, items, taken, most);
        return answer;
      };
      if (optimum === Number.POSITIVE_INFINITY) {
        expect(ask(10_000)).toBe(false);
        return;
      }
      expect(ask(optimum - 1)).toBe(false);
      expect(ask(optimum)).toBe(true);
      expect(ask(optimum + 3)).toBe(true);
    },
  );

  test.prop(
    [gapArb, startArb, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(20), fc.integer({ min: 0, max: 4 })],
    {
      numRuns: 300,
    },
  )("are dived into for plans that cost no more than asked", (model, start, height, more, fewTasks) => {
    const view = assignmentViewOf(model, searchOf(model).view);
    fc.pre(isPackable(view));
    const items = packingItemsOf(model, view);
    const optimum = cheapestChoice(model);
    const { core, ascent, fixing, search, taken } = coreOf(view, items, start);
    const settling = new CoreSettling(view.tasks, view.rows, stream(1, "settling"));
    const dive = new CoreDive(ascent, fixing, settling, search, fewTasks);
    const most = optimum === Number.POSITIVE_INFINITY ? 500 : optimum + more - 5;
    const isFound = finish(dive.run(core, most * UNIT, UNIT, height, taken));
    if (most < optimum) expect(isFound).toBe(false);
    if (isFound) expectPlan(view, items, taken, most);
  });

  plainTest("are given up when a task has no option left, whatever the target", () => {
    const builder = new ModelBuilder();
    const resources = [4, 5, 5].map((capacity) => builder.resource({ capacity }));
    // Amount and cost at each resource.
    const tasks = [
      [
        [2, 2],
        [4, 5],
        [3, 0],
      ],
      [
        [3, 1],
        [3, 3],
        [4, 1],
      ],
      [
        [4, 5],
        [2, 0],
        [2, 1],
      ],
      [
        [2, 1],
        [2, 1],
        [4, 1],
      ],
      [
        [3, 1],
        [3, 2],
        [4, 1],
      ],
      [
        [1, 1],
        [3, 4],
        [1, 1],
      ],
      [
        [3, 2],
        [1, 1],
        [4, 1],
      ],
    ];
    for (const own of tasks) {
      const task = builder.task();
      own.forEach(([amount, cost], r) => {
        builder.mode(task, { cost: cost!, demands: [{ resource: resources[r]!, amount: amount! }] });
      });
    }
    const model = builder.build();
    const view = assignmentViewOf(model, searchOf(model).view);
    const { core, ascent, fixing, search, taken } = coreOf(view, packingItemsOf(model, view), [0, 0, 0, 0, 0, 0, 0]);
    const settling = new CoreSettling(view.tasks, view.rows, stream(1, "settling"));
    const dive = new CoreDive(ascent, fixing, settling, search, 0);
    expect(finish(dive.run(core, 50 * UNIT, UNIT, 0.3, taken))).toBe(false);
  });

  test.prop([gapArb], { numRuns: 200 })(
    "give plans of the whole and of regions, each better than the last",
    (model) => {
      const search = searchOf(model);
      const view = assignmentViewOf(model, search.view);
      fc.pre(isPackable(view) && view.tasks > 0);
      for (let task = 0; task < view.tasks; task++) fc.pre(view.firstOption[task]! < view.firstOption[task + 1]!);
      const state = new AssignmentState(view);
      const priced = finish(pricedCoreOf(view, new Float64Array(view.rows)));
      const random = stream(1, "dives");
      const dives = new CoreDives(
        search,
        state,
        new Region(state, random),
        random,
        new AssignmentEarnings(search, view),
      );
      takeByRegret(state, priced);
      finish(repair(state, priced, random, search.budget, 10_000));
      for (let turn = 0; turn < 6; turn++) {
        const before = state.overloaded > 0 ? Number.POSITIVE_INFINITY : state.cost;
        if (before < search.cost) search.offer(state.choice(), state.cost);
        if (turn % 2 === 0) finish(dives.whole());
        else if (state.overloaded === 0) finish(dives.region(priced));
        if (before < Number.POSITIVE_INFINITY) expect(state.cost).toBeLessThanOrEqual(before);
        if (state.overloaded === 0) {
          expect(checkModel(model, state.choice())).toMatchObject({ ok: true, cost: state.cost });
        }
      }
    },
  );
});
