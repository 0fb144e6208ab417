/**
 * Small problems with rules of planning put on top, each tight enough to bind now and then. A rule is drawn from dice, so that
 * everything shrinks to small numbers.
 */
import { fc } from "@fast-check/vitest";
import { formatDay, parseDay } from "../../src/calendar/index.ts";
import type { Cohort, Facility, Filter, Phase, Problem, Room } from "../../src/domain/index.ts";
import { smallProblemArb } from "./arbitrary-problem.ts";

/** Numbers drawn in advance; after the last come zeros. */
class Dice {
  readonly #numbers: readonly number[];
  #next = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** A number from 0 to less than `sides`. */
  roll(sides: number): number {
    return (this.#numbers[this.#next++] ?? 0) % sides;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.roll(list.length)]!;
  }

  /** True once in so many times. */
  once(sides: number): boolean {
    return this.roll(sides) === 1;
  }
}

type Change = (problem: Problem, dice: Dice) => Problem;

const eachCohort = (problem: Problem, change: (cohort: Cohort) => Partial<Cohort>): Problem => ({
  ...problem,
  cohorts: problem.cohorts.map((cohort) => ({ ...cohort, ...change(cohort) })),
});
const eachFacility = (problem: Problem, change: (facility: Facility) => Partial<Facility>): Problem => ({
  ...problem,
  facilities: problem.facilities.map((facility) => ({ ...facility, ...change(facility) })),
});
const eachRoom = (problem: Problem, change: (room: Room) => Partial<Room>): Problem =>
  eachFacility(problem, ({ rooms }) => ({ rooms: rooms.map((room) => ({ ...room, ...change(room) })) }));
const eachPhase = (problem: Problem, change: (phase: Phase, row: number) => Partial<Phase>): Problem => ({
  ...problem,
  programmes: problem.programmes.map((programme) => ({
    ...programme,
    phases: programme.phases.map((phase, row) => ({ ...phase, ...change(phase, row) })),
  })),
});
const someDay = (problem: Problem, dice: Dice): string => {
  const first = parseDay(problem.horizon.start);
  return formatDay(first + dice.roll(parseDay(problem.horizon.end) - first + 1));
};
const facilityFilter = (problem: Problem, dice: Dice): Filter =>
  dice.pick<Filter>([
    { types: ["centre"] },
    { ids: [dice.pick(problem.facilities).id] },
    { regions: ["province"] },
    {},
  ]);

/** A way of putting each rule on a problem. */
export const RULES: Readonly<Record<string, Change>> = {
  priority: (problem, dice) => eachCohort(problem, () => ({ priority: 1 + dice.roll(4) })),
  levels: (problem, dice) => ({
    ...eachCohort(problem, () => ({ priority: 1 + dice.roll(3) })),
    levels: "lexicographic",
    // Money that would rather leave people out.
    costs: { currency: "IDR", class: 100, ...problem.costs, unplaced: dice.pick([0, 1, 20]) },
  }),
  fairness: (problem, dice) => {
    const ids = problem.cohorts.map(({ id }) => id);
    const groups = [
      { id: "near", cohorts: { regions: ["region-0"] } },
      { id: "some", cohorts: { ids: ids.filter((_, k) => k % 2 === 0) } },
      { id: "rest", cohorts: { ids: ids.filter((_, k) => k % 2 === 1).concat(ids[0]!) } },
    ];
    return {
      ...problem,
      fairness: dice.once(4) ? {} : { groups },
      costs: { currency: "IDR", class: 100, ...problem.costs, unplaced: dice.pick([1, 20]) },
    };
  },
  preferences: (problem, dice) =>
    eachCohort(problem, () => ({
      preferences: [{ facilities: facilityFilter(problem, dice), penalty: dice.roll(200) }],
    })),
  "empty-seats": (problem, dice) => ({
    ...problem,
    costs: { currency: "IDR", unplaced: 100, ...problem.costs, emptySeat: dice.roll(20) },
  }),
  crossings: (problem, dice) => {
    const apart = eachFacility(problem, () => ({ landmass: dice.pick(["west", "east"]) }));
    const travel = problem.travel ?? { roadFactor: 1.4, maxTravelKm: 84 };
    return {
      ...eachCohort(apart, ({ origins }) => (origins === undefined ? { landmass: dice.pick(["west", "east"]) } : {})),
      regions: apart.regions.map((region) => {
        const landmass = { nation: "west", province: "east" }[region.id];
        return landmass === undefined ? region : { ...region, landmass };
      }),
      travel: { ...travel, crossings: [{ between: ["west", "east"], roadKm: dice.roll(40) }] },
    };
  },
  "half-days": (problem, dice) => {
    const halves = eachPhase(problem, () => (dice.once(3) ? {} : { sessions: "half" as const }));
    const calendars = halves.calendars.map((calendar) =>
      dice.once(3) ? { ...calendar, noHalfDays: [dice.pick(["fri", "mon"] as const)] } : calendar,
    );
    return { ...halves, calendars };
  },
  units: (problem, dice) =>
    eachRoom(problem, () => {
      const count = 1 + dice.roll(2);
      const day = someDay(problem, dice);
      return { count, bookings: [{ from: day, to: day, unit: dice.roll(count) }] };
    }),
  shared: (problem, dice) => eachRoom(problem, () => (dice.once(3) ? {} : { shared: true })),
  concurrent: (problem, dice) =>
    eachFacility(problem, ({ limits }) => ({ limits: { ...limits, concurrentCohorts: 1 + dice.roll(2) } })),
  boarding: (problem, dice) => ({
    ...eachFacility(problem, () => (dice.once(3) ? {} : { beds: 5 + dice.roll(25) })),
    travel: { roadFactor: 1.4, maxTravelKm: 5 + dice.roll(20), maxBoardingKm: 84 },
    costs: { currency: "IDR", unplaced: 100, ...problem.costs, boardingPerNight: dice.roll(4) },
  }),
  pools: (problem, dice) => {
    const range = { from: someDay(problem, dice), to: problem.horizon.end };
    const pools = [
      { id: "team", capacity: 1 + dice.roll(2) },
      { id: "local", kind: "team", region: "province", capacity: 1 + dice.roll(2) },
      ...(dice.once(3) && range.from <= range.to
        ? [{ id: "near", kind: "team", region: "region-0", capacity: [{ ...range, capacity: 2 }] }]
        : []),
    ];
    return { ...eachPhase(problem, () => ({ pools: [{ id: "team", amount: 1 + dice.roll(2) }] })), pools };
  },
  "travel-days": (problem, dice) => {
    const pooled = problem.pools === undefined ? RULES["pools"]!(problem, dice) : problem;
    return { ...pooled, pools: pooled.pools!.map((pool) => ({ ...pool, travelDays: dice.roll(4) })) };
  },
  mandatory: (problem, dice) => eachCohort(problem, () => ({ mandatory: dice.once(3) })),
  pinned: (problem, dice) =>
    eachCohort(problem, ({ window }) => {
      if (!dice.once(3)) return {};
      const { id, rooms } = dice.pick(problem.facilities);
      const start = dice.pick([window.earliest, window.latest]);
      return { pinned: dice.pick([{ facility: id }, { facility: id, room: rooms[0]!.id }, { start }]) };
    }),
  quota: (problem, dice) => ({
    ...problem,
    quotas: Array.from({ length: 1 + dice.roll(2) }, (_, k) => {
      const period = { from: problem.horizon.start, to: someDay(problem, dice) };
      const min = dice.once(3) ? 1 + dice.roll(2) : 0;
      const unit = dice.pick(["cohorts", "participants"] as const);
      const max = min + (unit === "cohorts" ? dice.roll(3) : dice.roll(30));
      return {
        id: `quota-${k}`,
        unit,
        facilities: facilityFilter(problem, dice),
        ...(dice.once(2) && { cohorts: { regions: ["region-0"] } }),
        ...(dice.once(2) && { period }),
        ...(min > 0 && { min }),
        max,
      };
    }),
  }),
  year: (problem, dice) => {
    const changed = eachFacility(problem, ({ limits }) => ({
      limits: { ...limits, participantsPerYear: 10 + dice.roll(30) },
    }));
    return changed;
  },
  budget: (problem, dice) => ({ ...problem, budget: dice.roll(1000) }),
  activation: (problem, dice) => ({
    ...eachFacility(problem, ({ costs }) => (dice.once(3) ? { costs: { ...costs, activation: dice.roll(200) } } : {})),
    costs: { currency: "IDR", unplaced: 100, ...problem.costs, activation: dice.roll(200) },
  }),
  openings: (problem, dice) => ({
    ...problem,
    openings: [
      { id: "all", max: 1 + dice.roll(2) },
      { id: "some", facilities: facilityFilter(problem, dice), max: dice.roll(2) },
    ],
  }),
  series: (problem, dice) => ({
    ...eachCohort(problem, () => ({ series: dice.pick(["one", "two"]) })),
    costs: { currency: "IDR", unplaced: 100, ...problem.costs, seriesFacility: dice.roll(200) },
  }),
  smoothing: (problem, dice) => ({
    ...problem,
    smoothing: {
      unit: dice.pick(["cohorts", "participants"] as const),
      perMonth: dice.roll(12),
      overCost: dice.roll(60),
    },
  }),
  phases: (problem, dice) => ({
    ...problem,
    programmes: problem.programmes.map((programme) => {
      const place = dice.pick([
        "same-facility" as const,
        "same-region" as const,
        "same-province" as const,
        "anywhere" as const,
        { withinKm: 5 + dice.roll(20) },
      ]);
      const minGapDays = 1 + dice.roll(3);
      const after = { minGapDays, maxGapDays: minGapDays + dice.roll(5), place };
      return { ...programme, phases: [...programme.phases, { id: "practice", days: 1 + dice.roll(2), after }] };
    }),
  }),
  "wave-order": (problem, dice) => {
    const minGapDays = dice.roll(4);
    const after = { wave: "first", minGapDays, ...(dice.once(2) && { maxGapDays: minGapDays + dice.roll(3) }) };
    const changed = eachCohort(problem, () => ({ wave: dice.pick(["first", "second"]) }));
    return {
      ...changed,
      waves: [
        { id: "first", spreadDays: dice.roll(3) },
        { id: "second", spreadDays: dice.roll(3), after },
      ],
    };
  },
  "holiday-shift": (problem, dice) => {
    const isOrdered = (problem.waves ?? []).some(({ after }) => after !== undefined);
    const shift = (): number => 1 + dice.roll(4);
    if (isOrdered) {
      const waves = problem.waves!.map((wave) =>
        wave.after === undefined ? { ...wave, holidayShiftDays: shift() } : wave,
      );
      return { ...problem, waves };
    }
    const changed = eachCohort(problem, () => ({ wave: "shifted" }));
    return { ...changed, waves: [{ id: "shifted", spreadDays: dice.roll(3), holidayShiftDays: dice.roll(5) }] };
  },
};

/** Problems with these rules. Chains of phases are many, so that an enumerator takes fewer cohorts with them. */
export function ruledProblemArb(
  names: readonly string[],
  maxCohorts: number = names.includes("phases") ? 3 : 4,
): fc.Arbitrary<Problem> {
  const base = smallProblemArb({ maxCohorts, maxFacilities: 3, maxHorizonDays: 13, maxWaves: 1 });
  return fc.tuple(base, fc.array(fc.nat(999), { minLength: 60, maxLength: 60 })).map(([problem, numbers]) => {
    const dice = new Dice(numbers);
    return names.reduce((changed, name) => RULES[name]!(changed, dice), problem);
  });
}
