/**
 * The value of a leaf, in units: what all cohorts cost at its prices when each goes its cheapest way, and what opening places costs, less
 * what capacities and sums are worth.
 *
 * Most cohorts of most leaves meet no price. What they cost is added up once, and a leaf adds what its prices change.
 */
import type { Wave } from "../../domain/index.ts";
import type { Facts } from "../facts.ts";
import { cohortOptions } from "./candidates.ts";
import { cheapestByDay } from "./cheapest-by-day.ts";
import { cheapestWay } from "./cheapest-way.ts";
import { ExactSums } from "./exact-sums.ts";
import type { Goal } from "./goal.ts";
import { type LeafPrices, leafPrices, noPrices } from "./leaf-prices.ts";
import { freeSpots, OptionPricer } from "./option-pricer.ts";
import { packedValue } from "./packed-rooms.ts";
import type { Periods } from "./periods.ts";
import { placesValuer } from "./places.ts";
import type { Leaf } from "./read-certificate.ts";
import type { RoomRows } from "./room-rows.ts";
import { costUnitOf, sumPrices } from "./tariff.ts";
import { leastOfWaves, type WaveCosts } from "./waves-in-order.ts";
import { facilityZones } from "./zones.ts";

/** The value of a leaf; no value when no plan belongs to it; or why its prices are refused. */
export type LeafValue = { readonly value: bigint | undefined } | { readonly fault: string };

const COST: Goal = { weigh: undefined, within: new Map() };

/** A function that gives the value of each leaf. `hasWorths`: some leaf tells cohorts apart by what they are worth. */
export function leafValuer(
  facts: Facts,
  rooms: RoomRows,
  unit: number,
  goal: Goal = COST,
  hasWorths = false,
): (leaf: Leaf) => LeafValue {
  const costUnit = costUnitOf(goal, unit);
  const cohorts = cohortOptions(facts, rooms, hasWorths);
  const zones = facilityZones(facts);
  const spots = freeSpots(rooms);
  const placesValue = placesValuer(facts, costUnit);
  const waves: readonly Wave[] = facts.problem.waves ?? [];
  const whole: Periods = { from: 0, past: facts.lastDay - facts.firstDay + 1 };
  const alone = cohorts.filter(({ cohort }) => cohort.wave === undefined);
  const members = waves.map(({ id }) => cohorts.filter(({ cohort }) => cohort.wave === id));
  const pricerAt = (prices: LeafPrices) => {
    const sums = sumPrices(facts, rooms, goal, unit, prices.rows);
    return typeof sums === "string"
      ? sums
      : { sums, pricer: new OptionPricer(facts, rooms, costUnit, prices, sums, spots) };
  };

  const atNoPrices = pricerAt(noPrices(rooms));
  if (typeof atNoPrices === "string") throw new Error(atNoPrices);
  const free = atNoPrices.pricer;
  const freeAlone = new ExactSums(1);
  for (const cohort of alone) freeAlone.add(0, cheapestWay(cohort, free, zones), cohort.times);
  /** [wave] sums over its cohorts, [first day of the wave] */
  const freeByDay = waves.map((wave, row) => {
    const sums = new ExactSums(whole.past);
    for (const cohort of members[row]!) {
      const costs = cheapestByDay(cohort, free, zones, whole, wave);
      for (let day = 0; day < whole.past; day++) sums.add(day, costs[day]!, cohort.times);
    }
    return sums;
  });
  return (leaf) => {
    const prices = leafPrices(facts, rooms, leaf);
    if (typeof prices === "string") return { fault: prices };
    const priced = pricerAt(prices);
    if (typeof priced === "string") return { fault: `${leaf.path} has ${priced}.` };
    const { sums, pricer } = priced;
    if (freeAlone.isEndless(0)) return { value: undefined };
    const common = placesValue(prices, sums.budget) - prices.owed - sums.worth;
    if (leaf.rows.packings.length > 0) {
      const packed = packedValue(facts, rooms, alone, pricer, leaf.rows);
      return "fault" in packed ? { fault: `${leaf.path} has ${packed.fault}.` } : { value: packed.value + common };
    }

    const added = new ExactSums(1);
    for (const cohort of alone) {
      if (!pricer.meets(cohort)) continue;
      added.add(0, cheapestWay(cohort, pricer, zones), cohort.times);
      added.add(0, -cheapestWay(cohort, free, zones), cohort.times);
    }
    let value = freeAlone.at(0) + added.at(0) + common;
    const costs = waves.map((wave, row): WaveCosts => {
      const days = leaf.open.get(wave.id)!;
      const addedByDay = new ExactSums(Math.max(0, days.past - days.from));
      for (const cohort of members[row]!) {
        if (days.past <= days.from || !pricer.meets(cohort)) continue;
        const before = cheapestByDay(cohort, free, zones, days, wave);
        const after = cheapestByDay(cohort, pricer, zones, days, wave);
        for (let k = 0; k < after.length; k++) {
          // Where a cohort cannot be, it cannot be at any price.
          if (before[k] === Number.POSITIVE_INFINITY) continue;
          addedByDay.add(k, after[k]!, cohort.times);
          addedByDay.add(k, -before[k]!, cohort.times);
        }
      }
      const byDay = Array.from({ length: whole.past }, (_, day) => {
        if (day < days.from || day >= days.past || freeByDay[row]!.isEndless(day)) return undefined;
        return freeByDay[row]!.at(day) + addedByDay.at(day - days.from);
      });
      const empty = new ExactSums(1);
      for (const cohort of members[row]!) empty.add(0, pricer.outOf(cohort), cohort.times);
      const isOpen = days.past > days.from && !empty.isEndless(0);
      return { empty: isOpen ? empty.at(0) : undefined, byDay };
    });
    const least = leastOfWaves(waves, costs);
    if (least === undefined) return { value: undefined };
    value += least;
    return { value };
  };
}
