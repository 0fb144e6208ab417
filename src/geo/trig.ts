/**
 * Sine, cosine and arcsine from + - * / and square roots alone, which IEEE 754 defines to the last bit.
 *
 * Engines may disagree in the last bit of `Math.sin` and its kin, and a distance that rounds the other way is another plan.
 * Each function brings its argument near zero, where its Taylor series, nested as Horner would, reaches 1e-15 in few terms.
 */

const RADIANS_PER_DEGREE = 0.017453292519943295;

/** The sine of an angle in degrees; exact at multiples of 90. */
export function sinOfDegrees(degrees: number): number {
  const quarter = Math.round(degrees / 90);
  return sinOfTurn(quarter, degrees - 90 * quarter);
}

/** The cosine of an angle in degrees, which is its sine a quarter turn later; exact at multiples of 90. */
export function cosOfDegrees(degrees: number): number {
  const quarter = Math.round(degrees / 90);
  return sinOfTurn(quarter + 1, degrees - 90 * quarter);
}

/** The sine of whole quarter turns and the degrees, at most 45 either way, that remain of an angle without rounding. */
function sinOfTurn(quarters: number, degrees: number): number {
  const x = degrees * RADIANS_PER_DEGREE;
  const sine = quarters % 2 === 0 ? x * nested(x * x, 2) : nested(x * x, 1);
  // The third and fourth quarters of a turn lie below the axis.
  return ((quarters % 4) + 4) % 4 < 2 ? sine : -sine;
}

/** 1 - s/k(k+1) (1 - s/(k+2)(k+3) (1 - ...)): the cosine series for k = 1; for k = 2 the sine series, less its factor x. */
function nested(square: number, k: number): number {
  let sum = 1;
  // Nine terms after the 1: at 45 degrees the next is below 1e-19.
  for (let n = k + 16; n >= k; n -= 2) sum = 1 - (square / (n * (n + 1))) * sum;
  return sum;
}

/** The arcsine, in radians, of a number from 0 to 1. */
export function asin(sine: number): number {
  let x = sine;
  let scale = 1;
  // sin(a / 2) = sin(a) / sqrt(2 + 2 cos(a)): three halvings at most.
  while (x > 0.25) {
    x /= Math.sqrt(2 + 2 * Math.sqrt((1 - x) * (1 + x)));
    scale *= 2;
  }
  // x (1 + x² 1·1/(2·3) (1 + x² 3·3/(4·5) (1 + x² 5·5/(6·7) (...)))): twelve terms after the 1; at 1/4 the next is below 1e-17.
  const square = x * x;
  let sum = 1;
  for (let n = 23; n > 0; n -= 2) sum = 1 + ((n * n) / ((n + 1) * (n + 2))) * square * sum;
  return scale * x * sum;
}
