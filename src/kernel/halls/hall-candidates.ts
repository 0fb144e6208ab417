import type { Halls } from "./halls.ts";

/** The options of a hall that earn anything, by first moment, and among those of a moment first those that earn most for their seats. */
export class HallCandidates {
  /** [candidate] */
  readonly option: Int32Array;
  readonly profit: Float64Array;
  count = 0;
  /** Work so far. */
  evaluations = 0;

  readonly #halls: Halls;
  /** Profit for a seat at a moment. [candidate] */
  readonly #rate: Float64Array;

  constructor(halls: Halls) {
    this.#halls = halls;
    let most = 0;
    for (let hall = 0; hall < halls.count; hall++) {
      most = Math.max(most, halls.firstOption[hall + 1]! - halls.firstOption[hall]!);
    }
    this.option = new Int32Array(most);
    this.profit = new Float64Array(most);
    this.#rate = new Float64Array(most);
  }

  gather(hall: number, worth: Float64Array, costs: Float64Array): void {
    const { firstOption, task, amount, from, past } = this.#halls;
    const { option: candidate, profit } = this;
    this.count = 0;
    for (let option = firstOption[hall]!; option < firstOption[hall + 1]!; option++) {
      const earned = worth[task[option]!]! - costs[option]!;
      if (earned <= 0) continue;
      const rate = earned / (amount[option]! * (past[option]! - from[option]!));
      let at = this.count++;
      while (at > 0 && from[candidate[at - 1]!] === from[option] && this.#rate[at - 1]! < rate) {
        candidate[at] = candidate[at - 1]!;
        profit[at] = profit[at - 1]!;
        this.#rate[at] = this.#rate[at - 1]!;
        at--;
      }
      candidate[at] = option;
      profit[at] = earned;
      this.#rate[at] = rate;
    }
    this.evaluations += firstOption[hall + 1]! - firstOption[hall]!;
  }
}
