/** Bounds by shortest paths: against an enumerator, the exact evaluation of their prices, and an enumeration of paths. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, test as plainTest } from "vitest";
import { stream, WorkBudget } from "../../../src/base/index.ts";
import { layoutOf } from "../../../src/kernel/layout.ts";
import type { AllocationModel } from "../../../src/kernel/model.ts";
import { allPositions } from "../../../src/kernel/positions.ts";
import { pricedRuns } from "../../../src/kernel/proof.ts";
import { DualAscent } from "../../../src/kernel/rows/dual-ascent.ts";
import { LeafEvaluator } from "../../../src/kernel/rows/leaf-value.ts";
import { Pricer } from "../../../src/kernel/rows/pricer.ts";
import { zeroPrices } from "../../../src/kernel/rows/prices.ts";
import { Search } from "../../../src/kernel/search.ts";
import { fitsPathBound, PathBound } from "../../../src/kernel/sequences/path-bound.ts";
import { PathRelaxation } from "../../../src/kernel/sequences/path-relaxation.ts";
import { ProximalBundle } from "../../../src/kernel/sequences/proximal-bundle.ts";
import { Sequences } from "../../../src/kernel/sequences/sequences.ts";
import { viewOf } from "../../../src/kernel/view.ts";
import { cheapestChoice, optionsOf } from "../../oracle/enumerate-model.ts";
import { finish } from "../../support/finish.ts";
import { sequenceModelArb } from "./arbitrary-sequences.ts";

/** Fine enough for these tests, and all sums exact. */
const UNIT = 2 ** 20;

function searchOf(model: AllocationModel): Search {
  const layout = layoutOf(model);
  const view = viewOf(model, allPositions(model));
  const pricer = new Pricer(model, layout);
  return new Search(model, layout, view, pricer, new WorkBudget(), stream(1, "test"), zeroPrices(model));
}

/** Tasks of which each has an option at all: the others make every bound infinite. */
const isPossible = (model: AllocationModel): boolean =>
  Array.from(model.skipCost.keys()).every((task) => {
    return model.skipCost[task]! < Number.POSITIVE_INFINITY || optionsOf(model, task).length > 0;
  });

describe("a path relaxation", () => {
  test.prop([sequenceModelArb({ isRising: false }), fc.array(fc.nat(40), { minLength: 5, maxLength: 5 })], {
    numRuns: 200,
  })("fills a machine at least cost, by a path that costs just that", (model, rewards) => {
    const { layout, view } = searchOf(model);
    const relaxation = new PathRelaxation(model, layout, view);
    const reward = Float64Array.from(rewards);
    for (let machine = 0; machine < model.resources; machine++) {
      const options = Array.from({ length: model.tasks }, (_, task) =>
        optionsOf(model, task)
          .filter(({ mode }) => model.demandResource[mode] === machine)
          .map(({ start, end, cost }) => ({ start, end, value: cost - reward[task]! })),
      ).flat();
      const least = new Float64Array(model.periods + 1);
      for (let start = model.periods - 1; start >= 0; start--) {
        const values = options.filter((one) => one.start === start).map(({ end, value }) => value + least[end]!);
        least[start] = Math.min(least[start + 1]!, ...values);
      }
      expect(finish(relaxation.fill(machine, reward))).toBe(least[0]);
      const path = Array.from(relaxation.path.subarray(0, relaxation.pathLength));
      expect(path.reduce((sum, task) => sum - reward[task]!, relaxation.pathCost)).toBe(least[0]);
      for (let period = 0; period < model.periods; period++) {
        expect(relaxation.potential[period + 1]).toBeLessThanOrEqual(relaxation.potential[period]!);
      }
    }
  });
});

describe("a path bound", () => {
  test.prop([sequenceModelArb({ isRising: false }), fc.boolean()], { numRuns: 200 })(
    "is below every plan, and its prices prove it in exact integers",
    (model, isPlanned) => {
      fc.pre(isPossible(model));
      const search = searchOf(model);
      expect(fitsPathBound(model)).toBe(true);
      if (isPlanned) finish(new Sequences(search).run(20_000));
      finish(new PathBound(search).run(80));
      const optimum = cheapestChoice(model);
      expect(search.bound).toBeLessThanOrEqual(optimum + 1e-6);
      const evaluator = new LeafEvaluator(model, search.layout, UNIT, search.budget);
      const runs = pricedRuns(search.prices, UNIT, model.periods);
      const { value } = finish(evaluator.evaluate(allPositions(model), runs));
      expect(value / UNIT).toBeLessThanOrEqual(optimum);
      expect(value / UNIT).toBeGreaterThan(search.bound - 1e-3 - 1e-9 * search.bound);
    },
  );

  test.prop([sequenceModelArb({ isRising: false })], { numRuns: 100 })(
    "is no lower than what prices found one by one reach, unless it has closed the gap",
    (model) => {
      fc.pre(isPossible(model));
      const search = searchOf(model);
      const bound = new PathBound(search);
      finish(bound.run(2000));
      expect(bound.isConverged).toBe(true);
      // Without any plan there is no highest bound to compare.
      fc.pre(cheapestChoice(model) < Number.POSITIVE_INFINITY);
      const other = searchOf(model);
      finish(new DualAscent(other).run(300));
      expect(search.bound).toBeGreaterThan(other.bound - 0.01);
    },
  );
});

describe("a proximal bundle", () => {
  plainTest("finds the maximum of a function of two blocks", () => {
    // f(x, y) = x + y + min(0, 4 - 2x) + min(0, 6 - x - y, 3 - y): x = 2, and y from 3 to 4.
    const blocks = [
      [
        [0, 0, 0],
        [4, 2, 0],
      ],
      [
        [0, 0, 0],
        [6, 1, 1],
        [3, 0, 1],
      ],
    ];
    const bundle = new ProximalBundle(Float64Array.of(0, 0), 2);
    for (let pass = 0; pass < 60 && !bundle.isConverged; pass++) {
      const [x, y] = bundle.point as unknown as [number, number];
      let value = x + y;
      blocks.forEach((columns, block) => {
        const worth = columns.map(([cost, a, b]) => cost! - a! * x - b! * y);
        const least = Math.min(...worth);
        value += least;
        const [cost, a, b] = columns[worth.indexOf(least)]!;
        bundle.add(block, Int32Array.of(0, 1), Float64Array.of(a!, b!), cost!);
      });
      bundle.accept(value);
      finish(bundle.advance(10, 10_000, 1e-9));
    }
    expect(bundle.value).toBeCloseTo(5, 6);
    expect(bundle.centre[0]).toBeCloseTo(2, 4);
  });
});
