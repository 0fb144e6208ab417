/** Assignment-like models: views, states, packings, bounds and plans against brute force and twins that count anew. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { stream, WorkBudget } from "../../../src/base/index.ts";
import { AssignmentBound } from "../../../src/kernel/assignment/assignment-bound.ts";
import { leafOfEarnings } from "../../../src/kernel/assignment/assignment-earnings.ts";
import { AssignmentState } from "../../../src/kernel/assignment/assignment-state.ts";
import { AssignmentTree } from "../../../src/kernel/assignment/assignment-tree.ts";
import { assignmentViewOf } from "../../../src/kernel/assignment/assignment-view.ts";
import { LocalPrices } from "../../../src/kernel/assignment/local-prices.ts";
import { LocalProblem } from "../../../src/kernel/assignment/local-problem.ts";
import { LocalSearch } from "../../../src/kernel/assignment/local-search.ts";
import { Neighbourhoods } from "../../../src/kernel/assignment/neighbourhoods.ts";
import { isPackable, packingItemsOf } from "../../../src/kernel/assignment/packing-items.ts";
import { PolyakAscent } from "../../../src/kernel/assignment/polyak.ts";
import { pricedCoreOf } from "../../../src/kernel/assignment/priced-core.ts";
import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
import { boundFromPrices } from "../../../src/kernel/certificate/bound-from-prices.ts";
import { PlainDomain } from "../../../src/kernel/certificate/plain-domain.ts";
import { PlainPacking } from "../../../src/kernel/certificate/plain-packing.ts";
import { checkModel } from "../../../src/kernel/check-model.ts";
import { layoutOf } from "../../../src/kernel/layout.ts";
import { type AllocationModel, NONE } from "../../../src/kernel/model.ts";
import { allPositions } from "../../../src/kernel/positions.ts";
import { Pricer } from "../../../src/kernel/rows/pricer.ts";
import { zeroPrices } from "../../../src/kernel/rows/prices.ts";
import { Search } from "../../../src/kernel/search.ts";
import { viewOf } from "../../../src/kernel/view.ts";
import { cheapestChoice, optionsOf, rowsOf } from "../../oracle/enumerate-model.ts";
import { finish } from "../../support/finish.ts";
import { modelArb } from "../arbitrary-model.ts";

const UNIT = 64;

/** Generalised assignment: each task must have one of the resources, some models have options that use two. */
const gapArb: fc.Arbitrary<AllocationModel> = fc
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

const eitherArb = fc.oneof(gapArb, modelArb);

function searchOf(model: AllocationModel, work: number, seed = 1): Search {
  const layout = layoutOf(model);
  const view = viewOf(model, allPositions(model));
  const budget = new WorkBudget(work);
  return new Search(model, layout, view, new Pricer(model, layout), budget, stream(seed, "test"), zeroPrices(model));
}

const listed = (model: AllocationModel): AllocationModel => ({
  ...model,
  restCost: new Float64Array(model.tasks).fill(Number.POSITIVE_INFINITY),
});

describe("an assignment view", () => {
  test.prop([eitherArb], { numRuns: 300 })("lists every option with what it uses of rows that can run out", (model) => {
    const view = assignmentViewOf(model, viewOf(model, allPositions(model)));
    for (let task = 0; task < model.tasks; task++) {
      const options = optionsOf(model, task);
      const skips = model.skipCost[task]! < Number.POSITIVE_INFINITY ? 1 : 0;
      expect(view.firstOption[task + 1]! - view.firstOption[task]!).toBe(options.length + skips);
      options.forEach((option, i) => {
        const at = view.firstOption[task]! + i;
        expect(view.optionCost[at]).toBe(option.cost);
        expect([view.optionMode[at], view.optionStart[at]]).toEqual([option.mode, option.start]);
        const uses = new Map(rowsOf(model, option));
        for (let touch = view.firstTouch[at]!; touch < view.firstTouch[at + 1]!; touch++) {
          const place = view.rowPlace[view.touchRow[touch]!]!;
          expect(view.touchAmount[touch]).toBe(uses.get(place));
          uses.delete(place);
        }
        for (const place of uses.keys()) expect(view.rowPlace).not.toContain(place);
      });
    }
  });

  test.prop([eitherArb, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 30 })], { numRuns: 300 })(
    "keeps a state as if it were counted anew",
    (model, moves) => {
      const view = assignmentViewOf(model, viewOf(model, allPositions(model)));
      const state = new AssignmentState(view);
      for (const [taskSeed, optionSeed] of moves) {
        const task = taskSeed % model.tasks;
        const options = view.firstOption[task + 1]! - view.firstOption[task]!;
        const drawn = optionSeed % (options + 1);
        state.set(task, drawn === options ? NONE : view.firstOption[task]! + drawn);
        const load = new Float64Array(view.rows);
        const on: number[][] = Array.from({ length: view.rows }, () => []);
        let cost = 0;
        for (const option of state.option) {
          if (option === NONE) continue;
          cost += view.optionCost[option]!;
          for (let touch = view.firstTouch[option]!; touch < view.firstTouch[option + 1]!; touch++) {
            load[view.touchRow[touch]!]! += view.touchAmount[touch]!;
            on[view.touchRow[touch]!]!.push(touch);
          }
        }
        expect(state.load).toEqual(load);
        expect(state.cost).toBe(cost);
        expect(state.overloaded).toBe(load.filter((sum, row) => sum > view.capacity[row]!).length);
        for (let row = 0; row < view.rows; row++) {
          const linked: number[] = [];
          for (let touch = state.head[row]!; touch !== NONE; touch = state.next[touch]!) linked.push(touch);
          expect(linked.sort((a, b) => a - b)).toEqual(on[row]!.sort((a, b) => a - b));
          expect(state.count[row]).toBe(linked.length);
        }
      }
    },
  );
});

const plainValue = (model: AllocationModel, prices: Float64Array): number | undefined =>
  finish(new PlainPacking(model).value(UNIT, leafOfEarnings(prices), new PlainDomain(model)));

describe("bounds of an assignment", () => {
  test.prop([eitherArb], { numRuns: 300 })(
    "never exceed the optimum, and are what the plain evaluation says",
    (model) => {
      const optimum = cheapestChoice(model);
      const search = searchOf(model, 50_000);
      const view = assignmentViewOf(listed(model), search.view);
      const ascent = new PolyakAscent(search, view);
      finish(ascent.run());
      expect(ascent.bound).toBeLessThanOrEqual(cheapestChoice(listed(model)) + 1e-6);
      if (!isPackable(view)) return;
      const bound = new AssignmentBound(view, packingItemsOf(model, view), UNIT);
      bound.begin(ascent.values.map((value) => (value < Number.POSITIVE_INFINITY ? value * UNIT : 0)));
      for (let step = 0; step < 60 && !bound.isConverged; step++) bound.advance(Math.min(optimum, 1000));
      expect(bound.bound).toBeLessThanOrEqual(optimum);
      // Tasks that can only go to one row go there from the start, so it may be more.
      expect(plainValue(model, bound.prices)).toBeGreaterThanOrEqual(bound.value);
      expect(plainValue(model, bound.prices)).toBeLessThanOrEqual(optimum * UNIT);
    },
  );

  test.prop([gapArb, fc.array(fc.integer({ min: -500, max: 4000 }), { minLength: 7, maxLength: 7 })], { numRuns: 300 })(
    "hold at any prices",
    (model, prices) => {
      const value = plainValue(model, Float64Array.from(prices));
      if (value !== undefined) expect(value).toBeLessThanOrEqual(cheapestChoice(model) * UNIT);
      expect(plainValue(model, new Float64Array(model.tasks).fill(0.5))).toBeUndefined();
    },
  );
});

describe("a sub-problem", () => {
  test.prop([gapArb, fc.nat(20)], { numRuns: 300 })(
    "is searched to the best plan that is not the present one",
    (model, more) => {
      const search = searchOf(model, 50_000);
      const view = assignmentViewOf(model, search.view);
      const state = new AssignmentState(view);
      const neighbourhoods = new Neighbourhoods(search, view);
      finish(neighbourhoods.run(5_000));
      if (search.cost === Number.POSITIVE_INFINITY) return;
      state.take(search.choice);
      const core = finish(pricedCoreOf(view, new Float64Array(view.rows).fill(1)));
      const problem = new LocalProblem(state);
      problem.clear();
      for (let row = 0; row < view.rows; row++) problem.addRow(row, 1);
      for (let task = 0; task < model.tasks; task++) expect(problem.addTask(task, core)).toBe(true);
      expect(problem.cost).toBe(state.cost);
      const most = state.cost + more;
      const prices = new LocalPrices(view.rows);
      prices.raise(problem, most + 1);
      expect(prices.bound).toBeLessThanOrEqual(state.cost + 1e-6);
      const local = new LocalSearch(view.rows);
      const isFound =
        prices.reduce(problem, most - prices.bound + 1e-6) &&
        local.run(problem, state.option, prices.bound, most, 4096);
      if (view.rows === 0) return;
      const best = bestOther(view, state, most);
      expect(isFound ? local.bestCost : Number.POSITIVE_INFINITY).toBe(best);
      if (!isFound) return;
      for (let t = 0; t < problem.tasks; t++) state.set(problem.task[t]!, problem.option[local.best[t]!]!);
      expect(state.cost).toBe(best);
      expect(state.overloaded).toBe(0);
    },
  );
});

/** Least cost of a plan other than the present one, of at most `most`. */
function bestOther(view: ReturnType<typeof assignmentViewOf>, state: AssignmentState, most: number): number {
  const left = Array.from(view.capacity);
  const from = (task: number, cost: number, isMoved: boolean): number => {
    if (cost > most) return Number.POSITIVE_INFINITY;
    if (task === view.tasks) return isMoved ? cost : Number.POSITIVE_INFINITY;
    let best = Number.POSITIVE_INFINITY;
    for (let option = view.firstOption[task]!; option < view.firstOption[task + 1]!; option++) {
      const touches = Array.from(
        { length: view.firstTouch[option + 1]! - view.firstTouch[option]! },
        (_, i) => view.firstTouch[option]! + i,
      );
      if (touches.some((touch) => left[view.touchRow[touch]!]! < view.touchAmount[touch]!)) continue;
      for (const touch of touches) left[view.touchRow[touch]!]! -= view.touchAmount[touch]!;
      const isOther = isMoved || option !== state.option[task];
      best = Math.min(best, from(task + 1, cost + view.optionCost[option]!, isOther));
      for (const touch of touches) left[view.touchRow[touch]!]! += view.touchAmount[touch]!;
    }
    return best;
  };
  return from(0, 0, false);
}

describe("a tree of prices on tasks", () => {
  test.prop([eitherArb], { numRuns: 200 })("closes at the optimum with nodes that each prove their value", (model) => {
    const whole = listed(model);
    const search = searchOf(whole, 3_000_000);
    const view = assignmentViewOf(whole, search.view);
    const optimum = cheapestChoice(whole);
    // Prices on tasks cannot show that nothing fits: without any plan the tree comes down to trying everything.
    if (!isPackable(view) || optimum === Number.POSITIVE_INFINITY) return;
    const items = packingItemsOf(whole, view);
    const tree = new AssignmentTree(search, view, items, UNIT, new Float64Array(model.tasks));
    finish(tree.run(2_000_000));
    expect(tree.isDone).toBe(true);
    expect(search.cost).toBe(optimum);
    expect(search.isProven).toBe(true);
    // Every plan keeps to the decisions of one node at least, and costs no less than that node proves.
    const best = search.choice;
    const isKept = (decision: number): boolean => {
      const item = decision < 0 ? ~decision : decision;
      const option = items.option[item]!;
      const isTaken =
        best.mode[items.task[item]!] === view.optionMode[option] &&
        best.start[items.task[item]!] === view.optionStart[option];
      return isTaken === decision >= 0;
    };
    const around = [...tree.root.leaves()].filter(({ decisions }) => decisions.every(isKept));
    expect(around.length).toBe(1);
    expect(around[0]!.value).toBeLessThanOrEqual(optimum * UNIT);
    expect(boundFromPrices(whole, { unit: UNIT, proof: tree.root.proof(view, items) })).toBe(optimum);
  });
});

describe("large neighbourhoods", () => {
  test.prop([eitherArb], { numRuns: 200 })(
    "make plans that keep all rules and never cost less than the optimum",
    (model) => {
      const search = searchOf(model, 60_000);
      const view = assignmentViewOf(model, search.view);
      finish(new PolyakAscent(search, view).run());
      finish(new Neighbourhoods(search, view).run(40_000));
      const optimum = cheapestChoice(listed(model));
      expect(search.cost).toBeGreaterThanOrEqual(optimum);
      if (search.cost === Number.POSITIVE_INFINITY) return;
      const check = checkModel(model, search.choice);
      expect(check.violations).toEqual([]);
      expect(check.cost).toBe(search.cost);
    },
  );

  test.prop([gapArb, fc.integer()], { numRuns: 60 })("make the same plan for the same seed and work", (model, seed) => {
    const [a, b] = [1, 2].map(() => {
      const search = searchOf(model, 30_000, seed);
      const view = assignmentViewOf(model, search.view);
      finish(new PolyakAscent(search, view).run());
      const method = new Neighbourhoods(search, view);
      finish(method.run(10_000));
      finish(method.run(10_000));
      return { choice: search.best(), cost: search.cost, spent: search.budget.spent };
    });
    expect(a).toEqual(b);
  });
});
