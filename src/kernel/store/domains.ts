import { type AllocationModel, NONE } from "../model.ts";
import { Agenda } from "./agenda.ts";
import type { Background } from "./background.ts";
import { OptionLists } from "./option-lists.ts";
import type { Rules } from "./rules.ts";
import type { Trail } from "./trail.ts";

/** Reason of a removal that the search decided on, rather than a propagator. */
export const DECISION = -1;

/** What is known of a mode: it cannot be taken, it can, it is taken whatever comes. */
export const IMPOSSIBLE = 0;
const POSSIBLE = 1;
export const CERTAIN = 2;

/**
 * What the free tasks may still do. Each free task has a *slot*, and the domain of a slot is the set of its options: pairs
 * of mode and start, with leaving the task out as one more where that is allowed.
 *
 * Options and not modes beside starts, because most rules join the two: a mode is short of room on some days only. A slot's
 * options stand in order of their *key*, what they cost at the prices of the time, so that a domain is a list with holes:
 * its first and last living option and its size are all there is to keep, and the cheapest and dearest are at hand.
 */
export class Domains extends OptionLists {
  readonly rules: Rules;
  readonly background: Background;
  readonly trail: Trail;
  readonly agenda: Agenda = new Agenda();

  /** Option that leaves the task out, NONE where it must be placed. [slot] */
  readonly leftOut: number[] = [];
  /** Who removed it: a propagator or DECISION. Only said of options that are gone. [option] */
  reason: Int32Array = new Int32Array(256);

  /** Where in the trail's cells the state begins: 1 for a living option, then three cells a slot. */
  aliveAt = 0;
  countAt = 0;
  firstAt = 0;
  lastAt = 0;

  /** Propagators to run when a slot changes. [slot + 1] */
  readonly firstWatch: number[] = [0];
  readonly watch: number[] = [];
  /** Who is at work, to be noted as the reason of what it removes. */
  actor: number = DECISION;
  /** A slot without options left, NONE when there is none. */
  emptySlot: number = NONE;
  /** Options looked at: the unit of work. */
  work = 0;

  constructor(model: AllocationModel, rules: Rules, background: Background, trail: Trail) {
    super(model);
    this.rules = rules;
    this.background = background;
    this.trail = trail;
  }

  override begin(): void {
    super.begin();
    this.emptySlot = NONE;
  }

  /** Puts the options of all slots in the order of their keys, and makes all of them live. */
  seal(base: number): void {
    this.sort();
    if (this.reason.length < this.options) this.reason = new Int32Array(2 * this.options);
    this.aliveAt = base;
    this.countAt = base + this.options;
    this.firstAt = this.countAt + this.slots;
    this.lastAt = this.firstAt + this.slots;
    this.trail.reserve(this.lastAt + this.slots);
    const { cells } = this.trail;
    cells.fill(1, this.aliveAt, this.countAt);
    for (let slot = 0; slot < this.slots; slot++) {
      const first = this.firstOption[slot]!;
      const past = this.firstOption[slot + 1]!;
      cells[this.countAt + slot] = past - first;
      cells[this.firstAt + slot] = first;
      cells[this.lastAt + slot] = past - 1;
      this.leftOut[slot] = NONE;
      for (let option = first; option < past; option++)
        if (this.optionMode[option] === NONE) this.leftOut[slot] = option;
      if (past === first && this.emptySlot === NONE) this.emptySlot = slot;
    }
  }

  /** First cell after the domains. */
  get pastCells(): number {
    return this.lastAt + this.slots;
  }

  isAlive(option: number): boolean {
    return this.trail.cells[this.aliveAt + option] === 1;
  }

  count(slot: number): number {
    return this.trail.cells[this.countAt + slot]!;
  }

  /** Cheapest and dearest living option. */
  first(slot: number): number {
    return this.trail.cells[this.firstAt + slot]!;
  }

  last(slot: number): number {
    return this.trail.cells[this.lastAt + slot]!;
  }

  /** The living option after this one; asked for only where there is one. */
  after(option: number): number {
    let next = option + 1;
    while (this.trail.cells[this.aliveAt + next] === 0) next++;
    return next;
  }

  /** Whether the task of a slot is placed whatever comes. */
  isPlaced(slot: number): boolean {
    const option = this.leftOut[slot]!;
    return option === NONE || this.trail.cells[this.aliveAt + option] === 0;
  }

  /** Removes an option. False when none is left in its slot. */
  remove(option: number): boolean {
    const { trail } = this;
    if (trail.cells[this.aliveAt + option] === 0) return true;
    const slot = this.optionSlot[option]!;
    const left = trail.cells[this.countAt + slot]! - 1;
    this.reason[option] = this.actor;
    trail.set(this.aliveAt + option, 0);
    trail.set(this.countAt + slot, left);
    if (left === 0) {
      this.emptySlot = slot;
      return false;
    }
    if (option === trail.cells[this.firstAt + slot]) trail.set(this.firstAt + slot, this.after(option));
    else if (option === trail.cells[this.lastAt + slot]) {
      let last = option - 1;
      while (trail.cells[this.aliveAt + last] === 0) last--;
      trail.set(this.lastAt + slot, last);
    }
    for (let at = this.firstWatch[slot]!; at < this.firstWatch[slot + 1]!; at++) this.agenda.add(this.watch[at]!);
    return true;
  }

  /** Removes all others of its slot. False when it is gone itself. */
  take(option: number): boolean {
    if (!this.isAlive(option)) return false;
    const slot = this.optionSlot[option]!;
    const last = this.last(slot);
    for (let other = this.first(slot); other <= last; other++) if (other !== option) this.remove(other);
    return true;
  }

  /** What is known of a mode, whether its task is free or fixed. */
  stateOf(mode: number): number {
    const task = this.rules.taskOfMode[mode]!;
    const slot = this.slotOf[task]!;
    if (slot === NONE) return this.background.choice.mode[task] === mode ? CERTAIN : IMPOSSIBLE;
    let own = 0;
    for (let option = this.first(slot); option <= this.last(slot); option++) {
      if (this.optionMode[option] === mode && this.isAlive(option)) own++;
    }
    this.work += this.last(slot) - this.first(slot) + 1;
    return own === 0 ? IMPOSSIBLE : own === this.count(slot) ? CERTAIN : POSSIBLE;
  }

  /** Removes every option of a mode. False when its task is fixed to it, or nothing else is left. */
  forbid(mode: number): boolean {
    const task = this.rules.taskOfMode[mode]!;
    const slot = this.slotOf[task]!;
    if (slot === NONE) return this.background.choice.mode[task] !== mode;
    for (let option = this.first(slot), last = this.last(slot); option <= last; option++) {
      if (this.optionMode[option] === mode && !this.remove(option)) return false;
    }
    return true;
  }
}
