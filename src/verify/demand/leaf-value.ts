import type { Host } from "./classes.ts";
import type { People } from "./people.ts";
import type { Shifts } from "./row-shifts.ts";

/**
 * The value of a leaf, in units: what people are worth, none more than leaving them out costs, less what rows are owed, plus what the best
 * classes of each facility cost less the worth of those in them, where that is below nothing. `undefined` when a sum is not exact.
 */
export function leafValue(
  people: People,
  part: readonly number[],
  hosts: Iterable<Host>,
  { worth, people: shiftOf, classes: classShiftOf, owed }: Shifts,
  leftCost: number,
): bigint | undefined {
  const worthOf = (row: number): number => Math.min(worth[row] ?? leftCost, leftCost);
  let value = 0n;
  for (const row of part) value += BigInt(worthOf(row)) * BigInt(people.alike[row]!.count);
  for (const [price, limit] of owed) {
    if (!Number.isSafeInteger(price)) return undefined;
    value -= BigInt(price) * BigInt(limit);
  }
  for (const host of hosts) {
    const shifts = shiftOf.get(host.key);
    const costs = host.people.map((row, k) => host.costs[k]! + (shifts?.get(row) ?? 0) - worthOf(row));
    const best = bestClasses(people, host, costs, classShiftOf.get(host.key));
    if (best === undefined) return undefined;
    value += BigInt(best);
  }
  return value;
}

/**
 * The least cost of any number of classes of a facility, none included: the cheapest people come first, at least as many as the smallest
 * classes need and at most as many as there are seats, beyond the least only those who cost less than nothing.
 */
function bestClasses(
  { alike, min }: People,
  { classCosts, seats, people }: Host,
  costs: readonly number[],
  shifts: readonly number[] | undefined,
): number | undefined {
  const perClass = classCosts.map((cost, k) => cost + (shifts?.[k] ?? 0));
  let gains = 0;
  for (let k = 0; k < costs.length; k++) if (costs[k]! < 0) gains += costs[k]! * alike[people[k]!]!.count;
  const cheapest = perClass.reduce((least, cost) => Math.min(least, cost), Number.POSITIVE_INFINITY);
  if (!(Number.isSafeInteger(gains) && costs.every(Number.isSafeInteger) && perClass.every(Number.isSafeInteger))) {
    return undefined;
  }
  // Not even all who gain anything would pay for one class.
  if (cheapest >= 0 && cheapest + gains >= 0) return 0;

  const order = costs.map((_, k) => k).sort((a, b) => costs[a]! - costs[b]!);
  let best = 0;
  let [next, takenOfNext, taken, sum, room] = [0, 0, 0, 0, 0];
  for (let classes = 1; classes <= seats.length; classes++) {
    room += seats[classes - 1]!;
    sum += perClass[classes - 1]!;
    if (!Number.isSafeInteger(sum)) return undefined;
    for (; next < order.length; ) {
      const cost = costs[order[next]!]!;
      const wanted = (cost < 0 ? room : min * classes) - taken;
      if (wanted <= 0) break;
      const here = alike[people[order[next]!]!]!.count - takenOfNext;
      const more = Math.min(here, wanted);
      sum += more * cost;
      if (!Number.isSafeInteger(more * cost) || !Number.isSafeInteger(sum)) return undefined;
      taken += more;
      takenOfNext = more === here ? 0 : takenOfNext + more;
      if (more === here) next++;
    }
    if (taken < min * classes) break;
    if (sum < best) best = sum;
  }
  return best;
}
