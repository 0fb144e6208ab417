/**
 * Where classes of a demand can be held, and what they cost: the ground that every leaf stands on.
 *
 * Classes of a wave start on one day. Of some days, where they differ, the best of each is taken: every room that is free on any of them, and the lateness of the first. So what is
 * proven holds on each of the days. Without a wave a room holds one class after another, each as early as it can be, and no other classes
 * could be more or earlier; where lateness costs, rooms of other seats are a host of their own, so that no class that comes later has more
 * seats or costs less. A facility whose people in reach are fewer than a class can hold none.
 */
import { placeIndex, placesWithin } from "../../geo/index.ts";
import type { Periods } from "../bound/periods.ts";
import { ANY_UNIT, roomRows } from "../bound/room-rows.ts";
import { NONE, phaseStarts, type StartTable } from "../bound/start-tables.ts";
import { classCost } from "../costs.ts";
import type { Facts } from "../facts.ts";
import type { People } from "./people.ts";
import { keyOf } from "./row-shifts.ts";

/** A facility that can hold classes, or its rooms of some seats. */
export interface Host {
  readonly id: string;
  /** What rows call it: its id, or the JSON of id and seats. */
  readonly key: string;
  /** Seats of the first class there, of the second, and so on: the most first, none beyond the largest class. */
  readonly seats: readonly number[];
  /** Of these classes, in units, none less than the one before. */
  readonly classCosts: readonly number[];
  /** Rows of the people who reach it, and what each of them costs there, in units. */
  readonly people: readonly number[];
  readonly costs: readonly number[];
}

/** What is the same on all days, and a function that gives the hosts of some; it returns what is wrong when sums would not be exact. */
export function hostsOn(facts: Facts, people: People, unit: number): (days: Periods) => readonly Host[] | string {
  const { facilities } = facts.problem;
  const { phase, alike, min, max } = people;
  const rooms = roomRows(facts.problem);
  const starts = phaseStarts(facts, rooms, phase);
  const index = placeIndex(
    facilities.map(({ id }) => facts.places.get(id)!),
    facts.travel,
  );
  const allowance = (facts.costs.allowancePerDay ?? 0) * phase.days * unit;
  const perMetre = (facts.costs.travelPerKm ?? 0) * phase.days;
  // The travel of a class is rounded half up, so it may be less than the sum by almost half a piece of currency.
  const rounding = perMetre % 1000 === 0 ? 0 : Math.ceil((unit * 499) / 1000);
  const near = facilities.map(() => ({ people: [] as number[], costs: [] as number[], count: 0 }));
  const isTogether = people.wave !== undefined;
  const isShelved = !isTogether && people.latenessPerDay > 0;
  let largest = allowance;
  alike.forEach(({ place, requiredTags, excludedTags, count }, row) => {
    const { rows, metres } = placesWithin(index, place, Math.round(facts.maxTravelKm * 1000));
    rows.forEach((facility, k) => {
      const { tags = [] } = facilities[facility]!;
      if (!requiredTags.every((tag) => tags.includes(tag)) || excludedTags.some((tag) => tags.includes(tag))) return;
      const here = near[facility]!;
      const priced = unit * perMetre * metres[k]!;
      largest = Math.max(largest, priced);
      here.people.push(row);
      here.costs.push(allowance + Math.floor(priced / 1000));
      here.count += count;
    });
  });

  return ({ from, past }) => {
    const first = Math.max(from, people.window.from);
    const end = Math.min(past, people.window.past);
    const lateness = (start: number): number => unit * people.latenessPerDay * Math.max(0, start - people.preferred);
    const hosts: Host[] = [];
    for (const [row, facility] of facilities.entries()) {
      const { people: reached, costs, count } = near[row]!;
      if (count < min || !(phase.facilityTypes?.includes(facility.type) ?? true)) continue;
      const perDay = (facility.costs?.perDay ?? 0) * phase.days;
      const perClass = unit * (classCost(facts, facility) + perDay) - rounding;
      largest = Math.max(largest, unit * classCost(facts, facility), unit * perDay, perClass);
      const shelves = new Map<number, { readonly seats: number; readonly cost: number }[]>();
      for (let room = rooms.firstRow[row]!; room < rooms.firstRow[row + 1]!; room++) {
        const { seats: here, count: all = 1, equipment = [] } = rooms.room[room]!;
        if (here < min || !(phase.equipment ?? []).every((tag) => equipment.includes(tag))) continue;
        const units = rooms.units[room]!;
        for (const unit of units) {
          const alike = unit === ANY_UNIT ? all - units.filter((one) => one !== ANY_UNIT).length : 1;
          const places = Math.min(here, max);
          const shelf = shelves.get(isShelved ? places : 0) ?? [];
          shelves.set(isShelved ? places : 0, shelf);
          // More classes than people can never be.
          const most = Math.ceil(count / min);
          const free = turns(starts.startsIn(room, unit), first, end, isTogether ? 1 : most);
          for (const start of isTogether && free.length > 0 ? [first] : free) {
            const cost = perClass + lateness(start);
            largest = Math.max(largest, lateness(start), cost);
            for (let k = 0; k < Math.min(alike, most); k++) shelf.push({ seats: places, cost });
          }
        }
      }
      for (const [places, shelf] of shelves) {
        if (shelf.length === 0) continue;
        shelf.sort((a, b) => b.seats - a.seats || a.cost - b.cost);
        hosts.push({
          id: facility.id,
          key: keyOf(isShelved ? [facility.id, places] : facility.id),
          seats: shelf.map(({ seats }) => seats),
          classCosts: shelf.map(({ cost }) => cost),
          people: reached,
          costs,
        });
      }
    }
    return Number.isSafeInteger(largest) ? hosts : `unit is ${unit}, with which costs are 2^53 or more.`;
  };
}

/** Starts of classes in a room, each as soon as the one before is over, from a day on and before another: the first so many. */
function turns(table: StartTable, from: number, past: number, most: number): number[] {
  const starts: number[] = [];
  for (let period = Math.max(0, from); period < past && starts.length < most; ) {
    const over = table[period]!;
    if (over === NONE) period++;
    else {
      starts.push(period);
      period = over;
    }
  }
  return starts;
}
