/**
 * Every way to teach one phase of a cohort, by the definitions of all rules of planning: texts for dates, one day at a time, nothing
 * of the library but its types.
 */
import type { Cohort, Facility, Filter, Phase, Pool, Problem, Room, Session } from "../../src/domain/index.ts";
import { ancestry, datesOf, daysBetween, groupMetres, isOpen, isWithin, plusDays, weekday } from "./enumerate.ts";

export interface Hold {
  readonly key: string;
  readonly amount: number;
  readonly capacity: number;
}

export interface Way {
  readonly phase: Phase;
  readonly facility: Facility;
  readonly room: Room;
  readonly unit: number;
  readonly part: Session["part"];
  /** Training days, the first of which is the start. */
  readonly days: readonly string[];
  readonly holds: readonly Hold[];
  /** What the budget counts, and all of it. */
  readonly budgeted: number;
  readonly cost: number;
}

/** Whether a filter names a facility, or a cohort. */
export function isNamed(problem: Problem, filter: Filter | undefined, one: Facility | Cohort): boolean {
  const has = (list: readonly string[] | undefined, values: readonly (string | undefined)[]): boolean =>
    list === undefined || values.some((value) => value !== undefined && list.includes(value));
  if (filter === undefined) return true;
  const isCohort = "programme" in one;
  return (
    has(filter.ids, [one.id]) &&
    has(
      filter.regions,
      ancestry(problem, one.region).map(({ id }) => id),
    ) &&
    (isCohort
      ? has(filter.programmes, [one.programme])
      : has(filter.types, [one.type]) && has(filter.owners, [one.owner]) && has(filter.tags, one.tags ?? []))
  );
}

/** Days on which a class of a phase may start at a facility, were all rooms free, with its training days. */
export function startsAt(problem: Problem, phase: Phase, facility: Facility): string[][] {
  const ofProblem = KNOWN_STARTS.get(problem) ?? new Map<Phase, Map<Facility, string[][]>>();
  KNOWN_STARTS.set(problem, ofProblem);
  const ofPhase = ofProblem.get(phase) ?? new Map<Facility, string[][]>();
  ofProblem.set(phase, ofPhase);
  const starts = ofPhase.get(facility) ?? allStarts(problem, phase, facility);
  ofPhase.set(facility, starts);
  return starts;
}

/** They are asked for again and again. */
const KNOWN_STARTS = new WeakMap<Problem, Map<Phase, Map<Facility, string[][]>>>();

function allStarts(problem: Problem, phase: Phase, facility: Facility): string[][] {
  const trains = datesOf(problem).filter(
    (date) =>
      isOpen(problem, facility, date) && (phase.sessions !== "half" || !isWithoutHalves(problem, facility, date)),
  );
  return trains
    .map((_, k) => trains.slice(k, k + phase.days))
    .filter((days) => {
      if (days.length < phase.days || !(phase.startDays?.includes(weekday(days[0]!)) ?? true)) return false;
      return daysBetween(days[0]!, days.at(-1)!) + 1 <= (phase.maxSpanDays ?? Number.POSITIVE_INFINITY);
    });
}

export type WaysOf = (problem: Problem, cohort: Cohort, phase: Phase) => Way[];

/** All ways to teach a phase of a cohort. */
export const waysOf: WaysOf = (problem, cohort, phase) =>
  problem.facilities.flatMap((facility) => waysAt(problem, cohort, phase, facility));

function waysAt(problem: Problem, cohort: Cohort, phase: Phase, facility: Facility): Way[] {
  const journey = journeyOf(problem, cohort, facility);
  const pools = poolsOf(problem, phase, facility);
  const isFirst = isFirstPhase(problem, cohort, phase);
  const pin = isFirst ? cohort.pinned : undefined;
  const isSuitable =
    journey !== undefined &&
    pools !== undefined &&
    (pin?.facility === undefined || pin.facility === facility.id) &&
    (phase.facilityTypes?.includes(facility.type) ?? true) &&
    (cohort.requiredTags ?? []).every((tag) => facility.tags?.includes(tag)) &&
    !(cohort.excludedTags ?? []).some((tag) => facility.tags?.includes(tag)) &&
    (cohort.regions === undefined || ancestry(problem, facility.region).some(({ id }) => cohort.regions?.includes(id)));
  if (!isSuitable) return [];
  const starts = startsAt(problem, phase, facility).filter(([start]) => {
    if (pin?.start !== undefined && start !== pin.start) return false;
    return !isFirst || (cohort.window.earliest <= start! && start! <= cohort.window.latest);
  });
  const parts: readonly Session["part"][] = phase.sessions === "half" ? ["morning", "afternoon"] : ["full"];
  const ways: Way[] = [];
  for (const room of facility.rooms) {
    if (pin?.room !== undefined && pin.room !== room.id) continue;
    if (room.seats < cohort.size || !(phase.equipment ?? []).every((tag) => room.equipment?.includes(tag))) continue;
    for (const days of starts) {
      const held = daysFrom(days[0]!, days.at(-1)!);
      const { budgeted, cost } = costsOf(problem, cohort, phase, facility, days, journey);
      const empty = room.shared === true ? 0 : (problem.costs?.emptySeat ?? 0) * (room.seats - cohort.size);
      const costs = { budgeted, cost: cost + empty };
      for (let unit = 0; unit < (room.count ?? 1); unit++) {
        const isBooked = (room.bookings ?? []).some(
          (booking) =>
            (booking.unit === undefined || booking.unit === unit) &&
            held.some((date) => isOpen(problem, facility, date) && isWithin([booking], date)),
        );
        if (isBooked) continue;
        for (const part of parts) {
          const holds = [
            ...roomHolds(facility, room, unit, part, held, cohort.size),
            ...facilityHolds(facility, held, journey.boarders),
            ...poolHolds(problem, pools, held),
          ];
          ways.push({ phase, facility, room, unit, part, days, holds, ...costs });
        }
      }
    }
  }
  return ways.filter(({ holds }) => holds.every(({ amount, capacity }) => amount <= capacity));
}

function isFirstPhase(problem: Problem, cohort: Cohort, phase: Phase): boolean {
  return problem.programmes.find(({ id }) => id === cohort.programme)!.phases[0] === phase;
}

function roomHolds(
  { id }: Facility,
  room: Room,
  unit: number,
  part: Session["part"],
  held: readonly string[],
  size: number,
): Hold[] {
  const parts = part === "full" ? ["morning", "afternoon"] : [part];
  return held.flatMap((date) =>
    parts.map((one) => ({
      key: `${id} ${room.id} ${unit} ${date} ${one}`,
      amount: room.shared === true ? size : 1,
      capacity: room.shared === true ? room.seats : 1,
    })),
  );
}

function facilityHolds({ id, beds, limits }: Facility, held: readonly string[], boarders: number): Hold[] {
  return held.flatMap((date) => [
    ...(boarders > 0 ? [{ key: `${id} beds ${date}`, amount: boarders, capacity: beds! }] : []),
    ...(limits?.concurrentCohorts === undefined
      ? []
      : [{ key: `${id} classes ${date}`, amount: 1, capacity: limits.concurrentCohorts }]),
  ]);
}

function poolHolds(problem: Problem, pools: ReadonlyMap<Pool, number>, held: readonly string[]): Hold[] {
  return [...pools].flatMap(([pool, amount]) => {
    const { id, capacity, travelDays = 0 } = pool;
    const away = daysFrom(held[0]!, plusDays(held.at(-1)!, travelDays)).filter((date) => date <= problem.horizon.end);
    return away.map((date) => ({
      key: `pool ${id} ${date}`,
      amount,
      capacity:
        typeof capacity === "number" ? capacity : (capacity.find((one) => isWithin([one], date))?.capacity ?? 0),
    }));
  });
}

/** What a class draws from each pool, undefined where one does not serve the facility. */
function poolsOf(problem: Problem, phase: Phase, facility: Facility): Map<Pool, number> | undefined {
  const draws = new Map<Pool, number>();
  for (const { id, amount } of phase.pools ?? []) {
    const meant = (problem.pools ?? []).filter((pool) => pool.id === id || pool.kind === id);
    const regions: (string | undefined)[] = ancestry(problem, facility.region).map((region) => region.id);
    const pool = [...regions, undefined].map((region) => meant.find((one) => one.region === region)).find(Boolean);
    if (pool === undefined) return undefined;
    draws.set(pool, (draws.get(pool) ?? 0) + amount);
  }
  return draws;
}

interface Journey {
  readonly daily: number;
  readonly once: number;
  readonly boarders: number;
}

/** Person-metres each day and once, undefined where someone is out of reach. */
function journeyOf(problem: Problem, cohort: Cohort, facility: Facility): Journey | undefined {
  const { maxTravelKm, maxBoardingKm } = problem.travel ?? { maxTravelKm: 84, maxBoardingKm: undefined };
  const limit = Math.round((cohort.maxTravelKm ?? maxTravelKm) * 1000);
  const farthest = facility.beds === undefined ? 0 : Math.round((maxBoardingKm ?? 0) * 1000);
  const journey = { daily: 0, once: 0, boarders: 0 };
  for (const { count, metres } of groupMetres(problem, cohort, facility)) {
    if (metres <= limit) journey.daily += count * metres;
    else if (metres <= farthest) {
      journey.once += count * metres;
      journey.boarders += count;
    } else return undefined;
  }
  return journey;
}

function costsOf(
  problem: Problem,
  cohort: Cohort,
  phase: Phase,
  facility: Facility,
  days: readonly string[],
  { daily, once, boarders }: Journey,
): Pick<Way, "budgeted" | "cost"> {
  const rates = problem.costs ?? { currency: "" };
  const isFirst = isFirstPhase(problem, cohort, phase);
  const metres = BigInt(days.length) * BigInt(daily) + BigInt(once);
  const nights = daysBetween(days[0]!, days.at(-1)!) + 1;
  const late = cohort.preferredStart === undefined || !isFirst ? 0 : daysBetween(cohort.preferredStart, days[0]!);
  const budgeted =
    (facility.costs?.class ?? rates.classByType?.[facility.type] ?? rates.class ?? 0) +
    (facility.costs?.perDay ?? 0) * days.length +
    (rates.allowancePerDay ?? 0) * cohort.size * days.length +
    Number((BigInt(rates.travelPerKm ?? 0) * metres * 2n + 1000n) / 2000n) +
    (rates.boardingPerNight ?? 0) * boarders * nights;
  const penalties = (cohort.preferences ?? [])
    .filter((one) => (one.phase === undefined ? isFirst : one.phase === phase.id))
    .filter((one) => !isNamed(problem, one.facilities, facility))
    .reduce((sum, { penalty }) => sum + penalty, 0);
  return { budgeted, cost: budgeted + penalties + (rates.latenessPerDay ?? 0) * Math.max(0, late) };
}

function isWithoutHalves(problem: Problem, facility: Facility, date: string): boolean {
  const own =
    facility.calendar ?? ancestry(problem, facility.region).find(({ calendar }) => calendar !== undefined)?.calendar;
  for (let id: string | undefined = own; id !== undefined; ) {
    const calendar = problem.calendars.find((one) => one.id === id)!;
    for (const rule of calendar.noHalfDays ?? []) {
      if (typeof rule === "string" ? rule === weekday(date) : isWithin([rule], date)) return true;
    }
    id = calendar.extends;
  }
  return false;
}

function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let date = first; date <= last; date = plusDays(date, 1)) days.push(date);
  return days;
}
