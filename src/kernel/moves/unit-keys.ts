import { slidingLeast } from "../coupled/window.ts";
import { type ZoneRows, zoneRowsOf } from "../coupled/zone-rows.ts";
import type { AllocationModel } from "../model.ts";

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
  readonly zones: ZoneRows | undefined;
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
  readonly #queue: Int32Array;
  readonly #place: Int32Array;

  constructor(model: AllocationModel, unitOf: Int32Array) {
    this.#model = model;
    this.#width = model.periods + 1;
    this.#queue = new Int32Array(this.#width);
    this.#place = new Int32Array(this.#width);
    this.#edges = edgesOf(model, unitOf);
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
    { other, isAfter, minLag, maxLag, isJoint, zones }: Edge,
    lists: ReadonlyMap<number, PricedList>,
  ): void {
    const { periods, skipCost } = this.#model;
    const width = this.#width;
    const own = lists.get(other)!;
    const keys = own.keys.slice();
    for (const edge of this.#edges[other]!) {
      if (edge.other !== task) this.#add(other, own.items, keys, edge, lists);
    }
    const rows = zones?.count ?? 1;
    const values = new Float64Array(rows * width).fill(Number.POSITIVE_INFINITY);
    for (let at = 0; at < keys.length; at++) {
      const item = own.items[at]!;
      const modeAt = Math.floor(item / periods);
      const start = item % periods;
      const x = isAfter ? start : this.#endOf(other, modeAt, start);
      // Row 0 is for who goes with all, row 1 for those in no zone, who go with all zones.
      const row = zones === undefined ? 0 : zones.own[modeAt]!;
      if (keys[at]! < values[row * width + x]!) values[row * width + x] = keys[at]!;
    }
    for (let row = 1; row < rows; row++) {
      for (let x = 0; x < width; x++) {
        const value = Math.min(values[row * width + x]!, values[width + x]!);
        values[row * width + x] = value;
        if (value < values[x]!) values[x] = value;
      }
    }
    const least = new Float64Array(rows * width);
    const [from, to] = isAfter ? [minLag, maxLag] : [-maxLag, -minLag];
    for (let row = 0; row < rows; row++) {
      const [at, past] = [row * width, (row + 1) * width];
      slidingLeast(values.subarray(at, past), from, to, least.subarray(at, past), this.#place, this.#queue);
    }
    const absent = isJoint ? Number.POSITIVE_INFINITY : skipCost[other]!;
    for (let at = 0; at < items.length; at++) {
      const modeAt = Math.floor(items[at]! / periods);
      const start = items[at]! % periods;
      const x = isAfter ? this.#endOf(task, modeAt, start) : start;
      const row = zones === undefined ? 0 : zones.above[modeAt]!;
      total[at]! += Math.min(absent, least[row * width + x]!);
    }
  }

  #endOf(task: number, modeAt: number, start: number): number {
    const { firstMode, modeShape, endOf, periods } = this.#model;
    return endOf[modeShape[firstMode[task]! + modeAt]! * periods + start]!;
  }
}

function edgesOf(model: AllocationModel, unitOf: Int32Array): Edge[][] {
  const { before, after, minLag, maxLag, isJoint, isZoned, zoneAsBefore, zoneAsAfter } = model.couplings.precedences;
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
    const shared = { minLag: minLag[row]!, maxLag: maxLag[row]!, isJoint: isJoint[row] === 1 };
    const zoned = isZoned[row] === 1;
    edges[first]!.push({
      other: second,
      isAfter: true,
      ...shared,
      zones: zoned ? zoneRowsOf(model, second, zoneAsAfter, first, zoneAsBefore) : undefined,
    });
    edges[second]!.push({
      other: first,
      isAfter: false,
      ...shared,
      zones: zoned ? zoneRowsOf(model, first, zoneAsBefore, second, zoneAsAfter) : undefined,
    });
  });
  return edges;
}
