/**
 * Where in a room a class may be: in which unit, and, for half days, in which part. Units and parts that no price tells apart are one
 * station, since the cheapest of them is as good as any.
 */
import type { Facts } from "../facts.ts";
import { type DaySums, daySums } from "./day-sums.ts";
import type { PricedRoom, RoomPart } from "./leaf-rows.ts";
import type { Periods } from "./periods.ts";
import { ANY_UNIT, type RoomRows, unitsWith } from "./room-rows.ts";

export interface Station {
  readonly unit: number;
  /** Of a place there: the whole, or a seat where the room is shared. */
  readonly sums: DaySums;
  /** Of its rows of steps. */
  readonly steps: readonly StepSums[];
}

/** Prices of a row of steps. */
export interface StepSums {
  readonly k: number;
  readonly sums: DaySums;
}

/** How often a class of so many people pays the prices of a row of steps in a room of so many seats. */
export function stepTimes(size: number, seats: number, k: number): number {
  const isWhole = ((k + 1) * size) % seats === 0;
  return isWhole ? k * size : seats * Math.floor(((k + 1) * size) / seats);
}

export interface RoomStations {
  /** For classes of whole days, and of half days. */
  readonly full: readonly Station[];
  readonly half: readonly Station[];
}

/** How often a class of whole days, in the morning, or in the afternoon pays the prices of a part. */
const PAYS: Readonly<
  Record<RoomPart, { readonly full: number; readonly morning: number; readonly afternoon: number }>
> = {
  whole: { full: 1, morning: 0, afternoon: 0 },
  half: { full: 2, morning: 1, afternoon: 1 },
  morning: { full: 1, morning: 1, afternoon: 0 },
  afternoon: { full: 1, morning: 0, afternoon: 1 },
};

/** [room row] its stations at the prices given; or what has prices that add up to too much. `owe` is told what capacities are worth. */
export function pricedRooms(
  facts: Facts,
  rooms: RoomRows,
  priced: readonly PricedRoom[],
  periods: Periods,
  owe: (row: number, worth: bigint) => void,
): (RoomStations | undefined)[] | string {
  const ofRow = new Map<number, PricedRoom[]>();
  for (const one of priced) {
    const list = ofRow.get(one.row);
    if (list === undefined) ofRow.set(one.row, [one]);
    else list.push(one);
  }
  const stations = new Array<RoomStations | undefined>(rooms.room.length).fill(undefined);
  for (const [row, own] of ofRow) {
    const { isOpen } = facts.open.get(rooms.facility[row]!.id)!;
    const open = own.map((one) => ({ ...one, prices: one.prices.map((price, k) => price * isOpen[one.from + k]!) }));
    type Kind = "full" | "morning" | "afternoon";
    const sums = (unit: number, kind: Kind, k: number | undefined): DaySums | undefined => {
      const prices = new Float64Array(periods.past - periods.from);
      for (const one of open) {
        const times = PAYS[one.part][kind];
        if (one.k !== k || times === 0 || (one.unit !== ANY_UNIT && one.unit !== unit)) continue;
        for (let k = 0; k < one.prices.length; k++) prices[one.from + k - periods.from]! += times * one.prices[k]!;
      }
      return daySums(prices);
    };
    const units = unitsWith(rooms.room[row]!, [...rooms.units[row]!, ...own.map(({ unit }) => unit)]);
    const hasParts = own.some(({ part }) => part === "morning" || part === "afternoon");
    const ks = [...new Set(own.flatMap(({ k }) => k ?? []))];
    const make = (kinds: readonly Kind[]): Summing[] =>
      units.flatMap((unit) =>
        kinds.map((kind) => ({
          unit,
          sums: sums(unit, kind, undefined),
          steps: ks.map((k) => ({ k, sums: sums(unit, kind, k) })),
        })),
      );
    const full = make(["full"]);
    const half = make(hasParts ? ["morning", "afternoon"] : ["morning"]);
    if (![...full, ...half].every(isSummed))
      return `room ${rooms.room[row]!.id} of facility ${rooms.facility[row]!.id}`;
    if (full.filter(isSummed).some((one) => [one, ...one.steps].some((each) => each.sums.at(-1)! > 0))) {
      stations[row] = { full: full.filter(isSummed), half: half.filter(isSummed) };
    }
    for (const one of open) owe(row, worthOf(facts, rooms, one));
  }
  return stations;
}

interface Summing {
  readonly unit: number;
  readonly sums: DaySums | undefined;
  readonly steps: readonly { readonly k: number; readonly sums: DaySums | undefined }[];
}

function isSummed(station: Summing): station is Station {
  return station.sums !== undefined && station.steps.every(({ sums }) => sums !== undefined);
}

/**
 * Price x capacity: the units that are not booked, each with all of its seats where it is shared, k times in a row of steps, in both halves
 * of the day.
 */
function worthOf(facts: Facts, rooms: RoomRows, { row, unit, part, k = 1, from, prices }: PricedRoom): bigint {
  const { count = 1, shared, seats } = rooms.room[row]!;
  const booked = facts.booked.get(rooms.room[row]!);
  const freePrices = (isBooked: (day: number) => boolean): bigint => {
    let sum = 0;
    for (const [n, price] of prices.entries()) if (!isBooked(facts.firstDay + from + n)) sum += price;
    return BigInt(sum);
  };
  let worth: bigint;
  if (booked === undefined) worth = freePrices(() => false) * BigInt(unit === ANY_UNIT ? count : 1);
  else if (unit !== ANY_UNIT) worth = freePrices((day) => (booked.ofUnit.get(unit) ?? booked.all).has(day));
  else {
    worth = freePrices((day) => booked.all.has(day)) * BigInt(count - booked.ofUnit.size);
    for (const days of booked.ofUnit.values()) worth += freePrices((day) => days.has(day));
  }
  return worth * BigInt(k * (shared === true ? seats : 1) * (part === "half" ? 2 : 1));
}
