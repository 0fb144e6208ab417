/** Share of what is remembered of former gains. */
const MEMORY = 0.6;

/**
 * How much work several ways of getting on get in a round: a least share each, and the rest by what a unit of their recent
 * turns has gained. What pays nothing now may pay later, so nobody's turn is ever dropped.
 */
export class TurnShares {
  readonly #leastShare: number;
  readonly #pay: Float64Array;

  constructor(ways: number, leastShare: number) {
    this.#leastShare = leastShare;
    this.#pay = new Float64Array(ways);
  }

  /** Takes in what a turn gained for so many units. */
  record(way: number, gain: number, units: number): void {
    this.#pay[way] = MEMORY * this.#pay[way]! + (1 - MEMORY) * (Math.max(0, gain) / Math.max(1, units));
  }

  /** Share of a round, from 0 to 1; the same for all as long as nobody has gained anything. */
  of(way: number): number {
    const ways = this.#pay.length;
    const total = this.#pay.reduce((sum, pay) => sum + pay, 0);
    const part = total > 0 ? this.#pay[way]! / total : 1 / ways;
    return this.#leastShare + (1 - ways * this.#leastShare) * part;
  }
}
