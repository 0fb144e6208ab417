/**
 * Whole numbers in proportion to weights, with the sum kept, by largest remainder: each gets its share rounded down, and what is left goes, one each, to the largest
 * remainders (Hare and Niemeyer); ties to the first.
 *
 * The total and the weights are integers, none negative, and total x weight stays below 2^53, so that every step is exact. With weights that are all 0 nobody gets
 * anything. @internal
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return weights.map(() => 0);
  const remainders = weights.map((weight) => (total * weight) % sum);
  const shares = weights.map((weight, row) => (total * weight - remainders[row]!) / sum);
  const left = total - shares.reduce((a, b) => a + b, 0);
  const rows = weights.map((_, row) => row).sort((a, b) => remainders[b]! - remainders[a]! || a - b);
  for (const row of rows.slice(0, left)) shares[row]! += 1;
  return shares;
}
