import { slidingLeast } from "../coupled/window.ts";
import type { AllocationModel } from "../model.ts";
import type { ModeClasses } from "./mode-classes.ts";

/** Options of one task: (place of the mode) * periods + start, and what each costs at the prices. */
export interface PricedList {
  readonly items: Int32Array;
  readonly keys: Float64Array;
}

/** A precedence between two tasks of a unit, as seen from the one that hears from the other. */
interface Edge {
  readonly other: number;
  /** Whether the other comes after. */
  readonly isAfter: boolean;
  readonly minLag: number;
  readonly maxLag: number;
  readonly isJoint: boolean;
  /** Which modes go together; undefined where all do. */
  readonly classes: ModeClasses | undefined;
}

/**
 * What a unit costs at the prices when one of its tasks takes an option and the others what is best with it, capacities apart: the
 * min-marginals of the tree that precedences form (Pearl 1988). They tell at once which options of a task lead nowhere.
 */
export class UnitKeys {
  readonly #model: AllocationModel;
  readonly #width: number;
  /** Precedences of each task, as long as they form a tree. [task] */
  readonly #edges: readonly (readonly Edge[])[];
  readonly #merged: Float64Array;
  readonly #queue: Int32Array;
  readonly #place: Int32Array;

  constructor(model: AllocationModel, unitOf: Int32Array, classes: readonly (ModeClasses | undefined)[]) {
    this.#model = model;
    this.#width = model.periods + 1;
    this.#merged = new Float64Array(this.#width);
    this.#queue = new Int32Array(this.#width);
    this.#place = new Int32Array(this.#width);
    this.#edges = edgesOf(model, unitOf, classes);
  }

  /** Whether anything ties a task in time. */
  isTied(task: number): boolean {
    return this.#edges[task]!.length > 0;
  }

  /** The keys of a task's options with the others of its unit. */
  keysOf(task: number, lists: ReadonlyMap<number, PricedList>): Float64Array {
    const { items, keys } = lists.get(task)!;
    const total = keys.slice();
    for (const edge of this.#edges[task]!) this.#add(task, items, total, edge, lists);
    return total;
  }

  /** Adds what the task at the other end of an edge costs at the least. */
  #add(
    task: number,
    items: Int32Array,
    total: Float64Array,
    { other, isAfter, minLag, maxLag, isJoint, classes }: Edge,
    lists: ReadonlyMap<number, PricedList>,
  ): void {
    const { periods, skipCost } = this.#model;
    const width = this.#width;
    const own = lists.get(other)!;
    const keys = own.keys.slice();
    for (const edge of this.#edges[other]!) {
      if (edge.other !== task) this.#add(other, own.items, keys, edge, lists);
    }
    const theirs = isAfter ? classes?.ofAfter : classes?.ofBefore;
    const mine = isAfter ? classes?.ofBefore : classes?.ofAfter;
    const theirCount = (isAfter ? classes?.countAfter : classes?.countBefore) ?? 1;
    const myCount = (isAfter ? classes?.countBefore : classes?.countAfter) ?? 1;
    const values = new Float64Array(theirCount * width).fill(Number.POSITIVE_INFINITY);
    for (let at = 0; at < keys.length; at++) {
      const item = own.items[at]!;
      const modeAt = Math.floor(item / periods);
      const start = item % periods;
      const x = isAfter ? start : this.#endOf(other, modeAt, start);
      const row = theirs?.[modeAt] ?? 0;
      if (keys[at]! < values[row * width + x]!) values[row * width + x] = keys[at]!;
    }
    const least = new Float64Array(myCount * width);
    const [from, to] = isAfter ? [minLag, maxLag] : [-maxLag, -minLag];
    for (let row = 0; row < myCount; row++) {
      this.#merged.fill(Number.POSITIVE_INFINITY);
      for (let their = 0; their < theirCount; their++) {
        const pair = isAfter ? row * theirCount + their : their * myCount + row;
        if (classes !== undefined && classes.goTogether[pair] === 0) continue;
        for (let x = 0; x < width; x++) {
          if (values[their * width + x]! < this.#merged[x]!) this.#merged[x] = values[their * width + x]!;
        }
      }
      const own = least.subarray(row * width, (row + 1) * width);
      slidingLeast(this.#merged, from, to, own, this.#place, this.#queue);
    }
    const absent = isJoint ? Number.POSITIVE_INFINITY : skipCost[other]!;
    for (let at = 0; at < items.length; at++) {
      const modeAt = Math.floor(items[at]! / periods);
      const start = items[at]! % periods;
      const x = isAfter ? this.#endOf(task, modeAt, start) : start;
      const row = mine?.[modeAt] ?? 0;
      total[at]! += Math.min(absent, least[row * width + x]!);
    }
  }

  #endOf(task: number, modeAt: number, start: number): number {
    const { firstMode, modeShape, endOf, periods } = this.#model;
    return endOf[modeShape[firstMode[task]! + modeAt]! * periods + start]!;
  }
}

function edgesOf(model: AllocationModel, unitOf: Int32Array, classes: readonly (ModeClasses | undefined)[]): Edge[][] {
  const { before, after, minLag, maxLag, isJoint } = model.couplings.precedences;
  const edges: Edge[][] = Array.from({ length: model.tasks }, () => []);
  const root = Int32Array.from({ length: model.tasks }, (_, task) => task);
  const rootOf = (task: number): number => {
    let at = task;
    while (root[at] !== at) at = root[at] = root[root[at]!]!;
    return at;
  };
  before.forEach((first, row) => {
    const second = after[row]!;
    // A circle within a unit, or two ties of the same tasks: one of them will do as a guide.
    if (unitOf[first] !== unitOf[second] || rootOf(first) === rootOf(second)) return;
    root[rootOf(first)] = rootOf(second);
    const shared = {
      minLag: minLag[row]!,
      maxLag: maxLag[row]!,
      isJoint: isJoint[row] === 1,
      classes: classes[row],
    };
    edges[first]!.push({ other: second, isAfter: true, ...shared });
    edges[second]!.push({ other: first, isAfter: false, ...shared });
  });
  return edges;
}
