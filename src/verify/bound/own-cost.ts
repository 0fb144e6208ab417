/** What own rules ask for a class, by room and start. Start days beyond the first ask them anew, so answers are kept for one facility. */
import { formatDay } from "../../calendar/index.ts";
import type { Cohort, Phase } from "../../domain/index.ts";
import { ownCosts } from "../costs.ts";
import type { Facts } from "../facts.ts";
import type { RoomRows } from "./room-rows.ts";

export type OwnCost = (row: number, start: number) => number;

export function ownCostOf(facts: Facts, rooms: RoomRows, cohort: Cohort, phase: Phase): OwnCost | undefined {
  if (!(facts.own.rules ?? []).some(({ cost }) => cost !== undefined)) return undefined;
  const costs = new Float64Array(facts.lastDay + 1 - facts.firstDay);
  let keptFor: number | undefined;
  return (row, start) => {
    const facility = rooms.facilityRow[row]!;
    if (keptFor !== facility) costs.fill(Number.NaN);
    keptFor = facility;
    if (Number.isNaN(costs[start])) {
      const own = ownCosts(facts, cohort, phase, rooms.facility[row]!, formatDay(facts.firstDay + start));
      costs[start] = own.reduce((sum, [, cost]) => sum + cost, 0);
    }
    return costs[start]!;
  };
}
