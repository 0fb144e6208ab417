import { MOST_AT_A_TIME } from "../seats/step-rows.ts";
import { HallCandidates } from "./hall-candidates.ts";
import type { Halls } from "./halls.ts";
import { MomentKnapsacks } from "./moment-knapsacks.ts";

/** Steps of the split before a search: more of them where the last search of the hall took many nodes, fewer where it took few. */
const STEPS = { least: 0, first: 4, most: 2 };
const MANY_NODES = 5000;
const FEW_NODES = 500;

/** What packing a hall has come to. */
export interface Packing {
  /** Its options. */
  readonly option: Int32Array;
  count: number;
  /** No packing earns more than this. */
  most: number;
}

/** No option at all; with room for all that may be, since each is there at some moment, and at each no more than so many fit. */
export function emptyPacking(moments: number): Packing {
  return { option: new Int32Array(moments * MOST_AT_A_TIME), count: 0, most: 0 };
}

/**
 * Packs a hall: options of different tasks that together earn most, where at each moment no more seats are asked for than there are.
 *
 * A search in depth over options in order of their first moment: knapsack tables by moment tell, for each number of seats that is left,
 * what the options to come can earn at the most. All profits are integers, so that nothing is rounded.
 */
export class HallPacker {
  readonly #halls: Halls;
  readonly #candidates: HallCandidates;
  readonly #knapsacks: MomentKnapsacks;
  /** Seats left. [moment] */
  readonly #left: Int32Array;
  /** 1 for a task that is on the path. [task] */
  readonly #isUsed: Uint8Array;
  readonly #path: Int32Array;
  readonly #chosen: Int32Array;
  /** Of the split, before the next search. [hall] */
  readonly #steps: Uint8Array;
  #count = 0;
  #best = 0;
  #most = 0;
  #depth = 0;
  #nodes = 0;
  #nodeLimit = 0;
  #evaluations = 0;

  constructor(halls: Halls, tasks: number) {
    this.#halls = halls;
    this.#candidates = new HallCandidates(halls);
    this.#knapsacks = new MomentKnapsacks(halls, this.#candidates);
    this.#steps = new Uint8Array(halls.count).fill(STEPS.first);
    this.#left = new Int32Array(halls.moments.reduce((a, b) => Math.max(a, b), 0));
    this.#isUsed = new Uint8Array(tasks);
    this.#path = new Int32Array(this.#candidates.option.length);
    this.#chosen = new Int32Array(this.#candidates.option.length);
  }

  /** Work so far. */
  get evaluations(): number {
    return this.#evaluations + this.#candidates.evaluations + this.#knapsacks.evaluations;
  }

  /**
   * Packs a hall where each task is `worth` so much to whoever takes it and options have `costs`, all integers. Begins with the packing
   * given and leaves the best one found in it. After so many nodes the search ends, and `most` is what could not be ruled out.
   */
  pack(hall: number, worth: Float64Array, costs: Float64Array, packing: Packing, nodeLimit: number): void {
    this.#candidates.gather(hall, worth, costs);
    this.#startWith(packing, worth, costs);
    const seats = this.#halls.seats[hall]!;
    this.#takeGreedily(hall, seats);
    const root = this.#knapsacks.settle(hall, this.#best, this.#steps[hall]!);
    this.#most = this.#best;
    this.#nodes = 0;
    if (root > this.#best) {
      this.#nodeLimit = nodeLimit;
      this.#left.fill(seats, 0, this.#halls.moments[hall]!);
      this.#dive(0, 0, root, this.#halls.moments[hall]!);
      this.#most = Math.max(this.#most, this.#best);
      this.#evaluations += this.#nodes;
    }
    if (this.#nodes > MANY_NODES) this.#steps[hall] = Math.min(this.#steps[hall]! + 1, STEPS.most);
    if (this.#nodes < FEW_NODES) this.#steps[hall] = Math.max(this.#steps[hall]! - 1, STEPS.least);
    packing.most = this.#most;
    packing.count = this.#count;
    packing.option.set(this.#chosen.subarray(0, this.#count));
  }

  /** Splits the profits of all options between their moments as prices are. */
  splitBy(priceOf: (option: number, moment: number) => number, worth: Float64Array, costs: Float64Array): void {
    this.#knapsacks.splitBy(priceOf, worth, costs);
  }

  /** What a seat of a hall earns at each moment, on average over the options that earn anything. */
  seatWorths(hall: number, worth: Float64Array, costs: Float64Array): Float64Array {
    this.#candidates.gather(hall, worth, costs);
    return this.#knapsacks.seatWorths(hall);
  }

  #startWith({ option, count }: Packing, worth: Float64Array, costs: Float64Array): void {
    const { task } = this.#halls;
    this.#best = 0;
    this.#count = 0;
    for (let at = 0; at < count; at++) {
      const profit = worth[task[option[at]!]!]! - costs[option[at]!]!;
      if (profit <= 0) continue;
      this.#best += profit;
      this.#chosen[this.#count++] = option[at]!;
    }
  }

  /** A packing to beat: whoever fits, in order. */
  #takeGreedily(hall: number, seats: number): void {
    const { task, amount, from, past } = this.#halls;
    const { option: candidate, profit, count } = this.#candidates;
    const left = this.#left;
    left.fill(seats, 0, this.#halls.moments[hall]!);
    let earned = 0;
    let taken = 0;
    for (let at = 0; at < count; at++) {
      const option = candidate[at]!;
      let fits = this.#isUsed[task[option]!] === 0;
      for (let moment = from[option]!; fits && moment < past[option]!; moment++) {
        fits = left[moment]! >= amount[option]!;
      }
      if (!fits) continue;
      for (let moment = from[option]!; moment < past[option]!; moment++) left[moment]! -= amount[option]!;
      this.#isUsed[task[option]!] = 1;
      this.#path[taken++] = option;
      earned += profit[at]!;
    }
    for (let at = 0; at < taken; at++) this.#isUsed[task[this.#path[at]!]!] = 0;
    if (earned > this.#best) this.#keep(earned, taken);
  }

  /** Goes through candidates from `at` on, of which `toCome` may still be earned, beyond the `earned` of those on the path. */
  #dive(at: number, earned: number, toCome: number, moments: number): void {
    const { task, amount, from, past } = this.#halls;
    const { option: candidate, profit, count } = this.#candidates;
    const { cells, tableAt } = this.#knapsacks;
    const left = this.#left;
    for (; at < count; at++) {
      if (earned + toCome <= this.#best) return;
      if (++this.#nodes > this.#nodeLimit) {
        this.#most = Math.max(this.#most, earned + toCome);
        return;
      }
      const option = candidate[at]!;
      const asked = amount[option]!;
      const row = at * moments;
      let fits = this.#isUsed[task[option]!] === 0;
      let without = toCome;
      let withIt = toCome;
      for (let moment = from[option]!; moment < past[option]!; moment++) {
        const seats = left[moment]!;
        const next = tableAt[row + moments + moment]!;
        const here = cells[tableAt[row + moment]! + seats]!;
        without += cells[next + seats]! - here;
        if (seats < asked) fits = false;
        else withIt += cells[next + seats - asked]! - here;
      }
      if (fits && earned + profit[at]! + withIt > this.#best) {
        this.#isUsed[task[option]!] = 1;
        for (let moment = from[option]!; moment < past[option]!; moment++) left[moment]! -= asked;
        this.#path[this.#depth++] = option;
        this.#dive(at + 1, earned + profit[at]!, withIt, moments);
        this.#depth--;
        for (let moment = from[option]!; moment < past[option]!; moment++) left[moment]! += asked;
        this.#isUsed[task[option]!] = 0;
      }
      toCome = without;
    }
    if (earned > this.#best) this.#keep(earned, this.#depth);
  }

  #keep(earned: number, count: number): void {
    this.#best = earned;
    this.#count = count;
    this.#chosen.set(this.#path.subarray(0, count));
  }
}
