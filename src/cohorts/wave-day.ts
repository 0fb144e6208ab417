import { MinHeap } from "../base/index.ts";
import { climbPrices, firstWorth } from "./class-prices.ts";
import { componentsOf } from "./components.ts";
import type { FormingModel } from "./forming-model.ts";
import type { Pool } from "./pools.ts";
import { RoomLedger } from "./room-ledger.ts";
import { canStart, type RoomStarts, type StartPeriods } from "./room-starts.ts";
import { SiteFiller } from "./site-filler.ts";

/** Rounds of the price search, with all rooms and once more with those of one day. */
const ALL_ROUNDS = 20;
const DAY_ROUNDS = 8;
/** Most days that are judged at prices of their own. */
const MOST_JUDGED = 6;

/** What the people of a pool cost at least with some of its rooms, in units of currency, and the prices that say so. */
interface Priced {
  readonly bound: number;
  readonly models: readonly FormingModel[];
  /** [source] */
  readonly worth: Float64Array;
}

/**
 * The period on which a wave probably starts: the one whose free rooms cost least by the Lagrangian bound, lateness included, and
 * the earliest of equals. Classes of a wave start together, so they are formed for rooms that are free together; `solve` may still
 * find another day better.
 *
 * One set of prices bounds the cost of every day from below. The day with the lowest bound is judged anew at prices of its own, and
 * is the one if it is still the lowest.
 */
export function waveDay(
  pools: readonly Pool[],
  days: StartPeriods,
  spreadDays: number,
  lateness: (period: number, classes: number) => number,
): number {
  const { earliest, latest } = days;
  const isFree = ({ endOf }: RoomStarts, period: number): boolean =>
    canStart(endOf, period, Math.min(period + spreadDays, latest));
  const all = pools.map((pool) => price(pool, pool.rooms));
  /** [period] */
  const bound = new Float64Array(latest + 1);
  let classes = 0;
  pools.forEach((pool, row) => {
    classes += addBounds(bound, pool, all[row]!, days, isFree);
  });

  const heap = new MinHeap();
  for (let period = earliest; period <= latest; period++) heap.push(bound[period]! + lateness(period, classes), period);
  const judged = new Map<string, number>();
  const isJudged = new Uint8Array(latest + 1);
  for (;;) {
    const period = heap.pop();
    if (isJudged[period] === 1) return period;
    const free = pools.map(({ rooms }) => rooms.filter((room) => isFree(room, period)));
    const key = pools.map(({ rooms }) => rooms.map((room) => (isFree(room, period) ? 1 : 0)).join("")).join();
    if (!judged.has(key) && judged.size === MOST_JUDGED) continue;
    const value =
      judged.get(key) ?? pools.reduce((sum, pool, row) => sum + price(pool, free[row]!, all[row]!.worth).bound, 0);
    judged.set(key, value);
    isJudged[period] = 1;
    heap.push(value + lateness(period, classes), period);
  }
}

function price({ network }: Pool, rooms: readonly RoomStarts[], start?: Float64Array): Priced {
  const places = new RoomLedger().places(network, rooms, () => 1);
  const seats = places.map((here) => here.map((place) => place.seats));
  const models = componentsOf(network, seats);
  const worth = new Float64Array(network.sources.length).fill(network.leftCost);
  let bound = network.sources.reduce((sum, { people }) => sum + people * network.leftCost, 0);
  for (const model of models) {
    const first = start === undefined ? firstWorth(model) : Float64Array.from(model.sourceOf, (row) => start[row]!);
    const climbed = climbPrices(model, first, start === undefined ? ALL_ROUNDS : DAY_ROUNDS);
    bound += climbed.bound;
    model.sourceOf.forEach((row, origin) => {
      worth[row] = climbed.worth[origin]!;
      bound -= model.people[origin]! * network.leftCost;
    });
  }
  return { bound: bound / network.unit, models, worth };
}

/** Adds the bound of every day at the given prices, and returns how many classes all rooms would hold. */
function addBounds(
  bound: Float64Array,
  { network, rooms }: Pool,
  { models, worth: worthOf, bound: all }: Priced,
  days: StartPeriods,
  isFree: (room: RoomStarts, period: number) => boolean,
): number {
  const roomsAt = new Map<number, RoomStarts[]>();
  for (const starts of rooms) {
    const here = roomsAt.get(starts.site);
    if (here === undefined) roomsAt.set(starts.site, [starts]);
    else here.push(starts);
  }
  let classes = 0;
  for (let period = days.earliest; period <= days.latest; period++) bound[period]! += all;
  for (const model of models) {
    const worth = Float64Array.from(model.sourceOf, (row) => worthOf[row]!);
    const filler = new SiteFiller(model);
    for (let site = 0; site < model.siteRow.length; site++) {
      filler.fillBest(site, worth, model.people);
      // What gains nothing with all rooms gains nothing with some.
      if (filler.classes === 0) continue;
      classes += filler.classes;
      const most = filler.value;
      const here = roomsAt.get(model.siteRow[site]!)!.sort((a, b) => b.room.seats - a.room.seats);
      const lossOf = (free: Uint8Array): number => {
        const seats = here.flatMap(({ room }, k) =>
          new Array<number>(free[k] === 1 ? (room.count ?? 1) : 0).fill(Math.min(room.seats, network.maxSize)),
        );
        filler.fillRooms(site, runningSum(seats), 0, seats.length, worth, model.people);
        return (filler.value - most) / network.unit;
      };
      addLosses(bound, here, lossOf, days, isFree);
    }
  }
  return classes;
}

/** Adds what the rooms of one site that are not free lose on each day; on most days the same rooms are free as on some day before. */
function addLosses(
  bound: Float64Array,
  rooms: readonly RoomStarts[],
  lossOf: (free: Uint8Array) => number,
  { earliest, latest }: StartPeriods,
  isFree: (room: RoomStarts, period: number) => boolean,
): void {
  const free = new Uint8Array(rooms.length);
  const known = new Map<string, number>();
  let loss = lossOf(free);
  known.set(free.join(), loss);
  for (let period = earliest; period <= latest; period++) {
    let isNew = false;
    for (let k = 0; k < rooms.length; k++) {
      const now = isFree(rooms[k]!, period) ? 1 : 0;
      if (now === free[k]) continue;
      free[k] = now;
      isNew = true;
    }
    if (isNew) {
      const key = free.join();
      loss = known.get(key) ?? lossOf(free);
      known.set(key, loss);
    }
    bound[period]! += loss;
  }
}

function runningSum(values: readonly number[]): Int32Array {
  const sums = new Int32Array(values.length + 1);
  values.forEach((value, k) => {
    sums[k + 1] = sums[k]! + value;
  });
  return sums;
}
