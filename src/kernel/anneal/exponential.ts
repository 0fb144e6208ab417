import type { Random } from "../../base/index.ts";

const STEPS = 1024;
const LN_2 = Math.LN2;

/**
 * Draws from the exponential distribution of mean 1. A move that costs `delta` is accepted at temperature T when
 * `delta <= T * draw`, which is the rule of simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) with the dice thrown first.
 *
 * Engines may differ in the last bit of a logarithm, so the quantiles come from sums and quotients alone.
 */
export class Exponential {
  readonly #random: Random;
  readonly #quantiles = new Float64Array(STEPS);

  constructor(random: Random) {
    this.#random = random;
    for (let step = 0; step < STEPS; step++) this.#quantiles[step] = -logarithm((step + 0.5) / STEPS);
  }

  next(): number {
    return this.#quantiles[this.#random.nextUint32() >>> 22]!;
  }
}

/** Natural logarithm of a number between 0 and 1. @internal */
export function logarithm(x: number): number {
  let fraction = x;
  let halvings = 0;
  for (; fraction < 0.75; fraction *= 2) halvings++;
  // ln f = 2 artanh((f - 1) / (f + 1)), and the argument is at most 1/5 here.
  const ratio = (fraction - 1) / (fraction + 1);
  let power = ratio;
  let sum = 0;
  for (let odd = 1; odd < 24; odd += 2) {
    sum += power / odd;
    power *= ratio * ratio;
  }
  return 2 * sum - halvings * LN_2;
}
