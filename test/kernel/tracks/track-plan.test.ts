/** Plans on tracks and moves on them, against a twin that starts every task anew, and plans against an enumerator that tries everything. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { stream } from "../../../src/base/index.ts";
import { construct } from "../../../src/kernel/anneal/construct.ts";
import { coreOf, tasksWithOptions } from "../../../src/kernel/anneal/core.ts";
import { finedSkipCosts } from "../../../src/kernel/anneal/fined-skip-costs.ts";
import { geometric } from "../../../src/kernel/anneal/geometric.ts";
import { UNCOUPLED } from "../../../src/kernel/couplings.ts";
import { layoutOf } from "../../../src/kernel/layout.ts";
import { type AllocationModel, choiceCost, NONE } from "../../../src/kernel/model.ts";
import { Occupancy } from "../../../src/kernel/occupancy.ts";
import { allPositions } from "../../../src/kernel/positions.ts";
import { DualAscent } from "../../../src/kernel/rows/dual-ascent.ts";
import { Relocation } from "../../../src/kernel/tracks/relocation.ts";
import { resequence } from "../../../src/kernel/tracks/resequence.ts";
import { sweepOrder } from "../../../src/kernel/tracks/sweep-order.ts";
import { TrackPlan } from "../../../src/kernel/tracks/track-plan.ts";
import { type Tracks, tracksOf } from "../../../src/kernel/tracks/tracks.ts";
import { viewOf } from "../../../src/kernel/view.ts";
import { cheapestChoice } from "../../oracle/enumerate-model.ts";
import { finish } from "../../support/finish.ts";
import { modelArb, roomModelArb } from "../arbitrary-model.ts";
import { searchOf } from "../search-of.ts";

function tracksFor(model: AllocationModel): Tracks | undefined {
  return tracksOf(model, viewOf(model, allPositions(model)), layoutOf(model).isRising);
}

/** A number per task that is compared: order, modes, starts and ends are all there is to know of a plan. */
function stateOf(model: AllocationModel, plan: TrackPlan): unknown {
  const orders = Array.from(plan.length, (length, track) =>
    Array.from({ length }, (_, place) => plan.taskAt(track, place)),
  );
  const isIn = (task: number): boolean => plan.mode[task] !== NONE;
  const ends = Array.from({ length: model.tasks }, (_, task) => (isIn(task) ? plan.end[task] : NONE));
  return { orders, ends, mode: [...plan.mode], start: [...plan.start], track: [...plan.track] };
}

/** Starts of all tasks when each is put as early as its predecessor on the track allows, from the definition of the model. */
function startsAnew(model: AllocationModel, plan: TrackPlan): number[] {
  const { periods, modeShape, endOf, capacity, demandResource, earliest, pastLatest } = model;
  const starts = new Array<number>(model.tasks).fill(NONE);
  for (let track = 0; track < plan.tracks.count; track++) {
    let previous = 0;
    for (let place = 0; place < plan.length[track]!; place++) {
      const task = plan.taskAt(track, place);
      const mode = plan.mode[task]!;
      const resource = demandResource[mode]!;
      const endAt = (start: number): number => endOf[modeShape[mode]! * periods + start]!;
      const unit = track - plan.tracks.first[resource]!;
      const isOpen = (start: number): boolean =>
        endAt(start) !== NONE &&
        capacity.subarray(resource * periods + start, resource * periods + endAt(start)).every((left) => left > unit);
      let start = Math.max(earliest[task]!, previous);
      while (start < pastLatest[task]! && !isOpen(start)) start++;
      expect(start).toBeLessThan(pastLatest[task]!);
      starts[task] = start;
      previous = endAt(start);
    }
  }
  return starts;
}

function expectFeasible(model: AllocationModel, choice: { mode: Int32Array; start: Int32Array }): void {
  const taken = new Occupancy(model, layoutOf(model));
  for (let task = 0; task < model.tasks; task++) {
    if (choice.mode[task] === NONE) continue;
    expect(taken.isFree(choice.mode[task]!, choice.start[task]!)).toBe(true);
    taken.place(task, choice.mode[task]!, choice.start[task]!);
  }
}

const movesArb = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), { maxLength: 25 });

describe("plans on tracks", () => {
  test.prop([roomModelArb, movesArb], { numRuns: 400 })(
    "start and cost as if they were decoded anew",
    (model, moves) => {
      const tracks = tracksFor(model)!;
      const plan = new TrackPlan(model, tracks);
      const skipCost = finedSkipCosts(model, 16);
      const costNow = (): number =>
        skipCost.reduce((sum, skip, task) => sum + (plan.mode[task] === NONE ? skip : plan.costOf(task)), 0);
      for (const [taskSeed, modeSeed, trackSeed, placeSeed] of moves) {
        const task = taskSeed % model.tasks;
        const before = costNow();
        let told = 0;
        if (plan.mode[task] !== NONE) {
          const place = plan.placeOf(task);
          const change = plan.removeCost(task, place);
          if (change === Number.POSITIVE_INFINITY) continue;
          told = change + skipCost[task]!;
          plan.remove(task, place);
        } else {
          const modes = model.firstMode[task + 1]! - model.firstMode[task]!;
          if (modes === 0) continue;
          const mode = model.firstMode[task]! + (modeSeed % modes);
          const resource = model.demandResource[mode]!;
          const count = tracks.first[resource + 1]! - tracks.first[resource]!;
          if (count === 0) continue;
          const track = tracks.first[resource]! + (trackSeed % count);
          const place = placeSeed % (plan.length[track]! + 1);
          const other = place < plan.length[track]! && modeSeed % 2 === 0 ? plan.taskAt(track, place) : NONE;
          const behind = other === NONE ? place : place + 1;
          const change = plan.insertCost(task, mode, track, place, behind, Number.POSITIVE_INFINITY);
          if (change === Number.POSITIVE_INFINITY) continue;
          told = change - skipCost[task]!;
          if (other === NONE) plan.insert(task, mode, track, place);
          else {
            told += skipCost[other]! - plan.costOf(other);
            plan.replace(other, task, mode, track, place);
          }
        }
        expect(costNow() - before).toBe(told);
        expect([...plan.start]).toEqual(startsAnew(model, plan));
        expectFeasible(model, plan);
      }
      const again = new TrackPlan(model, tracks);
      again.load(plan);
      expectFeasible(model, again);
    },
  );

  test.prop([roomModelArb, fc.integer(), fc.array(fc.tuple(fc.nat(), fc.integer({ min: -20, max: 20 })))], {
    numRuns: 400,
  })("move by relocation for what it tells, or not at all", (model, seed, moves) => {
    const search = searchOf(model, 20_000, seed);
    finish(new DualAscent(search).run(20));
    const core = finish(coreOf(search));
    const tasks = tasksWithOptions(core);
    if (tasks.length === 0) return;
    const plan = new TrackPlan(model, tracksFor(model)!);
    const skipCost = finedSkipCosts(model, 16);
    const relocation = new Relocation(model, core, plan, stream(seed, "moves"), skipCost);
    const costNow = (): number =>
      skipCost.reduce((sum, skip, task) => sum + (plan.mode[task] === NONE ? skip : plan.costOf(task)), 0);
    for (const [taskSeed, limit] of moves) {
      const before = { cost: costNow(), state: stateOf(model, plan) };
      if (relocation.try(tasks[taskSeed % tasks.length]!, limit)) {
        expect(relocation.delta).toBeLessThanOrEqual(limit);
        expect(costNow() - before.cost).toBe(relocation.delta);
        expect([...plan.start]).toEqual(startsAnew(model, plan));
      } else expect(stateOf(model, plan)).toEqual(before.state);
    }
  });

  test.prop([roomModelArb, fc.integer()], { numRuns: 150 })(
    "lead to plans that hold, the same for the same seed",
    (model, seed) => {
      const [a, b] = [1, 2].map(() => {
        const search = searchOf(model, 20_000, seed);
        finish(new DualAscent(search).run(20));
        finish(construct(search));
        const constructed = search.cost;
        finish(resequence(search, tracksFor(model)!, 3_000, true));
        finish(resequence(search, tracksFor(model)!, 3_000, false));
        expect(search.cost).toBeLessThanOrEqual(constructed);
        return { choice: search.best(), cost: search.cost };
      });
      expect(a).toEqual(b);
      expectFeasible(model, a!.choice);
      expect(a!.cost).toBe(choiceCost(model, a!.choice));
      const listed = { ...model, restCost: new Float64Array(model.tasks).fill(Number.POSITIVE_INFINITY) };
      expect(a!.cost).toBeGreaterThanOrEqual(cheapestChoice(listed));
    },
  );

  test("find the exchange of two tasks that no single move finds", () => {
    // Each of two tasks, on for all periods, has the room that is dear for it; neither is ever left out.
    const model: AllocationModel = {
      tasks: 2,
      resources: 2,
      periods: 2,
      firstMode: Int32Array.of(0, 2, 4),
      modeCost: Float64Array.of(1, 5, 1, 5),
      modeShape: new Int32Array(4),
      firstDemand: Int32Array.of(0, 1, 2, 3, 4),
      demandResource: Int32Array.of(0, 1, 1, 0),
      demandAmount: new Int32Array(4).fill(1),
      endOf: Int32Array.of(2, NONE),
      earliest: new Int32Array(2),
      pastLatest: new Int32Array(2).fill(1),
      startCostRow: new Int32Array(2),
      startCosts: new Float64Array(2),
      skipCost: new Float64Array(2).fill(Number.POSITIVE_INFINITY),
      restCost: new Float64Array(2).fill(Number.POSITIVE_INFINITY),
      capacity: new Int32Array(4).fill(1),
      groupOf: new Int32Array(2).fill(NONE),
      groupSpread: new Int32Array(0),
      couplings: UNCOUPLED,
    };
    const search = searchOf(model, 1e6);
    finish(new DualAscent(search).run(20));
    const plan = new TrackPlan(model, tracksFor(model)!);
    plan.load({ mode: Int32Array.of(1, 3), start: new Int32Array(2) });
    const core = finish(coreOf(search));
    const skipCost = finedSkipCosts(model, 16);
    const relocation = new Relocation(model, core, plan, stream(1, "moves"), skipCost);
    let cost = 10;
    for (let i = 0; i < 50; i++) if (relocation.try(0, 0)) cost += relocation.delta;
    expect(cost).toBe(2);
  });

  test.prop([modelArb], { numRuns: 100 })(
    "need options that take one unit of one resource and rising start costs",
    (model) => {
      const isUnit = model.demandAmount.every((amount) => amount === 1);
      const isSingle = model.firstDemand.every((demand, mode) => demand === mode);
      const isRising = model.startCostRow.every((row) => layoutOf(model).isRising[row] === 1);
      expect(tracksFor(model) !== undefined).toBe(isUnit && isSingle && isRising);
    },
  );
});

describe("the order of a sweep", () => {
  test.prop([modelArb], { numRuns: 100 })("holds every task once", (model) => {
    expect([...sweepOrder(model)].sort((a, b) => a - b)).toEqual(
      Array.from({ length: model.tasks }, (_, task) => task),
    );
  });
});

describe("a geometric progression", () => {
  test("falls by equal factors", () => {
    const values = geometric(16, 1, 4);
    expect([...values]).toEqual([16, 8, 4, 2, 1]);
  });
});
