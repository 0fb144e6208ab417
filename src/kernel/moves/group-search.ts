import type { Random } from "../../base/index.ts";
import type { Exponential } from "../anneal/exponential.ts";
import { type AllocationModel, type Choice, copyChoice, NONE } from "../model.ts";
import type { MoveKit } from "./move-kit.ts";

/** Periods that a group moves by: few, or weeks. */
const SHIFTS = [1, 2, 3, 4, 7, 7, 7, 14, 14, 21, 28];
/** First temperature, as a multiple of the core's scale times the square root of the number of tasks in large groups. */
const HOTTEST = 2;
/** Work units between two yields. */
const SLICE = 50_000;

/**
 * Searches where the large groups start, each within a narrower window or its whole spread: a state is worth what a greedy plan of all
 * tasks at these starts is worth. Single moves of a plan do not get there, since one that is well adapted to its starts is better
 * than a rough one at better starts.
 */
export class GroupSearch {
  readonly #model: AllocationModel;
  readonly #kit: MoveKit;
  readonly #random: Random;
  readonly #exponential: Exponential;
  readonly #groups: Int32Array;
  /** Units that groups hold, in the order in which they are placed. */
  readonly #units: Int32Array;
  readonly #position: Int32Array;
  readonly #width: Int32Array;

  constructor(model: AllocationModel, kit: MoveKit, random: Random, exponential: Exponential) {
    this.#model = model;
    this.#kit = kit;
    this.#random = random;
    this.#exponential = exponential;
    const { isLarge } = kit.groups;
    this.#groups = Int32Array.from(isLarge.keys()).filter((group) => isLarge[group] === 1);
    const held = new Set<number>();
    model.groupOf.forEach((group, task) => {
      if (group !== NONE && isLarge[group] === 1) held.add(kit.units.unitOf[task]!);
    });
    const { worth } = kit.waiting;
    this.#units = Int32Array.from([...held].sort((a, b) => worth[b]! - worth[a]! || a - b));
    this.#position = new Int32Array(model.groupSpread.length);
    this.#width = model.groupSpread.slice();
  }

  /** Works for about so many units; the ledger ends with the best plan found, and groups are free again. */
  *run(units: number): Generator<void, void, void> {
    const { ledger, placer, core } = this.#kit;
    const { groups } = ledger.ties;
    const began = placer.evaluations;
    let yielded = began;
    this.#begin();
    let best: Choice = copyChoice(ledger.choice);
    // Only what is better than a greedy plan at the same starts leads away from a plan that is well adapted to them.
    let bestValue = this.#evaluate();
    let value = bestValue;
    const hottest = HOTTEST * core.scale * Math.sqrt(this.#units.length);
    const oldPosition = this.#position.slice();
    const oldWidth = this.#width.slice();
    let failures = 0;
    for (let share = 0; share < 1 && failures < 1000; share = (placer.evaluations - began) / units) {
      oldPosition.set(this.#position);
      oldWidth.set(this.#width);
      placer.evaluations += 8;
      if (!this.#change()) {
        failures++;
        this.#position.set(oldPosition);
        this.#width.set(oldWidth);
        continue;
      }
      failures = 0;
      const now = this.#evaluate();
      if (now < bestValue) {
        bestValue = now;
        best = copyChoice(ledger.choice);
      }
      if (now - value <= hottest * (1 - share) * (1 - share) * this.#exponential.next()) value = now;
      else {
        this.#position.set(oldPosition);
        this.#width.set(oldWidth);
      }
      if (placer.evaluations - yielded < SLICE) continue;
      yielded = placer.evaluations;
      yield;
    }
    groups.release();
    this.#kit.become(best);
  }

  /** From where the groups are, or where prices would have those that are nowhere. */
  #begin(): void {
    const { first, last } = this.#kit.ledger.ties.groups;
    for (const group of this.#groups) {
      const isIn = first[group]! < this.#model.periods;
      this.#position[group] = isIn ? first[group]! : Math.max(0, this.#kit.positions[group]!);
      this.#width[group] = isIn ? last[group]! - first[group]! : this.#model.groupSpread[group]!;
    }
  }

  /** Moves a group, or changes its width, and what is tied to it as far as it must; false when that leads out of the year. */
  #change(): boolean {
    const { groupSpread } = this.#model;
    const group = this.#groups[this.#random.nextInt(this.#groups.length)]!;
    if (this.#random.nextInt(3) === 0) this.#width[group] = this.#random.nextInt(groupSpread[group]! + 1);
    else {
      const by = SHIFTS[this.#random.nextInt(SHIFTS.length)]!;
      this.#position[group]! += this.#random.nextInt(2) === 0 ? by : -by;
    }
    return this.#settle(group);
  }

  /** Pushes groups before and after a group until all orders hold. */
  #settle(group: number): boolean {
    const { before, after, minLag, maxLag } = this.#model.couplings.orders;
    const isSet = new Uint8Array(this.#position.length);
    isSet[group] = 1;
    const queue = [group];
    for (const each of queue) {
      if (this.#position[each]! < 0 || this.#position[each]! >= this.#model.periods) return false;
      for (let row = 0; row < before.length; row++) {
        const isAfter = before[row] === each;
        if (!isAfter && after[row] !== each) continue;
        const other = isAfter ? after[row]! : before[row]!;
        if (this.#kit.groups.isLarge[other] === 0) continue;
        const from = minLag[row]! + this.#width[before[row]!]!;
        const to = maxLag[row]! - this.#width[after[row]!]!;
        if (from > to) return false;
        const lag = this.#position[after[row]!]! - this.#position[before[row]!]!;
        if (lag >= from && lag <= to) continue;
        if (isSet[other] === 1) return false;
        const kept = Math.max(from, Math.min(to, lag));
        this.#position[other] = this.#position[each]! + (isAfter ? kept : -kept);
        isSet[other] = 1;
        queue.push(other);
      }
    }
    return true;
  }

  /** What the greedy plan at these starts is worth. */
  #evaluate(): number {
    const { ledger, journal, placer, units } = this.#kit;
    const { groups } = ledger.ties;
    journal.begin();
    for (const unit of this.#units) {
      for (let at = units.firstMember[unit]!; at < units.firstMember[unit + 1]!; at++)
        journal.remove(units.member[at]!);
    }
    for (const group of this.#groups) {
      groups.pinned[group] = this.#position[group]!;
      groups.width[group] = this.#width[group]!;
    }
    for (const unit of this.#units) placer.insert(unit);
    placer.evaluations += this.#units.length;
    journal.keep();
    return ledger.value;
  }
}
