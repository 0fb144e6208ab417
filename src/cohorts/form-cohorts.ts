import { stream } from "../base/index.ts";
import { formatDay, parseDay } from "../calendar/index.ts";
import { RegionTree, sitesOf } from "../compile/sites.ts";
import { ratesOf } from "../compile/terms.ts";
import {
  type Cohort,
  DEFAULT_COSTS,
  DEFAULT_TRAVEL,
  type Demand,
  type Problem,
  ProblemError,
  parseProblem,
} from "../domain/index.ts";
import { greatCircleTravel, placeIndex } from "../geo/index.ts";
import { type Formed, formProgramme } from "./form-programme.ts";
import { leftOut } from "./left-out.ts";
import { type Draft, draftOf, nameCohorts } from "./name-cohorts.ts";
import { checkOptions, type FormOptions, type LeftOut } from "./options.ts";
import { poolsOf, roadLimitM } from "./pools.ts";
import { reserveRooms } from "./reserve-rooms.ts";
import { RoomLedger } from "./room-ledger.ts";
import { canStart, turnsOf } from "./room-starts.ts";
import { waveDay } from "./wave-day.ts";

/** Steps of the search for classes: some three seconds. 10,000 people of a country need a tenth of them. */
const WORK = 300_000_000;

/** What `formCohorts` made of a problem's demand: everyone is in a class or left, with the reason. */
export interface FormedCohorts {
  readonly cohorts: readonly Cohort[];
  readonly left: readonly LeftOut[];
}

/**
 * Pools the people of `problem.demand` into classes near rooms that exist.
 *
 * Each class has between `classSize.min` and `classSize.max` people of one programme, all within the travel limit of a facility
 * on their landmass that has a suitable room; which room it gets, and when, `solve` decides. Rooms that the problem's cohorts will
 * need do not count. Whoever cannot be pooled is left, by region and with the reason; nobody is lost.
 *
 * With a wave, a room counts for one class. Without one, it counts for as many as can follow one another in the window, and
 * lateness against the preferred start is not weighed: a class may be formed for a cheap room that is free late where a dearer one
 * is free at once. (Prices need a next class at a facility to be worth less than the one before. Rooms in order of their seats have
 * that; in order of their days they need not.)
 *
 * The window, wave and preferred start of the demand hold where the options name none.
 *
 * @throws {ProblemError} with every fault of the problem, or when a programme with demand has no `classSize`.
 * @throws {UsageError} for an option that is not allowed.
 *
 * @example
 * const { cohorts, left } = formCohorts(problem, { wave: "serentak" });
 * const solution = await solve({ ...problem, cohorts, demand: [] });
 */
export function formCohorts(input: Problem, given: FormOptions = {}): FormedCohorts {
  const problem = parseProblem(input);
  const options = { ...termsOf(problem.demand ?? []), ...given };
  const window = checkOptions(problem, options);
  const firstDay = parseDay(problem.horizon.start);
  const days = { earliest: parseDay(window.earliest) - firstDay, latest: parseDay(window.latest) - firstDay };
  const regions = new RegionTree(problem.regions);
  const sites = sitesOf(problem, regions);
  const rates = ratesOf(problem);
  const { roadFactor } = problem.travel ?? DEFAULT_TRAVEL;
  const travel = greatCircleTravel({ roadFactor });
  const places = sites.map(({ place }) => place);
  const wave = problem.waves?.find(({ id }) => id === options.wave);
  const reservations = reserveRooms(problem, regions, sites, wave?.id);
  const pools = poolsOf(problem, regions, sites, rates, placeIndex(places, travel), days, reservations);

  const preferred = options.preferredStart === undefined ? undefined : parseDay(options.preferredStart) - firstDay;
  const lateness = (period: number, classes: number): number =>
    classes * rates.latenessPerDay * Math.max(0, period - (preferred ?? period));
  const day = wave === undefined ? undefined : waveDay(pools, days, wave.spreadDays, lateness);
  const ledger = new RoomLedger();
  const random = stream(options.seed ?? 0, "form cohorts");
  const size = pools.reduce((sum, { network }) => sum + network.sources.length, 0);
  const drafts: Draft[] = [];
  const left: LeftOut[] = [];
  for (const { network, rooms } of pools) {
    const pastDay = (day ?? 0) + (wave?.spreadDays ?? 0);
    const free =
      day === undefined ? rooms : rooms.filter(({ endOf }) => canStart(endOf, day, Math.min(pastDay, days.latest)));
    const places = ledger.places(network, free, day === undefined ? turnsOf : () => 1);
    const formed = formProgramme(
      network,
      places.map((here) => here.map(({ seats }) => seats)),
      random.stream(network.programme.id),
      ((options.workLimit ?? WORK) * network.sources.length) / size,
    );
    for (const { members } of formed.classes) drafts.push(draftOf(network, members, options, window));
    for (const [site, sizes] of sizesAt(formed)) ledger.take(places[site]!, sizes);
    const hasRoom = sites.map(() => false);
    for (const { site } of rooms) hasRoom[site] = true;
    left.push(
      ...leftOut({
        network,
        formed,
        hasRoom,
        places: places.map((here) => here.length),
        waveDate: day === undefined ? undefined : formatDay(firstDay + day),
        regions,
        travel,
        limitM: roadLimitM(problem),
        roadFactor,
        currency: (problem.costs ?? DEFAULT_COSTS).currency,
      }),
    );
  }
  return { cohorts: nameCohorts(drafts, problem.cohorts), left };
}

/** What the people themselves say of their start: it holds where the options say nothing. */
function termsOf(demand: readonly Demand[]): Pick<FormOptions, "window" | "wave" | "preferredStart"> {
  const [first] = demand;
  if (first === undefined) return {};
  const keyOf = ({ window, wave, preferredStart }: Demand): string =>
    JSON.stringify([window?.earliest, window?.latest, wave, preferredStart]);
  const other = demand.findIndex((item) => keyOf(item) !== keyOf(first));
  if (other !== -1) {
    const path = `demand[${other}]`;
    const message = `${path} (${JSON.stringify(demand[other]!.id)}) has another window, wave or preferred start than ${JSON.stringify(first.id)}, which formCohorts does not observe yet.`;
    throw new ProblemError([{ path, code: "unsupported", message }]);
  }
  const kept = demand.findIndex(({ together = 1 }) => together > 1);
  if (kept !== -1) {
    const path = `demand[${kept}].together`;
    const message = `${path} (${JSON.stringify(demand[kept]!.id)}) keeps people together, which formCohorts does not observe.\nMaybe planDemand is what you want.`;
    throw new ProblemError([{ path, code: "unsupported", message }]);
  }
  const { window, wave, preferredStart } = first;
  return {
    ...(window === undefined ? {} : { window }),
    ...(wave === undefined ? {} : { wave }),
    ...(preferredStart === undefined ? {} : { preferredStart }),
  };
}

/** Sizes of the classes formed at each site that has any. */
function sizesAt({ classes }: Formed): Map<number, number[]> {
  const sizes = new Map<number, number[]>();
  for (const { site, members } of classes) {
    const size = members.reduce((sum, { count }) => sum + count, 0);
    const here = sizes.get(site);
    if (here === undefined) sizes.set(site, [size]);
    else here.push(size);
  }
  return sizes;
}
