import type { Random } from "../../base/index.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { Journal } from "./journal.ts";
import type { Ledger } from "./ledger.ts";
import type { PricedOptions } from "./priced-options.ts";
import type { UnitPlacer } from "./unit-placer.ts";
import type { Units } from "./units.ts";
import type { Waiting } from "./waiting.ts";

/** Units that may have to make way for another. */
const MOST_EJECTED = 4;
/** Users of a resource looked at for one that is in the way. */
const LOOKS = 24;

/**
 * The move of the local search: a unit is taken out, one of its tasks takes an option, and the others what is best with it.
 * Whoever is in the way is ejected as a whole unit and placed again where there is room, and units that were left out fill what
 * came free (an ejection chain of depth two, Glover 1996).
 */
export class UnitMove {
  readonly #model: AllocationModel;
  readonly #core: PricedOptions;
  readonly #ledger: Ledger;
  readonly #journal: Journal;
  readonly #units: Units;
  readonly #placer: UnitPlacer;
  readonly #waiting: Waiting;
  readonly #random: Random;
  readonly #ejected = new Int32Array(MOST_EJECTED);
  #count = 0;
  readonly #clashes = new Int32Array(2 * MOST_EJECTED);

  constructor(
    model: AllocationModel,
    core: PricedOptions,
    ledger: Ledger,
    journal: Journal,
    units: Units,
    placer: UnitPlacer,
    waiting: Waiting,
    random: Random,
  ) {
    this.#model = model;
    this.#core = core;
    this.#ledger = ledger;
    this.#journal = journal;
    this.#units = units;
    this.#placer = placer;
    this.#waiting = waiting;
    this.#random = random;
  }

  /** Tries an option for a task. False when too much is in the way; the trial is then to be undone. */
  try(task: number, option: number): boolean {
    this.removeUnit(this.#units.unitOf[task]!);
    return this.#tryOut(task, option);
  }

  /** Tries one of the better options that the window of a task leaves once its unit is out. */
  tryInWindow(task: number): boolean {
    const { choice } = this.#ledger;
    const mode = choice.mode[task]!;
    const start = choice.start[task]!;
    this.removeUnit(this.#units.unitOf[task]!);
    const option = this.#placer.drawInWindow(task);
    if (option === NONE) return false;
    const { optionMode, optionStart } = this.#core;
    // Alone it would only be back where it was; others of its unit may go elsewhere.
    if (optionMode[option] === mode && optionStart[option] === start && this.#placer.orderFrom(task).length === 1) {
      return false;
    }
    return this.#tryOut(task, option);
  }

  #tryOut(task: number, option: number): boolean {
    const unit = this.#units.unitOf[task]!;
    this.#count = 0;
    if (!this.#force(task, option, unit)) return false;
    const order = this.#placer.orderFrom(task);
    for (let i = 1; i < order.length; i++) {
      const other = order[i]!;
      const free = this.#placer.findFree(other);
      if (free !== NONE) this.#placer.take(other, free);
      else {
        const drawn = this.#placer.drawInWindow(other);
        if (drawn !== NONE && !this.#force(other, drawn, unit)) return false;
      }
    }
    // Joint tasks of which one has found no option.
    if (this.#ledger.ties.halves > 0) return false;
    for (let i = 0; i < this.#count; i++) this.#placer.insert(this.#ejected[i]!);
    this.#waiting.fill(this.#journal, this.#placer);
    return true;
  }

  /** Leaves a task's unit out, and others fill what comes free. */
  drop(task: number): void {
    this.removeUnit(this.#units.unitOf[task]!);
    this.#waiting.fill(this.#journal, this.#placer);
  }

  removeUnit(unit: number): void {
    const { firstMember, member } = this.#units;
    for (let at = firstMember[unit]!; at < firstMember[unit + 1]!; at++) this.#journal.remove(member[at]!);
    this.#placer.evaluations += 2;
  }

  /** Places a task at an option, and ejects who is in the way. */
  #force(task: number, option: number, unit: number): boolean {
    const { optionMode, optionStart, optionEnd } = this.#core;
    const { firstDemand, demandResource, demandAmount } = this.#model;
    const { ties, capacities } = this.#ledger;
    const mode = optionMode[option]!;
    const start = optionStart[option]!;
    const end = optionEnd[option]!;
    const clashes = ties.clashes(task, mode, start, end, this.#clashes);
    for (let i = 0; i < clashes; i++) if (!this.#eject(this.#clashes[i]!, unit)) return false;
    if (!ties.findWindow(task) || !ties.holds(mode, start, end)) return false;
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      const resource = demandResource[demand]!;
      const amount = demandAmount[demand]!;
      this.#placer.evaluations++;
      for (;;) {
        const period = capacities.firstShort(resource, amount, start, end);
        if (period === end) break;
        const other = this.#userAt(resource, period, unit);
        if (other === NONE || !this.#eject(other, unit)) return false;
      }
    }
    this.#placer.take(task, option);
    return true;
  }

  /** A random task of another unit that uses a resource in a period, among those that a few looks come upon. */
  #userAt(resource: number, period: number, unit: number): number {
    const { capacities, choice } = this.#ledger;
    const users = capacities.users.count(resource);
    if (users === 0) return NONE;
    const looks = Math.min(users, LOOKS);
    let at = this.#random.nextInt(users);
    for (let look = 1; look <= looks; look++) {
      const task = capacities.users.taskAt(resource, at);
      const start = choice.start[task]!;
      const isThere = start <= period && this.#ledger.endOf(choice.mode[task]!, start) > period;
      if (isThere && this.#units.unitOf[task] !== unit) {
        this.#placer.evaluations += look;
        return task;
      }
      at = at + 1 === users ? 0 : at + 1;
    }
    this.#placer.evaluations += looks;
    return NONE;
  }

  #eject(task: number, mover: number): boolean {
    const unit = this.#units.unitOf[task]!;
    if (unit === mover) return false;
    if (this.#ledger.choice.mode[task] === NONE) return true;
    if (this.#count === MOST_EJECTED) return false;
    this.removeUnit(unit);
    const worth = this.#waiting.worth;
    // The most valuable is placed again first.
    let place = this.#count++;
    for (; place > 0 && worth[this.#ejected[place - 1]!]! < worth[unit]!; place--) {
      this.#ejected[place] = this.#ejected[place - 1]!;
    }
    this.#ejected[place] = unit;
    return true;
  }
}
