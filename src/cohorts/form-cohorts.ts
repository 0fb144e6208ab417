import { stream } from "../base/index.ts";
import { parseDay } from "../calendar/index.ts";
import { limitMetres } from "../compile/reach.ts";
import { RegionTree, type Site, sitesOf } from "../compile/sites.ts";
import { type Rates, ratesOf } from "../compile/terms.ts";
import {
  type Cohort,
  DEFAULT_TRAVEL,
  type Origin,
  type Problem,
  ProblemError,
  type Programme,
  parseProblem,
} from "../domain/index.ts";
import { greatCircleTravel, type PlaceIndex, placeIndex } from "../geo/index.ts";
import { climbPrices, firstWorth } from "./class-prices.ts";
import { componentsOf } from "./components.ts";
import { type Formed, formProgramme } from "./form-programme.ts";
import { leftOut } from "./left-out.ts";
import { compare, type Network, networkOf, sourcesOf } from "./network.ts";
import { checkOptions, type FormOptions, type LeftOut } from "./options.ts";
import { RoomLedger } from "./room-ledger.ts";
import { canStart, type RoomStarts, roomStarts, type StartPeriods, turnsOf } from "./room-starts.ts";
import type { Members } from "./split-classes.ts";
import { waveDay } from "./wave-day.ts";

/** Steps of the search for better classes: about half a second for 10,000 people of a country. */
const WORK = 12_000_000;
/** Rounds of the price search that judges the days of a wave. */
const DAY_ROUNDS = 15;

/** What `formCohorts` made of a problem's demand: everyone is in a class or left, with the reason. */
export interface FormedCohorts {
  readonly cohorts: readonly Cohort[];
  readonly left: readonly LeftOut[];
}

/**
 * Pools the people of `problem.demand` into classes near rooms that exist.
 *
 * Each class has between `classSize.min` and `classSize.max` people of one programme, all within the travel limit of a facility
 * on their landmass that has a suitable room; which room it gets, and when, `solve` decides. With a wave, a room counts for one class.
 * Whoever cannot be pooled is left, by region and with the reason; nobody is lost.
 *
 * @throws {ProblemError} with every fault of the problem, or when a programme with demand has no `classSize`.
 * @throws {UsageError} for an option that is not allowed.
 *
 * @example
 * const { cohorts, left } = formCohorts(problem, { wave: "serentak" });
 * const solution = await solve({ ...problem, cohorts, demand: [] });
 */
export function formCohorts(input: Problem, options: FormOptions = {}): FormedCohorts {
  const problem = parseProblem(input);
  const window = checkOptions(problem, options);
  const firstDay = parseDay(problem.horizon.start);
  const days: StartPeriods = {
    earliest: parseDay(window.earliest) - firstDay,
    latest: parseDay(window.latest) - firstDay,
  };
  const regions = new RegionTree(problem.regions);
  const sites = sitesOf(problem, regions);
  const rates = ratesOf(problem);
  const travel = greatCircleTravel(problem.travel ?? DEFAULT_TRAVEL);
  const index = placeIndex(
    sites.map(({ place }) => place),
    travel,
  );
  const pools = poolsOf(problem, regions, sites, rates, index, days);
  const day = options.wave === undefined ? undefined : dayOfWave(problem, options, pools, rates, days);
  const ledger = new RoomLedger();
  const random = stream(options.seed ?? 0, "form cohorts");
  const people = pools.reduce((sum, { network }) => sum + network.sources.length, 0);

  const drafts: { cohort: Omit<Cohort, "id">; programme: string }[] = [];
  const left: LeftOut[] = [];
  for (const { programme, network, rooms } of pools) {
    const spread = problem.waves?.find(({ id }) => id === options.wave)?.spreadDays ?? 0;
    const free =
      day === undefined ? rooms : rooms.filter((room) => canStart(room, day, Math.min(day + spread, days.latest)));
    const places = ledger.places(sites.length, free, network.maxSize, day === undefined ? turnsOf : () => 1);
    const seats = places.map((here) => here.map((place) => place.seats));
    const share = network.sources.length / people;
    const formed = formProgramme(network, seats, random.stream(programme.id), (options.workLimit ?? WORK) * share);
    for (const { members } of formed.classes) {
      drafts.push({ programme: programme.id, cohort: cohortOf(network, members, programme, options, window) });
    }
    sitesTaken(formed).forEach((sizes, site) => {
      ledger.take(places[site]!, sizes);
    });
    left.push(...leftOut({ network, formed, seats, index, regions, limitM: limitMetres(problem, EVERYONE) }));
  }
  return { cohorts: named(drafts, problem), left };
}

/** A cohort without limits of its own. */
const EVERYONE = {} as Cohort;

/** One programme that people want, and the rooms in which it can be taught. */
interface Pool {
  readonly programme: Programme;
  readonly network: Network;
  readonly rooms: readonly RoomStarts[];
}

function poolsOf(
  problem: Problem,
  regions: RegionTree,
  sites: readonly Site[],
  rates: Rates,
  index: PlaceIndex,
  days: StartPeriods,
): Pool[] {
  const pools: Pool[] = [];
  problem.programmes.forEach((programme, row) => {
    const demand = (problem.demand ?? []).filter((item) => item.programme === programme.id);
    if (demand.length === 0) return;
    const { classSize } = programme;
    if (classSize === undefined) {
      const message = `programmes[${row}].classSize (programme "${programme.id}") is absent, expected { min, max }: ${demand.length} items of demand ask for it.`;
      throw new ProblemError([{ path: `programmes[${row}].classSize`, code: "missing", message }]);
    }
    const sources = sourcesOf(demand, regions);
    const { roadFactor } = problem.travel ?? DEFAULT_TRAVEL;
    const network = networkOf(
      programme,
      classSize,
      sources,
      sites,
      index,
      limitMetres(problem, EVERYONE),
      rates,
      roadFactor,
    );
    pools.push({ programme, network, rooms: roomStarts(sites, network.phase, classSize.min, days) });
  });
  return pools;
}

/** The day for whose free rooms the classes of a wave are formed; `solve` may still find another one better. */
function dayOfWave(
  problem: Problem,
  { wave, preferredStart }: FormOptions,
  pools: readonly Pool[],
  rates: Rates,
  days: StartPeriods,
): number {
  const { spreadDays } = problem.waves!.find(({ id }) => id === wave)!;
  const preferred =
    preferredStart === undefined
      ? Number.POSITIVE_INFINITY
      : parseDay(preferredStart) - parseDay(problem.horizon.start);
  const programmes = pools.map(({ network, rooms }) => {
    const seats: number[][] = network.sites.map(() => []);
    for (const { site, room } of rooms) {
      for (let k = 0; k < (room.count ?? 1); k++) seats[site]!.push(Math.min(room.seats, network.maxSize));
    }
    for (const here of seats) here.sort((a, b) => b - a);
    const parts = componentsOf(network, seats).map((model) => ({
      model,
      worth: climbPrices(model, firstWorth(model), DAY_ROUNDS).worth,
    }));
    return { maxSize: network.maxSize, parts, rooms };
  });
  const unit = pools[0]?.network.unit ?? 1;
  const lateness = (period: number, classes: number): number =>
    classes * rates.latenessPerDay * unit * Math.max(0, period - preferred);
  return waveDay(programmes, days, spreadDays, lateness);
}

/** Sizes of the classes formed at each site that has any. */
function sitesTaken({ classes }: Formed): Map<number, number[]> {
  const sizes = new Map<number, number[]>();
  for (const { site, members } of classes) {
    const size = members.reduce((sum, { count }) => sum + count, 0);
    sizes.set(site, [...(sizes.get(site) ?? []), size]);
  }
  return sizes;
}

/** A class as a cohort whose home is the region that most of its people come from. */
function cohortOf(
  network: Network,
  members: readonly Members[],
  programme: Programme,
  options: FormOptions,
  window: Cohort["window"],
): Omit<Cohort, "id"> {
  const origins: Origin[] = members.map(({ source, count }) => {
    const { region, point } = network.sources[source]!;
    return { region, ...(point === undefined ? {} : { point }), count };
  });
  origins.sort((a, b) => b.count - a.count || compare(a.region, b.region));
  const [home] = origins as [Origin];
  return {
    programme: programme.id,
    size: origins.reduce((sum, { count }) => sum + count, 0),
    region: home.region,
    ...(origins.length > 1 ? { origins } : home.point === undefined ? {} : { point: home.point }),
    window,
    ...(options.wave === undefined ? {} : { wave: options.wave }),
    ...(options.preferredStart === undefined ? {} : { preferredStart: options.preferredStart }),
  };
}

/** Cohorts by programme and region, numbered from 1, with ids that the problem does not use yet. */
function named(drafts: { cohort: Omit<Cohort, "id">; programme: string }[], problem: Problem): Cohort[] {
  const used = new Set(problem.cohorts.map(({ id }) => id));
  const numbers = new Map<string, number>();
  return drafts
    .map((draft, row) => ({ ...draft, row }))
    .sort((a, b) => compare(a.programme, b.programme) || compare(a.cohort.region, b.cohort.region) || a.row - b.row)
    .map(({ programme, cohort }) => {
      let id: string;
      do {
        const number = (numbers.get(programme) ?? 0) + 1;
        numbers.set(programme, number);
        id = `${programme}-${String(number).padStart(4, "0")}`;
      } while (used.has(id));
      return { id, ...cohort };
    });
}
