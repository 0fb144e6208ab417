import { NONE } from "../calendar/index.ts";
import type { Shapes } from "./shapes.ts";

/** A cost that depends on when a class starts and ends. */
export interface StartValue {
  /** Equal for functions that tell the same starts apart, so that shapes are split once for all of them. */
  readonly key: string;
  /** Tells starts apart: those with the same number cost the same. `end` is the day after the last one. */
  classOf(start: number, end: number): number;
  /** What starts with this number cost. */
  costOf(number: number): number;
}

/** A shape that allows only the starts of one number. */
export interface SplitShape {
  readonly number: number;
  readonly shape: number;
}

/**
 * Splits shapes by what their starts cost, since a mode has one cost: for each number a shape that allows exactly its starts.
 * Two splits with the same key are made once.
 */
export class StartSplitter {
  readonly #shapes: Shapes;
  readonly #known = new Map<string, readonly SplitShape[]>();

  constructor(shapes: Shapes) {
    this.#shapes = shapes;
  }

  split(shape: number, { key, classOf }: StartValue): readonly SplitShape[] {
    const known = this.#known.get(`${shape} ${key}`);
    if (known !== undefined) return known;
    const ends = this.#shapes.ends(shape);
    const byNumber = new Map<number, Int32Array>();
    ends.forEach((end, start) => {
      if (end === NONE) return;
      const number = classOf(start, end);
      let part = byNumber.get(number);
      if (part === undefined) {
        part = new Int32Array(ends.length).fill(NONE);
        byNumber.set(number, part);
      }
      part[start] = end;
    });
    const split = [...byNumber].map(([number, part]) => ({
      number,
      shape: byNumber.size === 1 ? shape : this.#shapes.add(part),
    }));
    this.#known.set(`${shape} ${key}`, split);
    return split;
  }
}
