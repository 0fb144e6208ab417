import { nthSmallest } from "../../base/index.ts";
import { Knapsack } from "../knapsack/knapsack.ts";

/** Cells of the largest tables: beyond that losses are those of the linear relaxation. */
const MOST_CELLS = 1_000_000;
/** Items whose losses are worked out exactly where only the least are wanted: so many for each packed one, and so many more. */
const WANTED_PER_PACKED = 2;
const WANTED_MORE = 20;

/**
 * Packs one row, and says what it loses at least when an item changes sides: when one that is packed must stay out, or one that is
 * not must come in.
 *
 * The linear relaxation says for most items that they lose much. With these held on their sides, tables over the room that is left are
 * filled from both ends of the others, and what one of them leaves is the best split of the room between those before and those
 * behind it (Posta, Ferland and Michelon 2012). What that finds to lose less than the least of those held is exact.
 */
export class PackingLosses {
  /** The largest value. */
  value = 0;
  /** 1 for an item that is packed, and what changing that costs at least: Infinity for an item that does not fit. [item] */
  readonly chosen: Uint8Array;
  readonly loss: Float64Array;

  readonly #knapsack: Knapsack;
  readonly #ranked: Float64Array;
  /** Items in question, and those of them of positive value that fit beside the ones held. */
  readonly #asked: Int32Array;
  readonly #list: Int32Array;
  #listed = 0;
  /** Best value of the items before a place, and of those from it on, within a room. [place * (room + 1) + used] */
  #before = new Float64Array(0);
  #from = new Float64Array(0);
  #work = 0;

  constructor(mostItems: number) {
    this.chosen = new Uint8Array(mostItems);
    this.loss = new Float64Array(mostItems);
    this.#knapsack = new Knapsack(mostItems);
    this.#ranked = new Float64Array(mostItems);
    this.#asked = new Int32Array(mostItems);
    this.#list = new Int32Array(mostItems);
  }

  /** Work so far, in items looked at; a cell of a table takes less. */
  get work(): number {
    return (this.#work >> 2) + this.#knapsack.work;
  }

  /**
   * Packs `count` items, whose integer values and amounts begin at `at`. Losses above `most` need not be exact; where only the
   * `least` are wanted, losses above those neither.
   */
  solve(
    values: Float64Array,
    amounts: Float64Array,
    at: number,
    count: number,
    capacity: number,
    most: number,
    isForLeast: boolean,
  ): void {
    const { chosen, loss } = this;
    this.#relax(values, amounts.subarray(at, at + count), count, capacity);
    if (!this.#knapsack.isExact) return;
    const limit = isForLeast ? Math.min(most, this.#wanted(count)) : most;
    let asked = 0;
    let room = capacity;
    let held = Number.POSITIVE_INFINITY;
    for (let i = 0; i < count; i++) {
      if (loss[i]! <= limit) {
        this.#asked[asked++] = i;
        continue;
      }
      if (loss[i]! < held) held = loss[i]!;
      if (chosen[i] === 1) room -= amounts[at + i]!;
    }
    if (!this.#fill(values, amounts, at, asked, room)) return;
    this.#trace(values, amounts, at, asked, room, held);
  }

  /** Losses by the linear relaxation. */
  #relax(values: Float64Array, amounts: Float64Array, count: number, capacity: number): void {
    const { chosen, loss } = this;
    const knapsack = this.#knapsack;
    this.value = knapsack.solve(values, amounts, count, capacity);
    // The relaxation is a double: 1 more is on the safe side.
    const slack = knapsack.relaxation - this.value + 1;
    for (let i = 0; i < count; i++) {
      const beyond = values[i]! - knapsack.price * amounts[i]!;
      const fits = amounts[i]! <= capacity;
      chosen[i] = fits && beyond > 0 ? 1 : 0;
      loss[i] = fits ? Math.max(0, Math.floor(Math.abs(beyond) - slack)) : Number.POSITIVE_INFINITY;
    }
  }

  /** The loss up to which items are asked where only the least losses are wanted. */
  #wanted(count: number): number {
    let packed = 0;
    for (let i = 0; i < count; i++) packed += this.chosen[i]!;
    const wanted = WANTED_PER_PACKED * packed + WANTED_MORE;
    if (wanted >= count) return Number.POSITIVE_INFINITY;
    for (let i = 0; i < count; i++) this.#ranked[i] = this.loss[i]!;
    this.#work += 8 * count;
    return nthSmallest(this.#ranked, count, wanted);
  }

  /** Fills both tables; false where they would be too large. */
  #fill(values: Float64Array, amounts: Float64Array, at: number, asked: number, room: number): boolean {
    const list = this.#list;
    let listed = 0;
    for (let k = 0; k < asked; k++) {
      const i = this.#asked[k]!;
      if (values[i]! > 0 && amounts[at + i]! <= room) list[listed++] = i;
    }
    this.#listed = listed;
    const width = room + 1;
    if ((listed + 1) * width > MOST_CELLS) return false;
    if (this.#before.length < (listed + 1) * width) {
      this.#before = new Float64Array((listed + 1) * width);
      this.#from = new Float64Array((listed + 1) * width);
    }
    const before = this.#before;
    const from = this.#from;
    before.fill(0, 0, width);
    for (let place = 0; place < listed; place++) {
      const i = list[place]!;
      fillNext(before, place * width, (place + 1) * width, width, values[i]!, amounts[at + i]!);
    }
    from.fill(0, listed * width, (listed + 1) * width);
    for (let place = listed - 1; place >= 0; place--) {
      const i = list[place]!;
      fillNext(from, (place + 1) * width, place * width, width, values[i]!, amounts[at + i]!);
    }
    this.#work += 2 * listed * width;
    return true;
  }

  /** Reads packing and losses from the tables; nothing is known to lose more than what is `held` loses. */
  #trace(values: Float64Array, amounts: Float64Array, at: number, asked: number, room: number, held: number): void {
    const { chosen, loss } = this;
    const list = this.#list;
    const listed = this.#listed;
    const before = this.#before;
    const from = this.#from;
    const width = room + 1;
    const best = before[(listed + 1) * width - 1]!;
    for (let k = 0; k < asked; k++) {
      const i = this.#asked[k]!;
      const left = room - amounts[at + i]!;
      const without = left < 0 ? Number.POSITIVE_INFINITY : best - values[i]! - before[listed * width + left]!;
      if (loss[i]! < Number.POSITIVE_INFINITY) loss[i] = Math.min(held, without);
      chosen[i] = 0;
    }
    // Traced from the last item back.
    let unused = room;
    for (let place = listed - 1; place >= 0; place--) {
      const i = list[place]!;
      if (before[(place + 1) * width + unused] === before[place * width + unused]) continue;
      chosen[i] = 1;
      unused -= amounts[at + i]!;
    }
    for (let place = 0; place < listed; place++) {
      const i = list[place]!;
      const isIn = chosen[i] === 1;
      const left = isIn ? room : room - amounts[at + i]!;
      let most = 0;
      const back = (place + 1) * width + left;
      for (let used = place * width, last = used + left; used <= last; used++) {
        const both = before[used]! + from[back - used + place * width]!;
        if (both > most) most = both;
      }
      this.#work += left >> 1;
      loss[i] = Math.min(held, best - most - (isIn ? 0 : values[i]!));
    }
  }
}

/** Best values with one item more. */
function fillNext(
  table: Float64Array,
  source: number,
  target: number,
  width: number,
  value: number,
  amount: number,
): void {
  for (let room = 0; room < amount; room++) table[target + room] = table[source + room]!;
  for (let room = amount; room < width; room++) {
    const without = table[source + room]!;
    const within = table[source + room - amount]! + value;
    table[target + room] = Math.max(within, without);
  }
}
