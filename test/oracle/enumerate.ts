/**
 * The whole problem solved by trying everything: for a handful of cohorts and rooms over a few weeks.
 *
 * Written from the definitions in `docs/objective.md` with nothing of the library but its types: dates are texts, open days are asked for
 * one at a time, distances are haversines by `Math`. So what it agrees with is not agreed upon by sharing a mistake.
 */
import type { Weekday } from "../../src/calendar/index.ts";
import type { Assignment, Cohort, Facility, Plan, Problem, Region, Room } from "../../src/domain/index.ts";

/** One way to teach a cohort. */
export interface Option {
  readonly facility: string;
  readonly room: string;
  /** Training days, the first of which is the start. */
  readonly days: readonly string[];
  readonly cost: number;
}

/** All ways to teach a cohort, cheapest first, and what it costs not to. */
export interface Choices {
  readonly cohort: Cohort;
  readonly options: readonly Option[];
  readonly unplaced: number;
}

/** The choices of every cohort, in the order of the problem. */
export function choicesOf(problem: Problem): Choices[] {
  const rates = problem.costs ?? { currency: "", unplaced: 1 };
  return problem.cohorts.map((cohort) => ({
    cohort,
    unplaced: (rates.unplaced ?? 0) * cohort.size,
    options: problem.facilities
      .flatMap((facility) => facility.rooms.flatMap((room) => optionsIn(problem, cohort, facility, room)))
      .sort((a, b) => a.cost - b.cost),
  }));
}

/** How many classes a room can hold on a day. */
export function capacityOf(problem: Problem, facilityId: string, roomId: string, date: string): number {
  const facility = problem.facilities.find(({ id }) => id === facilityId)!;
  const room = facility.rooms.find(({ id }) => id === roomId)!;
  return isOpen(problem, facility, date) && !isWithin(room.bookings, date) ? (room.count ?? 1) : 0;
}

/** All days of the horizon. */
export function datesOf({ horizon }: Problem): string[] {
  const dates: string[] = [];
  for (let date = horizon.start; date <= horizon.end; date = plusDays(date, 1)) dates.push(date);
  return dates;
}

/** Civil days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** A plan of least cost. Gives up, loudly, on a problem that is not small. */
export function cheapestPlan(problem: Problem): { readonly cost: number; readonly plan: Plan } {
  const choices = choicesOf(problem);
  const { free, spots } = spotsOf(problem, choices);
  const spread = new Map((problem.waves ?? []).map(({ id, spreadDays }) => [id, spreadDays]));

  /** [cohort] option taken so far, NONE for unplaced */
  const chosen: number[] = [];
  let best: number[] = [];
  let bestCost = Number.POSITIVE_INFINITY;
  let steps = 0;

  const isFree = (k: number, option: number): boolean => {
    const { rooms, start } = spots[k]![option]!;
    const { wave } = choices[k]!.cohort;
    if (rooms.some((spot) => free[spot] === 0)) return false;
    return chosen.every((other, j) => {
      if (wave === undefined || other === NONE || choices[j]!.cohort.wave !== wave) return true;
      return Math.abs(spots[j]![other]!.start - start) <= spread.get(wave)!;
    });
  };
  /** What the cohorts from `k` on cost at least: each takes its cheapest way that is still free, as if alone. */
  const leastRest = (k: number): number => {
    let least = 0;
    for (let j = k; j < choices.length; j++) {
      const { options, unplaced } = choices[j]!;
      const first = options.findIndex(({ cost }, option) => cost >= unplaced || isFree(j, option));
      least += Math.min(unplaced, options[first]?.cost ?? unplaced);
    }
    return least;
  };
  const search = (k: number, cost: number): void => {
    if (++steps > 1_000_000) throw new Error("The problem is too large to be enumerated.");
    if (cost + leastRest(k) >= bestCost) return;
    if (k === choices.length) {
      best = [...chosen];
      bestCost = cost;
      return;
    }
    const { options, unplaced } = choices[k]!;
    for (let option = 0; option < options.length; option++) {
      // Cheapest first, so a good plan is known early and whatever is dearer than leaving out comes to nothing.
      if (options[option]!.cost >= unplaced) break;
      if (!isFree(k, option)) continue;
      for (const spot of spots[k]![option]!.rooms) free[spot]!--;
      chosen.push(option);
      search(k + 1, cost + options[option]!.cost);
      chosen.pop();
      for (const spot of spots[k]![option]!.rooms) free[spot]!++;
    }
    chosen.push(NONE);
    search(k + 1, cost + unplaced);
    chosen.pop();
  };
  search(0, 0);

  const phases = new Map(problem.programmes.map(({ id, phases }) => [id, phases[0]!]));
  const taken = choices.map(({ options }, k) => options[best[k]!]);
  return { cost: bestCost, plan: planOf(choices, taken, ({ programme }) => phases.get(programme)!.id) };
}

const NONE = -1;

/** Rooms on days as numbers, with how many classes each still holds, and which of them each option takes. */
function spotsOf(problem: Problem, choices: readonly Choices[]) {
  const free: number[] = [];
  const numberOf = new Map<string, number>();
  const spots = choices.map(({ options }) =>
    options.map(({ facility, room, days }) => ({
      start: daysBetween(problem.horizon.start, days[0]!),
      rooms: days.map((date) => {
        const key = slot(facility, room, date);
        if (!numberOf.has(key)) numberOf.set(key, free.push(capacityOf(problem, facility, room, date)) - 1);
        return numberOf.get(key)!;
      }),
    })),
  );
  return { free, spots };
}

/** Writes a choice for each cohort as a plan; each class takes the first unit that is free on all its days. */
export function planOf(
  choices: readonly Choices[],
  chosen: readonly (Option | undefined)[],
  phaseOf: (cohort: Cohort) => string,
): Plan {
  const taken = new Set<string>();
  const assignments: Assignment[] = choices
    .flatMap(({ cohort }, k) => (chosen[k] === undefined ? [] : [{ cohort, option: chosen[k] }]))
    // In the order of starts the first free unit is always enough.
    .sort((a, b) => (a.option.days[0]! < b.option.days[0]! ? -1 : 1))
    .map(({ cohort, option: { facility, room, days } }) => {
      let unit = 0;
      while (days.some((date) => taken.has(`${slot(facility, room, date)} ${unit}`))) unit++;
      for (const date of days) taken.add(`${slot(facility, room, date)} ${unit}`);
      return {
        cohort: cohort.id,
        phase: phaseOf(cohort),
        facility,
        room,
        unit,
        start: days[0]!,
        end: days.at(-1)!,
        sessions: days.map((date) => ({ date, part: "full" as const })),
      };
    });
  const unplaced = choices
    .filter((_, k) => chosen[k] === undefined)
    .map(({ cohort }) => ({ cohort: cohort.id, reason: { code: "full" as const, message: "Not chosen." } }));
  return { assignments, unplaced };
}

function optionsIn(problem: Problem, cohort: Cohort, facility: Facility, room: Room): Option[] {
  const phase = problem.programmes.find(({ id }) => id === cohort.programme)!.phases[0]!;
  const metres = groupMetres(problem, cohort, facility);
  const { maxTravelKm } = problem.travel ?? { maxTravelKm: 84 };
  const isSuitable =
    room.seats >= cohort.size &&
    (phase.facilityTypes === undefined || phase.facilityTypes.includes(facility.type)) &&
    (phase.equipment ?? []).every((tag) => room.equipment?.includes(tag)) &&
    (cohort.requiredTags ?? []).every((tag) => facility.tags?.includes(tag)) &&
    !(cohort.excludedTags ?? []).some((tag) => facility.tags?.includes(tag)) &&
    (cohort.regions === undefined ||
      ancestry(problem, facility.region).some(({ id }) => cohort.regions?.includes(id))) &&
    metres.every(({ metres }) => metres <= Math.round((cohort.maxTravelKm ?? maxTravelKm) * 1000));
  if (!isSuitable) return [];

  const open = datesOf(problem).filter((date) => isOpen(problem, facility, date));
  const options: Option[] = [];
  for (const [k, start] of open.entries()) {
    if (start < cohort.window.earliest || start > cohort.window.latest) continue;
    if (phase.startDays !== undefined && !phase.startDays.includes(weekday(start))) continue;
    const days = open.slice(k, k + phase.days);
    if (days.length < phase.days) continue;
    if (phase.maxSpanDays !== undefined && daysBetween(start, days.at(-1)!) + 1 > phase.maxSpanDays) continue;
    if (days.some((date) => isWithin(room.bookings, date))) continue;
    options.push({ facility: facility.id, room: room.id, days, cost: costOf(problem, cohort, facility, metres, days) });
  }
  return options;
}

function costOf(
  { costs: rates = { currency: "" } }: Problem,
  cohort: Cohort,
  facility: Facility,
  groups: readonly { readonly count: number; readonly metres: number }[],
  days: readonly string[],
): number {
  const personMetres = groups.reduce((sum, { count, metres }) => sum + BigInt(count * metres), 0n);
  const travel = (BigInt((rates.travelPerKm ?? 0) * days.length) * personMetres * 2n + 1000n) / 2000n;
  const late = cohort.preferredStart === undefined ? 0 : daysBetween(cohort.preferredStart, days[0]!);
  return (
    (facility.costs?.class ?? rates.classByType?.[facility.type] ?? rates.class ?? 0) +
    (facility.costs?.perDay ?? 0) * days.length +
    (rates.allowancePerDay ?? 0) * cohort.size * days.length +
    Number(travel) +
    (rates.latenessPerDay ?? 0) * Math.max(0, late)
  );
}

/** Road metres of each group of a cohort to a facility. */
export function groupMetres(
  problem: Problem,
  cohort: Cohort,
  facility: Facility,
): { readonly count: number; readonly metres: number }[] {
  const { roadFactor } = problem.travel ?? { roadFactor: 1.4 };
  const landOf = (own: string | undefined, region: string): string =>
    own ?? ancestry(problem, region).find(({ landmass }) => landmass !== undefined)?.landmass ?? "";
  const origins = cohort.origins ?? [{ ...cohort, count: cohort.size }];
  return origins.map(({ region, point, landmass, count }) => {
    const from = point ?? ancestry(problem, region)[0]!.point!;
    const [here, there] = [landOf(landmass, region), landOf(facility.landmass, facility.region)];
    return {
      count,
      metres: Math.round(haversine(from, facility.point) * roadFactor) + seaMetres(problem, here, there),
    };
  });
}

/** What it takes to get from one landmass to another. */
export function seaMetres({ travel }: Problem, here: string, there: string): number {
  if (here === there) return 0;
  const crossing = travel?.crossings?.find(({ between }) => between.includes(here) && between.includes(there));
  return crossing === undefined ? Number.POSITIVE_INFINITY : Math.round(crossing.roadKm * 1000);
}

type Point = Facility["point"];

export function haversine(a: Point, b: Point): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const h =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
}

export function isOpen(problem: Problem, facility: Facility, date: string): boolean {
  const { horizon, calendars, regions } = problem;
  const calendarId =
    facility.calendar ??
    ancestry({ regions }, facility.region).find(({ calendar }) => calendar !== undefined)?.calendar;
  const own = calendars.find(({ id }) => id === calendarId)!;
  if (date < horizon.start || date > horizon.end) return false;
  if (!own.week.includes(weekday(date)) || isWithin(facility.closures, date)) return false;
  for (let calendar: typeof own | undefined = own; calendar !== undefined; ) {
    if (calendar.closed.some((closed) => closed.date === date)) return false;
    const above: string | undefined = calendar.extends;
    calendar = calendars.find(({ id }) => id === above);
  }
  return true;
}

/** A region and those above it. */
export function ancestry({ regions }: Pick<Problem, "regions">, id: string): Region[] {
  const region = regions.find((one) => one.id === id)!;
  return region.parent === undefined ? [region] : [region, ...ancestry({ regions }, region.parent)];
}

export function isWithin(ranges: readonly { from: string; to: string }[] | undefined, date: string): boolean {
  return (ranges ?? []).some(({ from, to }) => from <= date && date <= to);
}

export function weekday(date: string): Weekday {
  return (["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const)[new Date(date).getUTCDay()]!;
}

export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

function slot(facility: string, room: string, date: string): string {
  return `${facility} ${room} ${date}`;
}
