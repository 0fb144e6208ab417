import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";

/** Moments of a hall, at the most: there are tables for each. */
const MOST_MOMENTS = 60;

/** Options by their resource, in order of tasks. */
export interface HallOptions {
  /** [option] */
  readonly task: Int32Array;
  readonly mode: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/**
 * Moments of halls: the last periods in which an option is there, with others that began since the moment before. Whoever meets in any
 * period meets at one of these too (maximal cliques of an interval graph).
 */
export class Moments {
  /** [option] */
  readonly from: Int32Array;
  readonly past: Int32Array;
  /** How many there are, and how many lie before a period. [resource] */
  readonly count: number[] = [];
  readonly before: Int16Array[] = [];
  readonly #model: AllocationModel;
  readonly #options: HallOptions;

  constructor(model: AllocationModel, options: HallOptions) {
    this.#model = model;
    this.#options = options;
    this.from = new Int32Array(options.task.length);
    this.past = new Int32Array(options.task.length);
  }

  /** Finds the moments of a hall and where its options lie; false where they are too many, or an option meets no limit at any time. */
  layOut(resource: number, first: number, past: number): boolean {
    const { periods, capacity } = this.#model;
    const { start, end } = this.#options;
    const [begins, ends] = [new Uint8Array(periods), new Uint8Array(periods)];
    // The limited period at or after a period, and at or before it.
    const [nextLimited, lastLimited] = [new Int32Array(periods + 1).fill(periods), new Int32Array(periods).fill(NONE)];
    for (let period = periods - 1; period >= 0; period--) {
      const isLimited = capacity[resource * periods + period] !== UNLIMITED;
      nextLimited[period] = isLimited ? period : nextLimited[period + 1]!;
    }
    for (let period = 0; period < periods; period++) {
      lastLimited[period] = nextLimited[period] === period ? period : period === 0 ? NONE : lastLimited[period - 1]!;
    }
    for (let option = first; option < past; option++) {
      const from = nextLimited[start[option]!]!;
      const to = lastLimited[end[option]! - 1]!;
      if (from > to) return false;
      [begins[from], ends[to]] = [1, 1];
    }
    const before = new Int16Array(periods + 1);
    let isNew = false;
    for (let period = 0; period < periods; period++) {
      isNew ||= begins[period] === 1;
      const isMoment = isNew && ends[period] === 1;
      before[period + 1] = before[period]! + (isMoment ? 1 : 0);
      if (isMoment) isNew = false;
    }
    for (let option = first; option < past; option++) {
      this.from[option] = before[nextLimited[start[option]!]!]!;
      this.past[option] = before[lastLimited[end[option]! - 1]! + 1]!;
    }
    this.count[resource] = before[periods]!;
    this.before[resource] = before;
    return before[periods]! <= MOST_MOMENTS;
  }
}
