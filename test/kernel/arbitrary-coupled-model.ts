/** Small models that use every kind of coupling, alone and together, some of them without any choice that satisfies them. */
import { fc } from "@fast-check/vitest";
import type { AllocationModel } from "../../src/kernel/model.ts";
import { ModelBuilder } from "../../src/kernel/public.ts";

const rare = <T>(arb: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arb, { nil: undefined, freq: 1 });

export const coupledModelArb: fc.Arbitrary<AllocationModel> = fc
  .record({
    periods: fc.integer({ min: 1, max: 5 }),
    resources: fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 }), {
      minLength: 1,
      maxLength: 3,
    }),
    places: fc.array(fc.nat(20), { maxLength: 3 }),
    tasks: fc.array(
      fc.record({
        skipCost: fc.option(fc.nat(40), { nil: undefined, freq: 3 }),
        startCosts: fc.array(fc.nat(6), { minLength: 5, maxLength: 5 }),
        modes: fc.array(
          fc.record({
            cost: fc.nat(20),
            duration: fc.integer({ min: 1, max: 2 }),
            demands: fc.array(fc.record({ resource: fc.nat(2), amount: fc.integer({ min: 1, max: 2 }) }), {
              maxLength: 2,
            }),
            place: fc.nat(3),
          }),
          { minLength: 1, maxLength: 3 },
        ),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    most: rare(fc.nat(2)),
    group: rare(fc.record({ members: fc.subarray([0, 1, 2, 3]), spread: fc.nat(1) })),
    ties: fc.array(fc.record({ from: fc.nat(3), to: fc.nat(3), minLag: fc.nat(1), more: fc.nat(2) }), { maxLength: 2 }),
    quota: rare(
      fc.record({
        terms: fc.array(fc.record({ mode: fc.nat(11), coefficient: fc.nat(3), from: fc.nat(4) }), { maxLength: 5 }),
        min: fc.nat(3),
        more: fc.nat(4),
      }),
    ),
    pairs: fc.array(fc.record({ one: fc.nat(11), other: fc.nat(11), isNeed: fc.boolean() }), { maxLength: 2 }),
  })
  .map(({ periods, resources, places, tasks, most, group, ties, quota, pairs }) => {
    const builder = new ModelBuilder({ periods });
    const rooms = resources.map((capacity) => builder.resource({ capacity: capacity.slice(0, periods) }));
    const centres = places.map((cost) => builder.place({ cost }));
    const taskOf: number[] = [];
    const jobs = tasks.map(({ skipCost, startCosts, modes }) => {
      const costs = startCosts.slice(0, periods);
      const job = builder.task({ startCosts: costs, ...(skipCost === undefined ? {} : { skipCost }) });
      for (const { cost, duration, demands, place } of modes) {
        taskOf.push(job);
        const uses = demands.map(({ resource, amount }) => ({ resource: rooms[resource % rooms.length]!, amount }));
        const at = place < centres.length ? { place: centres[place]! } : {};
        builder.mode(job, { cost, duration, demands: uses, ...at });
      }
      return job;
    });
    if (most !== undefined) builder.atMost(centres, most);
    if (group !== undefined)
      builder.sameStart(
        group.members.filter((task) => task < jobs.length),
        group,
      );
    for (const { from, to, minLag, more } of ties) {
      // Earlier tasks before later ones, so that there is no circle.
      const [before, after] = [Math.min(from, to), Math.max(from, to)];
      if (before < after && after < jobs.length) builder.precedence({ before, after, minLag, maxLag: minLag + more });
    }
    if (quota !== undefined) {
      const terms = quota.terms.map(({ mode, coefficient, from }) => {
        return { mode: mode % taskOf.length, coefficient, from: from % periods };
      });
      builder.quota({ terms, min: quota.min, max: quota.min + quota.more });
    }
    for (const pair of pairs) {
      const [one, other] = [pair.one % taskOf.length, pair.other % taskOf.length];
      if (taskOf[one] === taskOf[other]) continue;
      if (pair.isNeed) builder.requires(one, [other]);
      else builder.incompatible(one, other);
    }
    return builder.build();
  });
