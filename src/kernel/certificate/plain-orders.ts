import type { AllocationModel } from "../model.ts";

/** What a group costs when nobody is placed, and at each position: Infinity where it may not be. */
export interface GroupCosts {
  readonly empty: number;
  readonly at: readonly number[];
}

interface Tie {
  readonly row: number;
  readonly before: number;
  readonly after: number;
}

/**
 * The least that groups cost together when some follow one another: the first start of the one comes so long after the first start
 * of the other. A group of which nobody is placed follows nothing. Ties that close a circle with earlier ones are left out: a
 * bound may leave out what it likes.
 */
export function plainOrders({ couplings: { orders } }: AllocationModel, costs: readonly GroupCosts[]): number {
  const kept: Tie[] = [];
  let topOf = costs.map((_, group) => group);
  orders.before.forEach((before, row) => {
    const after = orders.after[row]!;
    const [one, two] = [topOf[before]!, topOf[after]!];
    if (one === two) return;
    topOf = topOf.map((top) => (top === one || top === two ? Math.min(one, two) : top));
    kept.push({ row, before, after });
  });
  /** Those below a group, when one of its ties leads up. */
  const below = (group: number, up: Tie | undefined): Tie[] =>
    kept.filter((tie) => tie !== up && (tie.before === group || tie.after === group));
  const known = new Map<string, number[]>();

  /** [0] with nobody of the group placed, [1 + position] with its first start there */
  function ways(group: number, up: Tie | undefined): number[] {
    const key = `${group} ${up?.row}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const { empty, at } = costs[group]!;
    const sums = [empty, ...at];
    for (const tie of below(group, up)) {
      const other = tie.before === group ? tie.after : tie.before;
      const [none, ...positions] = ways(other, tie);
      sums.forEach((_, way) => {
        const isNear = (position: number): boolean => {
          const lag = tie.before === group ? position - (way - 1) : way - 1 - position;
          return lag >= orders.minLag[tie.row]! && lag <= orders.maxLag[tie.row]!;
        };
        sums[way]! += Math.min(none!, ...positions.filter((_, position) => way === 0 || isNear(position)));
      });
    }
    known.set(key, sums);
    return sums;
  }
  return costs.reduce((sum, _, group) => (topOf[group] === group ? sum + Math.min(...ways(group, undefined)) : sum), 0);
}
