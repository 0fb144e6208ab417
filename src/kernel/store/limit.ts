import { NONE } from "../model.ts";
import type { Domains } from "./domains.ts";
import type { Scratch } from "./scratch.ts";

/**
 * Limit: at most so many of the counted places are used.
 *
 * A place is open when a fixed task uses it, or a free one whose options all lie there. When as many are open as may be,
 * options at other counted places go.
 */
export function propagateLimit(
  domains: Domains,
  limit: number,
  member: readonly number[],
  first: number,
  past: number,
  scratch: Scratch,
): boolean {
  const { background, model, optionMode } = domains;
  const { places } = model.couplings;
  const { placeMark } = scratch;
  const mark = ++scratch.mark;
  let open = background.used[limit]!;
  for (let at = first; at < past; at++) {
    const place = certainPlace(domains, member[at]!);
    if (place === NONE || background.users[place]! > 0 || placeMark[place] === mark) continue;
    if (!isCounted(domains, limit, place)) continue;
    placeMark[place] = mark;
    open++;
  }
  if (open > places.most[limit]!) return false;
  if (open < places.most[limit]!) return true;
  for (let at = first; at < past; at++) {
    const slot = member[at]!;
    for (let option = domains.first(slot), last = domains.last(slot); option <= last; option++) {
      const mode = optionMode[option]!;
      const place = mode === NONE ? NONE : places.ofMode[mode]!;
      if (place === NONE || placeMark[place] === mark || background.users[place]! > 0) continue;
      if (!domains.isAlive(option) || !isCounted(domains, limit, place)) continue;
      if (!domains.remove(option)) return false;
    }
  }
  return true;
}

/** The place of all living options of a slot, NONE when there is no such place. */
export function certainPlace(domains: Domains, slot: number): number {
  const { ofMode } = domains.model.couplings.places;
  const { optionMode } = domains;
  const first = domains.first(slot);
  const last = domains.last(slot);
  const mode = optionMode[first]!;
  const place = mode === NONE ? NONE : ofMode[mode]!;
  if (place === NONE) return NONE;
  for (let option = first + 1; option <= last; option++) {
    if (!domains.isAlive(option)) continue;
    domains.work++;
    const other = optionMode[option]!;
    if (other === NONE || ofMode[other] !== place) return NONE;
  }
  return place;
}

function isCounted({ rules }: Domains, limit: number, place: number): boolean {
  for (let at = rules.firstLimit[place]!; at < rules.firstLimit[place + 1]!; at++) {
    if (rules.limitOfPlace[at] === limit) return true;
  }
  return false;
}
