import { NONE } from "../model.ts";
import type { Occupancy } from "../occupancy.ts";
import type { Search } from "../search.ts";
import type { Core } from "./core.ts";
import type { CoreEntries } from "./core-entries.ts";
import type { Trial } from "./trial.ts";

/** Tasks that may have to make way for another. Each may be placed again, and up to three that waited may fill what came free. */
const MOST_EJECTED = 3;
/** Periods before and after an option in which a waiting task may fill what an ejection left. */
const MARGIN = 10;

/**
 * The move of the local search: a task takes an option, whoever is in its way is ejected and placed again where there is
 * room, and tasks that were left out fill what came free (an ejection chain of depth two, Glover 1996).
 *
 * All options come from the core, least reduced cost first: a freed task takes the option that the prices favour, which is
 * the one that others miss least.
 */
export class Insertion {
  /** Options looked at so far. */
  evaluations = 0;

  readonly #search: Search;
  readonly #core: Core;
  readonly #entries: CoreEntries;
  readonly #occupancy: Occupancy;
  readonly #trial: Trial;
  readonly #ejected = new Int32Array(MOST_EJECTED);
  readonly #found = new Int32Array(64);
  /** Where the free run of an option's start is read, when every mode has exactly one demand. [option] */
  readonly #freeAt: Int32Array;
  readonly #isSingle: boolean;

  constructor(search: Search, core: Core, entries: CoreEntries, occupancy: Occupancy, trial: Trial) {
    const { model, layout } = search;
    this.#search = search;
    this.#core = core;
    this.#entries = entries;
    this.#occupancy = occupancy;
    this.#trial = trial;
    const modes = model.modeCost.length;
    this.#isSingle = model.firstDemand.every((first, mode) => first === mode) && model.firstDemand[modes] === modes;
    this.#freeAt = new Int32Array(this.#isSingle ? core.optionMode.length : 0);
    for (let option = 0; option < this.#freeAt.length; option++) {
      this.#freeAt[option] = layout.demandLane[core.optionMode[option]!]! * model.periods + core.optionStart[option]!;
    }
  }

  /** Tries an option for a task that does not have it. False when too many tasks are in the way; the trial is then to be undone. */
  try(task: number, option: number): boolean {
    const { model, random, values } = this.#search;
    const { firstDemand, demandResource, modeShape, endOf, periods } = model;
    const { choice } = this.#occupancy;
    const { optionMode, optionStart, optionEnd, optionCost } = this.#core;
    const oldMode = choice.mode[task]!;
    const oldStart = choice.start[task]!;
    if (oldMode !== NONE) this.#trial.remove(task);

    const mode = optionMode[option]!;
    const start = optionStart[option]!;
    const end = optionEnd[option]!;
    let ejected = 0;
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      const resource = demandResource[demand]!;
      const at = this.#search.layout.demandLane[demand]! * periods + start;
      while (this.#occupancy.freeUntil[at]! < end) {
        if (ejected === MOST_EJECTED) return false;
        const period = this.#occupancy.freeUntil[at]!;
        const count = this.#occupancy.tasksAt(resource, period, period + 1, this.#found, 0);
        if (count === 0) return false;
        const other = this.#found[count === 1 ? 0 : random.nextInt(count)]!;
        this.#trial.remove(other);
        // The most valuable is placed again first.
        let place = ejected++;
        for (; place > 0 && values[this.#ejected[place - 1]!]! < values[other]!; place--) {
          this.#ejected[place] = this.#ejected[place - 1]!;
        }
        this.#ejected[place] = other;
      }
    }
    this.#trial.place(task, mode, start, optionCost[option]!);
    for (let i = 0; i < ejected; i++) this.#reinsert(this.#ejected[i]!);
    if (oldMode !== NONE) {
      const oldEnd = endOf[modeShape[oldMode]! * periods + oldStart]!;
      if (this.#fill(oldMode, oldStart, oldEnd)) this.#fill(oldMode, oldStart, oldEnd);
    }
    if (ejected > 0) this.#fill(mode, Math.max(0, start - MARGIN), Math.min(periods, end + MARGIN));
    return true;
  }

  /** Gives a task the first option of its core that is free. */
  #reinsert(task: number): void {
    const { firstOption, optionMode, optionStart, optionEnd, optionCost } = this.#core;
    const { freeUntil } = this.#occupancy;
    const freeAt = this.#freeAt;
    const skip = this.#trial.skipCost[task]!;
    const past = firstOption[task + 1]!;
    let option = firstOption[task]!;
    for (; option < past; option++) {
      if (this.#isSingle) {
        if (freeUntil[freeAt[option]!]! < optionEnd[option]!) continue;
      } else if (!this.#occupancy.isFree(optionMode[option]!, optionStart[option]!)) continue;
      if (optionCost[option]! < skip) break;
    }
    this.evaluations += option - firstOption[task]! + 1;
    if (option < past) this.#trial.place(task, optionMode[option]!, optionStart[option]!, optionCost[option]!);
  }

  /** Gives room of a mode's resources that has come free in `from <= period < past` to the waiting task that gains most by it. */
  #fill(mode: number, from: number, past: number): boolean {
    const { firstDemand, demandResource } = this.#search.model;
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      const resource = demandResource[demand]!;
      if (this.#trial.waiting[resource]! > 0 && this.#fillResource(resource, from, past)) return true;
    }
    return false;
  }

  #fillResource(resource: number, from: number, past: number): boolean {
    const { firstEntry, entryTask, entryOption, entryStart, entryEnd } = this.#entries;
    const { optionMode, optionStart, optionCost } = this.#core;
    const { choice } = this.#occupancy;
    const { skipCost } = this.#trial;
    const pastEntry = firstEntry[resource + 1]!;
    let entry = this.#firstEntryFrom(resource, this.#freeFrom(resource, from));
    this.evaluations -= entry;
    let mostGain = 0;
    let best = NONE;
    let bestTask = NONE;
    for (; entry < pastEntry && entryStart[entry]! < past; entry++) {
      const task = entryTask[entry]!;
      if (choice.mode[task] !== NONE || entryEnd[entry]! <= from) continue;
      const option = entryOption[entry]!;
      const gain = skipCost[task]! - optionCost[option]!;
      if (gain <= mostGain || !this.#occupancy.isFree(optionMode[option]!, entryStart[entry]!)) continue;
      mostGain = gain;
      best = option;
      bestTask = task;
    }
    this.evaluations += entry;
    if (best === NONE) return false;
    this.#trial.place(bestTask, optionMode[best]!, optionStart[best]!, optionCost[best]!);
    return true;
  }

  /** First period of the free run that reaches a period. */
  #freeFrom(resource: number, period: number): number {
    const { freeUntil } = this.#occupancy;
    const at = this.#search.layout.firstLane[resource]! * this.#search.model.periods;
    let first = period;
    while (first > 0 && freeUntil[at + first - 1]! > first - 1) first--;
    return first;
  }

  /** First entry of a resource that starts in this period or later. */
  #firstEntryFrom(resource: number, period: number): number {
    const { firstEntry, entryStart } = this.#entries;
    let low = firstEntry[resource]!;
    let high = firstEntry[resource + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (entryStart[middle]! < period) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
