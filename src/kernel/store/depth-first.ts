import { NONE } from "../model.ts";
import type { Store } from "./store.ts";

/**
 * Depth-first branch and bound over the slots of a store.
 *
 * Branches on the slot that loses most if it does not get its cheapest option (largest regret, at the prices in the keys),
 * ties by slot: first with that option, then without. It can be interrupted between any two nodes and goes on from there.
 */
export class DepthFirst {
  /** Cost of the best completion found, as the store's objective counts; Infinity when there is none. */
  cost: number = Number.POSITIVE_INFINITY;
  /** Mode and start of the best completion. [slot] */
  mode: Int32Array = new Int32Array(16);
  start: Int32Array = new Int32Array(16);
  /** Nodes of this search, and how many completions it has found. */
  nodes = 0;
  found = 0;
  /** Stop at the first completion. */
  stopsAtFirst = false;
  /** Called at each failure, before it is undone. */
  onFailure: ((store: Store) => void) | undefined;
  /** A completion that does not count, if there is one: mode and start of each slot. */
  exceptMode: readonly number[] = [];
  exceptStart: readonly number[] = [];

  readonly #store: Store;
  #decision: Int32Array = new Int32Array(16);
  #depth = 0;
  #isOpen = false;
  /** Whether the root has been propagated. */
  #isSettled = false;
  /** Slots, those known to be fixed first. How many are is kept on the trail by depth. */
  #order: Int32Array = new Int32Array(16);
  #fixedAt: Int32Array = new Int32Array(17);

  constructor(store: Store) {
    this.#store = store;
  }

  /** Starts on what is posted, for completions that cost at most `limit`. */
  begin(limit: number): void {
    const { slots } = this.#store.domains;
    if (slots > this.mode.length) {
      this.mode = new Int32Array(2 * slots);
      this.start = new Int32Array(2 * slots);
      this.#decision = new Int32Array(2 * slots);
      this.#order = new Int32Array(2 * slots);
      this.#fixedAt = new Int32Array(2 * slots + 1);
    }
    for (let slot = 0; slot < slots; slot++) this.#order[slot] = slot;
    this.#fixedAt[0] = 0;
    this.cost = Number.POSITIVE_INFINITY;
    this.nodes = 0;
    this.found = 0;
    this.#depth = 0;
    this.#store.limitTo(limit);
    this.#isOpen = true;
    this.#isSettled = false;
  }

  /** Goes on for so many nodes, or about so much work. True when the search is over: `cost` is the least there is, or there is none. */
  run(nodes: number, work: number = Number.POSITIVE_INFINITY): boolean {
    const { domains } = this.#store;
    const most = this.nodes + nodes;
    const mostWork = domains.work + work;
    if (!this.#isSettled) {
      this.#advance(true, work);
      this.#isSettled = !this.#isOpen || this.#store.isSettled;
      if (!this.#isSettled) return false;
    }
    for (;;) {
      while (!this.#isOpen) {
        if (this.#depth === 0) return true;
        this.#store.pop();
        const option = this.#decision[--this.#depth]!;
        this.#store.limitTo(this.#store.objective.limit);
        this.#advance(this.#store.refute(option));
      }
      if (this.nodes >= most || domains.work >= mostWork) return false;
      const slot = this.#select();
      if (slot === NONE) {
        this.#isOpen = false;
        if (this.#keep() && this.stopsAtFirst) return true;
        continue;
      }
      const option = domains.first(slot);
      this.#store.push();
      this.#decision[this.#depth++] = option;
      this.#fixedAt[this.#depth] = this.#fixedAt[this.#depth - 1]!;
      this.nodes++;
      this.#advance(this.#store.take(option));
    }
  }

  /** Propagates a decision, unless it has failed at once. */
  #advance(isSound: boolean, work?: number): void {
    this.#isOpen = isSound && this.#store.propagate(work);
    if (!this.#isOpen) this.onFailure?.(this.#store);
  }

  /** The slot to branch on, NONE when all are fixed. */
  #select(): number {
    const { domains } = this.#store;
    const { slots, optionKey } = domains;
    const { cells } = domains.trail;
    const order = this.#order;
    let fixed = this.#fixedAt[this.#depth]!;
    let best = NONE;
    let most = -1;
    for (let at = fixed; at < slots; at++) {
      const slot = order[at]!;
      if (cells[domains.countAt + slot] === 1) {
        order[at] = order[fixed]!;
        order[fixed++] = slot;
        continue;
      }
      const first = cells[domains.firstAt + slot]!;
      const regret = optionKey[domains.after(first)]! - optionKey[first]!;
      if (regret > most || (regret === most && slot < best)) {
        most = regret;
        best = slot;
      }
    }
    this.#fixedAt[this.#depth] = fixed;
    domains.work += slots - fixed;
    return best;
  }

  #keep(): boolean {
    const store = this.#store;
    const { domains, objective } = store;
    const cost = objective.cost();
    if (cost > objective.limit || this.#isExcepted()) return false;
    this.cost = cost;
    this.found++;
    // Costs are integers: what comes after must be cheaper by 1.
    objective.limit = cost - 1;
    for (let slot = 0; slot < domains.slots; slot++) {
      const option = domains.first(slot);
      this.mode[slot] = domains.optionMode[option]!;
      this.start[slot] = domains.optionStart[option]!;
    }
    return true;
  }

  #isExcepted(): boolean {
    if (this.exceptMode.length === 0) return false;
    const { domains } = this.#store;
    for (let slot = 0; slot < domains.slots; slot++) {
      const option = domains.first(slot);
      if (domains.optionMode[option] !== this.exceptMode[slot]) return false;
      if (domains.optionStart[option] !== this.exceptStart[slot]) return false;
    }
    return true;
  }
}
