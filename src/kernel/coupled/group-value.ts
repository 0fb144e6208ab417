import { type AllocationModel, type Choice, NONE } from "../model.ts";
import type { OptionPricer } from "./option-pricer.ts";
import { slidingLeast } from "./window.ts";

/** The cheapest way of dealing with a same-start group at given prices: the best position, and everyone's best start there. */
export class GroupValuer {
  readonly #model: AllocationModel;
  readonly #pricer: OptionPricer;
  /** By start: best value of a task, and its mode. */
  readonly #values: Float64Array;
  readonly #modes: Int32Array;
  readonly #options: Float64Array;
  /** By position: least value of a task there, and its start. */
  readonly #least: Float64Array;
  readonly #leastStart: Int32Array;
  /** By position: sum over the members. */
  readonly #curve: Float64Array;
  readonly #queue: Int32Array;

  constructor(model: AllocationModel, pricer: OptionPricer) {
    this.#model = model;
    this.#pricer = pricer;
    this.#values = new Float64Array(model.periods);
    this.#modes = new Int32Array(model.periods);
    this.#options = new Float64Array(model.periods);
    this.#least = new Float64Array(model.periods);
    this.#leastStart = new Int32Array(model.periods);
    this.#curve = new Float64Array(model.periods);
    this.#queue = new Int32Array(model.periods);
  }

  /** Value of a group whose position lies in `first .. last`; the options that it takes go to `choice`. */
  evaluate(members: Int32Array, spread: number, first: number, last: number, choice: Choice): number {
    this.#curve.fill(0);
    for (const task of members) {
      this.#tabulate(task, spread);
      const skip = Math.min(this.#pricer.skip(task), this.#pricer.rest(task));
      for (let at = first; at <= last; at++) this.#curve[at]! += Math.min(skip, this.#least[at]!);
    }
    let best = first;
    for (let at = first; at <= last; at++) if (this.#curve[at]! < this.#curve[best]!) best = at;
    for (const task of members) {
      this.#tabulate(task, spread);
      const isOut = Math.min(this.#pricer.skip(task), this.#pricer.rest(task)) <= this.#least[best]!;
      choice.start[task] = isOut ? NONE : this.#leastStart[best]!;
      choice.mode[task] = isOut ? NONE : this.#modes[this.#leastStart[best]!]!;
    }
    return this.#curve[best]!;
  }

  #tabulate(task: number, spread: number): void {
    const { firstMode, earliest, pastLatest } = this.#model;
    this.#values.fill(Number.POSITIVE_INFINITY);
    // What costs more than leaving the task out is never taken.
    const skip = this.#pricer.skip(task);
    for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
      if (this.#pricer.floor(task, mode) >= skip) continue;
      this.#pricer.scan(task, mode, skip, this.#options);
      for (let start = earliest[task]!; start < pastLatest[task]!; start++) {
        const value = this.#options[start]!;
        if (value >= this.#values[start]!) continue;
        this.#values[start] = value;
        this.#modes[start] = mode;
      }
    }
    slidingLeast(this.#values, 0, spread, this.#least, this.#leastStart, this.#queue);
  }
}
