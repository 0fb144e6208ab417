import { NONE } from "../../calendar/index.ts";
import { RegionTree, type Site, sitesOf } from "../../compile/sites.ts";
import { classTerm, facilityDaysTerm, ratesOf } from "../../compile/terms.ts";
import {
  DEFAULT_TRAVEL,
  type Demand,
  type HostName,
  type Problem,
  type Programme,
  type Room,
} from "../../domain/index.ts";
import { greatCircleTravel, placeIndex, type TravelModel } from "../../geo/index.ts";
import { componentsOf } from "../components.ts";
import type { FormingModel } from "../forming-model.ts";
import { type Network, networkOf, sourceKey, sourcesOf } from "../network.ts";
import { roadLimitM } from "../pools.ts";
import { mostNeeded } from "../room-ledger.ts";
import { canStart, type RoomStarts, roomStarts, type StartPeriods } from "../room-starts.ts";
import { type Slot, slotsBySite, startsInTurn } from "./slots.ts";

/** Costs are counted in this part of the smallest unit of the currency: travel by the metre is a whole number. */
export const UNIT = 1000;

/** Days that are looked at together: periods `from .. past`, the last excluded. */
export interface Days {
  readonly from: number;
  readonly past: number;
}

/** Where classes can be held on some days. */
export interface Terrain {
  /** Components whose costs are exact. */
  readonly models: readonly FormingModel[];
  /** The same with ways that cost the least bit more the longer they are, so that nobody travels for nothing. */
  readonly plain: readonly FormingModel[];
  /** What people cost who can be in no class. */
  readonly outside: number;
}

/** When classes start. */
export interface Timing {
  /** All on one day. */
  readonly isTogether: boolean;
  readonly window: StartPeriods;
  /** Period after which starts are late, Infinity where none is. */
  readonly preferred: number;
}

/** All that does not depend on the day: people, who reaches what, rooms and the days on which they are free. */
export class Ground {
  readonly regions: RegionTree;
  /**
   * Facilities in order. Where classes do not start together and late ones cost more, rooms of other seats make a site of their own: the
   * next class of a site must neither have more seats nor cost less.
   */
  readonly sites: readonly Site[];
  readonly travel: TravelModel;
  readonly network: Network;
  /** Rooms, each with its units: those that a booking names apart from the others. */
  readonly rooms: readonly RoomStarts[];
  readonly timing: Timing;
  /** Of a class that starts on a period. */
  readonly latenessAt: (period: number) => number;
  readonly #isShelved: boolean;
  readonly #exact: Network;
  readonly #units = new Map<Room, readonly number[]>();

  constructor(problem: Problem, demand: readonly Demand[], programme: Programme, timing: Timing) {
    const rates = ratesOf(problem);
    const { isTogether, window, preferred } = timing;
    const { min, max } = programme.classSize!;
    this.#isShelved = !isTogether && rates.latenessPerDay > 0 && preferred < Number.POSITIVE_INFINITY;
    this.regions = new RegionTree(problem.regions);
    this.sites = sitesOf(problem, this.regions).flatMap((site) => {
      const rooms = site.facility.rooms.flatMap((room) => this.#partsOf(room));
      const sizes = this.#isShelved ? [...new Set(rooms.map(({ seats }) => Math.min(seats, max)))] : [0];
      return sizes.map((size) => {
        const here = this.#isShelved ? rooms.filter(({ seats }) => Math.min(seats, max) === size) : rooms;
        return { ...site, facility: { ...site.facility, rooms: here } };
      });
    });
    const { roadFactor } = problem.travel ?? DEFAULT_TRAVEL;
    this.travel = greatCircleTravel({ roadFactor });
    const index = placeIndex(
      this.sites.map(({ place }) => place),
      this.travel,
    );
    const sources = sourcesOf(demand, this.regions);
    const network = networkOf(programme, { min, max }, sources, this.sites, index, roadLimitM(problem), rates);
    const { phase } = network;
    const perMetre = rates.travelPerKm * phase.days;
    // The travel of a class is rounded half up, so it may be less than the sum by almost half a piece of currency.
    const rounding = perMetre % 1000 === 0 ? 0 : (499 * UNIT) / 1000;
    const allowance = rates.allowancePerDay * phase.days * UNIT;
    this.#exact = {
      ...network,
      arcCost: network.arcMetres.map((metres) => allowance + (perMetre * metres * UNIT) / 1000),
      classCost: Float64Array.from(this.sites, ({ facility }) => {
        return (classTerm(rates, facility) + facilityDaysTerm(facility, phase.days)) * UNIT - rounding;
      }),
      leftCost: rates.unplaced * UNIT,
      unit: UNIT,
    };
    this.network = {
      ...this.#exact,
      arcCost: this.#exact.arcCost.map((cost, arc) => cost + Math.round(network.arcMetres[arc]! / 1000)),
    };
    this.timing = timing;
    this.rooms = roomStarts(this.sites, phase, network.minSize, window, new Map());
    this.latenessAt = (period) => rates.latenessPerDay * Math.max(0, period - preferred);
  }

  /** Where classes can be held by site, in the order in which they take it: on some days, the same for all, or one after another in each room. */
  slotsOn({ from, past }: Days): readonly (readonly Slot[])[] {
    const { inReach, minSize, maxSize } = this.network;
    const { isTogether } = this.timing;
    const day = [Math.max(from, this.timing.window.earliest)];
    const rooms = isTogether ? this.rooms.filter(({ endOf }) => canStart(endOf, from, past - 1)) : this.rooms;
    const mostAt = (site: number): number => mostNeeded(inReach[site]!, minSize);
    return slotsBySite(rooms, maxSize, mostAt, isTogether ? () => day : startsInTurn, this.sites.length);
  }

  /** What holds on each of some days: the best of all of them. */
  terrainOn(days: Days): Terrain {
    const slots = this.slotsOn(days);
    const seats = slots.map((here) => here.map((slot) => slot.seats));
    const late = slots.map((here) => here.map(({ start }) => this.latenessAt(start) * UNIT));
    const models = componentsOf(this.#exact, seats, late);
    let outside = 0;
    for (const { people } of this.network.sources) outside += people * this.network.leftCost;
    for (const { people, leftCost } of models) for (const count of people) outside -= count * leftCost;
    return { models, plain: componentsOf(this.network, seats, late), outside };
  }

  /** What certificates call each site. [site] */
  hostNames(): HostName[] {
    const { maxSize } = this.network;
    return this.sites.map(({ facility: { id, rooms } }) =>
      this.#isShelved ? [id, Math.min(rooms[0]!.seats, maxSize)] : id,
    );
  }

  /** The items of the demand that make up each source. [source] */
  itemsOf(demand: readonly Demand[]): Demand[][] {
    const items = new Map<string, Demand[]>();
    for (const item of demand) {
      const key = sourceKey(item, item.point ?? this.regions.get(item.region).point!);
      const here = items.get(key);
      if (here === undefined) items.set(key, [item]);
      else here.push(item);
    }
    return this.network.sources.map(({ key }) => items.get(key)!);
  }

  /** Which of the identical rooms of the problem the k-th of a room here is. */
  unitOf(room: Room, k: number): number {
    return this.#units.get(room)?.[k] ?? k;
  }

  /** The units of a room that a booking names, each alone, and the others together. */
  #partsOf(room: Room): Room[] {
    const { count = 1, bookings = [] } = room;
    const named = new Set(bookings.flatMap(({ unit }) => unit ?? []));
    if (named.size === 0) return [room];
    const all = Array.from({ length: count }, (_, unit) => unit);
    const groups = [
      ...all.filter((unit) => named.has(unit)).map((unit) => [unit]),
      all.filter((unit) => !named.has(unit)),
    ];
    return groups
      .filter((units) => units.length > 0)
      .map((units) => {
        const own = bookings.filter(({ unit }) => unit === undefined || units.includes(unit));
        const part = { ...room, count: units.length, bookings: own.map(({ from, to }) => ({ from, to })) };
        this.#units.set(part, units);
        return part;
      });
  }

  /** The days of the window on which any class may start. */
  startDays(): number[] {
    const { earliest, latest } = this.timing.window;
    const days: number[] = [];
    for (let period = earliest; period <= latest; period++) {
      if (this.rooms.some(({ endOf }) => endOf[period] !== NONE)) days.push(period);
    }
    return days;
  }
}
