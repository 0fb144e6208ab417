/** Bounds of models with couplings: never above the optimum, and the same number when worked out plainly from the certificate. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { WorkBudget } from "../../src/base/index.ts";
import { boundFromPrices } from "../../src/kernel/certificate/bound-from-prices.ts";
import { CoupledAscent } from "../../src/kernel/coupled/coupled-ascent.ts";
import { CoupledValuer } from "../../src/kernel/coupled/coupled-value.ts";
import { leafOf } from "../../src/kernel/coupled/leaf-of.ts";
import { type Multipliers, pricedRowsOf, zeroMultipliers } from "../../src/kernel/coupled/multipliers.ts";
import { slidingLeast } from "../../src/kernel/coupled/window.ts";
import { layoutOf } from "../../src/kernel/layout.ts";
import type { AllocationModel } from "../../src/kernel/model.ts";
import { allPositions } from "../../src/kernel/positions.ts";
import { ModelBuilder } from "../../src/kernel/public.ts";
import { finish } from "../support/finish.ts";
import { coupledModelArb } from "./arbitrary-coupled-model.ts";
import { cheapestFeasible } from "./enumerate-model-coupled.ts";

const UNIT = 3;

const optimumOf = (model: AllocationModel): number => cheapestFeasible(model)?.cost ?? Number.POSITIVE_INFINITY;

/** Multipliers drawn from a list of small integers, 0 wherever a row limits nothing. */
function multipliersFrom(model: AllocationModel, draws: readonly number[]): Multipliers {
  const rows = pricedRowsOf(model);
  const multipliers = zeroMultipliers(model, rows);
  let next = 0;
  const draw = (): number => draws[next++ % draws.length]!;
  for (let resource = 0; resource < model.resources; resource++) {
    for (let period = 0; period < model.periods; period++) multipliers.capacity.set(resource, period, draw());
  }
  for (let row = 0; row < rows.linear.count; row++) {
    const most = rows.linear.max[row]! < Number.POSITIVE_INFINITY ? draw() : 0;
    multipliers.most[row] = Math.min(most, rows.linear.highest[row]! * UNIT);
    multipliers.least[row] = draw();
  }
  for (let share = 0; share < multipliers.share.length; share++) multipliers.share[share] = 2 * draw();
  return multipliers;
}

describe("the value of a coupled model at some prices", () => {
  const draws = fc.array(fc.oneof(fc.constant(0), fc.nat(9)), { minLength: 1, maxLength: 40 });

  test.prop([coupledModelArb, draws], { numRuns: 500 })(
    "is at most the optimum, and is found again from the certificate",
    (model, prices) => {
      const multipliers = multipliersFrom(model, prices);
      const rows = pricedRowsOf(model);
      const valuer = new CoupledValuer(model, layoutOf(model), rows, UNIT, new WorkBudget());
      const value = finish(valuer.evaluate(multipliers, allPositions(model)));
      expect(value / UNIT).toBeLessThanOrEqual(optimumOf(model));
      const proof = leafOf(model, rows, multipliers);
      expect(boundFromPrices(model, { unit: UNIT, proof })).toBe(Math.ceil(value / UNIT));
    },
  );

  test.prop([coupledModelArb, fc.array(draws, { minLength: 2, maxLength: 5 })], { numRuns: 300 })(
    "is the same when other prices were looked at before",
    (model, prices) => {
      const rows = pricedRowsOf(model);
      const positions = allPositions(model);
      const valuer = new CoupledValuer(model, layoutOf(model), rows, UNIT, new WorkBudget());
      for (const drawn of prices) {
        const multipliers = multipliersFrom(model, drawn);
        const anew = new CoupledValuer(model, layoutOf(model), rows, UNIT, new WorkBudget());
        const value = finish(anew.evaluate(multipliers, positions));
        expect(finish(valuer.evaluate(multipliers, positions))).toBe(value);
      }
    },
  );

  test.prop([coupledModelArb], { numRuns: 200 })("rises with the prices, and stays at most the optimum", (model) => {
    const ascent = new CoupledAscent(model, layoutOf(model), new WorkBudget());
    finish(ascent.run(1));
    const first = ascent.bound;
    finish(ascent.run(200));
    expect(ascent.bound).toBeGreaterThanOrEqual(first);
    expect(ascent.bound).toBeLessThanOrEqual(optimumOf(model) + 1e-6);
  });
});

describe("the bound of a coupled model", () => {
  /** Two of three jobs may share a place that costs 90; each job alone costs 100 elsewhere. */
  it("shares the cost of a place among those who use it", () => {
    const builder = new ModelBuilder();
    const centre = builder.place({ cost: 90 });
    for (let k = 0; k < 3; k++) {
      const task = builder.task();
      builder.mode(task, { cost: 0, place: centre });
      builder.mode(task, { cost: 100 });
    }
    const model = builder.build();
    const ascent = new CoupledAscent(model, layoutOf(model), new WorkBudget());
    finish(ascent.run(100));
    expect(Math.ceil(ascent.bound - 1e-6)).toBe(90);
  });

  it("follows a chain of precedences to its end", () => {
    const builder = new ModelBuilder({ periods: 9 });
    const tasks = [2, 3, 2].map((duration) => {
      const task = builder.task({ startCosts: (start) => start });
      builder.mode(task, { duration });
      return task;
    });
    builder.precedence({ before: tasks[0]!, after: tasks[1]!, minLag: 1 });
    builder.precedence({ before: tasks[1]!, after: tasks[2]! });
    const model = builder.build();
    const ascent = new CoupledAscent(model, layoutOf(model), new WorkBudget());
    finish(ascent.run(1));
    expect(ascent.bound).toBe(0 + 3 + 6);
  });
});

test.prop([
  fc.array(fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.nat(9)), { minLength: 1, maxLength: 12 }),
  fc.integer({ min: -6, max: 6 }),
  fc.nat(6),
])("a sliding window finds the least of each stretch", (list, from, width) => {
  const values = Float64Array.from(list);
  const least = new Float64Array(values.length);
  const place = new Int32Array(values.length);
  slidingLeast(values, from, from + width, least, place, new Int32Array(values.length));
  for (let x = 0; x < values.length; x++) {
    const seen = list.filter((_, at) => at >= x + from && at <= x + from + width);
    expect(least[x]).toBe(Math.min(Number.POSITIVE_INFINITY, ...seen));
    if (place[x] !== -1) expect(values[place[x]!]).toBe(least[x]);
  }
});
