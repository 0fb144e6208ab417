import { NONE } from "../model.ts";
import type { Domains } from "./domains.ts";

/** Joint: both tasks of a precedence are placed or neither. What is certain of one is certain of the other. */
export function propagateJoint(domains: Domains, row: number): boolean {
  const { before, after } = domains.model.couplings.precedences;
  return follow(domains, before[row]!, after[row]!) && follow(domains, after[row]!, before[row]!);
}

/** Brings in, or leaves out, a task with the one that leads. */
function follow(domains: Domains, leader: number, task: number): boolean {
  const slot = domains.slotOf[task]!;
  if (isIn(domains, leader)) {
    if (slot === NONE) return domains.background.choice.mode[task] !== NONE;
    return domains.leftOut[slot] === NONE || domains.remove(domains.leftOut[slot]!);
  }
  if (!isOut(domains, leader)) return true;
  if (slot === NONE) return domains.background.choice.mode[task] === NONE;
  for (let option = domains.first(slot), last = domains.last(slot); option <= last; option++) {
    if (domains.optionMode[option] !== NONE && !domains.remove(option)) return false;
  }
  return true;
}

/** Whether a task is placed whatever comes. */
function isIn(domains: Domains, task: number): boolean {
  const slot = domains.slotOf[task]!;
  return slot === NONE ? domains.background.choice.mode[task] !== NONE : domains.isPlaced(slot);
}

/** Whether a task cannot be placed. */
function isOut(domains: Domains, task: number): boolean {
  const slot = domains.slotOf[task]!;
  if (slot === NONE) return domains.background.choice.mode[task] === NONE;
  return domains.count(slot) === 1 && !domains.isPlaced(slot);
}
