import { NONE } from "../model.ts";
import type { Domains } from "./domains.ts";
import type { Scratch } from "./scratch.ts";

/**
 * Zoned: where both tasks of a precedence are placed, their modes lie in one zone, or one of them in none.
 *
 * Where one task is certainly placed, an option of the other stays when some option of the one lies in its zone or in none.
 */
export function propagateZoned(domains: Domains, row: number, scratch: Scratch): boolean {
  const { before, after } = domains.model.couplings.precedences;
  const { zoneAsBefore, zoneAsAfter } = domains.rules;
  const [one, two] = [before[row]!, after[row]!];
  return (
    follow(domains, one, zoneAsBefore, two, zoneAsAfter, scratch) &&
    follow(domains, two, zoneAsAfter, one, zoneAsBefore, scratch)
  );
}

function follow(
  domains: Domains,
  leader: number,
  leaderZone: Int32Array,
  task: number,
  taskZone: Int32Array,
  scratch: Scratch,
): boolean {
  if (!markZones(domains, leader, leaderZone, scratch)) return true;
  const { zoneMark, mark } = scratch;
  const slot = domains.slotOf[task]!;
  if (slot === NONE) {
    const mode = domains.background.choice.mode[task]!;
    return mode === NONE || taskZone[mode] === NONE || zoneMark[taskZone[mode]!] === mark;
  }
  for (let option = domains.first(slot), last = domains.last(slot); option <= last; option++) {
    const mode = domains.optionMode[option]!;
    if (mode === NONE || !domains.isAlive(option)) continue;
    domains.work++;
    if (taskZone[mode] === NONE || zoneMark[taskZone[mode]!] === mark) continue;
    if (!domains.remove(option)) return false;
  }
  return true;
}

/** Marks the zones in which a task can be. False when it may be left out, or be in none. */
function markZones(domains: Domains, task: number, zone: Int32Array, scratch: Scratch): boolean {
  const { zoneMark } = scratch;
  const mark = ++scratch.mark;
  const slot = domains.slotOf[task]!;
  if (slot === NONE) {
    const mode = domains.background.choice.mode[task]!;
    if (mode === NONE || zone[mode] === NONE) return false;
    zoneMark[zone[mode]!] = mark;
    return true;
  }
  if (!domains.isPlaced(slot)) return false;
  for (let option = domains.first(slot), last = domains.last(slot); option <= last; option++) {
    if (!domains.isAlive(option)) continue;
    domains.work++;
    const at = zone[domains.optionMode[option]!]!;
    if (at === NONE) return false;
    zoneMark[at] = mark;
  }
  return true;
}
