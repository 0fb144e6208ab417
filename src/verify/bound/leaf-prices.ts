/** The prices of a leaf, summed up so that a class costs one subtraction, and what the leaf owes for capacity. */
import type { Facts } from "../facts.ts";
import type { Leaf, Periods } from "./read-certificate.ts";
import type { RoomRows } from "./room-rows.ts";

export interface LeafPrices {
  /** Holds every period on which anything has a price. */
  readonly priced: Periods;
  /** [room row][period of `priced`, counted from its first, and one more] sum of the prices of open days before the period; absent for a room without a price. */
  readonly sumBefore: readonly (Float64Array | undefined)[];
  /** Sum over rooms and days of price x capacity. */
  readonly owed: bigint;
}

/** The price of a class in periods `start .. past`, the last excluded, in a room with these sums. */
export function priceOf({ priced }: LeafPrices, sums: Float64Array, start: number, past: number): number {
  if (past <= priced.from || start >= priced.past) return 0;
  return sums[Math.min(past, priced.past) - priced.from]! - sums[Math.max(start, priced.from) - priced.from]!;
}

/** The prices of a leaf, or why they are refused: a room's prices must add up to less than 2^53, so that differences of sums are exact. */
export function leafPrices(facts: Facts, rooms: RoomRows, { path, rows }: Leaf): LeafPrices | string {
  const priced = pricedPeriods(rows);
  const width = priced.past - priced.from;
  const sumBefore = new Array<Float64Array | undefined>(rooms.room.length).fill(undefined);
  for (const { row, from, prices } of rows) {
    const { isOpen } = facts.open.get(rooms.facility[row]!.id)!;
    for (let k = 0; k < prices.length; k++) {
      // On a closed day nobody trains and nothing is for rent.
      if (prices[k] === 0 || isOpen[from + k] === 0) continue;
      sumBefore[row] ??= new Float64Array(width + 1);
      sumBefore[row][from + k - priced.from + 1] = prices[k]!;
    }
  }

  let owed = 0n;
  for (let row = 0; row < sumBefore.length; row++) {
    const sums = sumBefore[row];
    if (sums === undefined) continue;
    const room = rooms.room[row]!;
    const booked = facts.booked.get(room);
    let free = 0;
    for (let k = 0; k < width; k++) {
      const price = sums[k + 1]!;
      if (booked === undefined || !booked.has(facts.firstDay + priced.from + k)) free += price;
      sums[k + 1] = sums[k]! + price;
    }
    if (sums[width]! > Number.MAX_SAFE_INTEGER) {
      return `${path} has prices of room ${room.id} of facility ${rooms.facility[row]!.id} that add up to 2^53 or more.`;
    }
    owed += BigInt(free) * BigInt(room.count ?? 1);
  }
  return { priced, sumBefore, owed };
}

/** No prices at all. */
export function noPrices(rooms: RoomRows): LeafPrices {
  return {
    priced: { from: 0, past: 0 },
    sumBefore: new Array<undefined>(rooms.room.length).fill(undefined),
    owed: 0n,
  };
}

function pricedPeriods(rows: Leaf["rows"]): Periods {
  const stretches = rows.filter(({ prices }) => prices.length > 0);
  return {
    from: stretches.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY),
    past: stretches.reduce((most, { from, prices }) => Math.max(most, from + prices.length), 0),
  };
}
