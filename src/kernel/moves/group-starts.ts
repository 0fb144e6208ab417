import { type AllocationModel, NONE } from "../model.ts";

/** Starts that a task may take: `from <= start < past`. */
interface Window {
  from: number;
  past: number;
}

/**
 * The starts that each same-start group has taken: all within its spread, in the order of groups, and within what a group is
 * pinned to while it moves.
 */
export class GroupStarts {
  /** First and last start taken by a group; `periods` and NONE for a group without any. [group] */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** First start that a group is held to, NONE for none, and how many periods later its last one may be. [group] */
  readonly pinned: Int32Array;
  readonly width: Int32Array;

  readonly #model: AllocationModel;
  /** Tasks of a group that take a start. [group * periods + start] */
  readonly #taken: Int32Array;
  readonly #count: Int32Array;
  /** Orders that a group is part of. [group] */
  readonly #orders: readonly (readonly number[])[];

  constructor(model: AllocationModel) {
    const groups = model.groupSpread.length;
    this.#model = model;
    this.first = new Int32Array(groups).fill(model.periods);
    this.last = new Int32Array(groups).fill(NONE);
    this.pinned = new Int32Array(groups).fill(NONE);
    this.width = model.groupSpread.slice();
    this.#taken = new Int32Array(groups * model.periods);
    this.#count = new Int32Array(groups);
    const { before, after } = model.couplings.orders;
    const orders: number[][] = Array.from({ length: groups }, () => []);
    before.forEach((group, row) => {
      orders[group]!.push(row);
      orders[after[row]!]!.push(row);
    });
    this.#orders = orders;
  }

  /** Takes a start (`sign` 1) or gives it back (-1). */
  add(task: number, start: number, sign: number): void {
    const group = this.#model.groupOf[task]!;
    if (group === NONE) return;
    const { periods } = this.#model;
    const at = group * periods;
    this.#taken[at + start]! += sign;
    this.#count[group]! += sign;
    if (sign > 0) {
      this.first[group] = Math.min(this.first[group]!, start);
      this.last[group] = Math.max(this.last[group]!, start);
    } else if (this.#count[group] === 0) {
      this.first[group] = periods;
      this.last[group] = NONE;
    } else {
      while (this.#taken[at + this.first[group]!] === 0) this.first[group]!++;
      while (this.#taken[at + this.last[group]!] === 0) this.last[group]!--;
    }
  }

  /** Lets groups go where they like. */
  release(): void {
    this.pinned.fill(NONE);
    this.width.set(this.#model.groupSpread);
  }

  /** Narrows the window of a task that is out to what its group, and those before and after it, leave open. */
  narrow(task: number, window: Window): void {
    const group = this.#model.groupOf[task]!;
    if (group === NONE) return;
    const spread = this.#model.groupSpread[group]!;
    if (this.#count[group]! > 0) {
      window.from = Math.max(window.from, this.last[group]! - spread);
      window.past = Math.min(window.past, this.first[group]! + spread + 1);
    }
    const pin = this.pinned[group]!;
    if (pin !== NONE) {
      window.from = Math.max(window.from, pin);
      window.past = Math.min(window.past, pin + this.width[group]! + 1);
    }
    for (const row of this.#orders[group]!) this.#follow(row, group, window);
  }

  #follow(row: number, group: number, window: Window): void {
    const { before, after, minLag, maxLag } = this.#model.couplings.orders;
    const earlier = before[row]!;
    const later = after[row]!;
    if (group === later && this.#count[earlier]! > 0) {
      window.from = Math.max(window.from, this.last[earlier]! + minLag[row]!);
      window.past = Math.min(window.past, this.first[earlier]! + maxLag[row]! + 1);
    }
    if (group === earlier && this.#count[later]! > 0) {
      window.from = Math.max(window.from, this.last[later]! - maxLag[row]!);
      window.past = Math.min(window.past, this.first[later]! - minLag[row]! + 1);
    }
  }
}
