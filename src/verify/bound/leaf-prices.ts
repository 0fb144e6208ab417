/** The prices of a leaf, summed up so that a class costs one subtraction, and what the leaf owes for capacity. */
import type { Facts } from "../facts.ts";
import type { Leaf } from "./read-certificate.ts";
import type { RoomRows } from "./room-rows.ts";

export interface LeafPrices {
  /** [room row][period, and one more] sum of the prices of open days before the period; absent for a room without a price. */
  readonly sumBefore: readonly (Float64Array | undefined)[];
  /** Sum over rooms and days of price x capacity. */
  readonly owed: bigint;
}

/** The prices of a leaf, or why they are refused: a room's prices must add up to less than 2^53, so that differences of sums are exact. */
export function leafPrices(facts: Facts, rooms: RoomRows, { path, rows }: Leaf): LeafPrices | string {
  const periods = facts.lastDay - facts.firstDay + 1;
  const sumBefore = new Array<Float64Array | undefined>(rooms.room.length).fill(undefined);
  for (const { row, from, prices } of rows) {
    const { isOpen } = facts.open.get(rooms.facility[row]!.id)!;
    for (let k = 0; k < prices.length; k++) {
      // On a closed day nobody trains and nothing is for rent.
      if (prices[k] === 0 || isOpen[from + k] === 0) continue;
      sumBefore[row] ??= new Float64Array(periods + 1);
      sumBefore[row][from + k + 1] = prices[k]!;
    }
  }

  let owed = 0n;
  for (let row = 0; row < sumBefore.length; row++) {
    const sums = sumBefore[row];
    if (sums === undefined) continue;
    const room = rooms.room[row]!;
    const booked = facts.booked.get(room);
    let free = 0;
    for (let period = 0; period < periods; period++) {
      const price = sums[period + 1]!;
      if (booked === undefined || !booked.has(facts.firstDay + period)) free += price;
      sums[period + 1] = sums[period]! + price;
    }
    if (sums[periods]! > Number.MAX_SAFE_INTEGER) {
      return `${path} has prices of room ${room.id} of facility ${rooms.facility[row]!.id} that add up to 2^53 or more.`;
    }
    owed += BigInt(free) * BigInt(room.count ?? 1);
  }
  return { sumBefore, owed };
}

/** No prices at all. */
export function noPrices(rooms: RoomRows): LeafPrices {
  return { sumBefore: new Array<undefined>(rooms.room.length).fill(undefined), owed: 0n };
}
