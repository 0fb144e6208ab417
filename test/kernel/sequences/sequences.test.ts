/** Sequences on unary resources: against a decoder that walks the model itself, and an enumerator that tries everything. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, test as plainTest } from "vitest";
import { stream, WorkBudget } from "../../../src/base/index.ts";
import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
import { checkModel } from "../../../src/kernel/check-model.ts";
import { layoutOf } from "../../../src/kernel/layout.ts";
import { type AllocationModel, choiceCost, emptyChoice, NONE } from "../../../src/kernel/model.ts";
import { allPositions } from "../../../src/kernel/positions.ts";
import { Pricer } from "../../../src/kernel/rows/pricer.ts";
import { zeroPrices } from "../../../src/kernel/rows/prices.ts";
import { Search } from "../../../src/kernel/search.ts";
import { PathBound } from "../../../src/kernel/sequences/path-bound.ts";
import { loadPlan, savePlan } from "../../../src/kernel/sequences/sequence-plan.ts";
import { SequenceState } from "../../../src/kernel/sequences/sequence-state.ts";
import { Sequences } from "../../../src/kernel/sequences/sequences.ts";
import { fitsSequences } from "../../../src/kernel/sequences/unary.ts";
import { viewOf } from "../../../src/kernel/view.ts";
import { cheapestChoice, optionsOf } from "../../oracle/enumerate-model.ts";
import { finish } from "../../support/finish.ts";
import { sequenceModelArb } from "./arbitrary-sequences.ts";

function searchOf(model: AllocationModel, work: number, seed = 1): Search {
  const layout = layoutOf(model);
  const view = viewOf(model, allPositions(model));
  const random = stream(seed, "test");
  return new Search(model, layout, view, new Pricer(model, layout), new WorkBudget(work), random, zeroPrices(model));
}

const stateOf = (model: AllocationModel): SequenceState => {
  const layout = layoutOf(model);
  return new SequenceState(model, layout, viewOf(model, allPositions(model)));
};

const orderOf = (state: SequenceState, machine: number): number[] =>
  Array.from(state.taskAt.subarray(state.firstSlot[machine]!, state.firstSlot[machine]! + state.length[machine]!));

/** Cost of orders, each task as early as can be, from the options of the model; Infinity when one cannot start. */
function costOf(model: AllocationModel, state: SequenceState, orders: readonly (readonly number[])[]): number {
  let cost = 0;
  orders.forEach((order, machine) => {
    let time = 0;
    for (const task of order) {
      if (machine === state.pool) {
        cost += Math.min(model.skipCost[task]!, state.fine);
        continue;
      }
      const mode = state.modeOn[task * state.machines + machine]!;
      const option = optionsOf(model, task).find((one) => one.mode === mode && one.start >= time);
      cost += option?.cost ?? Number.POSITIVE_INFINITY;
      time = option?.end ?? time;
    }
  });
  return cost;
}

/** Orders after an exchange, by cutting and joining lists. */
function exchanged(orders: number[][], a: number, i: number, n: number, b: number, k: number, m: number): number[][] {
  const after = orders.map((order) => [...order]);
  const [one, other] = [after[a]!, after[b]!];
  if (a === b) {
    const middle = one.slice(i + n, k);
    after[a] = [...one.slice(0, i), ...one.slice(k, k + m), ...middle, ...one.slice(i, i + n), ...one.slice(k + m)];
  } else {
    after[a] = [...one.slice(0, i), ...other.slice(k, k + m), ...one.slice(i + n)];
    after[b] = [...other.slice(0, k), ...one.slice(i, i + n), ...other.slice(k + m)];
  }
  return after;
}

describe("a state of sequences", () => {
  const seeds = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat(), fc.nat(), fc.nat()), { maxLength: 30 });

  test.prop([sequenceModelArb({ isRising: false }), seeds, fc.nat(20)], { numRuns: 400 })(
    "knows what every exchange costs, and becomes what lists cut and joined decode to",
    (model, moves, limit) => {
      const state = stateOf(model);
      const choice = emptyChoice(model.tasks);
      for (const [s0, s1, s2, s3, s4, s5] of moves) {
        const orders = Array.from({ length: state.machines }, (_, machine) => orderOf(state, machine));
        const now = costOf(model, state, orders);
        expect(state.cost).toBe(now);
        const a = s0 % state.machines;
        const b = s1 % state.machines;
        const i = s2 % (orders[a]!.length + 1);
        const n = s3 % (orders[a]!.length - i + 1);
        const least = a === b ? i + n : 0;
        const k = least + (s4 % (orders[b]!.length - least + 1));
        const m = s5 % (orders[b]!.length - k + 1);
        const after = exchanged(orders, a, i, n, b, k, m);
        const isPossible = after.every((order, machine) =>
          order.every((task) => state.modeOn[task * state.machines + machine] !== NONE),
        );
        const change = isPossible ? costOf(model, state, after) - now : Number.POSITIVE_INFINITY;
        expect(state.delta(a, i, n, b, k, m, Number.MAX_VALUE)).toBe(change);
        if (change === Number.POSITIVE_INFINITY) continue;
        if (fitsSequences(model, layoutOf(model))) {
          const limited = state.delta(a, i, n, b, k, m, limit);
          expect(limited).toBe(change <= limit ? change : Number.POSITIVE_INFINITY);
        }
        state.exchange(a, i, n, b, k, m);
        expect(Array.from({ length: state.machines }, (_, machine) => orderOf(state, machine))).toEqual(after);
        savePlan(state, choice);
        const { ok, violations } = checkModel(model, choice);
        expect(ok || violations.every(({ rule }) => rule === "mandatory")).toBe(true);
        after.forEach((order, machine) => {
          order.forEach((task, place) => {
            expect([state.machineOf[task], state.placeOf[task]]).toEqual([machine, place]);
          });
        });
      }
    },
  );

  test.prop([sequenceModelArb({ isRising: true }), fc.integer()], { numRuns: 100 })(
    "takes over a plan without loss",
    (model, seed) => {
      const search = searchOf(model, 20_000, seed);
      finish(new Sequences(search).run(10_000));
      const state = stateOf(model);
      loadPlan(state, model, search.choice);
      const choice = emptyChoice(model.tasks);
      savePlan(state, choice);
      expect(choiceCost(model, choice)).toBe(search.cost);
    },
  );
});

describe("sequences", () => {
  test.prop([sequenceModelArb({ isRising: true }), fc.boolean()], { numRuns: 80 })(
    "find the optimum of small models, with and without prices",
    (model, isPriced) => {
      const search = searchOf(model, 3_000_000);
      expect(fitsSequences(model, search.layout)).toBe(true);
      const optimum = cheapestChoice(model);
      if (isPriced) finish(new PathBound(search).run(60));
      // Chance decides how soon: one in some thousands takes more than 200,000 units.
      for (const _ of new Sequences(search).run(3_000_000)) if (search.cost === optimum) break;
      expect(search.cost).toBe(optimum);
      const { ok, cost } = checkModel(model, search.choice);
      expect(ok ? cost : Number.POSITIVE_INFINITY).toBe(search.cost);
    },
  );

  test.prop([sequenceModelArb({ isRising: true }), fc.integer()], { numRuns: 30 })(
    "are the same for the same seed and work",
    (model, seed) => {
      const [one, other] = [1, 2].map(() => {
        const search = searchOf(model, 300_000, seed);
        finish(new PathBound(search).run(10));
        finish(new Sequences(search).run(200_000));
        return { choice: search.best(), cost: search.cost, bound: search.bound, price: search.prices.sumBefore };
      });
      expect(one).toEqual(other);
    },
  );

  plainTest("do not fit where waiting may pay, tasks can share a resource, or more than resources ties them", () => {
    const fits = (say: (builder: ModelBuilder, machine: number) => void, capacity = 1): boolean => {
      const builder = new ModelBuilder({ periods: 6 });
      say(builder, builder.resource({ capacity }));
      const model = builder.build();
      return fitsSequences(model, layoutOf(model));
    };
    const job = (builder: ModelBuilder, resource: number, startCosts?: (start: number) => number): number => {
      const task = builder.task(startCosts === undefined ? {} : { startCosts });
      return builder.mode(task, { duration: 2, demands: [{ resource }] });
    };
    expect(fits(job)).toBe(true);
    expect(fits(job, 2)).toBe(false);
    expect(fits((builder, machine) => job(builder, machine, (start) => 6 - start))).toBe(false);
    const pair = (builder: ModelBuilder, machine: number): void => {
      builder.incompatible(job(builder, machine), job(builder, machine));
    };
    expect(fits(pair)).toBe(false);
    const shorter = (start: number): number | undefined => (start === 0 ? 5 : start + 1);
    const early = (builder: ModelBuilder, resource: number): void => {
      builder.mode(builder.task(), { ends: shorter, demands: [{ resource }] });
    };
    expect(fits(early)).toBe(false);
  });
});
