import type { Random } from "../../base/index.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { Journal } from "./journal.ts";
import type { Ledger } from "./ledger.ts";
import type { PricedOptions } from "./priced-options.ts";
import type { QuotaRelief } from "./quota-relief.ts";
import type { UnitPlacer } from "./unit-placer.ts";
import type { Units } from "./units.ts";
import type { Waiting } from "./waiting.ts";

/** Units that may have to make way for another, and in all along a chain. */
const MOST_EJECTED = 4;
const LONGEST = 10;
/** How often one that finds no room makes others go, who may find some. */
const CHAINED = 0.7;
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
  readonly #relief: QuotaRelief;
  readonly #random: Random;
  readonly #ejected = new Int32Array(LONGEST);
  #count = 0;
  /** Ejected units that have been dealt with, and how many there may be. */
  #dealt = 0;
  #most = 0;
  /** From where on the ejected are kept in order. */
  #sorted = 0;
  #hasRelieved = false;
  /** Trial in which a unit was last put where it is by force: it stays there. [unit] */
  readonly #forced: Int32Array;
  #trial = 0;
  readonly #clashes = new Int32Array(2 * MOST_EJECTED);

  constructor(
    model: AllocationModel,
    core: PricedOptions,
    ledger: Ledger,
    journal: Journal,
    units: Units,
    placer: UnitPlacer,
    waiting: Waiting,
    relief: QuotaRelief,
    random: Random,
  ) {
    this.#model = model;
    this.#core = core;
    this.#ledger = ledger;
    this.#journal = journal;
    this.#units = units;
    this.#placer = placer;
    this.#waiting = waiting;
    this.#relief = relief;
    this.#random = random;
    this.#forced = new Int32Array(units.count);
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
    const option = this.#placer.free.draw(task);
    if (option === NONE) return false;
    const { optionMode, optionStart } = this.#core;
    // Alone it would only be back where it was; others of its unit may go elsewhere.
    if (optionMode[option] === mode && optionStart[option] === start && this.#placer.orderFrom(task).length === 1) {
      return false;
    }
    return this.#tryOut(task, option);
  }

  #tryOut(task: number, option: number): boolean {
    this.#count = 0;
    this.#dealt = 0;
    this.#sorted = 0;
    this.#hasRelieved = false;
    this.#trial++;
    if (!this.#forceUnit(task, option)) return false;
    for (; this.#dealt < this.#count; this.#dealt++) {
      const unit = this.#ejected[this.#dealt]!;
      this.#placer.insert(unit);
      if (!this.#isOut(unit) || this.#count === LONGEST || this.#random.nextFloat() >= CHAINED) continue;
      this.#sorted = this.#dealt + 1;
      if (!this.#forceAnywhere(unit)) return false;
    }
    this.#waiting.fill(this.#journal, this.#placer);
    if (this.#hasRelieved) this.#waiting.come(this.#placer);
    return true;
  }

  /** Puts a unit that is out by force where a random one of its tasks may go. */
  #forceAnywhere(unit: number): boolean {
    const { firstMember, member } = this.#units;
    const { firstOption } = this.#core;
    const first = firstMember[unit]!;
    const task = member[first + this.#random.nextInt(firstMember[unit + 1]! - first)]!;
    const options = firstOption[task + 1]! - firstOption[task]!;
    const draw = this.#random.nextFloat();
    return options > 0 && this.#forceUnit(task, firstOption[task]! + Math.floor(draw * draw * draw * options));
  }

  /** Puts a unit in by force, one of its tasks at an option. */
  #forceUnit(task: number, option: number): boolean {
    const unit = this.#units.unitOf[task]!;
    this.#forced[unit] = this.#trial;
    this.#most = Math.min(LONGEST, this.#count + MOST_EJECTED);
    if (!this.#force(task, option, unit)) return false;
    const order = this.#placer.orderFrom(task);
    for (let i = 1; i < order.length; i++) {
      const other = order[i]!;
      const free = this.#placer.free.find(other);
      if (free !== NONE) this.#placer.take(other, free);
      else {
        const drawn = this.#placer.free.draw(other);
        if (drawn !== NONE && !this.#force(other, drawn, unit)) return false;
      }
    }
    // Joint tasks of which one has found no option.
    if (this.#ledger.ties.halves > 0) return false;
    return !this.#relief.isNeeded || this.#relieve(order, unit);
  }

  /** Ejects others until no quota to which a unit adds is above its maximum. */
  #relieve(order: Int32Array, unit: number): boolean {
    const { choice, quotas } = this.#ledger;
    if (quotas.broken === 0) return true;
    for (const task of order) {
      while (choice.mode[task] !== NONE) {
        const row = quotas.overBy(choice.mode[task]!, choice.start[task]!);
        if (row === NONE) break;
        this.#placer.evaluations += 8;
        this.#hasRelieved = true;
        // What cannot be relieved now is left to be paid for.
        const other = this.#relief.draw(row, unit);
        if (other === NONE || !this.#eject(other, unit)) return true;
      }
    }
    return true;
  }

  #isOut(unit: number): boolean {
    return this.#ledger.choice.mode[this.#units.member[this.#units.firstMember[unit]!]!] === NONE;
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
    if (unit === mover || this.#forced[unit] === this.#trial) return false;
    if (this.#ledger.choice.mode[task] === NONE) return true;
    if (this.#count === this.#most) return false;
    this.removeUnit(unit);
    const worth = this.#waiting.worth;
    // The most valuable is placed again first.
    let place = this.#count++;
    for (; place > this.#sorted && worth[this.#ejected[place - 1]!]! < worth[unit]!; place--) {
      this.#ejected[place] = this.#ejected[place - 1]!;
    }
    this.#ejected[place] = unit;
    return true;
  }
}
