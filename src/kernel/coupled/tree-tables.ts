import type { AllocationModel } from "../model.ts";
import type { Tree } from "./blocks.ts";
import { slidingLeast } from "./window.ts";
import { ANY_ZONE, NO_ZONE } from "./zone-rows.ts";

/** Tables of the tasks of one tree: the best option of each key, by zone where zones matter; and the least of what a tie leaves open. */
export class TreeTables {
  /** Mode and start of a cell. [row * width + key] */
  readonly modes: Int32Array;
  readonly starts: Int32Array;

  readonly #width: number;
  readonly #values: Float64Array;
  /** Least over the window that a tie leaves open, by start or end of the task above, and the key where it is. */
  readonly #least: Float64Array;
  readonly #leastKey: Int32Array;
  readonly #queue: Int32Array;
  /** First and last key of a row that has an option; the last is less where it has none. [row] */
  readonly #firstKey: Int32Array;
  readonly #lastKey: Int32Array;

  constructor(model: AllocationModel, trees: readonly Tree[]) {
    this.#width = model.periods + 1;
    const rows = trees.reduce((most, { firstRow }) => Math.max(most, firstRow.at(-1)!), 0);
    const cells = rows * this.#width;
    this.#values = new Float64Array(cells);
    this.modes = new Int32Array(cells);
    this.starts = new Int32Array(cells);
    this.#least = new Float64Array(cells);
    this.#leastKey = new Int32Array(cells);
    this.#values.fill(Number.POSITIVE_INFINITY);
    this.#firstKey = new Int32Array(rows).fill(this.#width);
    this.#lastKey = new Int32Array(rows).fill(-1);
    this.#queue = new Int32Array(this.#width);
  }

  clear({ firstRow }: Tree, place: number): void {
    for (let row = firstRow[place]!; row < firstRow[place + 1]!; row++) {
      const [first, last] = [this.#firstKey[row]!, this.#lastKey[row]!];
      if (first <= last)
        this.#values.fill(Number.POSITIVE_INFINITY, row * this.#width + first, row * this.#width + last + 1);
      this.#firstKey[row] = this.#width;
      this.#lastKey[row] = -1;
    }
  }

  /** Enters an option where it is the best of its key and zone. */
  add(tree: Tree, place: number, value: number, mode: number, modeAt: number, start: number, end: number): void {
    const { isAfter, zones } = tree.ties[place]!;
    const row = tree.firstRow[place]! + (zones === undefined ? 0 : zones.own[modeAt]!);
    const key = isAfter ? start : end;
    const cell = row * this.#width + key;
    if (value >= this.#values[cell]!) return;
    if (key < this.#firstKey[row]!) this.#firstKey[row] = key;
    if (key > this.#lastKey[row]!) this.#lastKey[row] = key;
    this.#values[cell] = value;
    this.modes[cell] = mode;
    this.starts[cell] = start;
  }

  /** Works out the windows once all options of a task are in. */
  slide({ firstRow, ties }: Tree, place: number): void {
    const { isAfter, minLag, maxLag, zones } = ties[place]!;
    const [from, to] = isAfter ? [minLag, maxLag] : [-maxLag, -minLag];
    const first = firstRow[place]!;
    const past = firstRow[place + 1]!;
    if (zones !== undefined) {
      // Options in a zone serve who is in none; options in none serve all.
      for (let row = first + NO_ZONE; row < past; row++) this.#merge(row, first + ANY_ZONE);
      for (let row = first + NO_ZONE + 1; row < past; row++) this.#merge(first + NO_ZONE, row);
    }
    for (let row = first; row < past; row++) {
      const at = row * this.#width;
      const [firstKey, lastKey] = [this.#firstKey[row]!, this.#lastKey[row]!];
      if (firstKey > lastKey) {
        this.#least.fill(Number.POSITIVE_INFINITY, at, at + this.#width);
        continue;
      }
      slidingLeast(
        this.#values.subarray(at, at + this.#width),
        from,
        to,
        this.#least.subarray(at, at + this.#width),
        this.#leastKey.subarray(at, at + this.#width),
        this.#queue,
        firstKey,
        lastKey,
      );
    }
  }

  #merge(from: number, into: number): void {
    const [first, last] = [this.#firstKey[from]!, this.#lastKey[from]!];
    if (first > last) return;
    this.#firstKey[into] = Math.min(this.#firstKey[into]!, first);
    this.#lastKey[into] = Math.max(this.#lastKey[into]!, last);
    for (let key = first; key <= last; key++) {
      const [source, target] = [from * this.#width + key, into * this.#width + key];
      if (this.#values[source]! >= this.#values[target]!) continue;
      this.#values[target] = this.#values[source]!;
      this.modes[target] = this.modes[source]!;
      this.starts[target] = this.starts[source]!;
    }
  }

  /** Least value that a tie leaves open when the task above ends, or starts, at x. */
  least({ firstRow }: Tree, place: number, zone: number, x: number): number {
    return this.#least[(firstRow[place]! + zone) * this.#width + x]!;
  }

  /** The cell of that value; asked for only where there is one. */
  cellOf({ firstRow }: Tree, place: number, zone: number, x: number): number {
    const at = (firstRow[place]! + zone) * this.#width;
    return at + this.#leastKey[at + x]!;
  }
}
