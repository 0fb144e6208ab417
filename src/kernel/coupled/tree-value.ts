import { type AllocationModel, type Choice, NONE } from "../model.ts";
import type { Tree } from "./blocks.ts";
import type { OptionPricer } from "./option-pricer.ts";
import { formerValue, setCuts } from "./tree-cuts.ts";
import { TreeTables } from "./tree-tables.ts";

/**
 * The cheapest way of dealing with a tree of precedences at given prices, by dynamic programming from its leaves up.
 *
 * Each task has a table by *key*: its start when it comes after the task above it, else its end; that is all the tie to the task
 * above looks at, beside the zone, of which each has a table of its own. A tie ends where one of the two is left out; a joint one
 * lets both be left out or neither.
 */
export class TreeValuer {
  readonly #model: AllocationModel;
  readonly #pricer: OptionPricer;
  readonly #tables: TreeTables;
  readonly #width: number;
  /** Values of the options of one mode, by start. */
  readonly #options: Float64Array;
  /** What the tasks below add, by the end and by the start of a task. */
  readonly #onEnd: Float64Array;
  readonly #onStart: Float64Array;
  /** What they add at least. [place] */
  readonly #leastBelow: Float64Array;
  /** Value of leaving a task out with the best below it, of its best option, and of one that is not listed. [place] */
  readonly #absent: Float64Array;
  /** What an option may cost at most by itself to be of use. [place] */
  readonly #cut: Float64Array;
  readonly #best: Float64Array;
  readonly #rest: Float64Array;
  readonly #bestMode: Int32Array;
  readonly #bestStart: Int32Array;
  /** Best value of a tree by the start of its first task, and that task's mode. [start] */
  readonly byStart: Float64Array;
  readonly #modeByStart: Int32Array;

  constructor(model: AllocationModel, trees: readonly Tree[], pricer: OptionPricer) {
    this.#model = model;
    this.#pricer = pricer;
    this.#tables = new TreeTables(model, trees);
    this.#width = model.periods + 1;
    const places = trees.reduce((most, tree) => Math.max(most, tree.tasks.length), 0);
    this.#options = new Float64Array(model.periods);
    this.byStart = new Float64Array(model.periods);
    this.#modeByStart = new Int32Array(model.periods);
    this.#onEnd = new Float64Array(places * this.#width);
    this.#onStart = new Float64Array(places * this.#width);
    this.#leastBelow = new Float64Array(places);
    this.#absent = new Float64Array(places);
    this.#cut = new Float64Array(places);
    this.#best = new Float64Array(places);
    this.#rest = new Float64Array(places);
    this.#bestMode = new Int32Array(places);
    this.#bestStart = new Int32Array(places);
  }

  /** Value of a tree; the options that it takes go to `choice`, where those of a former call help to be quick. */
  evaluate(tree: Tree, choice: Choice): number {
    this.#begin(tree);
    setCuts(this.#model, this.#pricer, tree, formerValue(this.#pricer, tree, choice), this.#cut);
    this.#tabulateBelow(tree, choice);
    this.#tabulate(tree, 0, choice);
    this.#read(tree, choice);
    return Math.min(this.#best[0]!, this.#rest[0]!, this.#absent[0]!);
  }

  /**
   * Values of a tree by the start of its first task, to `byStart`, as far as they are less than leaving the first task out, which
   * is returned. Only starts in `from <= start < past` are looked at.
   */
  evaluateByStart(tree: Tree, choice: Choice, from: number, past: number): number {
    this.#begin(tree);
    // All may be left out.
    const outOfAll = tree.tasks.reduce((sum, task) => sum + this.#pricer.skip(task), 0);
    setCuts(this.#model, this.#pricer, tree, outOfAll, this.#cut);
    this.#tabulateBelow(tree, choice);
    this.#tabulateFirst(tree, from, past);
    return Math.min(this.#rest[0]!, this.#absent[0]!);
  }

  /** The options that a tree takes whose first task starts so, or is left out where `start` is NONE; after `evaluateByStart`. */
  readAt(tree: Tree, start: number, choice: Choice): void {
    if (start === NONE) this.#best[0] = Number.POSITIVE_INFINITY;
    else this.#keep(0, this.byStart[start]!, this.#modeByStart[start]!, start);
    this.#read(tree, choice);
  }

  #begin({ tasks }: Tree): void {
    this.#onEnd.fill(0, 0, tasks.length * this.#width);
    this.#onStart.fill(0, 0, tasks.length * this.#width);
    this.#leastBelow.fill(0, 0, tasks.length);
    for (let place = 0; place < tasks.length; place++) this.#absent[place] = this.#pricer.skip(tasks[place]!);
  }

  #tabulateBelow(tree: Tree, choice: Choice): void {
    for (let place = tree.tasks.length - 1; place > 0; place--) {
      this.#tabulate(tree, place, choice);
      this.#raise(tree, place);
    }
  }

  /** The best option of each key and zone, and of all; of the first task only the best of all. */
  #tabulate(tree: Tree, place: number, choice: Choice): void {
    const { firstMode, earliest, pastLatest } = this.#model;
    const pricer = this.#pricer;
    const task = tree.tasks[place]!;
    const first = firstMode[task]!;
    this.#tables.clear(tree, place);
    this.#best[place] = Number.POSITIVE_INFINITY;
    this.#rest[place] = pricer.rest(task) + this.#leastBelow[place]!;
    // What costs more than leaving the task out is never taken, unless it must be in with the task above.
    let cut = tree.ties[place]?.isJoint === true ? Number.POSITIVE_INFINITY : this.#absent[place]!;
    const former = choice.mode[task]!;
    if (place === 0 && former !== NONE) {
      const start = choice.start[task]!;
      const value =
        pricer.value(former, start) + this.#below(tree, 0, former - first, start, this.#endOf(former, start));
      if (value < cut) {
        cut = value;
        this.#keep(0, value, former, start);
      }
    }
    for (let mode = first; mode < firstMode[task + 1]!; mode++) {
      const limit = Math.min(this.#cut[place]!, cut - this.#leastBelow[place]!);
      if (!(pricer.floor(task, mode) < limit)) continue;
      pricer.scan(task, mode, limit, this.#options);
      for (let start = earliest[task]!; start < pastLatest[task]!; start++) {
        const own = this.#options[start]!;
        if (own + this.#leastBelow[place]! >= cut) continue;
        const end = this.#endOf(mode, start);
        const value = own + this.#below(tree, place, mode - first, start, end);
        if (value >= cut) continue;
        if (value < this.#best[place]!) this.#keep(place, value, mode, start);
        if (place === 0) cut = value;
        else this.#tables.add(tree, place, value, mode, mode - first, start, end);
      }
    }
  }

  /** The best option of the first task for each start. */
  #tabulateFirst(tree: Tree, from: number, past: number): void {
    const { firstMode, earliest, pastLatest } = this.#model;
    const pricer = this.#pricer;
    const task = tree.tasks[0]!;
    const first = firstMode[task]!;
    const below = this.#leastBelow[0]!;
    this.#rest[0] = pricer.rest(task) + below;
    this.byStart.fill(Number.POSITIVE_INFINITY);
    const cut = this.#absent[0]!;
    const limit = Math.min(this.#cut[0]!, cut - below);
    const [begin, end] = [Math.max(from, earliest[task]!), Math.min(past, pastLatest[task]!)];
    const isNarrow = 2 * (end - begin) < pastLatest[task]! - earliest[task]!;
    for (let mode = first; mode < firstMode[task + 1]!; mode++) {
      if (!(pricer.floor(task, mode) < limit)) continue;
      if (isNarrow) pricer.look(mode, begin, end, this.#options);
      else pricer.scan(task, mode, limit, this.#options);
      for (let start = begin; start < end; start++) {
        const own = this.#options[start]!;
        if (own + below >= Math.min(cut, this.byStart[start]!)) continue;
        const value = own + this.#below(tree, 0, mode - first, start, this.#endOf(mode, start));
        if (value >= cut || value >= this.byStart[start]!) continue;
        this.byStart[start] = value;
        this.#modeByStart[start] = mode;
      }
    }
  }

  #keep(place: number, value: number, mode: number, start: number): void {
    this.#best[place] = value;
    this.#bestMode[place] = mode;
    this.#bestStart[place] = start;
  }

  #endOf(mode: number, start: number): number {
    return this.#model.endOf[this.#model.modeShape[mode]! * this.#model.periods + start]!;
  }

  /** What the tasks below add to an option. */
  #below(tree: Tree, place: number, modeAt: number, start: number, end: number): number {
    if (end === NONE) return 0;
    const at = place * this.#width;
    let value = this.#onEnd[at + end]! + this.#onStart[at + start]!;
    const zoned = tree.zonedBelow[place]!;
    for (let i = 0; i < zoned.length; i++) {
      const below = zoned[i]!;
      const { isAfter, zones } = tree.ties[below]!;
      value += this.#tied(tree, below, zones!.above[modeAt]!, isAfter ? end : start);
    }
    return value;
  }

  /** The least that a task costs when the one above it ends, or starts, at x. */
  #tied(tree: Tree, place: number, zone: number, x: number): number {
    const present = Math.min(this.#tables.least(tree, place, zone, x), this.#rest[place]!);
    return tree.ties[place]!.isJoint ? present : Math.min(present, this.#absent[place]!);
  }

  /** Adds to the task above what a task costs, for each of its starts or ends. */
  #raise(tree: Tree, place: number): void {
    const { isAfter, isJoint, zones } = tree.ties[place]!;
    const above = tree.above[place]!;
    this.#tables.slide(tree, place);
    if (zones === undefined) {
      const target = isAfter ? this.#onEnd : this.#onStart;
      for (let x = 0; x < this.#width; x++) target[above * this.#width + x]! += this.#tied(tree, place, 0, x);
    }
    const present = Math.min(this.#best[place]!, this.#rest[place]!);
    const free = Math.min(present, this.#absent[place]!);
    this.#leastBelow[above]! += isJoint ? present : free;
    this.#absent[above]! += isJoint ? this.#absent[place]! : free;
  }

  #read(tree: Tree, { mode, start }: Choice): void {
    const { tasks, above, ties } = tree;
    for (let place = 0; place < tasks.length; place++) {
      const task = tasks[place]!;
      const top = place === 0 ? NONE : tasks[above[place]!]!;
      const tie = ties[place];
      let value = this.#best[place]!;
      let ownMode = this.#bestMode[place]!;
      let ownStart = this.#bestStart[place]!;
      let isOut = this.#absent[place]! <= value;
      if (tie !== undefined && mode[top] !== NONE) {
        const zone = tie.zones?.above[mode[top]! - this.#model.firstMode[top]!] ?? 0;
        const x = tie.isAfter ? this.#endOf(mode[top]!, start[top]!) : start[top]!;
        value = this.#tables.least(tree, place, zone, x);
        const cell = this.#tables.cellOf(tree, place, zone, x);
        isOut = value === Number.POSITIVE_INFINITY || (!tie.isJoint && this.#absent[place]! <= value);
        if (!isOut) {
          ownMode = this.#tables.modes[cell]!;
          ownStart = this.#tables.starts[cell]!;
        }
      } else if (tie?.isJoint === true) isOut = true;
      if (this.#rest[place]! < value) isOut = true;
      mode[task] = isOut ? NONE : ownMode;
      start[task] = isOut ? NONE : ownStart;
    }
  }
}
