/**
 * The best packing for every capacity up to one, item by item (dynamic programming, Bellman 1957): takes as long for the hardest
 * items as for the easiest, namely items times capacity.
 */
export class KnapsackTable {
  #items = 0;
  #width = 0;
  #weights: Float64Array = new Float64Array(0);
  /** Value of the best packing of the items so far. [room used] */
  #best: Float64Array = new Float64Array(0);
  /** Whether an item is in the best packing of the items up to it. [item * (room + 1) + room used] */
  #isTaken: Uint8Array = new Uint8Array(0);

  /** Value of the best packing of the first `items`. Weights, which are kept until `trace`, and the room are integers. */
  fill(values: Float64Array, weights: Float64Array, items: number, room: number): number {
    const width = room + 1;
    if (this.#best.length < width) this.#best = new Float64Array(width);
    if (this.#isTaken.length < items * width) this.#isTaken = new Uint8Array(2 * items * width);
    this.#items = items;
    this.#width = width;
    this.#weights = weights;
    const best = this.#best;
    const isTaken = this.#isTaken;
    best.fill(0, 0, width);
    isTaken.fill(0, 0, items * width);
    for (let item = 0; item < items; item++) {
      const weight = weights[item]!;
      const value = values[item]!;
      for (let used = room; used >= weight; used--) {
        const sum = best[used - weight]! + value;
        if (sum <= best[used]!) continue;
        best[used] = sum;
        isTaken[item * width + used] = 1;
      }
    }
    return best[room]!;
  }

  /** Marks the items of the best packing with 1, the others with 0. [item] */
  trace(taken: Uint8Array): void {
    let room = this.#width - 1;
    for (let item = this.#items - 1; item >= 0; item--) {
      taken[item] = this.#isTaken[item * this.#width + room]!;
      if (taken[item] === 1) room -= this.#weights[item]!;
    }
  }
}
