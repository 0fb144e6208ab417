/** What a certificate is about: costs, or a sum over those left out; and the plans that it speaks of, which leave out no more than it says. */
import { type Cohort, fairGroupsOf } from "../../domain/index.ts";
import { unplacedWeight } from "../costs.ts";
import type { Facts } from "../facts.ts";
import { matchesCohort } from "../filters.ts";
import { isRecord, show } from "../untrusted.ts";

/** What a cohort counts in a sum when it is left out. */
export type Weigh = (cohort: Cohort) => number;

export interface Goal {
  /** What leaving out counts, where that is what is bounded; costs count nothing then. */
  readonly weigh: Weigh | undefined;
  /** [ids of a sum] most that plans leave out by it */
  readonly within: ReadonlyMap<string, { readonly weigh: Weigh; readonly max: number }>;
}

/** The goal of a certificate, or what is wrong with it. */
export function readGoal(facts: Facts, certificate: Record<string, unknown>): Goal | string {
  const { objective, within = [] } = certificate;
  const weigh = objective === undefined ? undefined : weigherOf(facts, objective);
  if (typeof weigh === "string") return `objective ${weigh}`;
  if (!Array.isArray(within)) return "within is not a list.";
  const limits = new Map<string, { weigh: Weigh; max: number }>();
  for (const [k, limit] of within.entries()) {
    const counted = weigherOf(facts, limit);
    if (typeof counted === "string") return `within[${k}] ${counted}`;
    const { ids, max } = limit as Record<string, unknown>;
    if (typeof max !== "number" || !Number.isSafeInteger(max) || max < 0) {
      return `within[${k}].max is ${show(max)}, expected a whole number from 0 to 2^53 - 1.`;
    }
    if (limits.has(keyOf(ids))) return `within[${k}] limits again what another one limits.`;
    limits.set(keyOf(ids), { weigh: counted, max });
  }
  return { weigh, within: limits };
}

/** What a sum goes by. */
export function keyOf(ids: unknown): string {
  return JSON.stringify(ids);
}

/** How a sum counts cohorts, or what is wrong with it. */
function weigherOf(facts: Facts, sum: unknown): Weigh | string {
  const { problem } = facts;
  if (!isRecord(sum) || sum["kind"] !== "unplaced") return "is not a sum of what is left out.";
  const { ids } = sum;
  const group =
    Array.isArray(ids) && ids.length === 1 ? fairGroupsOf(problem).find(({ id }) => id === ids[0]) : undefined;
  if (group !== undefined) return (cohort) => (matchesCohort(facts, group.cohorts, cohort) ? cohort.size : 0);
  const isPlacement = Array.isArray(ids) && ids.length === 0 && problem.levels === "lexicographic";
  return isPlacement ? unplacedWeight : "names no level of the problem.";
}
