/** Seatings are optimal flows after every choice, and those that keep groups together are legal and no cheaper than the best. */
import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { stream, WorkBudget } from "../../../src/base/index.ts";
import { KeepTogether } from "../../../src/cohorts/together/keep-together.ts";
import type { Seating } from "../../../src/cohorts/together/seating.ts";
import { type Choice, SeatingFlow } from "../../../src/cohorts/together/seating-flow.ts";
import { shareOut } from "../random-network.ts";

const LEFT_COST = 40;
const CHOICES: readonly Choice[] = ["free", "none", "kept"];

const seatings: fc.Arbitrary<Seating> = fc
  .record({
    groups: fc.array(fc.record({ people: fc.integer({ min: 1, max: 6 }), together: fc.integer({ min: 1, max: 4 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    classes: fc.array(fc.record({ min: fc.integer({ min: 1, max: 3 }), more: fc.nat(4) }), {
      minLength: 1,
      maxLength: 3,
    }),
    costs: fc.array(fc.option(fc.nat(30), { nil: undefined, freq: 5 }), { minLength: 12, maxLength: 12 }),
  })
  .map(({ groups, classes, costs }) => {
    const firstArc = [0];
    const arcClass: number[] = [];
    const arcCost: number[] = [];
    groups.forEach((_, group) => {
      classes.forEach((_, one) => {
        const cost = costs[group * 3 + one];
        if (cost === undefined) return;
        arcClass.push(one);
        arcCost.push(cost);
      });
      firstArc.push(arcClass.length);
    });
    return {
      people: Int32Array.from(groups, ({ people }) => people),
      least: Int32Array.from(groups, ({ people, together }) => Math.min(people, together)),
      minSize: Int32Array.from(classes, ({ min }) => min),
      maxSize: Int32Array.from(classes, ({ min, more }) => min + more),
      firstArc: Int32Array.from(firstArc),
      arcClass: Int32Array.from(arcClass),
      arcCost: Float64Array.from(arcCost),
      leftCost: LEFT_COST,
    };
  });

/** Whether people and classes add up to what the flow says of them. */
function expectSums({ seating, flow, load, left, groupOf, cost }: SeatingFlow, reward: number): void {
  const inClass = new Int32Array(load.length);
  const out = seating.people.slice();
  let sum = 0;
  flow.forEach((people, arc) => {
    inClass[seating.arcClass[arc]!]! += people;
    out[groupOf[arc]!]! -= people;
    sum += people * seating.arcCost[arc]!;
  });
  expect([...load]).toEqual([...inClass]);
  expect([...left]).toEqual([...out]);
  expect(cost - sum - LEFT_COST * out.reduce((all, one) => all + one, 0)).toBe(reward);
}

test.prop([seatings], { numRuns: 300 })("everyone is seated at least cost", (seating) => {
  const flow = new SeatingFlow(seating);
  const lackCost = 16 * (LEFT_COST + Math.max(1, ...seating.arcCost));
  const least = shareOut({
    people: seating.people,
    arcs: Array.from(seating.arcClass, (site, arc) => ({
      origin: flow.groupOf[arc]!,
      site,
      cost: seating.arcCost[arc]!,
    })),
    leftCost: LEFT_COST,
    least: [...seating.minSize],
    most: [...seating.maxSize],
    lackCost,
  });
  expect(flow.cost).toBe(least);
  const lack = seating.minSize.reduce((sum, min, one) => sum + Math.max(0, min - flow.load[one]!), 0);
  expectSums(flow, lack * lackCost);
});

test.prop([seatings, fc.array(fc.tuple(fc.nat(), fc.nat(3)), { maxLength: 12 })], { numRuns: 400 })(
  "choices that change leave what choosing so at once would have cost",
  (seating, changes) => {
    const flow = new SeatingFlow(seating);
    for (const [at, what] of changes) {
      if (what === 3) flow.close(at % seating.minSize.length, flow.isClosed[at % seating.minSize.length] === 0);
      else if (seating.arcClass.length > 0) flow.choose(at % seating.arcClass.length, CHOICES[what]!);
    }
    const twin = new SeatingFlow(seating);
    flow.choice.forEach((choice, arc) => {
      twin.choose(arc, choice);
    });
    flow.isClosed.forEach((isClosed, one) => {
      if (isClosed === 1) twin.close(one, true);
    });
    expect(flow.cost).toBe(twin.cost);
  },
);

/** The least cost of all seatings that keep groups together; classes may be held or not. */
function optimumOf({ people, least, minSize, maxSize, firstArc, arcClass, arcCost }: Seating): number {
  const load = new Int32Array(minSize.length);
  let best = Number.POSITIVE_INFINITY;
  const seat = (group: number, arc: number, rest: number, cost: number): void => {
    if (group === people.length) {
      if (load.every((size, one) => size === 0 || size >= minSize[one]!)) best = Math.min(best, cost);
      return;
    }
    if (arc === firstArc[group + 1]) {
      seat(group + 1, firstArc[group + 1]!, people[group + 1] ?? 0, cost + rest * LEFT_COST);
      return;
    }
    const one = arcClass[arc]!;
    for (let count = 0; count <= Math.min(rest, maxSize[one]! - load[one]!); count++) {
      if (count > 0 && count < least[group]!) continue;
      load[one]! += count;
      seat(group, arc + 1, rest - count, cost + count * arcCost[arc]!);
      load[one]! -= count;
    }
  };
  seat(0, 0, people[0]!, 0);
  return best;
}

test.prop([seatings, fc.nat(3), fc.constantFrom(1, 20_000)], { numRuns: 150 })(
  "groups are kept together, at no less than the least cost",
  (seating, seed, work) => {
    const budget = new WorkBudget(work);
    const seats = new KeepTogether(seating, stream(seed, "seats"), budget);
    for (const _ of seats.dive());
    while (!budget.isExhausted && !seats.isDone) for (const _ of seats.step());
    seats.restore();
    const { flow } = seats;
    expect(flow.cost).toBe(seats.cost);
    expectSums(flow, 0);
    flow.flow.forEach((_, arc) => {
      expect(flow.isFragment(arc)).toBe(false);
    });
    flow.load.forEach((size, one) => {
      expect(size === 0 || (size >= seating.minSize[one]! && size <= seating.maxSize[one]!)).toBe(true);
    });
    expect(seats.cost).toBeGreaterThanOrEqual(optimumOf(seating));
  },
);

test("what a long search finds is the best of small seatings, mostly", () => {
  const drawn = fc.sample(seatings, { numRuns: 60, seed: 5 });
  const best = drawn.filter((seating) => {
    const budget = new WorkBudget(200_000);
    const seats = new KeepTogether(seating, stream(1, "seats"), budget);
    for (const _ of seats.dive());
    while (!budget.isExhausted && !seats.isDone) for (const _ of seats.step());
    return seats.cost === optimumOf(seating);
  });
  expect(best.length).toBeGreaterThanOrEqual(45);
});
