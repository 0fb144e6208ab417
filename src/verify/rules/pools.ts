import { parseDay } from "../../calendar/index.ts";
import type { Pool } from "../../domain/index.ts";
import { type Holding, namesOf, overloads, pushTo } from "../loads.ts";
import { poolFor, poolsOf } from "../pools-of.ts";
import type { PlanRule } from "../rule.ts";

/**
 * `pools`: each pool that a phase draws on serves the facility, and on every civil day no more is held of it than its capacity. A class
 * holds its share from its first training day to its last, and for `travelDays` more.
 */
export const pools: PlanRule = {
  id: "pools",
  *check({ facts, classes }) {
    const held = new Map<Pool, Holding[]>();
    for (const holder of classes) {
      const { cohort, phase, facility } = holder;
      const missing = (phase.pools ?? []).filter(({ id }) => poolFor(facts, facility, id) === undefined);
      for (const { id } of missing) {
        const message = `Cohort ${cohort.id} needs pool ${id}, which does not serve facility ${facility.id} in region ${facility.region}.`;
        yield { cohort: cohort.id, facility: facility.id, message };
      }
      for (const { pool, amount } of poolsOf(facts, facility, phase) ?? []) {
        pushTo(held, pool, { holder, amount, extraDays: pool.travelDays ?? 0 });
      }
    }
    for (const [pool, holdings] of held) {
      for (const { date, load, capacity, holders } of overloads(holdings, capacityOf(pool), facts.lastDay)) {
        const travel = (pool.travelDays ?? 0) > 0 ? ", those that travel included" : "";
        const message = `On ${date} classes hold ${load} of pool ${pool.id} (cohorts ${namesOf(holders)}${travel}); it has ${capacity}.`;
        yield { cohort: holders.at(-1)!.cohort.id, facility: holders.at(-1)!.facility.id, date, message };
      }
    }
  },
};

/** On a day; 0 on days that no period holds. */
export function capacityOf({ capacity }: Pool): (day: number) => number {
  if (typeof capacity === "number") return () => capacity;
  const periods = capacity.map(({ from, to, capacity }) => ({ from: parseDay(from), to: parseDay(to), capacity }));
  return (day) => periods.find(({ from, to }) => from <= day && day <= to)?.capacity ?? 0;
}
