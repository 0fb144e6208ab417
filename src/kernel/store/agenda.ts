import { NONE } from "../model.ts";

/**
 * Which propagators must run again: two queues, first come first served, the late one only when the other is empty.
 * A propagator that is queued is not queued twice, so no queue is ever longer than there are propagators.
 */
export class Agenda {
  #isQueued: Uint8Array = new Uint8Array(0);
  /** Propagators from here on are late ones. */
  #firstLate = 0;
  readonly #prompt = new Ring();
  readonly #late = new Ring();

  /** Starts anew with so many propagators, the costly ones from `firstLate` on. */
  reset(count: number, firstLate: number): void {
    if (count > this.#isQueued.length) this.#isQueued = new Uint8Array(2 * count);
    else this.#isQueued.fill(0);
    this.#firstLate = firstLate;
    this.#prompt.reset(firstLate);
    this.#late.reset(count - firstLate);
  }

  add(propagator: number): void {
    if (this.#isQueued[propagator] === 1) return;
    this.#isQueued[propagator] = 1;
    if (propagator < this.#firstLate) this.#prompt.add(propagator);
    else this.#late.add(propagator);
  }

  /** The next propagator, NONE when all is done. */
  next(): number {
    const next = this.#prompt.isEmpty ? this.#late.take() : this.#prompt.take();
    if (next !== NONE) this.#isQueued[next] = 0;
    return next;
  }

  clear(): void {
    while (this.next() !== NONE);
  }
}

class Ring {
  #items: Int32Array = new Int32Array(1);
  #head = 0;
  #count = 0;
  #capacity = 1;

  reset(capacity: number): void {
    if (capacity > this.#items.length) this.#items = new Int32Array(2 * capacity);
    this.#capacity = Math.max(1, capacity);
    this.#head = 0;
    this.#count = 0;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  add(item: number): void {
    let at = this.#head + this.#count++;
    if (at >= this.#capacity) at -= this.#capacity;
    this.#items[at] = item;
  }

  take(): number {
    if (this.#count === 0) return NONE;
    const item = this.#items[this.#head]!;
    if (++this.#head === this.#capacity) this.#head = 0;
    this.#count--;
    return item;
  }
}
