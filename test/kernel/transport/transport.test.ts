/** The transportation solver proves its own optimum: values and prices that satisfy every condition of optimality leave nothing to compare with. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { UNCOUPLED } from "../../../src/kernel/couplings.ts";
import { layoutOf } from "../../../src/kernel/layout.ts";
import { type AllocationModel, NONE } from "../../../src/kernel/model.ts";
import { allPositions } from "../../../src/kernel/positions.ts";
import { transportOf } from "../../../src/kernel/transport/transport.ts";
import { TransportSolver } from "../../../src/kernel/transport/transport-solver.ts";
import { viewOf } from "../../../src/kernel/view.ts";

/** Tasks that all start in period 0 and last one period; `costs[task][resource]`, NONE where a task cannot use a resource. */
function matchingModel(costs: number[][], skipCost: number[], capacity: number[]): AllocationModel {
  const firstMode = [0];
  const modeCost: number[] = [];
  const demandResource: number[] = [];
  for (const row of costs) {
    const order = row.map((cost, resource) => ({ cost, resource })).filter(({ cost }) => cost !== NONE);
    order.sort((a, b) => a.cost - b.cost || a.resource - b.resource);
    for (const { cost, resource } of order) {
      modeCost.push(cost);
      demandResource.push(resource);
    }
    firstMode.push(modeCost.length);
  }
  const tasks = costs.length;
  return {
    tasks,
    resources: capacity.length,
    periods: 1,
    firstMode: Int32Array.from(firstMode),
    modeCost: Float64Array.from(modeCost),
    modeShape: new Int32Array(modeCost.length),
    firstDemand: Int32Array.from({ length: modeCost.length + 1 }, (_, mode) => mode),
    demandResource: Int32Array.from(demandResource),
    demandAmount: new Int32Array(modeCost.length).fill(1),
    endOf: Int32Array.of(1),
    earliest: new Int32Array(tasks),
    pastLatest: new Int32Array(tasks).fill(1),
    startCostRow: new Int32Array(tasks),
    startCosts: new Float64Array(1),
    skipCost: Float64Array.from(skipCost),
    restCost: new Float64Array(tasks).fill(Number.POSITIVE_INFINITY),
    capacity: Int32Array.from(capacity),
    groupOf: new Int32Array(tasks).fill(NONE),
    groupSpread: new Int32Array(0),
    couplings: UNCOUPLED,
  };
}

const instance = fc
  .record({ tasks: fc.integer({ min: 1, max: 25 }), resources: fc.integer({ min: 1, max: 10 }) })
  .chain(({ tasks, resources }) =>
    fc.record({
      costs: fc.array(
        fc.array(fc.oneof({ weight: 2, arbitrary: fc.nat(30) }, { weight: 1, arbitrary: fc.constant(NONE) }), {
          minLength: resources,
          maxLength: resources,
        }),
        { minLength: tasks, maxLength: tasks },
      ),
      skipCost: fc.array(fc.nat(40), { minLength: tasks, maxLength: tasks }),
      capacity: fc.array(fc.nat(3), { minLength: resources, maxLength: resources }),
    }),
  );

describe("the transportation solver", () => {
  test.prop([instance], { numRuns: 500 })(
    "ends with values, prices and a plan that prove each other",
    ({ costs, skipCost, capacity }) => {
      const model = matchingModel(costs, skipCost, capacity);
      const layout = layoutOf(model);
      const transport = transportOf(model, layout, viewOf(model, allPositions(model)))!;
      const solver = new TransportSolver(model, transport);
      let bound = solver.bound();
      for (let task = 0; task < model.tasks; task++) {
        expect(solver.insert(task)).toBe(true);
        expect(solver.bound()).toBeGreaterThanOrEqual(bound);
        bound = solver.bound();
      }
      const { mode } = solver.choice();
      const used = capacity.map(() => 0);
      let cost = 0;
      costs.forEach((row, task) => {
        const resource = mode[task] === NONE ? NONE : model.demandResource[mode[task]!]!;
        if (resource === NONE) cost += skipCost[task]!;
        else {
          cost += row[resource]!;
          used[resource]!++;
        }
        // No way to serve a task is cheaper than its value.
        const ways = row.map((each, at) =>
          each === NONE || capacity[at] === 0 ? skipCost[task]! : each + solver.price[at]!,
        );
        expect(solver.value[task]).toBe(Math.min(skipCost[task]!, ...ways));
      });
      capacity.forEach((most, resource) => {
        expect(used[resource]).toBeLessThanOrEqual(most);
        expect(solver.price[resource]).toBeGreaterThanOrEqual(0);
        if (used[resource]! < most) expect(solver.price[resource]).toBe(0);
      });
      const values = solver.value.reduce((sum, value) => sum + value, 0);
      const worth = capacity.reduce((sum, most, resource) => sum + most * solver.price[resource]!, 0);
      expect(values - worth).toBe(cost);
      expect(solver.bound()).toBe(cost);
      expect(solver.cost()).toBe(cost);
    },
  );

  test("is not used where options need not meet", () => {
    const model = {
      ...matchingModel([[1], [1]], [9, 9], [1]),
      periods: 2,
      endOf: Int32Array.of(1, 2),
      pastLatest: Int32Array.of(2, 2),
      startCosts: new Float64Array(2),
      capacity: Int32Array.of(1, 1),
    };
    expect(transportOf(model, layoutOf(model), viewOf(model, allPositions(model)))).toBeUndefined();
  });
});
