import { NONE } from "../model.ts";
import type { Domains } from "./domains.ts";

/**
 * Quota: a sum over the options taken lies between a minimum and a maximum.
 *
 * With what all tasks add at least and at most, an option goes when it would lift the least sum above the maximum, or lower
 * the greatest below the minimum. Once all is fixed both sums are the sum.
 */
export function propagateQuota(
  domains: Domains,
  quota: number,
  member: readonly number[],
  first: number,
  past: number,
): boolean {
  const { min, max } = domains.model.couplings.quotas;
  let least = domains.background.quotaSum[quota]!;
  let most = least;
  for (let at = first; at < past; at++) {
    least += extreme(domains, quota, member[at]!, -1);
    most += extreme(domains, quota, member[at]!, 1);
  }
  if (least > max[quota]! || most < min[quota]!) return false;
  for (let at = first; at < past; at++) {
    const slot = member[at]!;
    const low = extreme(domains, quota, slot, -1);
    const high = extreme(domains, quota, slot, 1);
    // Nothing can go where even the extremes may stay.
    if (least - low + high <= max[quota]! && most - high + low >= min[quota]!) continue;
    for (let option = domains.first(slot), last = domains.last(slot); option <= last; option++) {
      if (!domains.isAlive(option)) continue;
      const added = contribution(domains, quota, option);
      if (least - low + added <= max[quota]! && most - high + added >= min[quota]!) continue;
      if (!domains.remove(option)) return false;
    }
  }
  return true;
}

/** The least (sign -1) or most (sign 1) that the living options of a slot add. */
function extreme(domains: Domains, quota: number, slot: number, sign: number): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let option = domains.first(slot), last = domains.last(slot); option <= last; option++) {
    if (!domains.isAlive(option)) continue;
    const value = sign * contribution(domains, quota, option);
    if (value > best) best = value;
  }
  return sign * best;
}

/** What an option adds to a quota. */
function contribution(domains: Domains, quota: number, option: number): number {
  const mode = domains.optionMode[option]!;
  domains.work++;
  if (mode === NONE) return 0;
  const { from, past, coefficient } = domains.model.couplings.quotas;
  const { firstTerm, termOfMode, quotaOfTerm } = domains.rules;
  const start = domains.optionStart[option]!;
  let sum = 0;
  for (let at = firstTerm[mode]!; at < firstTerm[mode + 1]!; at++) {
    const term = termOfMode[at]!;
    if (quotaOfTerm[term] === quota && start >= from[term]! && start < past[term]!) sum += coefficient[term]!;
  }
  return sum;
}
