/**
 * Facilities as places that cost something once, as soon as any class is there, and (series, facility) pairs likewise. At a leaf's prices
 * a place is worth opening when the shares that its users bear, and what only it has to sell, exceed what it costs.
 */
import type { Problem } from "../../domain/index.ts";
import { activationCost } from "../costs.ts";
import type { Facts } from "../facts.ts";
import { matchesFacility } from "../filters.ts";
import type { LeafPrices } from "./leaf-prices.ts";

/** Whether a problem has places that cost anything, or limits how many are opened. */
export function hasPlaces({ facilities, costs, openings = [] }: Problem): boolean {
  const rates = (costs?.activation ?? 0) + (costs?.seriesFacility ?? 0);
  return rates > 0 || openings.length > 0 || facilities.some((facility) => (facility.costs?.activation ?? 0) > 0);
}

/** A function that gives the least, in units, that opening places can cost at a leaf's prices; never positive. */
export function placesValuer(facts: Facts, unit: number): (prices: LeafPrices, budgetPrice: number) => bigint {
  const { facilities, openings = [], costs } = facts.problem;
  const activation = facilities.map((facility) => BigInt(activationCost(facts, facility)));
  // A facility counts for the first limit that names it.
  const limitOf = facilities.map((one) => openings.findIndex((limit) => matchesFacility(facts, limit.facilities, one)));
  const seriesCost = BigInt(costs?.seriesFacility ?? 0) * BigInt(unit);

  return ({ owedFor, rows }, budgetPrice) => {
    const gains = new Map<number, bigint>(owedFor);
    const seriesGains = new Map<string, bigint>();
    for (const { facility, price } of rows.shares) gains.set(facility, (gains.get(facility) ?? 0n) + BigInt(price));
    for (const { facility, cohort, price } of rows.seriesShares) {
      const key = JSON.stringify([facts.problem.cohorts[cohort]!.series, facility]);
      seriesGains.set(key, (seriesGains.get(key) ?? 0n) + BigInt(price));
    }
    let value = 0n;
    for (const gain of seriesGains.values()) if (gain > seriesCost) value += seriesCost - gain;
    const limited = openings.map((): bigint[] => []);
    for (const [facility, gain] of gains) {
      const worth = activation[facility]! * (BigInt(unit) + BigInt(budgetPrice)) - gain;
      if (worth >= 0n) continue;
      if (limitOf[facility] === -1) value += worth;
      else limited[limitOf[facility]!]!.push(worth);
    }
    for (const [limit, worths] of limited.entries()) {
      worths.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      for (const worth of worths.slice(0, openings[limit]!.max)) value += worth;
    }
    return value;
  };
}
