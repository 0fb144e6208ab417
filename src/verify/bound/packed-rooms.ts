/**
 * A leaf that packs rooms: each cohort is worth something to the packed room that takes it, or costs what its cheapest way elsewhere does,
 * whichever is less; and what the packed rooms can earn at the most is taken off.
 */
import type { Facts } from "../facts.ts";
import type { CohortOptions } from "./candidates.ts";
import { ExactSums } from "./exact-sums.ts";
import type { LeafRows, PackedRoom } from "./leaf-rows.ts";
import type { OptionPricer } from "./option-pricer.ts";
import { earnNoMore, type Guest } from "./room-packing.ts";
import type { RoomRows } from "./room-rows.ts";
import { NONE } from "./start-tables.ts";

/** A class that earns something in a packed room: periods `from .. past`, the last excluded. */
interface Visit {
  readonly cohort: number;
  readonly size: number;
  readonly earns: number;
  readonly from: number;
  readonly past: number;
}

/** What all cohorts cost, less what packed rooms earn; or which room is said to earn less than it may. */
export function packedValue(
  facts: Facts,
  rooms: RoomRows,
  cohorts: readonly CohortOptions[],
  pricer: OptionPricer,
  { packings, worths }: Pick<LeafRows, "packings" | "worths">,
): { readonly value: bigint } | { readonly fault: string } {
  const visits = new Map<number, Visit[]>(packings.map(({ row }) => [row, []]));
  const least = new ExactSums(1);
  for (const cohort of cohorts) {
    least.add(0, leastElsewhere(cohort, pricer, worths.get(cohort.row) ?? 0, visits), 1);
  }
  let value = least.at(0);
  for (const packed of packings) {
    const fault = faultOf(facts, rooms, packed, visits.get(packed.row)!);
    if (fault !== undefined) return { fault };
    value -= BigInt(packed.most);
  }
  return { value };
}

/** What a cohort costs at the least, worth included; its classes that earn anything in packed rooms are added to these. */
function leastElsewhere(
  cohort: CohortOptions,
  pricer: OptionPricer,
  worth: number,
  visits: ReadonlyMap<number, Visit[]>,
): number {
  const [phase] = cohort.phases;
  const { rows, costs, startsIn, from, past: end, preferred, latenessPerDay, size } = phase!;
  const gain = pricer.turnTo(cohort, phase!);
  let least = Math.min(worth, pricer.outOf(cohort));
  for (let k = 0; k < rows.length; k++) {
    if (pricer.unit * costs[k]! - gain >= worth) break;
    pricer.open(k);
    const own = visits.get(rows[k]!);
    for (const spot of pricer.spots) {
      const starts = startsIn(rows[k]!, spot.unit);
      for (let start = from; start < end; start++) {
        const past = starts[start]!;
        if (past === NONE) continue;
        const lateness = pricer.unit * latenessPerDay * Math.max(0, start - preferred);
        const cost = pricer.at(spot, start, past, lateness);
        if (own === undefined) least = Math.min(least, cost);
        else if (cost < worth) own.push({ cohort: cohort.row, size, earns: worth - cost, from: start, past });
      }
    }
  }
  return least;
}

/** What is wrong with the claim about a room, if anything is. */
function faultOf(facts: Facts, rooms: RoomRows, packed: PackedRoom, visits: readonly Visit[]): string | undefined {
  const facility = rooms.facility[packed.row]!;
  const room = rooms.room[packed.row]!;
  const name = `room ${room.id} of facility ${facility.id}`;
  if (visits.reduce((sum, { earns }) => sum + earns, 0) > Number.MAX_SAFE_INTEGER) {
    return `worths of cohorts that earn 2^53 or more in ${name}`;
  }
  const { isOpen } = facts.open.get(facility.id)!;
  const { guests, days } = staysOf(visits, isOpen);
  const seatWorth = days.map((day) => packed.prices[day - packed.from] ?? 0);
  switch (earnNoMore(guests, room.seats, packed.most, seatWorth)) {
    case "proven":
      return undefined;
    case "refuted":
      return `a packing of ${name} that is said to earn no more than ${packed.most}, and more can be earned`;
    case "over":
      return `a packing of ${name} whose check takes too long`;
  }
}

/**
 * Visits by the open days that matter: on no other day are more of them there than on one of these. A day matters when it is the last of some
 * visit, and another has begun since the last day that mattered.
 */
function staysOf(visits: readonly Visit[], isOpen: ArrayLike<number>): { guests: Guest[]; days: number[] } {
  const openDays = visits.map(({ from, past }) => {
    let last = past - 1;
    while (last > from && isOpen[last] !== 1) last--;
    return { from, last };
  });
  const begins = new Set(openDays.map(({ from }) => from));
  const ends = new Set(openDays.map(({ last }) => last));
  const days: number[] = [];
  let hasNew = false;
  for (let day = 0; day < isOpen.length; day++) {
    hasNew ||= begins.has(day);
    if (!hasNew || !ends.has(day)) continue;
    days.push(day);
    hasNew = false;
  }
  const guests = visits.map(({ cohort, size, earns }, at): Guest => {
    const { from, last } = openDays[at]!;
    return {
      cohort,
      size,
      earns,
      first: days.findIndex((day) => day >= from),
      last: days.findLastIndex((day) => day <= last),
    };
  });
  return { guests, days };
}
