/** Small problems that ask for what a planner may ask for: any of the rules of `docs/rules`, alone or together. */
import { fc } from "@fast-check/vitest";
import type { PhaseLink, Problem } from "../../src/domain/index.ts";
import { smallProblemArb } from "../laws/arbitrary-problem.ts";
import { datesOf } from "./plain-world.ts";

/** A field that is there in one case of so many. */
function odd<T extends object>(of: number, field: fc.Arbitrary<T>): fc.Arbitrary<Partial<T>> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: of - 1, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: field },
  );
}

const filter = fc.oneof(
  fc.constant({}),
  fc.constantFrom("region-0", "province", "nation").map((region) => ({ regions: [region] })),
);
const facilities = fc.oneof(
  filter,
  fc.constantFrom("centre", "workshop").map((type) => ({ types: [type] })),
);
const place: fc.Arbitrary<PhaseLink["place"]> = fc.constantFrom<PhaseLink["place"][]>(
  "same-facility",
  "same-region",
  "same-province",
  "anywhere",
  { withinKm: 20 },
);

const secondPhase = fc
  .record({ days: fc.integer({ min: 1, max: 2 }), min: fc.integer({ min: 1, max: 3 }), more: fc.nat(4), place })
  .map(({ days, min, more, place }) => ({
    id: "practice",
    days,
    after: { minGapDays: min, maxGapDays: min + more, place },
  }));

function drawn(problem: Problem) {
  const dates = datesOf(problem);
  const date = fc.constantFrom(...dates);
  const range = fc.tuple(date, date).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
  const hasNation = fc.constantFrom({}, { region: "province" }, { region: "nation" });
  const capacity = fc.oneof(
    fc.nat(2),
    range.map((one) => [{ ...one, capacity: 2 }]),
  );
  const pool = fc
    .tuple(hasNation, capacity, odd(2, fc.record({ travelDays: fc.nat(3) })))
    .map(([region, capacity, travel]) => ({ kind: "team", capacity, ...region, ...travel }));
  const of = <T>(list: readonly unknown[], item: fc.Arbitrary<T>) => fc.tuple(...list.map(() => item));
  return fc.record({
    noHalfDays: odd(
      3,
      fc.record({ noHalfDays: fc.constantFrom(["fri" as const], [{ from: dates[2]!, to: dates[4]! }]) }),
    ),
    facilities: of(
      problem.facilities,
      fc.tuple(
        odd(3, fc.record({ beds: fc.nat(25) })),
        odd(
          4,
          fc.record({
            limits: fc.record({ concurrentCohorts: fc.nat(2), participantsPerYear: fc.nat(40) }, { requiredKeys: [] }),
          }),
        ),
        odd(3, fc.record({ activation: fc.nat(300) })),
        odd(3, fc.record({ shared: fc.boolean() })),
        odd(3, fc.record({ bookings: fc.array(fc.tuple(range, fc.nat(1)), { maxLength: 2 }) })),
      ),
    ),
    programmes: of(
      problem.programmes,
      fc.tuple(
        odd(3, fc.record({ sessions: fc.constantFrom("half" as const, "full" as const) })),
        odd(
          3,
          fc.integer({ min: 1, max: 2 }).map((amount) => ({ pools: [{ id: "team", amount }] })),
        ),
        odd(
          3,
          secondPhase.map((second) => ({ second })),
        ),
      ),
    ),
    cohorts: of(
      problem.cohorts,
      fc.tuple(
        odd(3, fc.record({ priority: fc.integer({ min: 1, max: 4 }) })),
        odd(24, fc.record({ mandatory: fc.boolean() })),
        odd(24, fc.constantFrom({ pinned: { facility: "facility-0" } }, { pinned: {} })),
        odd(3, fc.record({ preferences: fc.array(fc.record({ facilities, penalty: fc.nat(90) }), { maxLength: 2 }) })),
        odd(3, fc.record({ series: fc.constantFrom("evening", "morning") })),
      ),
    ),
    pools: fc.array(pool, { minLength: 1, maxLength: 2 }),
    quotas: odd(3, fc.record({ quotas: fc.array(quota(range), { minLength: 1, maxLength: 2 }) })),
    openings: odd(
      4,
      fc.record({ openings: fc.array(fc.record({ facilities, max: fc.nat(2) }), { minLength: 1, maxLength: 2 }) }),
    ),
    levels: odd(3, fc.record({ levels: fc.constant("lexicographic" as const) })),
    budget: odd(4, fc.record({ budget: fc.nat(1500) })),
    smoothing: odd(4, fc.record({ smoothing: fc.record({ unit, perMonth: fc.nat(12), overCost: fc.nat(40) }) })),
    rates: odd(2, fc.record({ boardingPerNight: fc.nat(5), activation: fc.nat(200), seriesFacility: fc.nat(150) })),
    boarding: odd(2, fc.record({ maxBoardingKm: fc.constantFrom(120, 90) })),
    waves: of(problem.waves ?? [], fc.tuple(odd(2, fc.record({ holidayShiftDays: fc.nat(3) })), fc.nat(4))),
  });
}

const unit = fc.constantFrom("cohorts" as const, "participants" as const);

function quota(range: fc.Arbitrary<{ from: string; to: string }>) {
  const least = odd(2, fc.record({ min: fc.nat(3) }));
  return fc
    .tuple(
      unit,
      odd(2, fc.record({ facilities })),
      odd(2, fc.record({ cohorts: filter })),
      odd(2, fc.record({ period: range })),
      least,
    )
    .chain(([unit, ...parts]) =>
      fc.nat(30).map((more) => {
        const one = Object.assign({ unit }, ...parts) as { min?: number };
        return { ...one, unit, max: (one.min ?? 0) + more };
      }),
    );
}

/** A valid problem with many rules; `sizes` as for `smallProblemArb`. */
export function planningProblemArb(sizes: Parameters<typeof smallProblemArb>[0]): fc.Arbitrary<Problem> {
  return smallProblemArb(sizes).chain((problem) => drawn(problem).map((more) => grown(problem, more)));
}

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;

function grown(problem: Problem, more: Drawn<ReturnType<typeof drawn>>): Problem {
  const travel = { ...(problem.travel ?? { roadFactor: 1.4, maxTravelKm: 30 }), ...more.boarding };
  return {
    ...problem,
    calendars: problem.calendars.map((one, k) => (k === 0 ? { ...one, ...more.noHalfDays } : one)),
    facilities: problem.facilities.map((facility, k) => {
      const [beds, limits, activation, shared, bookings] = more.facilities[k]!;
      const rooms = facility.rooms.map((room) => ({
        ...room,
        ...shared,
        ...(bookings.bookings && {
          count: 2,
          bookings: bookings.bookings.map(([range, unit]) => ({ ...range, unit })),
        }),
      }));
      return { ...facility, rooms, ...beds, ...limits, costs: { ...facility.costs, ...activation } };
    }),
    programmes: problem.programmes.map((programme, k) => {
      const [sessions, pools, { second }] = more.programmes[k]!;
      const first = { ...programme.phases[0]!, ...sessions, ...pools };
      return { ...programme, phases: second === undefined ? [first] : [first, { ...second, ...pools }] };
    }),
    cohorts: problem.cohorts.map((cohort, k) => Object.assign({}, cohort, ...more.cohorts[k]!)),
    ...(problem.waves && {
      waves: problem.waves.map((wave, k) => {
        const [shift, minGapDays] = more.waves[k]!;
        if (k === 0) return { ...wave, ...shift };
        return { ...wave, after: { wave: "wave-0", minGapDays, ...(k === 2 && { maxGapDays: minGapDays + 1 }) } };
      }),
    }),
    pools: more.pools.map((pool, k) => ({ id: `team-${k}`, ...pool })),
    ...(more.quotas.quotas && { quotas: more.quotas.quotas.map((one, k) => ({ id: `quota-${k}`, ...one })) }),
    ...(more.openings.openings && { openings: more.openings.openings.map((one, k) => ({ id: `limit-${k}`, ...one })) }),
    ...more.levels,
    ...more.budget,
    ...more.smoothing,
    travel: { ...travel, maxTravelKm: Math.min(travel.maxTravelKm, 30) },
    costs: { ...(problem.costs ?? { currency: "IDR", unplaced: 30 }), ...more.rates },
  };
}
