import type { Pool } from "../../domain/index.ts";
import { NONE } from "../../kernel/index.ts";
import type { Offer } from "../offer.ts";
import { dayRange } from "../sites.ts";
import type { ClassRule } from "./rule.ts";

/**
 * `pools`: a class holds some of a pool from its first training day to its last. Of the pools of an id or kind the one whose region is
 * nearest above the facility serves it; one without region serves everyone whom none of those serves.
 */
export function pools(offer: Offer): ClassRule | undefined {
  const { tasks } = offer;
  if (!tasks.phases.some((phase) => phase.pools !== undefined)) return undefined;
  const resourceOf = (offer.problem.pools ?? []).map((pool) =>
    offer.resources.add({ kind: "pool", ids: [pool.id] }, capacityOf(pool, offer)),
  );
  const serving = new ServingPools(offer);
  return {
    demand: (task, site, demands) => {
      const amounts = new Map<number, number>();
      for (const { id, amount } of tasks.phases[task]!.pools ?? []) {
        const pool = serving.poolAt(site, id);
        if (pool === NONE) return false;
        amounts.set(pool, (amounts.get(pool) ?? 0) + amount);
      }
      for (const [pool, amount] of amounts) demands.add(resourceOf[pool]!, amount);
      return true;
    },
  };
}

/** Which pool serves a site, for each id or kind that phases name. */
export class ServingPools {
  readonly #offer: Offer;
  readonly #known = new Map<string, Int32Array>();

  constructor(offer: Offer) {
    this.#offer = offer;
  }

  /** Row of the pool, NONE where there is none. */
  poolAt(site: number, id: string): number {
    let rows = this.#known.get(id);
    if (rows === undefined) {
      rows = Int32Array.from(this.#offer.sites, (_, row) => this.#nearest(row, id));
      this.#known.set(id, rows);
    }
    return rows[site]!;
  }

  #nearest(site: number, id: string): number {
    const { problem, sites, regions } = this.#offer;
    const all = problem.pools ?? [];
    const isMeant = (pool: Pool): boolean => pool.id === id || pool.kind === id;
    for (const region of regions.lineOf(sites[site]!.facility.region)) {
      const row = all.findIndex((pool) => isMeant(pool) && pool.region === region.id);
      if (row !== NONE) return row;
    }
    return all.findIndex((pool) => isMeant(pool) && pool.region === undefined);
  }
}

function capacityOf({ capacity }: Pool, { days, firstDay }: Offer): Int32Array {
  if (typeof capacity === "number") return new Int32Array(days).fill(capacity);
  const byDay = new Int32Array(days);
  for (const period of capacity) {
    const { from, to } = dayRange(period);
    byDay.fill(period.capacity, Math.max(from - firstDay, 0), Math.max(to - firstDay + 1, 0));
  }
  return byDay;
}
