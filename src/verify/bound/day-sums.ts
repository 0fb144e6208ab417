/** Prices by day, summed up so that a class pays by one subtraction. */
import type { Periods } from "./periods.ts";

/** [period of `priced`, counted from its first, and one more] sum of the prices of the periods before. */
export type DaySums = Float64Array;

/** The sums of prices by period of `priced`; `undefined` when they add up to 2^53 or more, so that differences are not exact. */
export function daySums(prices: Float64Array): DaySums | undefined {
  const sums = new Float64Array(prices.length + 1);
  for (let k = 0; k < prices.length; k++) sums[k + 1] = sums[k]! + prices[k]!;
  return sums[prices.length]! > Number.MAX_SAFE_INTEGER ? undefined : sums;
}

/** What periods `start .. past`, the last excluded, cost. */
export function costOf(priced: Periods, sums: DaySums, start: number, past: number): number {
  if (past <= priced.from || start >= priced.past) return 0;
  return sums[Math.min(past, priced.past) - priced.from]! - sums[Math.max(start, priced.from) - priced.from]!;
}
