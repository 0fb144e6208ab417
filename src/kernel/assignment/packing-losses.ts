/** Cells of the largest tables: beyond that losses are those of the linear relaxation. */
const MOST_CELLS = 1_000_000;

/**
 * Packs one row exactly, and says what it loses when an item changes sides: when one that is packed must stay out, or one that
 * is not must come in. Tables over the capacity are filled from both ends of the items, and what one item leaves is the best
 * split of the room between those before and those behind it (Posta, Ferland and Michelon 2012).
 */
export class PackingLosses {
  /** The largest value. */
  value = 0;
  /** 1 for an item that is packed, and what changing that costs: Infinity for an item that does not fit. [item] */
  readonly chosen: Uint8Array;
  readonly loss: Float64Array;
  /** Cells filled so far. */
  work = 0;

  /** Items of positive value. */
  readonly #list: Int32Array;
  /** Best value of the items before a place, and of those from it on, within a room. [place * (capacity + 1) + room] */
  #before = new Float64Array(0);
  #from = new Float64Array(0);

  constructor(mostItems: number) {
    this.chosen = new Uint8Array(mostItems);
    this.loss = new Float64Array(mostItems);
    this.#list = new Int32Array(mostItems);
  }

  /** Whether tables over so many items and that capacity are not too large. */
  static fits(items: number, capacity: number): boolean {
    return (items + 1) * (capacity + 1) <= MOST_CELLS;
  }

  /** Packs `count` items, whose integer values and amounts begin at `at`. */
  solve(values: Float64Array, amounts: Float64Array, at: number, count: number, capacity: number): void {
    const { chosen, loss } = this;
    const list = this.#list;
    let listed = 0;
    let sum = 0;
    let total = 0;
    for (let i = 0; i < count; i++) {
      chosen[i] = 0;
      if (values[i]! <= 0 || amounts[at + i]! > capacity) continue;
      list[listed++] = i;
      sum += amounts[at + i]!;
      total += values[i]!;
    }
    const width = capacity + 1;
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
    this.work += 2 * listed * width;
    this.value = sum <= capacity ? total : before[(listed + 1) * width - 1]!;
    // Traced from the last item back.
    let room = capacity;
    for (let place = listed - 1; place >= 0; place--) {
      const i = list[place]!;
      if (before[(place + 1) * width + room] === before[place * width + room]) continue;
      chosen[i] = 1;
      room -= amounts[at + i]!;
    }
    for (let i = 0; i < count; i++) {
      const left = capacity - amounts[at + i]!;
      loss[i] = left < 0 ? Number.POSITIVE_INFINITY : this.value - values[i]! - before[listed * width + left]!;
    }
    for (let place = 0; place < listed; place++) {
      const i = list[place]!;
      const isIn = chosen[i] === 1;
      const left = isIn ? capacity : capacity - amounts[at + i]!;
      let most = 0;
      const back = (place + 1) * width + left;
      for (let used = place * width, last = used + left; used <= last; used++) {
        const both = before[used]! + from[back - used + place * width]!;
        if (both > most) most = both;
      }
      this.work += left >> 1;
      loss[i] = this.value - most - (isIn ? 0 : values[i]!);
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
