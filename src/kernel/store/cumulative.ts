import { NONE, UNLIMITED } from "../model.ts";
import type { Domains } from "./domains.ts";
import { Uses } from "./uses.ts";

/** Cells of a compulsory part: resource, first period, period after the last, amount. */
const PART = 4;

/**
 * Capacities, by time-table reasoning: in no period do tasks use more of a resource than there is.
 *
 * The *compulsory part* of a task on a resource is what all its living options use: the periods they have in common, at the
 * least of their amounts. Compulsory parts are taken off what is left of a capacity, and an option goes when what is left,
 * with its own task's part given back, is less than it needs. Once a task is fixed its part is its use: no overload escapes.
 */
export class Cumulative {
  /** Who uses what. */
  readonly uses: Uses;

  readonly #domains: Domains;
  /** Propagators of the first local resource: of its time-table, and of its energy, NONE where that is not looked at. */
  #agendaAt = 0;
  #energyAt: number = NONE;
  /** Periods in which something was taken since the last look. [local] */
  readonly #from: number[] = [];
  readonly #past: number[] = [];
  /** Where the compulsory parts begin in the trail's cells. [slot * width + k] */
  #partAt = 0;
  readonly #width: number;
  readonly #common: Int32Array;

  constructor(domains: Domains) {
    this.#domains = domains;
    this.uses = new Uses(domains);
    this.#width = domains.rules.width;
    this.#common = new Int32Array(this.#width * PART);
  }

  /** Takes in the options of the slots. Its cells begin at `base`. */
  post(base: number): void {
    this.uses.list();
    const { trail, slots } = this.#domains;
    this.#partAt = base;
    trail.reserve(this.#pastCells(slots));
    trail.cells.fill(NONE, base, this.#pastCells(slots));
  }

  #pastCells(slots: number): number {
    return this.#partAt + slots * this.#width * PART;
  }

  /** Looks at all periods again. The propagators of the first resource are those of its time-table and of its energy. */
  refresh(agendaAt: number, energyAt: number): void {
    this.#agendaAt = agendaAt;
    this.#energyAt = energyAt;
    for (let local = 0; local < this.uses.count; local++) {
      this.#from[local] = 0;
      this.#past[local] = this.#domains.model.periods;
      this.#domains.agenda.add(agendaAt + local);
    }
  }

  /** Forgets what was taken, after a failure. */
  forget(): void {
    for (let local = 0; local < this.uses.count; local++) {
      this.#from[local] = this.#domains.model.periods;
      this.#past[local] = 0;
    }
  }

  /** Brings the compulsory parts of a slot up to date. False when they do not fit. */
  settle(slot: number): boolean {
    const { trail } = this.#domains;
    const { cells } = trail;
    const common = this.#common;
    const parts = this.#commonParts(slot);
    for (let at = 0; at < parts * PART; at += PART) {
      const resource = common[at]!;
      if (this.#energyAt !== NONE) this.#domains.agenda.add(this.#energyAt + this.uses.localOf(resource));
      if (common[at + 1]! >= common[at + 2]!) continue;
      let part = this.#partAt + slot * this.#width * PART;
      while (cells[part] !== NONE && cells[part] !== resource) part += PART;
      if (cells[part] === NONE) {
        trail.set(part, resource);
        trail.set(part + 1, common[at + 1]!);
        trail.set(part + 2, common[at + 1]!);
        trail.set(part + 3, 0);
      }
      if (!this.#extend(part, common[at + 1]!, common[at + 2]!, common[at + 3]!)) return false;
    }
    return true;
  }

  /** What all living options of a slot use, into `#common`; returns on how many resources. Intervals may be empty. */
  #commonParts(slot: number): number {
    const domains = this.#domains;
    const { optionMode, optionStart, optionEnd, model, rules } = domains;
    const { firstDemand, demandResource, demandAmount } = model;
    const common = this.#common;
    const first = domains.first(slot);
    const last = domains.last(slot);
    let parts = 0;
    for (let option = first; option <= last; option++) {
      if (!domains.isAlive(option)) continue;
      domains.work++;
      const mode = optionMode[option]!;
      if (mode === NONE) return 0;
      if (option === first) {
        for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
          if (rules.isLimited[demandResource[demand]!] === 0) continue;
          const at = parts++ * PART;
          common[at] = demandResource[demand]!;
          common[at + 1] = optionStart[option]!;
          common[at + 2] = optionEnd[option]!;
          common[at + 3] = demandAmount[demand]!;
        }
        continue;
      }
      for (let part = parts - 1; part >= 0; part--) {
        const at = part * PART;
        let amount = 0;
        for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
          if (demandResource[demand] === common[at]) amount = demandAmount[demand]!;
        }
        if (optionStart[option]! > common[at + 1]!) common[at + 1] = optionStart[option]!;
        if (optionEnd[option]! < common[at + 2]!) common[at + 2] = optionEnd[option]!;
        if (amount < common[at + 3]!) common[at + 3] = amount;
        if (amount > 0) continue;
        parts--;
        common.copyWithin(at, parts * PART, (parts + 1) * PART);
      }
      if (parts === 0) return 0;
    }
    return parts;
  }

  /** Widens a part, taking what it grows by off what is left. */
  #extend(part: number, from: number, past: number, amount: number): boolean {
    const domains = this.#domains;
    const { trail, model } = domains;
    const { cells } = trail;
    const resource = cells[part]!;
    const formerFrom = cells[part + 1]!;
    const formerPast = cells[part + 2]!;
    const formerAmount = cells[part + 3]!;
    if (from === formerFrom && past === formerPast && amount === formerAmount) return true;
    const local = this.uses.localOf(resource);
    const rowAt = resource * model.periods;
    for (let period = from; period < past; period++) {
      const growth = period >= formerFrom && period < formerPast ? amount - formerAmount : amount;
      if (growth === 0 || model.capacity[rowAt + period] === UNLIMITED) continue;
      const left = cells[rowAt + period]! - growth;
      if (left < 0) {
        domains.actor = this.#agendaAt + local;
        return false;
      }
      trail.set(rowAt + period, left);
    }
    domains.work += past - from;
    trail.set(part + 1, from);
    trail.set(part + 2, past);
    trail.set(part + 3, amount);
    if (from < this.#from[local]!) this.#from[local] = from;
    if (past > this.#past[local]!) this.#past[local] = past;
    domains.agenda.add(this.#agendaAt + local);
    return true;
  }

  /** Whether a slot has a compulsory part on a resource. */
  hasPart(slot: number, resource: number): boolean {
    const { cells } = this.#domains.trail;
    const first = this.#partAt + slot * this.#width * PART;
    for (let part = first; part < first + this.#width * PART; part += PART) if (cells[part] === resource) return true;
    return false;
  }

  /** Removes the options that no longer fit on a resource, looking only where something was taken. */
  prune(local: number): boolean {
    const domains = this.#domains;
    const { cells } = domains.trail;
    const { optionStart, optionEnd, optionSlot } = domains;
    const from = this.#from[local]!;
    const past = this.#past[local]!;
    this.#from[local] = domains.model.periods;
    this.#past[local] = 0;
    const resource = this.uses.resourceOf[local]!;
    const rowAt = resource * domains.model.periods;
    let least = UNLIMITED;
    for (let row = rowAt + from; row < rowAt + past; row++) if (cells[row]! < least) least = cells[row]!;
    const { firstEntry, entryOption, entryAmount } = this.uses;
    const pastEntry = firstEntry[local + 1]!;
    domains.work += pastEntry - firstEntry[local]!;
    for (let entry = firstEntry[local]!; entry < pastEntry; entry++) {
      const amount = entryAmount[entry]!;
      if (amount <= least) continue;
      const option = entryOption[entry]!;
      if (cells[domains.aliveAt + option] === 0) continue;
      const start = Math.max(from, optionStart[option]!);
      const end = Math.min(past, optionEnd[option]!);
      if (start >= end || this.#fits(optionSlot[option]!, resource, start, end, amount)) continue;
      if (!domains.remove(option)) return false;
    }
    return true;
  }

  /** Whether an option of the slot finds so much in these periods, its slot's own part given back. */
  #fits(slot: number, resource: number, from: number, past: number, amount: number): boolean {
    const { cells } = this.#domains.trail;
    const rowAt = resource * this.#domains.model.periods;
    const firstPart = this.#partAt + slot * this.#width * PART;
    const pastPart = firstPart + this.#width * PART;
    let part = firstPart;
    while (part < pastPart && cells[part] !== resource && cells[part] !== NONE) part += PART;
    const isOwn = part < pastPart && cells[part] === resource;
    const ownFrom = isOwn ? cells[part + 1]! : 0;
    const ownPast = isOwn ? cells[part + 2]! : 0;
    const own = isOwn ? cells[part + 3]! : 0;
    for (let period = from; period < past; period++) {
      const left = cells[rowAt + period]!;
      if (left < amount && left + (period >= ownFrom && period < ownPast ? own : 0) < amount) return false;
    }
    return true;
  }
}
