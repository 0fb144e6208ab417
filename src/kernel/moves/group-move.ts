import type { Random } from "../../base/index.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { Journal } from "./journal.ts";
import type { Ledger } from "./ledger.ts";
import type { UnitPlacer } from "./unit-placer.ts";
import type { Units } from "./units.ts";
import type { Waiting } from "./waiting.ts";

/** Periods that a group moves by: mostly few, or weeks. */
const SHIFTS = [1, 2, 3, 5, 7, 7, 7, 14, 14, 21, 28];

/**
 * Moves a large group as a whole to other starts, alone or with all groups that follow it or come before it: each task keeps its
 * mode where it can, and looks for another place where it cannot.
 */
export class GroupMove {
  /** 1 for a group that no unit holds as a whole. [group] */
  readonly isLarge: Uint8Array;

  readonly #model: AllocationModel;
  readonly #ledger: Ledger;
  readonly #journal: Journal;
  readonly #units: Units;
  readonly #placer: UnitPlacer;
  readonly #random: Random;
  readonly #groups: Int32Array;
  /** [group] */
  readonly #members: readonly Int32Array[];
  /** Groups that follow a group in the end, and those that come before it, itself included. [group] */
  readonly #followers: readonly Int32Array[];
  readonly #leaders: readonly Int32Array[];
  /** Tasks that the move under way has taken out, and where they were. */
  readonly #task: Int32Array;
  readonly #mode: Int32Array;
  readonly #start: Int32Array;
  #count = 0;

  constructor(
    model: AllocationModel,
    ledger: Ledger,
    journal: Journal,
    units: Units,
    placer: UnitPlacer,
    random: Random,
  ) {
    this.#model = model;
    this.#ledger = ledger;
    this.#journal = journal;
    this.#units = units;
    this.#placer = placer;
    this.#random = random;
    const members: number[][] = Array.from(model.groupSpread, () => []);
    model.groupOf.forEach((group, task) => {
      if (group !== NONE) members[group]!.push(task);
    });
    this.#members = members.map((own) => Int32Array.from(own));
    this.isLarge = Uint8Array.from(members, (own) => (isOneUnit(own, units) ? 0 : 1));
    this.#groups = Int32Array.from(members.keys()).filter((group) => this.isLarge[group] === 1);
    const { before, after } = model.couplings.orders;
    this.#followers = members.map((_, group) => reached(group, before, after));
    this.#leaders = members.map((_, group) => reached(group, after, before));
    this.#task = new Int32Array(model.tasks);
    this.#mode = new Int32Array(model.tasks);
    this.#start = new Int32Array(model.tasks);
  }

  get isEmpty(): boolean {
    return this.#groups.length === 0;
  }

  /** Tries a move; false when there was none to try. */
  try(waiting: Waiting): boolean {
    const group = this.#groups[this.#random.nextInt(this.#groups.length)]!;
    const { first } = this.#ledger.ties.groups;
    const size = SHIFTS[this.#random.nextInt(SHIFTS.length)]!;
    const by = this.#random.nextInt(2) === 0 ? size : -size;
    const draw = this.#random.nextInt(3);
    const moved = draw === 0 ? Int32Array.of(group) : draw === 1 ? this.#followers[group]! : this.#leaders[group]!;
    for (const each of moved) {
      if (first[each]! === this.#model.periods) continue;
      const position = first[each]! + by;
      if (position < 0 || position >= this.#model.periods) return false;
    }
    this.#shift(moved, by, waiting);
    return true;
  }

  #shift(moved: Int32Array, by: number, waiting: Waiting): void {
    const { groups } = this.#ledger.ties;
    this.#count = 0;
    for (const group of moved) {
      if (groups.first[group]! < this.#model.periods) groups.pinned[group] = groups.first[group]! + by;
    }
    for (const group of moved) for (const task of this.#members[group]!) this.#takeOut(task);
    for (let at = 0; at < this.#count; at++) this.#putBack(at, by);
    for (let at = 0; at < this.#count; at++) {
      if (this.#ledger.choice.mode[this.#task[at]!] === NONE) this.#insert(this.#units.unitOf[this.#task[at]!]!);
    }
    waiting.fill(this.#journal, this.#placer);
    for (const group of moved) groups.pinned[group] = NONE;
  }

  /** Takes a task out with all of its unit. */
  #takeOut(task: number): void {
    const { choice } = this.#ledger;
    const { unitOf, firstMember, member } = this.#units;
    const unit = unitOf[task]!;
    for (let at = firstMember[unit]!; at < firstMember[unit + 1]!; at++) {
      const own = member[at]!;
      if (choice.mode[own] === NONE) continue;
      this.#task[this.#count] = own;
      this.#mode[this.#count] = choice.mode[own]!;
      this.#start[this.#count++] = choice.start[own]!;
      this.#journal.remove(own);
    }
    this.#placer.evaluations += 2;
  }

  /** Places a unit anew of which some task has found no room. */
  #insert(unit: number): void {
    const { firstMember, member } = this.#units;
    for (let at = firstMember[unit]!; at < firstMember[unit + 1]!; at++) this.#journal.remove(member[at]!);
    this.#placer.insert(unit);
  }

  /** Places a task in its former mode so many periods later, where there is room. */
  #putBack(at: number, by: number): void {
    const { ties, capacities } = this.#ledger;
    const task = this.#task[at]!;
    const mode = this.#mode[at]!;
    const start = this.#start[at]! + by;
    this.#placer.evaluations += 2;
    if (start < 0 || start >= this.#model.periods) return;
    const end = this.#ledger.endOf(mode, start);
    if (end === NONE || !ties.findWindow(task) || !ties.holds(mode, start, end)) return;
    if (capacities.fits(mode, start, end)) this.#journal.place(task, mode, start);
  }
}

function isOneUnit(members: readonly number[], { unitOf }: Units): boolean {
  return members.every((task) => unitOf[task] === unitOf[members[0]!]);
}

/** All groups to which orders lead from a group, itself first. */
function reached(group: number, from: Int32Array, to: Int32Array): Int32Array {
  const found = new Set([group]);
  for (const each of found) {
    from.forEach((source, row) => {
      if (source === each) found.add(to[row]!);
    });
  }
  return Int32Array.from(found);
}
