/** How a weight grows while its row is broken, and falls back while it is kept; it never exceeds its base by more than this. */
const GROWTH = 1.08;
const FALL = 0.98;
const MOST = 1e6;

/** The next weight of a row that may be broken at a price: weights find the size at which the row is just kept. */
export function weightAfter(weight: number, base: number, isBroken: boolean): number {
  return isBroken ? Math.min(weight * GROWTH, base * MOST) : Math.max(base, weight * FALL);
}
