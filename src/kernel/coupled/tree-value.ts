import { type AllocationModel, type Choice, NONE } from "../model.ts";
import type { Tree } from "./blocks.ts";
import type { OptionPricer } from "./option-pricer.ts";
import { slidingLeast } from "./window.ts";

/**
 * The cheapest way of dealing with a tree of precedences at given prices, by dynamic programming from its leaves up.
 *
 * Each task has a table by *key*: its start when it comes after the task above it, else its end; that is all the tie to the task
 * above looks at. A tie ends where one of the two is left out.
 */
export class TreeValuer {
  readonly #model: AllocationModel;
  readonly #pricer: OptionPricer;
  readonly #width: number;
  readonly #values: Float64Array;
  readonly #modes: Int32Array;
  readonly #starts: Int32Array;
  /** Least over the window that a tie leaves open, by start or end of the task above, and the key where it is. */
  readonly #least: Float64Array;
  readonly #leastKey: Int32Array;
  /** What the tasks below add, by the end and by the start of a task. */
  readonly #onEnd: Float64Array;
  readonly #onStart: Float64Array;
  /** Value of leaving a task out with the best below it, and of its best key. [place] */
  readonly #absent: Float64Array;
  readonly #best: Float64Array;
  readonly #bestKey: Int32Array;
  readonly #queue: Int32Array;

  constructor(model: AllocationModel, trees: readonly Tree[], pricer: OptionPricer) {
    this.#model = model;
    this.#pricer = pricer;
    const places = trees.reduce((most, tree) => Math.max(most, tree.tasks.length), 0);
    this.#width = model.periods + 1;
    const cells = places * this.#width;
    this.#values = new Float64Array(cells);
    this.#modes = new Int32Array(cells);
    this.#starts = new Int32Array(cells);
    this.#least = new Float64Array(cells);
    this.#leastKey = new Int32Array(cells);
    this.#onEnd = new Float64Array(cells);
    this.#onStart = new Float64Array(cells);
    this.#absent = new Float64Array(places);
    this.#best = new Float64Array(places);
    this.#bestKey = new Int32Array(places);
    this.#queue = new Int32Array(this.#width);
  }

  /** Value of a tree; the options that it takes go to `choice`. */
  evaluate(tree: Tree, choice: Choice): number {
    const count = tree.tasks.length;
    this.#onEnd.fill(0, 0, count * this.#width);
    this.#onStart.fill(0, 0, count * this.#width);
    for (let place = 0; place < count; place++) this.#absent[place] = this.#pricer.skip(tree.tasks[place]!);
    for (let place = count - 1; place >= 0; place--) {
      this.#tabulate(tree, place);
      if (place > 0) this.#raise(tree, place);
    }
    this.#read(tree, choice);
    return Math.min(this.#best[0]!, this.#absent[0]!);
  }

  /** The best option of each key, and of all. */
  #tabulate(tree: Tree, place: number): void {
    const { firstMode, earliest, pastLatest } = this.#model;
    const task = tree.tasks[place]!;
    const at = place * this.#width;
    const byStart = tree.ties[place]?.isAfter !== false;
    this.#values.fill(Number.POSITIVE_INFINITY, at, at + this.#width);
    this.#best[place] = Number.POSITIVE_INFINITY;
    for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
      for (let start = earliest[task]!; start < pastLatest[task]!; start++) {
        const end = this.#pricer.endOf(mode, start);
        if (end === NONE) continue;
        const below = this.#onEnd[at + end]! + this.#onStart[at + start]!;
        const value = this.#pricer.value(task, mode, start, end) + below;
        const key = byStart ? start : end;
        if (value >= this.#values[at + key]!) continue;
        this.#values[at + key] = value;
        this.#modes[at + key] = mode;
        this.#starts[at + key] = start;
        if (value >= this.#best[place]!) continue;
        this.#best[place] = value;
        this.#bestKey[place] = key;
      }
    }
  }

  /** Adds to the task above what a task costs, for each of its starts or ends. */
  #raise(tree: Tree, place: number): void {
    const at = place * this.#width;
    const past = at + this.#width;
    const { isAfter, minLag, maxLag } = tree.ties[place]!;
    const least = this.#least.subarray(at, past);
    const [from, to] = isAfter ? [minLag, maxLag] : [-maxLag, -minLag];
    slidingLeast(this.#values.subarray(at, past), from, to, least, this.#leastKey.subarray(at, past), this.#queue);
    const above = tree.above[place]!;
    const target = isAfter ? this.#onEnd : this.#onStart;
    const absent = this.#absent[place]!;
    for (let x = 0; x < this.#width; x++) target[above * this.#width + x]! += Math.min(absent, least[x]!);
    this.#absent[above]! += Math.min(absent, this.#best[place]!);
  }

  #read({ tasks, above, ties }: Tree, { mode, start }: Choice): void {
    const { modeShape, endOf, periods } = this.#model;
    for (let place = 0; place < tasks.length; place++) {
      const task = tasks[place]!;
      const top = place === 0 ? NONE : tasks[above[place]!]!;
      const isTied = top !== NONE && mode[top] !== NONE;
      let value = this.#best[place]!;
      let key = this.#bestKey[place]!;
      if (isTied) {
        const x = ties[place]!.isAfter ? endOf[modeShape[mode[top]!]! * periods + start[top]!]! : start[top]!;
        value = this.#least[place * this.#width + x]!;
        key = this.#leastKey[place * this.#width + x]!;
      }
      const isOut = this.#absent[place]! <= value;
      mode[task] = isOut ? NONE : this.#modes[place * this.#width + key]!;
      start[task] = isOut ? NONE : this.#starts[place * this.#width + key]!;
    }
  }
}
