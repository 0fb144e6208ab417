/**
 * Where classes of a demand can be held when all start on one of some days, and what they cost: the ground that every leaf stands on.
 *
 * Where the days differ, the best of each is taken: every room that is free on any of them, and the lateness of the first. So what is
 * proven holds on each of the days. A facility whose people in reach are fewer than a class can hold none.
 */
import { placeIndex, placesWithin } from "../../geo/index.ts";
import type { Periods } from "../bound/periods.ts";
import { ANY_UNIT, roomRows } from "../bound/room-rows.ts";
import { NONE, phaseStarts } from "../bound/start-tables.ts";
import { classCost } from "../costs.ts";
import type { Facts } from "../facts.ts";
import type { People } from "./people.ts";

/** A facility that can hold classes. */
export interface Host {
  readonly id: string;
  /** Seats of the first class there, of the second, and so on: the most first, none beyond the largest class. */
  readonly seats: readonly number[];
  /** Of one class, in units. */
  readonly classCost: number;
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
  let largest = allowance;
  alike.forEach(({ place, count }, row) => {
    const { rows, metres } = placesWithin(index, place, Math.round(facts.maxTravelKm * 1000));
    rows.forEach((facility, k) => {
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
    const lateness = unit * people.latenessPerDay * Math.max(0, first - people.preferred);
    const hosts: Host[] = [];
    for (const [row, facility] of facilities.entries()) {
      const { people: reached, costs, count } = near[row]!;
      if (count < min || !(phase.facilityTypes?.includes(facility.type) ?? true)) continue;
      const seats: number[] = [];
      for (let room = rooms.firstRow[row]!; room < rooms.firstRow[row + 1]!; room++) {
        const { seats: here, count: all = 1, equipment = [] } = rooms.room[room]!;
        if (here < min || !(phase.equipment ?? []).every((tag) => equipment.includes(tag))) continue;
        const units = rooms.units[room]!;
        for (const unit of units) {
          const table = starts.startsIn(room, unit);
          const isFree = table.subarray(Math.max(0, first), Math.max(0, end)).some((past) => past !== NONE);
          const alike = unit === ANY_UNIT ? all - units.filter((one) => one !== ANY_UNIT).length : 1;
          // More classes than people can never be.
          if (isFree) for (let k = 0; k < Math.min(alike, Math.ceil(count / min)); k++) seats.push(Math.min(here, max));
        }
      }
      if (seats.length === 0) continue;
      const perDay = (facility.costs?.perDay ?? 0) * phase.days;
      const classUnits = unit * (classCost(facts, facility) + perDay) + lateness - rounding;
      largest = Math.max(largest, unit * classCost(facts, facility), unit * perDay, lateness, classUnits);
      hosts.push({
        id: facility.id,
        seats: seats.sort((a, b) => b - a),
        classCost: classUnits,
        people: reached,
        costs,
      });
    }
    return Number.isSafeInteger(largest) ? hosts : `unit is ${unit}, with which costs are 2^53 or more.`;
  };
}
