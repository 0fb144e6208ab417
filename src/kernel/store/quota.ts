import { NONE } from "../model.ts";
import type { Domains } from "./domains.ts";
import { isCertain } from "./limit.ts";
import type { Scratch } from "./scratch.ts";

/**
 * Quota: a sum over the options taken and the places used lies between a minimum and a maximum, which at a cost may be exceeded.
 *
 * With what all tasks add at least and at most, an option goes when it would lift the least sum above the maximum, or lower
 * the greatest below the minimum. A place adds to the least sum when some task is certain to use it, and to the greatest
 * when some task can. Once all is fixed both sums are the sum.
 */
export function propagateQuota(
  domains: Domains,
  quota: number,
  member: readonly number[],
  first: number,
  past: number,
  scratch: Scratch,
): boolean {
  const {
    min: minOf,
    max: maxOf,
    overCost,
    firstPlaceTerm,
    placeTerm,
    placeCoefficient,
  } = domains.model.couplings.quotas;
  const { users } = domains.background;
  const min = minOf[quota]!;
  // An overrun that has a price is the objective's concern.
  const max = overCost[quota] === Number.POSITIVE_INFINITY ? maxOf[quota]! : Number.POSITIVE_INFINITY;
  let least = domains.background.quotaSum[quota]!;
  let most = least;
  const hasPlaces = firstPlaceTerm[quota]! < firstPlaceTerm[quota + 1]!;
  const certain = hasPlaces ? markPlaces(domains, member, first, past, scratch) : NONE;
  for (let term = firstPlaceTerm[quota]!; term < firstPlaceTerm[quota + 1]!; term++) {
    const place = placeTerm[term]!;
    // Places of fixed tasks are in the sum already.
    if (users[place]! > 0) continue;
    if (scratch.placeMark[place] === certain) least += placeCoefficient[term]!;
    if (scratch.placeMark[place]! >= certain - 1) most += placeCoefficient[term]!;
  }
  for (let at = first; at < past; at++) {
    least += extreme(domains, quota, member[at]!, -1);
    most += extreme(domains, quota, member[at]!, 1);
  }
  if (least > max || most < min) return false;
  for (let at = first; at < past; at++) {
    const slot = member[at]!;
    const low = extreme(domains, quota, slot, -1);
    const high = extreme(domains, quota, slot, 1);
    // Nothing can go where even the extremes may stay.
    if (!hasPlaces && least - low + high <= max && most - high + low >= min) continue;
    for (let option = domains.first(slot), last = domains.last(slot); option <= last; option++) {
      if (!domains.isAlive(option)) continue;
      const added = contribution(domains, quota, option);
      const opened = hasPlaces ? opening(domains, quota, option, certain, scratch) : 0;
      if (least - low + added + opened <= max && most - high + added >= min) continue;
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

/** Marks the places that some slot is certain to use with the number returned, those that some slot can use with one less. */
function markPlaces(
  domains: Domains,
  member: readonly number[],
  first: number,
  past: number,
  scratch: Scratch,
): number {
  const { firstOfMode, ofMode } = domains.model.couplings.places;
  const { placeMark } = scratch;
  scratch.mark += 2;
  const certain = scratch.mark;
  for (let at = first; at < past; at++) {
    const slot = member[at]!;
    const leader = domains.first(slot);
    for (let option = leader, last = domains.last(slot); option <= last; option++) {
      const mode = domains.optionMode[option]!;
      if (mode === NONE || !domains.isAlive(option)) continue;
      domains.work++;
      for (let use = firstOfMode[mode]!; use < firstOfMode[mode + 1]!; use++) {
        const place = ofMode[use]!;
        if (placeMark[place] === certain) continue;
        placeMark[place] = option === leader && isCertain(domains, slot, place) ? certain : certain - 1;
      }
    }
  }
  return certain;
}

/** What the places add that only this option makes certain. */
function opening(domains: Domains, quota: number, option: number, certain: number, scratch: Scratch): number {
  const { places, quotas } = domains.model.couplings;
  const { firstPlaceTerm, termOfPlace, quotaOfPlaceTerm } = domains.rules;
  const mode = domains.optionMode[option]!;
  if (mode === NONE) return 0;
  let sum = 0;
  for (let use = places.firstOfMode[mode]!; use < places.firstOfMode[mode + 1]!; use++) {
    const place = places.ofMode[use]!;
    if (domains.background.users[place]! > 0 || scratch.placeMark[place] === certain) continue;
    for (let at = firstPlaceTerm[place]!; at < firstPlaceTerm[place + 1]!; at++) {
      if (quotaOfPlaceTerm[termOfPlace[at]!] === quota) sum += quotas.placeCoefficient[termOfPlace[at]!]!;
    }
  }
  return sum;
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
