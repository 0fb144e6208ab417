/** After so many rounds of a length comes one so many times as long. */
export const GROWTH = 2;

/**
 * How long the rounds of a search should be when nobody knows whether many trials find more, or few slow ones.
 *
 * After some rounds of a length comes a longer one, so that each length has the same share of the work (after Luby, Sinclair and
 * Zuckerman 1993). Once a longer round ends below all that was found before, shorter ones are given up, and one that is longer
 * still comes next: as long as patience pays, rounds grow; where short ones find as much, they remain.
 */
export class RoundSchedule {
  /** Length of the next round: `GROWTH ** level` times the shortest; and how many of that length there have been. */
  level = 0;
  turn = 0;

  /** The shortest length not given up. */
  #shortest = 0;
  /** Rounds of a length that are over. [level] */
  readonly #over: number[] = [];

  /** Says whether the round ended below all that was found before it, and sets the next one. */
  end(isBest: boolean): void {
    const { level } = this;
    this.#over[level] = this.turn + 1;
    const hasPaid = isBest && level > this.#shortest;
    if (hasPaid) this.#shortest = level;
    this.level = hasPaid || (this.turn + 1) % GROWTH === 0 ? level + 1 : this.#shortest;
    this.turn = this.#over[this.level] ?? 0;
  }
}
