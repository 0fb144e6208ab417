import { usesPlace } from "../couplings.ts";
import { NONE } from "../model.ts";
import type { Domains } from "./domains.ts";
import type { Scratch } from "./scratch.ts";

/**
 * Limit: at most so many of the counted places are used.
 *
 * A place is open when a fixed task uses it, or a free one all of whose options do. An option goes that would open more
 * counted places than may still be opened.
 */
export function propagateLimit(
  domains: Domains,
  limit: number,
  member: readonly number[],
  first: number,
  past: number,
  scratch: Scratch,
): boolean {
  const { background, model, optionMode, rules } = domains;
  const { firstOfMode, ofMode, most } = model.couplings.places;
  const { placeMark } = scratch;
  const mark = ++scratch.mark;
  let open = background.used[limit]!;
  for (let at = first; at < past; at++) {
    const slot = member[at]!;
    const mode = optionMode[domains.first(slot)]!;
    if (mode === NONE) continue;
    for (let use = firstOfMode[mode]!; use < firstOfMode[mode + 1]!; use++) {
      const place = ofMode[use]!;
      if (background.users[place]! > 0 || placeMark[place] === mark) continue;
      if (!isCounted(domains, limit, place) || !isCertain(domains, slot, place)) continue;
      placeMark[place] = mark;
      open++;
    }
  }
  if (open > most[limit]!) return false;
  if (open + rules.mostPlaces <= most[limit]!) return true;
  for (let at = first; at < past; at++) {
    const slot = member[at]!;
    for (let option = domains.first(slot), last = domains.last(slot); option <= last; option++) {
      const mode = optionMode[option]!;
      if (mode === NONE || !domains.isAlive(option)) continue;
      let opened = 0;
      for (let use = firstOfMode[mode]!; use < firstOfMode[mode + 1]!; use++) {
        const place = ofMode[use]!;
        if (background.users[place]! > 0 || placeMark[place] === mark) continue;
        if (isCounted(domains, limit, place)) opened++;
      }
      if (open + opened > most[limit]! && !domains.remove(option)) return false;
    }
  }
  return true;
}

/** Whether all living options of a slot use a place. */
export function isCertain(domains: Domains, slot: number, place: number): boolean {
  const { places } = domains.model.couplings;
  const { optionMode } = domains;
  for (let option = domains.first(slot), last = domains.last(slot); option <= last; option++) {
    if (!domains.isAlive(option)) continue;
    domains.work++;
    const mode = optionMode[option]!;
    if (mode === NONE || !usesPlace(places, mode, place)) return false;
  }
  return true;
}

function isCounted({ rules }: Domains, limit: number, place: number): boolean {
  for (let at = rules.firstLimit[place]!; at < rules.firstLimit[place + 1]!; at++) {
    if (rules.limitOfPlace[at] === limit) return true;
  }
  return false;
}
