/** Tiny models with everything in them: places, limits, groups and their orders, precedences, quotas and pairs beside capacities. */
import { fc } from "@fast-check/vitest";
import type { GroupRef, ModeRef, TaskRef } from "../../src/kernel/build/draft.ts";
import { ModelBuilder } from "../../src/kernel/build/model-builder.ts";
import type { AllocationModel } from "../../src/kernel/model.ts";

/** Sizes: how many choices there are to try is about (modes * periods + 1) ^ tasks. */
export interface Sizes {
  readonly periods: number;
  readonly tasks: number;
  readonly modes: number;
}

const TINY: Sizes = { periods: 3, tasks: 4, modes: 2 };

const index: fc.Arbitrary<number> = fc.nat(999);
const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const few = <T>(arbitrary: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> =>
  fc.array(arbitrary, { maxLength: most });

const specArb = ({ periods, tasks, modes }: Sizes) =>
  fc.record({
    periods: fc.oneof(
      { weight: 1, arbitrary: fc.integer({ min: 1, max: periods }) },
      { weight: 2, arbitrary: fc.constant(periods) },
    ),
    resources: fc.array(
      fc.oneof(
        { weight: 4, arbitrary: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: periods, maxLength: periods }) },
        { weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }) },
        { weight: 1, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    places: few(fc.record({ cost: fc.nat(12) }), 3),
    tasks: fc.array(
      fc.record({
        earliest: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: index }),
        latest: fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: index }),
        skipCost: fc.option(fc.nat(30), { nil: undefined, freq: 3 }),
        startCosts: fc.option(fc.array(fc.nat(6), { minLength: periods, maxLength: periods }), { nil: undefined }),
        modes: fc.array(
          fc.record({
            cost: fc.nat(15),
            duration: fc.oneof({ weight: 2, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constant(2) }),
            ends: seldom(fc.array(fc.nat(2), { minLength: periods, maxLength: periods })),
            starts: seldom(fc.array(index, { minLength: 1, maxLength: 3 })),
            demands: fc.array(
              fc.record({ resource: index, amount: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 3 })) }),
              {
                minLength: 1,
                maxLength: 3,
                size: "max",
              },
            ),
            place: fc.option(index, { nil: undefined }),
            places: seldom(few(index, 2)),
            zoneAsBefore: fc.option(fc.nat(1), { nil: undefined }),
            zoneAsAfter: fc.option(fc.nat(1), { nil: undefined }),
          }),
          { minLength: 1, maxLength: modes, size: "max" },
        ),
      }),
      { minLength: 1, maxLength: tasks, size: "max" },
    ),
    groups: few(fc.record({ members: few(index, tasks), spread: fc.nat(1) }), 2),
    orders: seldom(fc.record({ minLag: fc.nat(1), slack: fc.option(fc.nat(1), { nil: undefined }) })),
    precedences: few(
      fc.record({
        one: index,
        other: index,
        minLag: fc.nat(1),
        slack: fc.option(fc.nat(1), { nil: undefined }),
        joint: seldom(fc.constant(true)),
        zoned: seldom(fc.constant(true)),
      }),
      2,
    ),
    limits: few(fc.record({ places: few(index, 3), most: fc.oneof(fc.constant(1), fc.nat(2)) }), 2),
    quotas: few(
      fc.record({
        terms: fc.array(fc.record({ mode: index, coefficient: fc.nat(3), from: index, to: index }), {
          maxLength: 6,
          size: "max",
        }),
        min: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3) }),
        width: fc.option(fc.nat(3), { nil: undefined }),
        places: seldom(few(fc.record({ place: index, coefficient: fc.nat(3) }), 2)),
        overCost: seldom(fc.nat(9)),
      }),
      2,
    ),
    incompatible: few(fc.tuple(index, index), 2),
    requirements: few(fc.record({ mode: index, oneOf: few(index, 2) }), 2),
  });

type Spec = ReturnType<typeof specArb> extends fc.Arbitrary<infer T> ? T : never;

/** Says a spec through the builder; what a model may not hold is bent until it may. */
function built(spec: Spec): AllocationModel {
  const { periods } = spec;
  const builder = new ModelBuilder({ periods });
  const at = <T>(list: readonly T[], row: number): T => list[row % list.length]!;
  const resources = spec.resources.map((capacity) =>
    builder.resource({ capacity: typeof capacity === "number" ? capacity : capacity.slice(0, periods) }),
  );
  const places = spec.places.map((place) => builder.place(place));
  const tasks: TaskRef[] = [];
  const modes: ModeRef[] = [];
  const taskOf = new Map<ModeRef, TaskRef>();
  for (const { earliest, latest, skipCost, startCosts, modes: list } of spec.tasks) {
    const first = earliest % periods;
    const task = builder.task({
      earliest: first,
      latest: latest === undefined ? periods - 1 : first + (latest % (periods - first)),
      ...(skipCost === undefined ? {} : { skipCost }),
      ...(startCosts === undefined ? {} : { startCosts: startCosts.slice(0, periods) }),
    });
    tasks.push(task);
    for (const { cost, duration, ends, starts, demands, place, places: more, zoneAsBefore, zoneAsAfter } of list) {
      const mode = builder.mode(task, {
        cost,
        ...(ends === undefined
          ? { duration }
          : { ends: (start: number) => (ends[start] === 0 ? undefined : start + ends[start]!) }),
        ...(starts === undefined ? {} : { starts: starts.map((start) => start % periods) }),
        demands: demands.map(({ resource, amount }) => ({ resource: at(resources, resource), amount })),
        ...(place === undefined || places.length === 0 ? {} : { place: at(places, place) }),
        ...(more === undefined || places.length === 0 ? {} : { places: more.map((other) => at(places, other)) }),
        ...(zoneAsBefore === undefined ? {} : { zoneAsBefore }),
        ...(zoneAsAfter === undefined ? {} : { zoneAsAfter }),
      });
      modes.push(mode);
      taskOf.set(mode, task);
    }
  }
  const isGrouped = new Set<TaskRef>();
  const groups: GroupRef[] = [];
  for (const { members, spread } of spec.groups) {
    const own = new Set(members.map((member) => at(tasks, member)).filter((task) => !isGrouped.has(task)));
    for (const task of own) isGrouped.add(task);
    groups.push(builder.sameStart([...own], { spread }));
  }
  if (spec.orders !== undefined && groups.length === 2) {
    const { minLag, slack } = spec.orders;
    const [before, after] = groups as [GroupRef, GroupRef];
    builder.order({ before, after, minLag, ...(slack === undefined ? {} : { maxLag: minLag + slack }) });
  }
  for (const { one, other, minLag, slack, joint = false, zoned = false } of spec.precedences) {
    const [before, after] = [at(tasks, one), at(tasks, other)].sort((a, b) => a - b) as [TaskRef, TaskRef];
    if (before === after) continue;
    const maxLag = slack === undefined ? {} : { maxLag: minLag + slack };
    builder.precedence({ before, after, minLag, ...maxLag, joint, zoned });
  }
  for (const { places: counted, most } of spec.limits) {
    if (places.length > 0) builder.atMost([...new Set(counted.map((place) => at(places, place)))], most);
  }
  for (const { terms, min, width, places: counted, overCost } of spec.quotas) {
    builder.quota({
      terms: terms.map(({ mode, coefficient, from, to }) => {
        const first = from % periods;
        return { mode: at(modes, mode), coefficient, from: first, to: first + (to % (periods - first)) };
      }),
      min,
      ...(width === undefined ? {} : { max: min + width }),
      ...(overCost === undefined ? {} : { overCost }),
      ...(counted === undefined || places.length === 0
        ? {}
        : { places: counted.map(({ place, coefficient }) => ({ place: at(places, place), coefficient })) }),
    });
  }
  for (const [one, other] of spec.incompatible) {
    const [a, b] = [at(modes, one), at(modes, other)];
    if (taskOf.get(a) !== taskOf.get(b)) builder.incompatible(a, b);
  }
  for (const { mode, oneOf } of spec.requirements) {
    const needing = at(modes, mode);
    const helpers = oneOf.map((helper) => at(modes, helper));
    if (helpers.some((helper) => taskOf.get(helper) === taskOf.get(needing))) continue;
    builder.requires(
      needing,
      helpers.filter((helper) => taskOf.get(helper) === taskOf.get(helpers[0]!)),
    );
  }
  return builder.build();
}

/** Small enough to try everything. */
export const coupledModelArb: fc.Arbitrary<AllocationModel> = specArb(TINY).map(built);

export function coupledModelOf(sizes: Sizes): fc.Arbitrary<AllocationModel> {
  return specArb(sizes).map(built);
}
