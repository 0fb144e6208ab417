/** Which pool serves a facility: of those that a phase may mean, the one whose region is nearest above the facility. */
import type { Facility, Phase, Pool } from "../domain/index.ts";
import type { Facts } from "./facts.ts";

/** What a class draws from a pool. */
export interface PoolDraw {
  readonly pool: Pool;
  readonly amount: number;
}

/** What a class of the phase draws at the facility, pool by pool; `undefined` when a pool that it needs does not serve the facility. */
export function poolsOf(facts: Facts, facility: Facility, phase: Phase): PoolDraw[] | undefined {
  const amounts = new Map<Pool, number>();
  for (const { id, amount } of phase.pools ?? []) {
    const pool = poolFor(facts, facility, id);
    if (pool === undefined) return undefined;
    amounts.set(pool, (amounts.get(pool) ?? 0) + amount);
  }
  return [...amounts].map(([pool, amount]) => ({ pool, amount }));
}

/** The pool of that id or kind for a facility: a pool without a region serves everyone, and comes last. */
export function poolFor({ problem, lines }: Facts, facility: Facility, name: string): Pool | undefined {
  const meant = (problem.pools ?? []).filter(({ id, kind = id }) => id === name || kind === name);
  const near = lines.get(facility.region)!.flatMap(({ id }) => meant.find(({ region }) => region === id) ?? []);
  return near[0] ?? meant.find(({ region }) => region === undefined);
}
