import { type AllocationModel, type Choice, NONE } from "../model.ts";
import type { Tree } from "./blocks.ts";
import type { OptionPricer } from "./option-pricer.ts";
import type { TreeValuer } from "./tree-value.ts";
import { slidingLeast } from "./window.ts";

/** The cheapest ways of dealing with a same-start group at given prices: at each position everyone's best start, with what is tied to each. */
export class GroupValuer {
  readonly #model: AllocationModel;
  readonly #pricer: OptionPricer;
  readonly #trees: TreeValuer;
  /** By start: best value of a task, and its mode. */
  readonly #values: Float64Array;
  readonly #modes: Int32Array;
  readonly #options: Float64Array;
  /** By position: least value of a task there, and its start. */
  readonly #least: Float64Array;
  readonly #leastStart: Int32Array;
  readonly #queue: Int32Array;

  constructor(model: AllocationModel, pricer: OptionPricer, trees: TreeValuer) {
    this.#model = model;
    this.#pricer = pricer;
    this.#trees = trees;
    this.#values = new Float64Array(model.periods);
    this.#modes = new Int32Array(model.periods);
    this.#options = new Float64Array(model.periods);
    this.#least = new Float64Array(model.periods);
    this.#leastStart = new Int32Array(model.periods);
    this.#queue = new Int32Array(model.periods);
  }

  /**
   * What a group costs at each position in `first .. last`, to `curve`, and Infinity elsewhere; returns what it costs when nobody is
   * placed. Yields after each member.
   */
  *tabulate(
    members: readonly Tree[],
    spread: number,
    first: number,
    last: number,
    choice: Choice,
    curve: Float64Array,
  ): Generator<void, number, void> {
    curve.fill(Number.POSITIVE_INFINITY);
    curve.fill(0, first, last + 1);
    let empty = 0;
    for (const member of members) {
      const out = this.#tabulate(member, spread, first, last, choice);
      empty += out;
      for (let at = first; at <= last; at++) curve[at]! += Math.min(out, this.#least[at]!);
      yield;
    }
    return empty;
  }

  /** The options that a group takes at a position, or at none; they go to `choice`. Yields after each member. */
  *read(members: readonly Tree[], spread: number, position: number, choice: Choice): Generator<void, void, void> {
    const at = Math.max(0, position);
    for (const member of members) {
      const out = this.#tabulate(member, spread, at, at, choice);
      const start = position === NONE || out <= this.#least[at]! ? NONE : this.#leastStart[at]!;
      const task = member.tasks[0]!;
      if (member.tasks.length > 1) this.#trees.readAt(member, start, choice);
      else {
        choice.start[task] = start;
        choice.mode[task] = start === NONE ? NONE : this.#modes[start]!;
      }
      yield;
    }
  }

  /** The least value of a member at each position, and what leaving it out is worth. */
  #tabulate(member: Tree, spread: number, first: number, last: number, choice: Choice): number {
    const past = last + spread + 1;
    const isTied = member.tasks.length > 1;
    const out = isTied
      ? this.#trees.evaluateByStart(member, choice, first, past)
      : this.#tabulateAlone(member.tasks[0]!, first, past);
    const values = isTied ? this.#trees.byStart : this.#values;
    slidingLeast(values, 0, spread, this.#least, this.#leastStart, this.#queue);
    return out;
  }

  #tabulateAlone(task: number, from: number, past: number): number {
    const { firstMode, earliest, pastLatest } = this.#model;
    this.#values.fill(Number.POSITIVE_INFINITY);
    // What costs more than leaving the task out is never taken.
    const skip = this.#pricer.skip(task);
    const [begin, end] = [Math.max(from, earliest[task]!), Math.min(past, pastLatest[task]!)];
    const isNarrow = 2 * (end - begin) < pastLatest[task]! - earliest[task]!;
    for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
      if (this.#pricer.floor(task, mode) >= skip) continue;
      if (isNarrow) this.#pricer.look(mode, begin, end, this.#options);
      else this.#pricer.scan(task, mode, skip, this.#options);
      for (let start = begin; start < end; start++) {
        const value = this.#options[start]!;
        if (value >= Math.min(skip, this.#values[start]!)) continue;
        this.#values[start] = value;
        this.#modes[start] = mode;
      }
    }
    return Math.min(skip, this.#pricer.rest(task));
  }
}
