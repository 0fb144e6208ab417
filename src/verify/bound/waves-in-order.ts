import type { Wave } from "../../domain/index.ts";

/** What a wave costs when none of its cohorts is placed, and by its first day, [period]; undefined where that cannot be. */
export interface WaveCosts {
  readonly empty: bigint | undefined;
  readonly byDay: readonly (bigint | undefined)[];
}

/**
 * The least that waves cost together, where some follow one another: the first day of a wave with `after` comes so long after the first
 * day of the wave before it. One of which nobody is placed follows nothing, and nothing follows it. Undefined when they cannot be kept.
 */
export function leastOfWaves(waves: readonly Wave[], costs: readonly WaveCosts[]): bigint | undefined {
  const followers = waves.map(({ id }) => [...waves.keys()].filter((row) => waves[row]!.after?.wave === id));

  /** A wave with all that follow it. */
  function withFollowers(row: number): WaveCosts {
    let { empty, byDay } = costs[row]!;
    for (const next of followers[row]!) {
      const after = withFollowers(next);
      const { minGapDays, maxGapDays = Number.POSITIVE_INFINITY } = waves[next]!.after!;
      // Gaps are between real starts, which are so many days after the first day at the most.
      const most = maxGapDays + (waves[row]!.holidayShiftDays ?? 0);
      empty = sumOf(empty, leastOf([after.empty, ...after.byDay]));
      byDay = byDay.map((cost, day) => {
        const days = after.byDay.slice(day + minGapDays, day + most + 1);
        return sumOf(cost, leastOf([after.empty, ...days]));
      });
    }
    return { empty, byDay };
  }

  let sum: bigint | undefined = 0n;
  for (const [row, { after }] of waves.entries()) {
    if (after !== undefined) continue;
    const { empty, byDay } = withFollowers(row);
    sum = sumOf(sum, leastOf([empty, ...byDay]));
  }
  return sum;
}

function sumOf(a: bigint | undefined, b: bigint | undefined): bigint | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}

function leastOf(costs: readonly (bigint | undefined)[]): bigint | undefined {
  let least: bigint | undefined;
  for (const cost of costs) if (cost !== undefined && (least === undefined || cost < least)) least = cost;
  return least;
}
