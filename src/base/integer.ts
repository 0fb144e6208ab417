/** `numerator / denominator`, rounded half up, exactly, for integers of which the first is not negative and the second is positive. */
export function divideHalfUp(numerator: number, denominator: number): number {
  const rest = numerator % denominator;
  const whole = (numerator - rest) / denominator;
  return 2 * rest >= denominator ? whole + 1 : whole;
}
