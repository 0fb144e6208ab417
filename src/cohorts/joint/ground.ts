import { NONE } from "../../calendar/index.ts";
import { RegionTree, type Site, sitesOf } from "../../compile/sites.ts";
import { classTerm, facilityDaysTerm, ratesOf } from "../../compile/terms.ts";
import { DEFAULT_TRAVEL, type Demand, type Problem, type Programme, type Room } from "../../domain/index.ts";
import { type GeoPoint, greatCircleTravel, placeIndex, type TravelModel } from "../../geo/index.ts";
import { componentsOf } from "../components.ts";
import type { FormingModel } from "../forming-model.ts";
import { type Network, networkOf, sourcesOf } from "../network.ts";
import { roadLimitM } from "../pools.ts";
import { type Place, RoomLedger } from "../room-ledger.ts";
import { canStart, type RoomStarts, roomStarts, type StartPeriods } from "../room-starts.ts";

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

/** All that does not depend on the day: people, who reaches what, rooms and the days on which they are free. */
export class Ground {
  readonly regions: RegionTree;
  readonly sites: readonly Site[];
  readonly travel: TravelModel;
  readonly network: Network;
  /** Rooms, each with its units: those that a booking names apart from the others. */
  readonly rooms: readonly RoomStarts[];
  readonly window: StartPeriods;
  /** Of a class that starts on a period. */
  readonly latenessAt: (period: number) => number;
  readonly #exact: Network;
  readonly #units = new Map<Room, readonly number[]>();

  constructor(
    problem: Problem,
    demand: readonly Demand[],
    programme: Programme,
    window: StartPeriods,
    preferred: number,
  ) {
    this.regions = new RegionTree(problem.regions);
    this.sites = sitesOf(problem, this.regions).map((site) => {
      const rooms = site.facility.rooms.flatMap((room) => this.#partsOf(room));
      return { ...site, facility: { ...site.facility, rooms } };
    });
    const { roadFactor } = problem.travel ?? DEFAULT_TRAVEL;
    this.travel = greatCircleTravel({ roadFactor });
    const index = placeIndex(
      this.sites.map(({ place }) => place),
      this.travel,
    );
    const rates = ratesOf(problem);
    const sources = sourcesOf(demand, this.regions);
    const network = networkOf(programme, programme.classSize!, sources, this.sites, index, roadLimitM(problem), rates);
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
    this.window = window;
    this.rooms = roomStarts(this.sites, phase, network.minSize, window, new Map());
    this.latenessAt = (period) => rates.latenessPerDay * Math.max(0, period - preferred);
  }

  /** The rooms in which a class may start on any of some days. */
  freeOn({ from, past }: Days): RoomStarts[] {
    return this.rooms.filter(({ endOf }) => canStart(endOf, from, past - 1));
  }

  /** Places of classes by site, the most seats first. */
  placesOn(days: Days): readonly (readonly Place[])[] {
    return new RoomLedger().places(this.network, this.freeOn(days), () => 1);
  }

  /** What holds on each of some days: the best of all of them. */
  terrainOn(days: Days): Terrain {
    const seats = this.placesOn(days).map((here) => here.map((place) => place.seats));
    const lateness = this.latenessAt(Math.max(days.from, this.window.earliest)) * UNIT;
    const late = (network: Network): Network => ({
      ...network,
      classCost: network.classCost.map((cost) => cost + lateness),
    });
    const models = componentsOf(late(this.#exact), seats);
    let outside = 0;
    for (const { people } of this.network.sources) outside += people * this.network.leftCost;
    for (const { people, leftCost } of models) for (const count of people) outside -= count * leftCost;
    return { models, plain: componentsOf(late(this.network), seats), outside };
  }

  /** The items of the demand that make up each source. [source] */
  itemsOf(demand: readonly Demand[]): Demand[][] {
    const items = new Map<string, Demand[]>();
    const keyOf = (region: string, point: GeoPoint): string => JSON.stringify([region, point.lat, point.lon]);
    for (const item of demand) {
      const key = keyOf(item.region, item.point ?? this.regions.get(item.region).point!);
      const here = items.get(key);
      if (here === undefined) items.set(key, [item]);
      else here.push(item);
    }
    return this.network.sources.map(({ region, place }) => items.get(keyOf(region, place.point))!);
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
    const days: number[] = [];
    for (let period = this.window.earliest; period <= this.window.latest; period++) {
      if (this.rooms.some(({ endOf }) => endOf[period] !== NONE)) days.push(period);
    }
    return days;
  }
}
