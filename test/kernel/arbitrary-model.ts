/** Small models that use everything a model can say: several demands, amounts, capacities, windows, costs that rise or not, lists cut short. */
import { fc } from "@fast-check/vitest";
import { UNCOUPLED } from "../../src/kernel/couplings.ts";
import { type AllocationModel, NONE } from "../../src/kernel/model.ts";

const PERIODS = 8;

export const modelArb: fc.Arbitrary<AllocationModel> = fc
  .record({
    resources: fc.integer({ min: 2, max: 4 }),
    shapes: fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: PERIODS, maxLength: PERIODS }), {
      minLength: 1,
      maxLength: 3,
    }),
    startCosts: fc.array(fc.array(fc.nat(6), { minLength: PERIODS, maxLength: PERIODS }), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .chain(({ resources, shapes, startCosts }) =>
    fc
      .record({
        capacity: fc.array(fc.nat(3), { minLength: resources * PERIODS, maxLength: resources * PERIODS }),
        tasks: fc.array(
          fc.record({
            modes: fc.array(
              fc.record({
                cost: fc.nat(20),
                shape: fc.nat(shapes.length - 1),
                demands: fc.uniqueArray(
                  fc.record({ resource: fc.nat(resources - 1), amount: fc.integer({ min: 1, max: 2 }) }),
                  {
                    selector: ({ resource }) => resource,
                    minLength: 1,
                    maxLength: 2,
                  },
                ),
              }),
              { maxLength: 4 },
            ),
            earliest: fc.nat(PERIODS - 1),
            starts: fc.integer({ min: 1, max: PERIODS }),
            row: fc.nat(startCosts.length - 1),
            skip: fc.nat(40),
            rest: fc.option(fc.nat(10), { freq: 4 }),
          }),
          { minLength: 1, maxLength: 5 },
        ),
      })
      .map(({ capacity, tasks }) => {
        const sorted = tasks.map(({ modes }) => [...modes].sort((a, b) => a.cost - b.cost));
        const modes = sorted.flat();
        const demands = modes.flatMap((mode) => mode.demands);
        const sums = (lengths: number[]): Int32Array =>
          Int32Array.from([0, ...lengths.map((_, k) => lengths.slice(0, k + 1).reduce((a, b) => a + b, 0))]);
        return {
          tasks: tasks.length,
          resources,
          periods: PERIODS,
          firstMode: sums(sorted.map((list) => list.length)),
          modeCost: Float64Array.from(modes, ({ cost }) => cost),
          modeShape: Int32Array.from(modes, ({ shape }) => shape),
          firstDemand: sums(modes.map((mode) => mode.demands.length)),
          demandResource: Int32Array.from(demands, ({ resource }) => resource),
          demandAmount: Int32Array.from(demands, ({ amount }) => amount),
          // A length of 0 means that nothing starts there.
          endOf: Int32Array.from(
            shapes.flatMap((lengths) =>
              lengths.map((length, p) => (length === 0 || p + length > PERIODS ? NONE : p + length)),
            ),
          ),
          earliest: Int32Array.from(tasks, ({ earliest }) => earliest),
          pastLatest: Int32Array.from(tasks, ({ earliest, starts }) => Math.min(PERIODS, earliest + starts)),
          startCostRow: Int32Array.from(tasks, ({ row }) => row),
          startCosts: Float64Array.from(
            startCosts.flatMap((row, k) => (k === 0 ? [...row].sort((a, b) => a - b) : row)),
          ),
          skipCost: Float64Array.from(tasks, ({ skip }) => skip),
          restCost: Float64Array.from(tasks, ({ rest }, task) =>
            rest === null ? Number.POSITIVE_INFINITY : (sorted[task]!.at(-1)?.cost ?? 0) + rest,
          ),
          capacity: Int32Array.from(capacity),
          groupOf: new Int32Array(tasks.length).fill(NONE),
          groupSpread: new Int32Array(0),
          couplings: UNCOUPLED,
        } satisfies AllocationModel;
      }),
  );

/** Small models in which every option takes one unit of one resource, and starting later never costs less. */
export const roomModelArb: fc.Arbitrary<AllocationModel> = modelArb.map((model) => {
  const modes = model.modeCost.length;
  const startCosts = model.startCosts.slice();
  for (let row = 0; row < startCosts.length; row += PERIODS) startCosts.subarray(row, row + PERIODS).sort();
  return {
    ...model,
    startCosts,
    firstDemand: Int32Array.from({ length: modes + 1 }, (_, mode) => mode),
    demandResource: Int32Array.from({ length: modes }, (_, mode) => model.demandResource[model.firstDemand[mode]!]!),
    demandAmount: new Int32Array(modes).fill(1),
  };
});

/** Whole prices for every resource and period of a model. */
export function pricesArb(model: AllocationModel): fc.Arbitrary<Float64Array> {
  const rows = model.resources * model.periods;
  return fc
    .array(fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(8) }), {
      minLength: rows,
      maxLength: rows,
    })
    .map((price) => Float64Array.from(price));
}
