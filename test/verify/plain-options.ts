/** Every option of every phase, straight from `docs/objective.md`: with dates as texts, and nothing shared with `src/verify`. */
import type { Cohort, Facility, Filter, Phase, Pool, Problem, Region, Room, Session } from "../../src/domain/index.ts";
import { greatCircleTravel, type Place } from "../../src/geo/index.ts";

/** A class that keeps every rule about one class. */
export interface PlainOption {
  readonly cohort: Cohort;
  readonly phase: Phase;
  readonly isFirst: boolean;
  readonly facility: Facility;
  readonly room: Room;
  readonly unit: number;
  readonly part: Session["part"];
  readonly days: readonly string[];
  /** Every civil day from the first training day to the last. */
  readonly held: readonly string[];
  readonly boarders: number;
  readonly draws: readonly { readonly pool: Pool; readonly amount: number }[];
  /** What a budget pays. */
  readonly spent: number;
  /** With preferences and lateness. */
  readonly cost: number;
}

export function optionsOf(problem: Problem, cohort: Cohort, index: number): PlainOption[] {
  const phase = phasesOf(problem, cohort)[index]!;
  return problem.facilities.flatMap((facility) =>
    facility.rooms.flatMap((room) => optionsIn(problem, cohort, phase, index === 0, facility, room)),
  );
}

export function phasesOf({ programmes }: Problem, { programme }: Cohort): readonly Phase[] {
  return programmes.find(({ id }) => id === programme)!.phases;
}

function optionsIn(
  problem: Problem,
  cohort: Cohort,
  phase: Phase,
  isFirst: boolean,
  facility: Facility,
  room: Room,
): PlainOption[] {
  const { costs = { currency: "", unplaced: 1 } } = problem;
  const parties = partiesTo(problem, cohort, facility);
  const draws = drawsOf(problem, phase, facility);
  const pin = isFirst ? cohort.pinned : undefined;
  const isSuitable =
    parties !== undefined &&
    draws !== undefined &&
    room.seats >= cohort.size &&
    (phase.facilityTypes?.includes(facility.type) ?? true) &&
    (phase.equipment ?? []).every((tag) => room.equipment?.includes(tag)) &&
    (cohort.requiredTags ?? []).every((tag) => facility.tags?.includes(tag)) &&
    !(cohort.excludedTags ?? []).some((tag) => facility.tags?.includes(tag)) &&
    (cohort.regions === undefined || isBelow(problem, facility.region, cohort.regions)) &&
    (pin?.facility ?? facility.id) === facility.id &&
    (pin?.room ?? room.id) === room.id &&
    facility.limits?.concurrentCohorts !== 0;
  if (!isSuitable) return [];
  const boarders = parties.filter(({ isBoarding }) => isBoarding).reduce((sum, { count }) => sum + count, 0);
  if (boarders > (facility.beds ?? 0)) return [];

  const parts = phase.sessions === "half" ? (["morning", "afternoon"] as const) : (["full"] as const);
  const options: PlainOption[] = [];
  for (const { days, held } of stretchesAt(problem, phase, facility)) {
    const start = days[0]!;
    if (isFirst && (start < cohort.window.earliest || start > cohort.window.latest)) continue;
    if (start !== (pin?.start ?? start)) continue;
    const isShort = draws.some(({ pool, amount }) =>
      drawnDays(problem, pool, held).some((date) => amount > poolCapacity(pool, date)),
    );
    if (isShort) continue;
    const spent =
      (facility.costs?.class ?? costs.classByType?.[facility.type] ?? costs.class ?? 0) +
      (facility.costs?.perDay ?? 0) * phase.days +
      (costs.allowancePerDay ?? 0) * cohort.size * phase.days +
      Math.floor(((costs.travelPerKm ?? 0) * metresOf(parties, phase.days) + 500) / 1000) +
      (costs.boardingPerNight ?? 0) * boarders * held.length;
    const late = isFirst && cohort.preferredStart !== undefined ? daysBetween(cohort.preferredStart, start) : 0;
    const penalties = (cohort.preferences ?? [])
      .filter(({ phase: id }) => (id === undefined ? isFirst : id === phase.id))
      .filter(({ facilities }) => !facilityMatches(problem, facilities, facility))
      .reduce((sum, { penalty }) => sum + penalty, 0);
    const cost = spent + penalties + (costs.latenessPerDay ?? 0) * Math.max(0, late);
    for (let unit = 0; unit < (room.count ?? 1); unit++) {
      if (held.some((date) => isBooked(room, unit, date) && isOpen(problem, facility, date, false))) continue;
      for (const part of parts) {
        options.push({ cohort, phase, isFirst, facility, room, unit, part, days, held, boarders, draws, spent, cost });
      }
    }
  }
  return options;
}

/** The training days from each start that the facility and the phase allow, and all civil days between. */
export function stretchesAt(problem: Problem, phase: Phase, facility: Facility): Stretch[] {
  return once(problem, `stretches ${JSON.stringify(phase)} ${facility.id}`, () =>
    stretchesAnew(problem, phase, facility),
  );
}

interface Stretch {
  readonly days: readonly string[];
  readonly held: readonly string[];
}

function stretchesAnew(problem: Problem, phase: Phase, facility: Facility): Stretch[] {
  const open = datesOf(problem).filter((date) => isOpen(problem, facility, date, phase.sessions === "half"));
  return open.flatMap((start, k) => {
    const days = open.slice(k, k + phase.days);
    const held = datesOf(problem).filter((date) => start <= date && date <= days.at(-1)!);
    const isAllowed =
      days.length === phase.days &&
      (phase.startDays?.includes(weekday(start)) ?? true) &&
      held.length <= (phase.maxSpanDays ?? Number.POSITIVE_INFINITY);
    return isAllowed ? [{ days, held }] : [];
  });
}

interface Party {
  readonly count: number;
  readonly metres: number;
  readonly isBoarding: boolean;
}

/** How each origin gets to a facility; `undefined` when one cannot. */
function partiesTo(problem: Problem, cohort: Cohort, facility: Facility): Party[] | undefined {
  const { roadFactor, maxTravelKm, maxBoardingKm } = problem.travel ?? { roadFactor: 1.4, maxTravelKm: 84 };
  const daily = Math.round((cohort.maxTravelKm ?? maxTravelKm) * 1000);
  const farthest = facility.beds === undefined ? daily : Math.max(daily, Math.round((maxBoardingKm ?? 0) * 1000));
  const to = placeOf(problem, facility);
  const parties = (cohort.origins ?? [{ ...cohort, count: cohort.size }]).map((origin) => {
    const metres = greatCircleTravel({ roadFactor }).roadMetres(placeOf(problem, origin), to);
    return { count: origin.count, metres, isBoarding: metres > daily };
  });
  return parties.every(({ metres }) => metres <= farthest) ? parties : undefined;
}

function metresOf(parties: readonly Party[], days: number): number {
  return parties.reduce((sum, { count, metres, isBoarding }) => sum + count * metres * (isBoarding ? 1 : days), 0);
}

type Sited = { readonly region: string; readonly point?: Facility["point"]; readonly landmass?: string };

export function placeOf(problem: Problem, { region, point, landmass }: Sited): Place {
  const line = lineOf(problem, region);
  const land = landmass ?? line.find((one) => one.landmass !== undefined)?.landmass ?? "";
  return { point: point ?? line[0]!.point!, landmass: land };
}

function drawsOf(problem: Problem, phase: Phase, facility: Facility) {
  const draws: { pool: Pool; amount: number }[] = [];
  for (const { id, amount } of phase.pools ?? []) {
    const meant = (problem.pools ?? []).filter((pool) => pool.id === id || (pool.kind ?? pool.id) === id);
    const depth = ({ region }: Pool): number => {
      if (region === undefined) return 1000;
      const at = lineOf(problem, facility.region).findIndex((one) => one.id === region);
      return at === -1 ? Number.POSITIVE_INFINITY : at;
    };
    const pool = meant.toSorted((a, b) => Math.min(depth(a), 2000) - Math.min(depth(b), 2000))[0];
    if (pool === undefined || depth(pool) === Number.POSITIVE_INFINITY) return undefined;
    const same = draws.find((draw) => draw.pool === pool);
    if (same === undefined) draws.push({ pool, amount });
    else same.amount += amount;
  }
  return draws;
}

/** Days on which a class holds its share of a pool: while it is held, and while the team travels. */
export function drawnDays(problem: Problem, pool: Pool, held: readonly string[]): string[] {
  const dates = datesOf(problem);
  const first = dates.indexOf(held[0]!);
  return dates.slice(first, first + held.length + (pool.travelDays ?? 0));
}

export function poolCapacity({ capacity }: Pool, date: string): number {
  if (typeof capacity === "number") return capacity;
  return capacity.find(({ from, to }) => from <= date && date <= to)?.capacity ?? 0;
}

export function isBooked({ bookings = [] }: Room, unit: number, date: string): boolean {
  return bookings.some((booking) => (booking.unit ?? unit) === unit && booking.from <= date && date <= booking.to);
}

export function isOpen(problem: Problem, facility: Facility, date: string, isHalf: boolean): boolean {
  return once(problem, `open ${facility.id} ${date} ${isHalf}`, () => isOpenAnew(problem, facility, date, isHalf));
}

const known = new WeakMap<Problem, Map<string, unknown>>();

/** What was worked out once for a problem. */
function once<T>(problem: Problem, key: string, make: () => T): T {
  const ofProblem = known.get(problem) ?? new Map<string, unknown>();
  known.set(problem, ofProblem);
  if (!ofProblem.has(key)) ofProblem.set(key, make());
  return ofProblem.get(key) as T;
}

function isOpenAnew(problem: Problem, facility: Facility, date: string, isHalf: boolean): boolean {
  const { horizon, calendars } = problem;
  const calendarId =
    facility.calendar ?? lineOf(problem, facility.region).find(({ calendar }) => calendar !== undefined)!.calendar;
  const own = calendars.find(({ id }) => id === calendarId)!;
  if (date < horizon.start || date > horizon.end || !own.week.includes(weekday(date))) return false;
  if ((facility.closures ?? []).some(({ from, to }) => from <= date && date <= to)) return false;
  for (let calendar: typeof own | undefined = own; calendar !== undefined; ) {
    if (calendar.closed.some((closed) => closed.date === date)) return false;
    const names = (calendar.noHalfDays ?? []).some((rule) =>
      typeof rule === "string" ? rule === weekday(date) : rule.from <= date && date <= rule.to,
    );
    if (isHalf && names) return false;
    const above: string | undefined = calendar.extends;
    calendar = calendars.find(({ id }) => id === above);
  }
  return true;
}

export function facilityMatches(problem: Problem, filter: Filter | undefined, facility: Facility): boolean {
  const { ids, regions, types, owners, tags } = filter ?? {};
  return (
    (ids?.includes(facility.id) ?? true) &&
    (regions === undefined || isBelow(problem, facility.region, regions)) &&
    (types?.includes(facility.type) ?? true) &&
    (owners?.includes(facility.owner ?? "") ?? true) &&
    (tags?.some((tag) => facility.tags?.includes(tag)) ?? true)
  );
}

export function cohortMatches(problem: Problem, filter: Filter | undefined, cohort: Cohort): boolean {
  const { ids, regions, programmes } = filter ?? {};
  return (
    (ids?.includes(cohort.id) ?? true) &&
    (regions === undefined || isBelow(problem, cohort.region, regions)) &&
    (programmes?.includes(cohort.programme) ?? true)
  );
}

function isBelow(problem: Problem, region: string, above: readonly string[]): boolean {
  return lineOf(problem, region).some(({ id }) => above.includes(id));
}

export function lineOf(problem: Problem, id: string): Region[] {
  const region = problem.regions.find((one) => one.id === id)!;
  return region.parent === undefined ? [region] : [region, ...lineOf(problem, region.parent)];
}

export function datesOf(problem: Problem): string[] {
  const { start, end } = problem.horizon;
  const at = (k: number): string => new Date(Date.parse(start) + k * 86_400_000).toISOString().slice(0, 10);
  return once(problem, "dates", () => Array.from({ length: daysBetween(start, end) + 1 }, (_, k) => at(k)));
}

export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

function weekday(date: string) {
  return (["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const)[new Date(date).getUTCDay()]!;
}
