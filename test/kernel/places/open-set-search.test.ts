/** Search over open sets of small place models: prices below every plan, plans that fit, moves that go back as they came. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { runAtOnce, stream, WorkBudget } from "../../../src/base/index.ts";
import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
import { NONE } from "../../../src/kernel/model.ts";
import { OpenSetMoves } from "../../../src/kernel/places/open-set-moves.ts";
import { OpenSetPlan } from "../../../src/kernel/places/open-set-plan.ts";
import { OpenSetPrices } from "../../../src/kernel/places/open-set-prices.ts";
import { PlaceGuide } from "../../../src/kernel/places/place-guide.ts";
import { type PlaceProblem, placeProblemOf } from "../../../src/kernel/places/place-problem.ts";
import { optionsByCost } from "../../../src/kernel/places/site-candidates.ts";
import { TurnShares } from "../../../src/kernel/turn-shares.ts";
import { solveModelSync } from "../../../src/solve/solve-model.ts";
import { knapsackModelArb } from "./arbitrary-places.ts";

/** The cheapest plan at open sites, by trying every one; opening is paid for all of them. */
function cheapestAt(problem: PlaceProblem, isOpen: Uint8Array): number {
  const room = problem.capacity.slice();
  let opening = 0;
  for (let site = 0; site < problem.sites; site++) if (isOpen[site] === 1) opening += problem.siteCost[site]!;
  const from = (task: number): number => {
    if (task === problem.tasks) return 0;
    let least = problem.skipCost[task]! + (problem.skipCost[task] === Number.POSITIVE_INFINITY ? 0 : from(task + 1));
    for (let option = problem.firstOption[task]!; option < problem.firstOption[task + 1]!; option++) {
      const resource = problem.optionResource[option]!;
      const amount = problem.optionAmount[option]!;
      if (isOpen[problem.siteOf[resource]!] === 0 || amount > room[resource]!) continue;
      room[resource]! -= amount;
      least = Math.min(least, problem.optionCost[option]! + from(task + 1));
      room[resource]! += amount;
    }
    return least;
  };
  return opening + from(0);
}

const openArb = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });

describe("prices of an open set", () => {
  test.prop([knapsackModelArb(), openArb, fc.integer({ min: 1, max: 60 })], { numRuns: 200 })(
    "stay below every plan of it, and guide to plans that fit",
    (model, open, steps) => {
      const problem = placeProblemOf(model)!;
      const isOpen = Uint8Array.from({ length: problem.sites }, (_, site) => (open[site % 12] ? 1 : 0));
      const isExcluded = new Uint8Array(problem.optionCost.length);
      const prices = new OpenSetPrices(problem, optionsByCost(problem));
      const least = cheapestAt(problem, isOpen);
      for (let again = 0; again < 2; again++) {
        expect(runAtOnce(prices.evaluate(isOpen, isExcluded, 1e6, steps))).toBeLessThanOrEqual(least + 1e-6);
        prices.keep();
      }
      if (prices.bound === Number.POSITIVE_INFINITY) return;
      const plan = new OpenSetPlan(prices, stream(1, "test"));
      runAtOnce(plan.begin(new WorkBudget(20_000)));
      if (plan.fits) runAtOnce(plan.improve(new WorkBudget(20_000), 0.5));
      if (plan.cost === Number.POSITIVE_INFINITY) return;
      const load = new Float64Array(problem.resources);
      let cost = 0;
      plan.best.forEach((option, task) => {
        cost += option === NONE ? problem.skipCost[task]! : problem.optionCost[option]!;
        if (option === NONE) return;
        expect(problem.optionTask[option]).toBe(task);
        expect(isOpen[problem.siteOf[problem.optionResource[option]!]!]).toBe(1);
        load[problem.optionResource[option]!]! += problem.optionAmount[option]!;
      });
      load.forEach((sum, resource) => {
        expect(sum).toBeLessThanOrEqual(problem.capacity[resource]!);
      });
      expect(plan.cost).toBe(cost);
      const opening = problem.siteCost.reduce((sum, own, site) => sum + isOpen[site]! * own, 0);
      expect(cost + opening).toBeGreaterThanOrEqual(least);
    },
  );

  test.prop([knapsackModelArb(), fc.nat(1000)], { numRuns: 100 })(
    "moves keep limits, and go back as they came",
    (model, seed) => {
      const guide = new PlaceGuide(placeProblemOf(model)!);
      const { problem } = guide;
      const prices = new OpenSetPrices(problem, optionsByCost(problem));
      const moves = new OpenSetMoves(guide, prices, stream(seed, "test"));
      const isExcluded = new Uint8Array(problem.optionCost.length);
      for (let step = 0; step < 20; step++) {
        runAtOnce(prices.evaluate(moves.isOpen, isExcluded, 1e6, 10));
        moves.look();
        const before = moves.isOpen.slice();
        if (!moves.move()) expect(moves.isOpen).toEqual(before);
        const used = problem.most.map(
          (_, limit) => problem.limitOf.filter((own, site) => own === limit && moves.isOpen[site] === 1).length,
        );
        used.forEach((count, limit) => {
          expect(count).toBeLessThanOrEqual(problem.most[limit]!);
        });
        if (step % 3 > 0) continue;
        moves.undo();
        expect(moves.isOpen).toEqual(before);
      }
    },
  );
});

describe("shares of turns", () => {
  test.prop([fc.array(fc.tuple(fc.nat(2), fc.integer({ min: -5, max: 5 }), fc.nat(50)), { maxLength: 20 })])(
    "add up to one, and give everybody a part and most to what paid",
    (turns) => {
      const shares = new TurnShares(3, 0.1);
      for (const [way, gain, units] of turns) shares.record(way, gain, units);
      const all = [0, 1, 2].map((way) => shares.of(way));
      expect(all.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      for (const share of all) expect(share).toBeGreaterThanOrEqual(0.1);
      shares.record(1, 1e9, 1);
      expect(shares.of(1)).toBeGreaterThan(0.7);
    },
  );
});

test("nothing is planned where all that a task could take is ruled out", () => {
  const builder = new ModelBuilder();
  const [near, far, wide] = [1, 1, 2].map((capacity) => builder.resource({ capacity }));
  const [dear, cheap] = [5, 1].map((cost) => builder.place({ cost }));
  const one = builder.task();
  builder.mode(one, { place: dear!, demands: [{ resource: near! }] });
  builder.mode(one, { place: dear!, demands: [{ resource: far! }] });
  builder.mode(one, { cost: 4, place: cheap!, demands: [{ resource: wide! }] });
  builder.mode(builder.task(), { cost: 1, place: cheap!, demands: [{ resource: wide! }] });
  const { status, cost } = solveModelSync(builder.build(), { workLimit: 1_000_000, check: "full" });
  expect({ status, cost }).toEqual({ status: "optimal", cost: 6 });
});
