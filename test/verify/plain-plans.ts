/** Whole plans as lists of options: what they cost and whether they keep the rules about several classes, read naively. */
import type { Cohort, Phase, Plan, Problem, Wave } from "../../src/domain/index.ts";
import { greatCircleTravel } from "../../src/geo/index.ts";
import {
  cohortMatches,
  datesOf,
  daysBetween,
  drawnDays,
  facilityMatches,
  lineOf,
  type PlainOption,
  phasesOf,
  placeOf,
  poolCapacity,
  stretchesAt,
} from "./plain-options.ts";

export function planCost(problem: Problem, classes: readonly PlainOption[]): number {
  const costs = problem.costs ?? { currency: "", unplaced: 1 };
  const placed = new Set(classes.map(({ cohort }) => cohort));
  const left = problem.cohorts.filter((cohort) => !placed.has(cohort));
  const series = classes.filter(({ isFirst, cohort }) => isFirst && cohort.series !== undefined);
  const pairs = new Set(series.map(({ cohort, facility }) => `${cohort.series} ${facility.id}`));
  return (
    sum(classes.map(({ cost }) => cost)) +
    openingCost(problem, classes) +
    (costs.seriesFacility ?? 0) * pairs.size +
    overload(problem, classes) +
    sum(left.map((cohort) => unplacedCost(problem, cohort)))
  );
}

export function unplacedCost({ costs }: Problem, { size, priority = 1 }: Cohort): number {
  return ((costs ?? { unplaced: 1 }).unplaced ?? 0) * size * priority;
}

function openingCost({ costs }: Problem, classes: readonly PlainOption[]): number {
  const open = [...new Set(classes.map(({ facility }) => facility))];
  return sum(open.map((facility) => facility.costs?.activation ?? costs?.activation ?? 0));
}

function overload({ smoothing }: Problem, classes: readonly PlainOption[]): number {
  if (smoothing === undefined) return 0;
  const firsts = classes.filter(({ isFirst }) => isFirst);
  const months = new Set(firsts.map(({ days }) => days[0]!.slice(0, 7)));
  const load = (month: string): number =>
    sum(
      firsts
        .filter(({ days }) => days[0]!.startsWith(month))
        .map(({ cohort }) => (smoothing.unit === "cohorts" ? 1 : cohort.size)),
    );
  return sum([...months].map((month) => smoothing.overCost * Math.max(0, load(month) - smoothing.perMonth)));
}

/** The rules that a plan breaks, by id; one for rooms, whether shared or not. */
export function brokenRules(problem: Problem, classes: readonly PlainOption[]): string[] {
  const broken: Record<string, boolean> = {
    phases: problem.cohorts.some((cohort) => !areLinked(problem, cohort, classes)),
    mandatory: problem.cohorts.some(
      (cohort) =>
        (cohort.mandatory === true || cohort.pinned !== undefined) && classes.every((one) => one.cohort !== cohort),
    ),
    room: datesOf(problem).some((date) => areRoomsTooFull(classes.filter(({ held }) => held.includes(date)))),
    concurrent: problem.facilities.some(
      ({ id, limits }) =>
        limits?.concurrentCohorts !== undefined &&
        busiest(
          problem,
          classes.filter(({ facility }) => facility.id === id),
          () => 1,
        ) > limits.concurrentCohorts,
    ),
    boarding: problem.facilities.some(
      ({ id, beds }) =>
        beds !== undefined &&
        busiest(
          problem,
          classes.filter(({ facility }) => facility.id === id),
          ({ boarders }) => boarders,
        ) > beds,
    ),
    pools: (problem.pools ?? []).some((pool) =>
      datesOf(problem).some((date) => {
        const drawn = classes.flatMap(({ draws, held }) =>
          draws.filter((draw) => draw.pool === pool && drawnDays(problem, pool, held).includes(date)),
        );
        return sum(drawn.map(({ amount }) => amount)) > poolCapacity(pool, date);
      }),
    ),
    year: problem.facilities.some(({ id, limits }) =>
      ["2027", "2028"].some((year) => {
        const starting = classes.filter(({ facility, days }) => facility.id === id && days[0]!.startsWith(year));
        const most = limits?.participantsPerYear ?? Number.POSITIVE_INFINITY;
        return sum(starting.map(({ cohort }) => cohort.size)) > most;
      }),
    ),
    quota: (problem.quotas ?? []).some((quota) => {
      const counted = sum(classes.map((one) => quotaUnits(problem, quota, one)));
      return counted < (quota.min ?? 0) || counted > (quota.max ?? Number.POSITIVE_INFINITY);
    }),
    budget:
      sum(classes.map(({ spent }) => spent)) + openingCost(problem, classes) >
      (problem.budget ?? Number.POSITIVE_INFINITY),
    openings: (problem.openings ?? []).some(({ facilities, max }) => {
      const open = new Set(classes.map(({ facility }) => facility));
      return [...open].filter((facility) => facilityMatches(problem, facilities, facility)).length > max;
    }),
    wave: (problem.waves ?? []).some((wave) => !isTogether(problem, wave, classes)),
    "wave-order": (problem.waves ?? []).some((wave) => !isInOrder(wave, classes)),
  };
  return Object.keys(broken).filter((rule) => broken[rule] === true);
}

export function quotaUnits(
  problem: Problem,
  { phase, unit, cohorts, facilities, period }: NonNullable<Problem["quotas"]>[number],
  one: PlainOption,
): number {
  const start = one.days[0]!;
  const counts =
    (phase === undefined ? one.isFirst : one.phase.id === phase) &&
    cohortMatches(problem, cohorts, one.cohort) &&
    facilityMatches(problem, facilities, one.facility) &&
    (period === undefined || (period.from <= start && start <= period.to));
  return counts ? (unit === "cohorts" ? 1 : one.cohort.size) : 0;
}

/** Whether a class may follow another of the phase before. */
export function follows(
  problem: Problem,
  phase: Phase,
  before: PlainOption,
  after: PlainOption,
  atAnyDistance = false,
): boolean {
  const { minGapDays, maxGapDays, place } = phase.after!;
  const gap = daysBetween(before.days.at(-1)!, after.days[0]!);
  if (gap < minGapDays || gap > maxGapDays) return false;
  const [one, two] = [before.facility, after.facility];
  const province = (region: string): string => {
    const line = lineOf(problem, region);
    return line.length === 1 ? line[0]!.id : line[line.length - 2]!.id;
  };
  if (place === "same-facility") return one.id === two.id;
  if (place === "same-region") return one.region === two.region;
  if (place === "same-province") return province(one.region) === province(two.region);
  if (place === "anywhere" || atAnyDistance) return true;
  const travel = greatCircleTravel({ roadFactor: problem.travel?.roadFactor ?? 1.4 });
  return travel.roadMetres(placeOf(problem, one), placeOf(problem, two)) <= Math.round(place.withinKm * 1000);
}

function areLinked(problem: Problem, cohort: Cohort, classes: readonly PlainOption[]): boolean {
  const own = classes.filter((one) => one.cohort === cohort);
  const phases = phasesOf(problem, cohort);
  if (own.length === 0) return true;
  return phases.every((phase, k) => {
    const now = own.find((one) => one.phase === phase);
    const before = k === 0 ? undefined : own.find((one) => one.phase === phases[k - 1]);
    return now !== undefined && (before === undefined || follows(problem, phase, before, now));
  });
}

function areRoomsTooFull(present: readonly PlainOption[]): boolean {
  return present.some(({ room, unit }) =>
    ["morning", "afternoon"].some((part) => {
      const there = present.filter(
        (one) => one.room === room && one.unit === unit && (one.part === "full" || one.part === part),
      );
      if (room.shared === true) return sum(there.map(({ cohort }) => cohort.size)) > room.seats;
      return there.length > 1;
    }),
  );
}

function busiest(problem: Problem, classes: readonly PlainOption[], amountOf: (one: PlainOption) => number): number {
  return Math.max(
    0,
    ...datesOf(problem).map((date) => sum(classes.filter(({ held }) => held.includes(date)).map(amountOf))),
  );
}

const nominal = new WeakMap<PlainOption, string[]>();

/** The days that its wave may nominally have when a member takes an option. */
export function nominalDates(problem: Problem, wave: Wave, one: PlainOption): string[] {
  if (!nominal.has(one)) nominal.set(one, nominalDatesAnew(problem, wave, one));
  return nominal.get(one)!;
}

function nominalDatesAnew(problem: Problem, { holidayShiftDays = 0 }: Wave, one: PlainOption): string[] {
  const starts = stretchesAt(problem, one.phase, one.facility).map(({ days }) => days[0]!);
  return datesOf(problem).filter((date) => {
    const first = starts.find((start) => start >= date);
    return first === one.days[0] && daysBetween(date, one.days[0]!) <= holidayShiftDays;
  });
}

function isTogether(problem: Problem, wave: Wave, classes: readonly PlainOption[]): boolean {
  const members = classes.filter(({ isFirst, cohort }) => isFirst && cohort.wave === wave.id);
  const days = members.map((one) => nominalDates(problem, wave, one));
  return datesOf(problem).some((first) =>
    days.every((dates) =>
      dates.some((date) => daysBetween(first, date) >= 0 && daysBetween(first, date) <= wave.spreadDays),
    ),
  );
}

function isInOrder({ id, after }: Wave, classes: readonly PlainOption[]): boolean {
  if (after === undefined) return true;
  const starts = (wave: string): string[] =>
    classes.filter(({ isFirst, cohort }) => isFirst && cohort.wave === wave).map(({ days }) => days[0]!);
  return starts(id).every((own) =>
    starts(after.wave).every((other) => {
      const gap = daysBetween(other, own);
      return gap >= after.minGapDays && gap <= (after.maxGapDays ?? Number.POSITIVE_INFINITY);
    }),
  );
}

export function planOf({ cohorts }: Problem, classes: readonly PlainOption[]): Plan {
  return {
    assignments: classes.map(({ cohort, phase, facility, room, unit, part, days }) => ({
      cohort: cohort.id,
      phase: phase.id,
      facility: facility.id,
      room: room.id,
      unit,
      start: days[0]!,
      end: days.at(-1)!,
      sessions: days.map((date) => ({ date, part })),
    })),
    unplaced: cohorts
      .filter((cohort) => classes.every((one) => one.cohort !== cohort))
      .map(({ id }) => ({ cohort: id, reason: { code: "full", message: "" } })),
  };
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
