import { NONE } from "../model.ts";
import type { Domains } from "./domains.ts";

/**
 * Order: each placed task of group `after` starts minLag to maxLag periods after each placed task of group `before` starts.
 *
 * A task that is certainly placed bounds the starts of the other group by its own earliest and latest start.
 */
export function propagateOrder(
  domains: Domains,
  row: number,
  member: readonly number[],
  first: number,
  past: number,
): boolean {
  const { before, after, minLag, maxLag } = domains.model.couplings.orders;
  const [one, two] = [before[row]!, after[row]!];
  const [least, most] = [minLag[row]!, maxLag[row]!];
  for (const [leader, follower, from, to] of [
    [one, two, least, most],
    [two, one, -most, -least],
  ] as const) {
    if (!follow(domains, leader, follower, from, to, member, first, past)) return false;
  }
  return true;
}

/** Starts of a follower lie `from .. to` periods after each start of a leader. */
function follow(
  domains: Domains,
  leader: number,
  follower: number,
  from: number,
  to: number,
  member: readonly number[],
  first: number,
  past: number,
): boolean {
  const { model, background, optionMode, optionStart, taskOf } = domains;
  const { periods, groupOf } = model;
  // The latest earliest start, and the earliest latest one, of all leaders.
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (let period = 0; period < periods; period++) {
    if (background.startsIn[leader * periods + period] === 0) continue;
    low = period;
    if (high === Number.POSITIVE_INFINITY) high = period;
  }
  for (let at = first; at < past; at++) {
    const slot = member[at]!;
    if (groupOf[taskOf[slot]!] !== leader || !domains.isPlaced(slot)) continue;
    let earliest = periods;
    let latest = NONE;
    for (let option = domains.first(slot), last = domains.last(slot); option <= last; option++) {
      if (!domains.isAlive(option)) continue;
      domains.work++;
      if (optionStart[option]! < earliest) earliest = optionStart[option]!;
      if (optionStart[option]! > latest) latest = optionStart[option]!;
    }
    if (earliest > low) low = earliest;
    if (latest < high) high = latest;
  }
  if (low === Number.NEGATIVE_INFINITY) return true;
  low += from;
  high += to;
  for (let period = 0; period < periods; period++) {
    if (background.startsIn[follower * periods + period]! > 0 && (period < low || period > high)) return false;
  }
  domains.work += periods;
  for (let at = first; at < past; at++) {
    const slot = member[at]!;
    if (groupOf[taskOf[slot]!] !== follower) continue;
    for (let option = domains.first(slot), last = domains.last(slot); option <= last; option++) {
      if (optionMode[option] === NONE || !domains.isAlive(option)) continue;
      domains.work++;
      if (optionStart[option]! >= low && optionStart[option]! <= high) continue;
      if (!domains.remove(option)) return false;
    }
  }
  return true;
}
