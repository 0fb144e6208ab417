/** Packings, bounds, fixings and trees of small place models, against enumeration. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { WorkBudget } from "../../../src/base/index.ts";
import { PlainDomain } from "../../../src/kernel/certificate/plain-domain.ts";
import { narrowed } from "../../../src/kernel/certificate/plain-narrowing.ts";
import { PlainPacking } from "../../../src/kernel/certificate/plain-packing.ts";
import { solePlaceOf } from "../../../src/kernel/couplings.ts";
import type { AllocationModel } from "../../../src/kernel/model.ts";
import { IntervalPacking } from "../../../src/kernel/places/interval-packing.ts";
import { PlaceAscent } from "../../../src/kernel/places/place-ascent.ts";
import { PlaceBound } from "../../../src/kernel/places/place-bound.ts";
import { PlaceFixing } from "../../../src/kernel/places/place-fixing.ts";
import { PlaceGuide } from "../../../src/kernel/places/place-guide.ts";
import { type PlaceProblem, placeProblemOf } from "../../../src/kernel/places/place-problem.ts";
import { type Narrowing, placeLeafOf, placeUnitOf } from "../../../src/kernel/places/place-proof.ts";
import { PlaceRecord, RecordedNode } from "../../../src/kernel/places/place-record.ts";
import { PlaceTree } from "../../../src/kernel/places/place-tree.ts";
import { PlanKeeper } from "../../../src/kernel/places/region-solver.ts";
import { finish } from "../../support/finish.ts";
import { allPlans, cheapest, intervalModelArb, knapsackModelArb } from "./arbitrary-places.ts";

const anyModelArb = fc.oneof(knapsackModelArb(), intervalModelArb(), intervalModelArb({ isFixed: false }));

function problemOf(model: AllocationModel): PlaceProblem {
  const problem = placeProblemOf(model);
  if (problem === undefined) throw new Error("no place problem");
  return problem;
}

const multipliersOf = (problem: PlaceProblem, draws: readonly number[]): Float64Array =>
  Float64Array.from({ length: problem.tasks }, (_, task) =>
    Math.min(draws[task % draws.length]!, problem.skipCost[task]!),
  );

describe("a packing of intervals", () => {
  test.prop([intervalModelArb({ isFixed: false }), fc.array(fc.nat(9), { minLength: 8, maxLength: 8 })])(
    "earns as much as any set of intervals that do not overlap",
    (model, draws) => {
      const problem = problemOf(model);
      const worth = multipliersOf(problem, draws);
      const packing = new IntervalPacking(problem);
      for (let resource = 0; resource < problem.resources; resource++) {
        if (problem.isUnary[resource] === 0) continue;
        const options = [...problem.optionAt.subarray(problem.firstAt[resource], problem.firstAt[resource + 1])];
        const profit = (option: number): number => worth[problem.optionTask[option]!]! - problem.optionCost[option]!;
        const most = (from: number, free: number): number =>
          from === options.length
            ? 0
            : Math.max(
                most(from + 1, free),
                problem.optionStart[options[from]!]! >= free
                  ? profit(options[from]!) + most(from + 1, problem.optionEnd[options[from]!]!)
                  : 0,
              );
        options.sort((a, b) => problem.optionEnd[a]! - problem.optionEnd[b]!);
        packing.solve(resource, worth, new Uint8Array(problem.optionCost.length));
        expect(packing.value).toBe(most(0, 0));
        const taken = [...packing.taken.subarray(0, packing.takenCount)];
        expect(taken.reduce((sum, option) => sum + profit(option), 0)).toBe(packing.value);
      }
    },
  );
});

describe("a bound of places", () => {
  test.prop([anyModelArb, fc.array(fc.nat(20), { minLength: 5, maxLength: 5 })], { numRuns: 150 })(
    "is below every plan at any multipliers, and so is what a plain evaluation makes of them",
    (model, draws) => {
      const problem = problemOf(model);
      const least = cheapest(model);
      const bound = new PlaceBound(problem);
      const multiplier = multipliersOf(problem, draws);
      bound.evaluate(multiplier);
      expect(bound.value).toBeLessThanOrEqual(least + 1e-9);
      const leaf = placeLeafOf(problem, 8, multiplier, bound.rho);
      const plain = finish(new PlainPacking(model).value(8, leaf, new PlainDomain(model)))!;
      expect(Number.isInteger(plain) || plain === Number.POSITIVE_INFINITY).toBe(true);
      expect(plain / 8).toBeLessThanOrEqual(least);
      // Sites that stay closed are only bounded, so the plain value at the very same price is no less.
      if (Math.abs(bound.rho * 8 - leaf.coverPrice) < 1e-9)
        expect(plain / 8).toBeGreaterThanOrEqual(bound.value - 1e-6);
    },
  );

  test.prop([anyModelArb], { numRuns: 80 })("rises, stays below every plan, and rounds to a proof", (model) => {
    const least = cheapest(model);
    if (least === Number.POSITIVE_INFINITY) return;
    const guide = new PlaceGuide(problemOf(model));
    let last = Number.NEGATIVE_INFINITY;
    for (const _ of guide.raise(120, () => least, new WorkBudget())) {
      expect(guide.ascent.value).toBeGreaterThanOrEqual(last);
      last = guide.ascent.value;
    }
    guide.settle(Number.POSITIVE_INFINITY, new WorkBudget());
    expect(last).toBeLessThanOrEqual(least + 1e-9 * (1 + Math.abs(least)));
    const unit = placeUnitOf(guide.problem);
    const leaf = placeLeafOf(guide.problem, unit, guide.whole.multiplier, guide.whole.rho);
    const value = finish(new PlainPacking(model).value(unit, leaf, new PlainDomain(model)))! / unit;
    expect(value).toBeLessThanOrEqual(least);
    if (last < Number.POSITIVE_INFINITY) expect(value).toBeGreaterThanOrEqual(last - 1e-3);
  });
});

describe("what is ruled out for good", () => {
  const drawsArb = fc.array(fc.nat(20), { minLength: 5, maxLength: 5 });

  test.prop([anyModelArb, fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }), drawsArb], { numRuns: 100 })(
    "may be forgotten: bounds are those that leave it aside each time",
    (model, isOut, draws) => {
      const problem = problemOf(model);
      const [all, left] = [new PlaceBound(problem), new PlaceBound(problem)];
      for (const bound of [all, left]) {
        bound.domain.isExcluded.forEach((_, option) => {
          bound.domain.isExcluded[option] = isOut[option % isOut.length] === true ? 1 : 0;
        });
      }
      left.forget();
      const multiplier = multipliersOf(problem, draws);
      all.evaluate(multiplier);
      left.evaluate(multiplier);
      expect(left.value).toBe(all.value);
      expect(left.worth).toEqual(all.worth);
      expect(left.gradient).toEqual(all.gradient);
    },
  );

  test.prop([anyModelArb, fc.nat(3), drawsArb], { numRuns: 100 })(
    "is as plain from what was left before as from the whole model",
    (model, above, draws) => {
      const problem = problemOf(model);
      const least = Math.min(1000, cheapest(model)) + above;
      const leaf = placeLeafOf(problem, 8, multipliersOf(problem, draws), 0);
      const packing = new PlainPacking(model);
      const narrow = (domain: PlainDomain): PlainDomain => finish(narrowed(model, packing, 8, least, leaf, domain));
      const fresh = narrow(new PlainDomain(model));
      const basis = finish(packing.settle(fresh));
      const value = (domain: PlainDomain): number | undefined => finish(packing.value(8, leaf, domain));
      expect(value(basis)).toBe(value(fresh));
      const place = problem.siteOf[0]!;
      if (place < model.couplings.places.cost.length)
        expect(value(basis.decide([], [place]))).toBe(value(fresh.decide([], [place])));
      expect(value(narrow(basis))).toBe(value(narrow(fresh)));
      expect(value(finish(packing.settle(narrow(basis))))).toBe(value(narrow(fresh)));
    },
  );

  test.prop([anyModelArb, drawsArb, drawsArb, fc.nat(3)], { numRuns: 100 })(
    "proves the same whatever was proven before",
    (model, one, other, above) => {
      const problem = problemOf(model);
      const least = Math.min(1000, cheapest(model)) + above;
      const shared = new PlaceRecord(model, problem);
      const [first, second] = [one, other].map((draws) => {
        return { least, prices: shared.leafOf(multipliersOf(problem, draws), 0) };
      });
      const prove = (record: PlaceRecord, narrowings: readonly Narrowing[]): number | undefined => {
        const node = new RecordedNode(record.leafOf(multipliersOf(problem, one), 0), narrowings);
        return finish(record.prove(node, new WorkBudget()))?.value;
      };
      for (const narrowings of [[first!], [first!, second!], [second!], [], [second!, first!]]) {
        expect(prove(shared, narrowings)).toBe(prove(new PlaceRecord(model, problem), narrowings));
      }
    },
  );
});

describe("fixing", () => {
  test.prop([anyModelArb, fc.nat(3)], { numRuns: 100 })(
    "keeps every plan that is cheaper than the best",
    (model, above) => {
      const plans = [...allPlans(model)];
      if (plans.length === 0) return;
      const cost = Math.min(...plans.map((plan) => plan.cost)) + above;
      const problem = problemOf(model);
      const bound = new PlaceBound(problem);
      const ascent = new PlaceAscent(bound);
      const fixing = new PlaceFixing(bound);
      for (let step = 0; step < 60 && !ascent.isDone; step++) {
        ascent.advance(cost);
        if (step % 20 !== 19) continue;
        bound.evaluate(ascent.best);
        fixing.fix(bound, ascent.best, cost);
      }
      const { isClosed, isOpen, isExcluded } = bound.domain;
      for (const { choice, cost: other } of plans) {
        if (other >= cost) continue;
        const used = new Set<number>();
        for (let task = 0; task < model.tasks; task++) {
          const mode = choice.mode[task]!;
          if (mode < 0) continue;
          used.add(solePlaceOf(model.couplings.places, mode)!);
          // A plan may take a dominated option: then the one that dominates it must be left.
          const resource = model.demandResource[model.firstDemand[mode]!]!;
          const isLeft = [...problem.optionMode.keys()].some(
            (option) =>
              problem.optionTask[option] === task &&
              problem.optionResource[option] === resource &&
              isExcluded[option] === 0,
          );
          expect(isLeft).toBe(true);
        }
        for (const site of used) expect(isClosed[site]).toBe(0);
        // A place that is open for nothing may be left out of a plan only if it costs nothing.
        for (let site = 0; site < isOpen.length; site++) if (isOpen[site] === 1) expect(used.has(site)).toBe(true);
      }
    },
  );
});

describe("a tree over places", () => {
  test.prop([knapsackModelArb({ isMandatory: true })], { numRuns: 60 })("ends with the cheapest plan", (model) => {
    const problem = problemOf(model);
    const bound = new PlaceBound(problem);
    const limit = 120;
    const keeper = new PlanKeeper(bound, limit, new Float64Array(problem.tasks).fill(limit));
    const tree = new PlaceTree(bound, new Float64Array(problem.tasks), Number.NEGATIVE_INFINITY, keeper);
    for (const _ of tree.run(10_000, Number.POSITIVE_INFINITY, new WorkBudget()));
    expect(tree.isDone).toBe(true);
    expect(keeper.cost()).toBe(Math.min(limit, cheapest(model)));
  });
});
