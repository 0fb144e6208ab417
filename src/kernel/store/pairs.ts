import { NONE } from "../model.ts";
import { CERTAIN, type Domains, IMPOSSIBLE } from "./domains.ts";

/** Incompatible: two modes are not both taken. When one is certain, the other goes. */
export function propagateIncompatible(domains: Domains, pair: number): boolean {
  const { one, other } = domains.model.couplings.pairs;
  if (domains.stateOf(one[pair]!) === CERTAIN && !domains.forbid(other[pair]!)) return false;
  return domains.stateOf(other[pair]!) !== CERTAIN || domains.forbid(one[pair]!);
}

/**
 * Requirement: a mode is taken only with one of certain modes.
 *
 * When none of those can be taken, the mode goes. When it is certain and a single task can still take any of them, that task
 * takes one.
 */
export function propagateRequirement(domains: Domains, requirement: number): boolean {
  const { needing, firstNeeded, needed } = domains.model.couplings.pairs;
  const mode = needing[requirement]!;
  const state = domains.stateOf(mode);
  if (state === IMPOSSIBLE) return true;
  const { taskOfMode } = domains.rules;
  let helper = NONE;
  let helpers = 0;
  for (let at = firstNeeded[requirement]!; at < firstNeeded[requirement + 1]!; at++) {
    const task = taskOfMode[needed[at]!]!;
    if (task === helper) continue;
    if (domains.stateOf(needed[at]!) === IMPOSSIBLE) continue;
    helper = task;
    helpers++;
  }
  if (helpers === 0) return domains.forbid(mode);
  if (helpers > 1 || state !== CERTAIN) return true;
  const slot = domains.slotOf[helper]!;
  if (slot === NONE) return true;
  for (let option = domains.first(slot), last = domains.last(slot); option <= last; option++) {
    if (!domains.isAlive(option) || isNeeded(domains, requirement, domains.optionMode[option]!)) continue;
    if (!domains.remove(option)) return false;
  }
  return true;
}

function isNeeded(domains: Domains, requirement: number, mode: number): boolean {
  const { firstNeeded, needed } = domains.model.couplings.pairs;
  for (let at = firstNeeded[requirement]!; at < firstNeeded[requirement + 1]!; at++) {
    if (needed[at] === mode) return true;
  }
  return false;
}
