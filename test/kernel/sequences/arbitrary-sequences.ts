/** Small models of unary resources: closed periods, windows, lengths that vary with the start, tasks that may be left out or must not. */
import { fc } from "@fast-check/vitest";
import { UNCOUPLED } from "../../../src/kernel/couplings.ts";
import { type AllocationModel, NONE } from "../../../src/kernel/model.ts";

const PERIODS = 10;

const sums = (lengths: readonly number[]): Int32Array => {
  const first = new Int32Array(lengths.length + 1);
  for (let row = 0; row < lengths.length; row++) first[row + 1] = first[row]! + lengths[row]!;
  return first;
};

/** Where `isRising`, start costs never fall and ends neither; else both may. */
export function sequenceModelArb({ isRising }: { readonly isRising: boolean }): fc.Arbitrary<AllocationModel> {
  const row = <T>(arb: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(arb, { minLength: PERIODS, maxLength: PERIODS });
  const sorted = (values: number[]): number[] => (isRising ? [...values].sort((a, b) => a - b) : values);
  const hinge = fc
    .record({ knee: fc.nat(PERIODS), slope: fc.nat(4) })
    .map(({ knee, slope }) => Array.from({ length: PERIODS }, (_, start) => Math.max(0, start - knee) * slope));
  const costs = fc.oneof(hinge, row(fc.nat(9)).map(sorted));
  /** Ends by start, NONE where nothing starts. */
  const fixed = fc
    .integer({ min: 1, max: 4 })
    .map((length) => Array.from({ length: PERIODS }, (_, start) => (start + length > PERIODS ? NONE : start + length)));
  const varied = row(fc.integer({ min: -1, max: 4 })).map((lengths) => {
    let last = 0;
    return lengths.map((length, start) => {
      if (length <= 0) return NONE;
      last = isRising ? Math.max(last, start + length) : start + length;
      return last > PERIODS ? NONE : last;
    });
  });
  const shape = fc.oneof(fixed, varied);
  return fc.integer({ min: 1, max: 3 }).chain((resources) =>
    fc
      .record({
        amount: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: resources, maxLength: resources }),
        open: fc.array(fc.integer({ min: 0, max: 5 }), {
          minLength: resources * PERIODS,
          maxLength: resources * PERIODS,
        }),
        tasks: fc.array(
          fc.record({
            modes: fc.array(fc.record({ cost: fc.nat(12), shape, resource: fc.nat(resources - 1) }), { maxLength: 3 }),
            earliest: fc.nat(3),
            starts: fc.integer({ min: 1, max: PERIODS }),
            costs,
            skip: fc.option(fc.nat(30)),
          }),
          { minLength: 1, maxLength: 5 },
        ),
      })
      .map(({ amount, open, tasks }) => {
        // One mode a resource: of several, sequences know only the cheapest.
        const modesOf = tasks.map(({ modes }) => {
          const byCost = [...modes].sort((a, b) => a.cost - b.cost);
          return byCost.filter((mode, at) => byCost.findIndex(({ resource }) => resource === mode.resource) === at);
        });
        const modes = modesOf.flat();
        return {
          tasks: tasks.length,
          resources,
          periods: PERIODS,
          firstMode: sums(modesOf.map((list) => list.length)),
          modeCost: Float64Array.from(modes, ({ cost }) => cost),
          modeShape: Int32Array.from(modes, (_, mode) => mode),
          firstDemand: sums(modes.map(() => 1)),
          demandResource: Int32Array.from(modes, ({ resource }) => resource),
          demandAmount: Int32Array.from(modes, ({ resource }) => amount[resource]!),
          endOf: Int32Array.from(modes.flatMap(({ shape }) => shape)),
          earliest: Int32Array.from(tasks, ({ earliest }) => earliest),
          pastLatest: Int32Array.from(tasks, ({ earliest, starts }) => Math.min(PERIODS, earliest + starts)),
          startCostRow: Int32Array.from(tasks, (_, task) => task),
          startCosts: Float64Array.from(tasks.flatMap(({ costs }) => costs)),
          skipCost: Float64Array.from(tasks, ({ skip }) => skip ?? Number.POSITIVE_INFINITY),
          restCost: new Float64Array(tasks.length).fill(Number.POSITIVE_INFINITY),
          // Mostly open; a capacity below the amount is as good as none.
          capacity: Int32Array.from(open, (value, at) => {
            const most = amount[Math.floor(at / PERIODS)]!;
            return value === 0 ? most - 1 : most;
          }),
          groupOf: new Int32Array(tasks.length).fill(NONE),
          groupSpread: new Int32Array(0),
          couplings: UNCOUPLED,
        } satisfies AllocationModel;
      }),
  );
}
