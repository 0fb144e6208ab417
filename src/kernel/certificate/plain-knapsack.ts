/** What packing an item earns, and what it needs: room, or the periods from start to end. */
export interface Gain {
  readonly gain: number;
  readonly amount: number;
  readonly start: number;
  readonly end: number;
}

/** Longest list of pairs (amount, gain) that is kept. */
const MOST_PAIRS = 1_000_000;
/** Largest table over items and room. */
const MOST_CELLS = 20_000_000;

/** The most that intervals earn that do not overlap, period by period. */
export function bestIntervals(items: readonly Gain[]): number {
  const past = items.reduce((last, { end }) => Math.max(last, end), 0);
  const endingAt: Gain[][] = Array.from({ length: past + 1 }, () => []);
  for (const item of items) endingAt[item.end]!.push(item);
  const best = new Float64Array(past + 1);
  for (let period = 1; period <= past; period++) {
    best[period] = best[period - 1]!;
    for (const { gain, start } of endingAt[period]!) best[period] = Math.max(best[period]!, best[start]! + gain);
  }
  return best[past]!;
}

/** The same by a table over the room, where that is small. */
function bestByRoom(items: readonly Gain[], capacity: number): number {
  const best = new Float64Array(capacity + 1);
  for (const { amount, gain } of items) {
    for (let room = capacity; room >= amount; room--) {
      const taken = best[room - amount]! + gain;
      if (taken > best[room]!) best[room] = taken;
    }
  }
  return best[capacity]!;
}

/**
 * The most that items earn within a capacity: all pairs (amount, gain) of sets that no other set beats in both, item by item
 * (Nemhauser and Ullmann 1969). Where these get too many, what a price of room leaves possible, which is at least as much.
 */
export function bestKnapsack(items: readonly Gain[], capacity: number): number {
  const worthwhile = items.filter(({ gain, amount }) => gain > 0 && amount <= capacity);
  if (worthwhile.reduce((sum, { amount }) => sum + amount, 0) <= capacity) {
    return worthwhile.reduce((sum, { gain }) => sum + gain, 0);
  }
  if (worthwhile.length * capacity <= MOST_CELLS) return bestByRoom(worthwhile, capacity);
  let amounts = [0];
  let gains = [0];
  for (const { amount, gain } of worthwhile) {
    const nextAmounts: number[] = [];
    const nextGains: number[] = [];
    let most = -1;
    for (let i = 0, j = 0; i < amounts.length || j < amounts.length; ) {
      const isOld = i < amounts.length && (j >= amounts.length || amounts[i]! <= amounts[j]! + amount);
      const a = isOld ? amounts[i]! : amounts[j]! + amount;
      const g = isOld ? gains[i++]! : gains[j++]! + gain;
      if (a > capacity) break;
      if (g <= most) continue;
      most = g;
      nextAmounts.push(a);
      nextGains.push(g);
    }
    amounts = nextAmounts;
    gains = nextGains;
    if (amounts.length > MOST_PAIRS) return pricedRoom(worthwhile, capacity).most;
  }
  return gains.at(-1)!;
}

/**
 * No items within the capacity earn more than `most`: each unit of room at this price, an integer, and the items that earn more than
 * the room they take. The price is that of the item with which the best ones together no longer fit.
 */
export function pricedRoom(
  items: readonly Gain[],
  capacity: number,
): { readonly price: number; readonly most: number } {
  if (items.reduce((sum, { gain, amount }) => sum + (gain > 0 ? amount : 0), 0) <= capacity) {
    return { price: 0, most: items.reduce((sum, { gain }) => sum + Math.max(0, gain), 0) };
  }
  const sorted = items.filter(({ gain }) => gain > 0).sort((a, b) => b.gain / b.amount - a.gain / a.amount);
  let room = capacity;
  const critical = sorted.find(({ amount }) => {
    room -= amount;
    return room < 0;
  })!;
  const price = Math.round(critical.gain / critical.amount);
  const most = items.reduce((sum, { gain, amount }) => sum + Math.max(0, gain - price * amount), price * capacity);
  return { price, most };
}
