/**
 * `numerator / denominator`, rounded half up, exactly, for integers of which the first is not negative and the second is positive,
 * and that are below 2^53 when added up.
 */
export function divideHalfUp(numerator: number, denominator: number): number {
  // The rounded quotient may be one too large, which the rest shows; `%` would be exact too, at ten times the price.
  let whole = Math.floor(numerator / denominator);
  let rest = numerator - whole * denominator;
  if (rest < 0) {
    whole--;
    rest += denominator;
  }
  return 2 * rest >= denominator ? whole + 1 : whole;
}
