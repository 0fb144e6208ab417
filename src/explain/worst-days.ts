/** What some classes need of certain rooms, as half days, and when. */
export interface Wanted {
  readonly from: number;
  readonly past: number;
  readonly halves: number;
}

/** Consecutive days in which more is needed than there is. */
export interface WorstDays {
  /** Periods `from .. past`, the last excluded. */
  readonly from: number;
  readonly past: number;
  readonly needed: number;
  readonly available: number;
  readonly classes: number;
}

/**
 * The days in which the most is missing: whoever must train within them, wherever they start, needs more than all rooms have
 * there together. Only days that begin with someone's first and end with someone's last matter. (The energy argument of
 * cumulative scheduling.) `available[p]` is what there is on period p; undefined when nothing is missing.
 */
export function worstDays(wanted: readonly Wanted[], available: Float64Array): WorstDays | undefined {
  const availableBefore = new Float64Array(available.length + 1);
  for (let p = 0; p < available.length; p++) availableBefore[p + 1] = availableBefore[p]! + available[p]!;
  const firsts = [...new Set(wanted.map(({ from }) => from))].sort((a, b) => b - a);
  const lasts = [...new Set(wanted.map(({ past }) => past))].sort((a, b) => a - b);
  const rowOfLast = new Map(lasts.map((past, row) => [past, row]));
  const byFirst = [...wanted].sort((a, b) => b.from - a.from);
  /** Of the classes looked at so far, by the last day that they may need. [row of last] */
  const halves = new Float64Array(lasts.length);
  const classes = new Int32Array(lasts.length);
  let worst: WorstDays | undefined;
  let next = 0;
  for (const from of firsts) {
    for (; next < byFirst.length && byFirst[next]!.from >= from; next++) {
      const row = rowOfLast.get(byFirst[next]!.past)!;
      halves[row]! += byFirst[next]!.halves;
      classes[row]!++;
    }
    let needed = 0;
    let count = 0;
    for (let row = 0; row < lasts.length; row++) {
      needed += halves[row]!;
      count += classes[row]!;
      const past = lasts[row]!;
      if (past <= from) continue;
      const there = availableBefore[past]! - availableBefore[from]!;
      const missing = needed - there;
      if (missing <= 0 || missing <= (worst === undefined ? 0 : worst.needed - worst.available)) continue;
      worst = { from, past, needed, available: there, classes: count };
    }
  }
  return worst;
}
