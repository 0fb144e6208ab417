import type { Domains } from "./domains.ts";
import type { Scratch } from "./scratch.ts";

/**
 * Same start: the placed tasks of a group start within `spread` periods of one another.
 *
 * A window of `spread + 1` periods is good when each task that is certainly placed can start in it. An option stays when a
 * good window holds its start. That is exact: within a window tasks choose freely, and those that may be left out can be.
 */
export function propagateSameStart(
  domains: Domains,
  group: number,
  member: readonly number[],
  first: number,
  past: number,
  scratch: Scratch,
): boolean {
  const { model, background, optionMode, optionStart } = domains;
  const { periods } = model;
  const spread = Math.min(model.groupSpread[group]!, periods);
  // Windows are named by their first period. Only these can hold the tasks that are fixed.
  let from = 0;
  let to = periods - 1;
  let placed = 0;
  for (let period = 0; period < periods; period++) {
    if (background.startsIn[group * periods + period] === 0) continue;
    if (placed === 0) to = period;
    from = Math.max(0, period - spread);
    placed = 1;
  }
  const good = scratch.good.fill(1, 0, periods);
  for (let at = first; at < past; at++) {
    const slot = member[at]!;
    if (!domains.isPlaced(slot)) continue;
    placed++;
    const before = scratch.before.fill(0, 0, periods + 1);
    for (let option = domains.first(slot); option <= domains.last(slot); option++) {
      if (domains.isAlive(option)) before[optionStart[option]! + 1] = 1;
    }
    for (let period = 0; period < periods; period++) before[period + 1]! += before[period]!;
    for (let window = from; window <= to; window++) {
      if (before[Math.min(periods, window + spread + 1)] === before[window]) good[window] = 0;
    }
  }
  if (placed === 0) return true;
  // How many good windows begin before a period.
  const before = scratch.before;
  before[0] = 0;
  for (let window = 0; window < periods; window++) {
    before[window + 1] = before[window]! + (window >= from && window <= to ? good[window]! : 0);
  }
  domains.work += periods;
  for (let at = first; at < past; at++) {
    const slot = member[at]!;
    const last = domains.last(slot);
    for (let option = domains.first(slot); option <= last; option++) {
      if (optionMode[option]! < 0 || !domains.isAlive(option)) continue;
      domains.work++;
      const start = optionStart[option]!;
      if (before[start + 1]! > before[Math.max(0, start - spread)]!) continue;
      if (!domains.remove(option)) return false;
    }
  }
  return true;
}
