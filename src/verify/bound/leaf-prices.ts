/** The prices of a leaf, summed up day by day, and what the leaf owes for capacities. */
import type { Facts } from "../facts.ts";
import { capacityOf } from "../rules/pools.ts";
import { type DaySums, daySums } from "./day-sums.ts";
import type { Periods } from "./periods.ts";
import type { Leaf } from "./read-certificate.ts";
import type { LeafRows, PricedRow } from "./read-rows.ts";
import type { RoomRows } from "./room-rows.ts";
import { pricedRooms, type RoomStations } from "./room-stations.ts";

export interface LeafPrices {
  /** Holds every period on which anything has a price. */
  readonly priced: Periods;
  /** [room row] the places that a class may have there; absent for a room without a price */
  readonly rooms: readonly (RoomStations | undefined)[];
  /** [facility row] of a bed, of a place for a class */
  readonly beds: ReadonlyMap<number, DaySums>;
  readonly concurrent: ReadonlyMap<number, DaySums>;
  /** [pool row] */
  readonly pools: ReadonlyMap<number, DaySums>;
  /** [facility row] sum of price x capacity of all that only this facility has */
  readonly owedFor: ReadonlyMap<number, bigint>;
  /** The same of pools. */
  readonly owed: bigint;
  /** What is not by day. */
  readonly rows: Pick<LeafRows, "sums" | "shares" | "seriesShares">;
}

/** The prices of a leaf, or why they are refused. */
export function leafPrices(facts: Facts, rooms: RoomRows, { path, rows }: Leaf): LeafPrices | string {
  const priced = pricedPeriods([...rows.rooms, ...rows.beds, ...rows.concurrent, ...rows.pools]);
  const owedFor = new Map<number, bigint>();
  const owe = (facility: number, worth: bigint): void => {
    owedFor.set(facility, (owedFor.get(facility) ?? 0n) + worth);
  };
  const stations = pricedRooms(facts, rooms, rows.rooms, priced, (row, worth) => owe(rooms.facilityRow[row]!, worth));
  if (typeof stations === "string") return `${path} has prices of ${stations} that add up to 2^53 or more.`;

  const { facilities, pools = [] } = facts.problem;
  const beds = summed(rows.beds, priced);
  const concurrent = summed(rows.concurrent, priced);
  const ofPools = summed(rows.pools, priced);
  if (beds === undefined || concurrent === undefined || ofPools === undefined) {
    return `${path} has prices of beds, classes or a pool that add up to 2^53 or more.`;
  }
  for (const [row, sums] of beds) owe(row, BigInt(sums.at(-1)!) * BigInt(facilities[row]!.beds!));
  for (const [row, sums] of concurrent) {
    owe(row, BigInt(sums.at(-1)!) * BigInt(facilities[row]!.limits!.concurrentCohorts!));
  }
  let owed = 0n;
  for (const { row, from, prices } of rows.pools) {
    const capacity = capacityOf(pools[row]!);
    for (const [k, price] of prices.entries()) owed += BigInt(price) * BigInt(capacity(facts.firstDay + from + k));
  }
  return { priced, rooms: stations, beds, concurrent, pools: ofPools, owedFor, owed, rows };
}

/** No prices at all. */
export function noPrices(rooms: RoomRows): LeafPrices {
  return {
    priced: { from: 0, past: 0 },
    rooms: new Array<undefined>(rooms.room.length).fill(undefined),
    beds: new Map(),
    concurrent: new Map(),
    pools: new Map(),
    owedFor: new Map(),
    owed: 0n,
    rows: { sums: [], shares: [], seriesShares: [] },
  };
}

/** [row] sums of its prices */
function summed(rows: readonly PricedRow[], priced: Periods): Map<number, DaySums> | undefined {
  const prices = new Map<number, Float64Array>();
  for (const { row, from, prices: some } of rows) {
    if (some.length === 0) continue;
    const ofRow = prices.get(row) ?? new Float64Array(priced.past - priced.from);
    ofRow.set(some, from - priced.from);
    prices.set(row, ofRow);
  }
  const sums = new Map<number, DaySums>();
  for (const [row, ofRow] of prices) {
    const ofDays = daySums(ofRow);
    if (ofDays === undefined) return undefined;
    sums.set(row, ofDays);
  }
  return sums;
}

function pricedPeriods(rows: readonly { readonly from: number; readonly prices: readonly number[] }[]): Periods {
  let [from, past] = [Number.POSITIVE_INFINITY, 0];
  for (const { from: first, prices } of rows) {
    if (prices.length === 0) continue;
    from = Math.min(from, first);
    past = Math.max(past, first + prices.length);
  }
  return past === 0 ? { from: 0, past: 0 } : { from, past };
}
