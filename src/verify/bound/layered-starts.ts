import type { PhaseOptions } from "./candidates.ts";
import { clamped, type OptionPricer } from "./option-pricer.ts";
import type { Periods } from "./periods.ts";
import { NONE } from "./start-tables.ts";

/** Cheapest ways by start, kept apart in layers: [layer][start - from] */
export type Layers = Map<number, Float64Array>;

/** What comes after a class: what it costs at least, by the period after the class's end. */
export interface Tail {
  /** Of any class, wherever and whenever it ends. */
  readonly least: number;
  /** For a class in a room row; `undefined` when nothing can come after it. */
  readonly after: (row: number) => { readonly firstEnd: number; readonly values: Float64Array } | undefined;
}

/** Nothing comes after the last phase. */
export const NO_TAIL: Tail = { least: 0, after: () => undefined };

/**
 * The cheapest classes of a phase that start in each of some periods, with what comes after them, as far as they cost less than `cap`; the
 * pricer has been turned to the phase, whose classes may gain so much.
 *
 * One walk over the candidates, cheapest first, serves all days. A day drops out of it once the bare cost, with the least that can come
 * after, reaches the best that was found for it; where layers are kept apart, once it reaches the cap.
 */
export function layeredStarts(
  phase: PhaseOptions,
  pricer: OptionPricer,
  gain: number,
  { from, past: end }: Periods,
  cap: number,
  tail: Tail,
  layerOf?: (row: number, start: number) => number,
): Layers {
  const { rows, costs, startsIn, preferred, latenessPerDay } = phase;
  const { unit } = pricer;
  const layers: Layers = new Map();
  const layer = (number: number): Float64Array => {
    const known = layers.get(number) ?? new Float64Array(Math.max(0, end - from)).fill(cap);
    layers.set(number, known);
    return known;
  };
  const first = Math.max(from, phase.from);
  const last = Math.min(end, phase.past);
  const waiting = phase.days.filter((day) => first <= day && day < last);
  const only = layerOf === undefined ? layer(0) : undefined;
  let left = waiting.length;
  for (let k = 0; k < rows.length && left > 0; k++) {
    const row = rows[k]!;
    const bare = unit * costs[k]! - gain + tail.least;
    let kept = 0;
    for (let n = 0; n < left; n++) {
      const start = waiting[n]!;
      const lateness = unit * latenessPerDay * Math.max(0, start - preferred);
      if (bare + lateness < (only === undefined ? cap : only[start - from]!)) waiting[kept++] = start;
    }
    left = kept;
    const after = tail === NO_TAIL ? undefined : tail.after(row);
    if (left === 0 || (tail !== NO_TAIL && after === undefined)) continue;
    pricer.open(k);
    for (const spot of pricer.spots) {
      const starts = startsIn(row, spot.unit);
      for (let n = 0; n < left; n++) {
        const start = waiting[n]!;
        const past = starts[start]!;
        if (past === NONE) continue;
        const lateness = unit * latenessPerDay * Math.max(0, start - preferred);
        let value = pricer.at(spot, start, past, lateness);
        if (after !== undefined)
          value = clamped(value + (after.values[past - after.firstEnd] ?? Number.POSITIVE_INFINITY));
        const into = only ?? layer(layerOf!(row, start));
        if (value < into[start - from]!) into[start - from] = value;
      }
    }
  }
  return layers;
}
