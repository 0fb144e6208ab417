import { sortByKey } from "../../base/index.ts";
import { type AllocationModel, NONE } from "../model.ts";

/**
 * The options of the tasks that are free, as columns. Each free task has a *slot*; slots are opened one after the other, and
 * options are added to the one last opened. Sorted, a slot's options stand in order of their *key*: what they cost at the
 * prices of the time.
 */
export class OptionLists {
  readonly model: AllocationModel;

  slots = 0;
  options = 0;
  /** [slot] */
  readonly taskOf: number[] = [];
  /** NONE for a task that is not free. [task] */
  readonly slotOf: Int32Array;
  /** The options of a slot. [slot + 1] */
  readonly firstOption: number[] = [0];
  /** [option] */
  optionSlot: Int32Array = new Int32Array(256);
  optionMode: Int32Array = new Int32Array(256);
  optionStart: Int32Array = new Int32Array(256);
  optionEnd: Int32Array = new Int32Array(256);
  optionCost: Float64Array = new Float64Array(256);
  optionKey: Float64Array = new Float64Array(256);

  #order: Int32Array = new Int32Array(256);

  constructor(model: AllocationModel) {
    this.model = model;
    this.slotOf = new Int32Array(model.tasks).fill(NONE);
  }

  /** Forgets all slots. */
  begin(): void {
    for (let slot = 0; slot < this.slots; slot++) this.slotOf[this.taskOf[slot]!] = NONE;
    this.slots = 0;
    this.options = 0;
  }

  /** Begins the slot of a task that is not fixed; its options are to follow. */
  open(task: number): void {
    this.taskOf[this.slots] = task;
    this.slotOf[task] = this.slots;
    this.firstOption[this.slots] = this.options;
    this.slots++;
  }

  add(mode: number, start: number, cost: number, key: number): void {
    if (this.options === this.optionMode.length) this.#grow();
    const option = this.options++;
    this.optionSlot[option] = this.slots - 1;
    this.optionMode[option] = mode;
    this.optionStart[option] = start;
    this.optionEnd[option] =
      mode === NONE ? NONE : this.model.endOf[this.model.modeShape[mode]! * this.model.periods + start]!;
    this.optionCost[option] = cost;
    this.optionKey[option] = key;
  }

  /** Drops options whose keys lie more than `slack` above their slot's least: before sealing. */
  narrow(slack: number): void {
    const { optionKey, firstOption } = this;
    let size = 0;
    for (let slot = 0, first = 0; slot < this.slots; slot++) {
      const past = slot + 1 === this.slots ? this.options : firstOption[slot + 1]!;
      let least = Number.POSITIVE_INFINITY;
      for (let option = first; option < past; option++) least = Math.min(least, optionKey[option]!);
      firstOption[slot] = size;
      for (let option = first; option < past; option++) {
        if (optionKey[option]! - least > slack) continue;
        this.optionSlot[size] = slot;
        this.optionMode[size] = this.optionMode[option]!;
        this.optionStart[size] = this.optionStart[option]!;
        this.optionEnd[size] = this.optionEnd[option]!;
        this.optionCost[size] = this.optionCost[option]!;
        optionKey[size++] = optionKey[option]!;
      }
      first = past;
    }
    this.options = size;
  }

  /** Puts the options of each slot in the order of their keys, once all are in. */
  sort(): void {
    this.firstOption[this.slots] = this.options;
    for (let slot = 0; slot < this.slots; slot++) this.#sort(this.firstOption[slot]!, this.firstOption[slot + 1]!);
  }

  #sort(first: number, past: number): void {
    const { optionKey, optionMode, optionStart, optionEnd, optionCost } = this;
    let isSorted = true;
    for (let option = first + 1; option < past && isSorted; option++) {
      isSorted = optionKey[option - 1]! <= optionKey[option]!;
    }
    if (isSorted) return;
    if (this.#order.length < optionMode.length) this.#order = new Int32Array(optionMode.length);
    const order = this.#order;
    for (let option = first; option < past; option++) order[option] = option;
    sortByKey(optionKey, order, first, past);
    permute(optionMode, order, first, past);
    permute(optionStart, order, first, past);
    permute(optionEnd, order, first, past);
    permute(optionCost, order, first, past);
  }

  #grow(): void {
    const size = 2 * this.optionMode.length;
    this.optionSlot = larger(this.optionSlot, new Int32Array(size));
    this.optionMode = larger(this.optionMode, new Int32Array(size));
    this.optionStart = larger(this.optionStart, new Int32Array(size));
    this.optionEnd = larger(this.optionEnd, new Int32Array(size));
    this.optionCost = larger(this.optionCost, new Float64Array(size));
    this.optionKey = larger(this.optionKey, new Float64Array(size));
  }
}

function permute(items: Int32Array | Float64Array, order: Int32Array, first: number, past: number): void {
  const former = items.slice(first, past);
  for (let at = first; at < past; at++) items[at] = former[order[at]! - first]!;
}

function larger<Items extends Int32Array | Float64Array>(items: Items, into: Items): Items {
  into.set(items);
  return into;
}
