import type { HallCandidates } from "./hall-candidates.ts";
import type { Halls } from "./halls.ts";

/** Cells of tables that cost about as much as looking at an option. */
const CELLS_A_UNIT = 8;
/** What becomes of a step after one that paid, and after one that did not. */
const LONGER = 1.2;
const SHORTER = 0.5;

/**
 * What a hall can earn at the most: a knapsack for each of its moments.
 *
 * An option's profit is split between its moments, and what the knapsacks of all moments earn is no less than what any packing does
 * (Lagrangian decomposition, Guignard and Kim 1987, "Lagrangean decomposition: a model yielding stronger Lagrangean bounds"). The split is
 * moved towards what the moments disagree about, and kept from one call to the next.
 */
export class MomentKnapsacks {
  /** Tables, one after another, with a cell for each number of seats from 0 to all; the first is zero. */
  cells: Float64Array = new Float64Array(1 << 16);
  /** Where the table of a moment begins that counts candidates from this one on. [candidate * moments + moment] */
  tableAt: Int32Array = new Int32Array(1 << 10);
  /** Work so far. */
  evaluations = 0;

  readonly #halls: Halls;
  readonly #candidates: HallCandidates;
  /** Where the splits of an option begin. [option + 1] */
  readonly #firstSplit: Int32Array;
  /** What an option earns at a moment beyond its even part: integers that add up to 0. [split] */
  readonly #split: Float64Array;
  readonly #saved: Float64Array;
  /** How much of what is missing the next step aims at. [hall] */
  readonly #step: Float64Array;
  /** At how many of its moments the knapsacks take a candidate. [candidate] */
  readonly #taken: Int32Array;
  readonly #left: Int32Array;

  constructor(halls: Halls, candidates: HallCandidates) {
    this.#halls = halls;
    this.#candidates = candidates;
    const options = halls.task.length;
    this.#firstSplit = new Int32Array(options + 1);
    for (let option = 0; option < options; option++) {
      this.#firstSplit[option + 1] = this.#firstSplit[option]! + halls.past[option]! - halls.from[option]!;
    }
    this.#split = new Float64Array(this.#firstSplit[options]!);
    const moments = halls.moments.reduce((a, b) => Math.max(a, b), 0);
    this.#saved = new Float64Array(candidates.option.length * moments);
    this.#step = new Float64Array(halls.count).fill(1);
    this.#taken = new Int32Array(candidates.option.length);
    this.#left = new Int32Array(moments);
  }

  /** Tables of the candidates for a split that is moved so many times, as long as they earn more than `known`; returns what they earn. */
  settle(hall: number, known: number, steps: number): number {
    const seats = this.#halls.seats[hall]!;
    let most = this.#tabulate(hall, seats);
    let isStale = false;
    for (let step = 0; step < steps && most > known; step++) {
      if (isStale) this.#tabulate(hall, seats);
      if (!this.#move(hall, seats, most - known)) break;
      const moved = this.#tabulate(hall, seats);
      isStale = moved >= most;
      if (isStale) {
        this.#restore();
        this.#step[hall]! *= SHORTER;
      } else {
        most = moved;
        this.#step[hall] = Math.min(1, this.#step[hall]! * LONGER);
      }
    }
    if (isStale && most > known) this.#tabulate(hall, seats);
    return most;
  }

  /** Splits the profits of all options as prices are. */
  splitBy(priceOf: (option: number, moment: number) => number, worth: Float64Array, costs: Float64Array): void {
    const { task, from, past } = this.#halls;
    for (let option = 0; option < task.length; option++) {
      const profit = worth[task[option]!]! - costs[option]!;
      if (profit <= 0) continue;
      let sum = 0;
      for (let moment = from[option]!; moment < past[option]!; moment++) sum += priceOf(option, moment);
      if (sum <= 0) continue;
      const even = Math.floor(profit / (past[option]! - from[option]!));
      const first = this.#firstSplit[option]! - from[option]!;
      let beyond = 0;
      for (let moment = from[option]!; moment < past[option]! - 1; moment++) {
        this.#split[first + moment] = Math.round((profit * priceOf(option, moment)) / sum) - even;
        beyond += this.#split[first + moment]!;
      }
      this.#split[first + past[option]! - 1] = -beyond;
    }
  }

  /** What a seat earns at each moment, on average over the candidates. */
  seatWorths(hall: number): Float64Array {
    const { amount, from, past } = this.#halls;
    const { option: candidate, profit, count } = this.#candidates;
    const seats = new Float64Array(this.#halls.moments[hall]!);
    const earned = new Float64Array(seats.length);
    for (let at = 0; at < count; at++) {
      const option = candidate[at]!;
      const even = profit[at]! / (past[option]! - from[option]!);
      const first = this.#firstSplit[option]! - from[option]!;
      for (let moment = from[option]!; moment < past[option]!; moment++) {
        seats[moment]! += amount[option]!;
        earned[moment]! += Math.max(0, even + this.#split[first + moment]!);
      }
    }
    return earned.map((sum, moment) => (sum === 0 ? 0 : sum / seats[moment]!));
  }

  /** Fills the tables from the last candidate to the first; returns what all moments together can earn. */
  #tabulate(hall: number, seats: number): number {
    const { amount, from, past } = this.#halls;
    const { option: candidate, profit, count } = this.#candidates;
    const moments = this.#halls.moments[hall]!;
    const width = seats + 1;
    this.#makeRoom(moments, width);
    const { cells, tableAt } = this;
    cells.fill(0, 0, width);
    tableAt.fill(0, count * moments, (count + 1) * moments);
    let next = width;
    for (let at = count - 1; at >= 0; at--) {
      const option = candidate[at]!;
      const asked = amount[option]!;
      const row = at * moments;
      tableAt.copyWithin(row, row + moments, row + 2 * moments);
      const length = past[option]! - from[option]!;
      const even = Math.floor(profit[at]! / length);
      const first = this.#firstSplit[option]! - from[option]!;
      for (let moment = from[option]!; moment < past[option]!; moment++) {
        let own = even + this.#split[first + moment]!;
        if (moment === past[option]! - 1) own += profit[at]! - even * length;
        if (own <= 0) continue;
        const old = tableAt[row + moment]!;
        for (let left = 0; left < asked; left++) cells[next + left] = cells[old + left]!;
        for (let left = asked; left < width; left++) {
          const without = cells[old + left]!;
          const withIt = cells[old + left - asked]! + own;
          cells[next + left] = Math.max(withIt, without);
        }
        tableAt[row + moment] = next;
        next += width;
      }
    }
    this.evaluations += Math.ceil(next / CELLS_A_UNIT);
    let most = 0;
    for (let moment = 0; moment < moments; moment++) most += cells[tableAt[moment]! + seats]!;
    return most;
  }

  #makeRoom(moments: number, width: number): void {
    const { from, past } = this.#halls;
    const { option: candidate, count } = this.#candidates;
    const rows = (count + 1) * moments;
    if (this.tableAt.length < rows) this.tableAt = new Int32Array(2 * rows);
    let tables = 1;
    for (let at = 0; at < count; at++) tables += past[candidate[at]!]! - from[candidate[at]!]!;
    if (this.cells.length < tables * width) this.cells = new Float64Array(2 * tables * width);
  }

  /**
   * A step against the subgradient: what some moments of an option take and others do not earns less at those, more at these. Its length is
   * Polyak's for what is missing. False where all agree.
   */
  #move(hall: number, seats: number, missing: number): boolean {
    const moments = this.#halls.moments[hall]!;
    const { from, past } = this.#halls;
    const { option: candidate, count } = this.#candidates;
    let norm = 0;
    let saved = 0;
    this.#left.fill(seats, 0, moments);
    for (let at = 0; at < count; at++) {
      const option = candidate[at]!;
      let taken = 0;
      for (let moment = from[option]!; moment < past[option]!; moment++) {
        if (this.#takes(at, option, moment, moments)) taken++;
        this.#saved[saved++] = this.#split[this.#firstSplit[option]! - from[option]! + moment]!;
      }
      this.#taken[at] = taken;
      const length = past[option]! - from[option]!;
      norm += (taken * (length - taken)) / length;
    }
    if (norm === 0) return false;
    const step = (this.#step[hall]! * missing) / norm;
    this.#left.fill(seats, 0, moments);
    for (let at = 0; at < count; at++) {
      const option = candidate[at]!;
      const last = past[option]! - 1;
      const mean = this.#taken[at]! / (past[option]! - from[option]!);
      const first = this.#firstSplit[option]! - from[option]!;
      let beyond = 0;
      for (let moment = from[option]!; moment <= last; moment++) {
        const isTaken = this.#takes(at, option, moment, moments);
        if (mean === 0 || mean === 1) continue;
        if (moment === last) this.#split[first + moment] = -beyond;
        else {
          this.#split[first + moment]! -= Math.round(step * ((isTaken ? 1 : 0) - mean));
          beyond += this.#split[first + moment]!;
        }
      }
    }
    return true;
  }

  /** Whether the knapsack of a moment takes a candidate with the seats that are left; if so they are gone. */
  #takes(at: number, option: number, moment: number, moments: number): boolean {
    const { cells, tableAt } = this;
    const left = this.#left[moment]!;
    const here = tableAt[at * moments + moment]!;
    const next = tableAt[(at + 1) * moments + moment]!;
    if (cells[here + left] === cells[next + left]) return false;
    this.#left[moment] = left - this.#halls.amount[option]!;
    return true;
  }

  #restore(): void {
    const { option: candidate, count } = this.#candidates;
    let saved = 0;
    for (let at = 0; at < count; at++) {
      const option = candidate[at]!;
      for (let split = this.#firstSplit[option]!; split < this.#firstSplit[option + 1]!; split++) {
        this.#split[split] = this.#saved[saved++]!;
      }
    }
  }
}
