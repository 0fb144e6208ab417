import type { Random } from "../../base/index.ts";
import type { Core } from "../anneal/core.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { SequenceState } from "./sequence-state.ts";

/** Share of the draws that priced options guide, where there are any. */
const PRICED = 0.8;
/** Longest block that is moved in one piece, tails apart. */
const LONGEST = 3;
/** Kinds of exchanges, as sixteenths: insertions, then swaps, then tails; the rest are blocks. */
const INSERTIONS = 6;
const SWAPS = 10;
const TAILS = 13;

/**
 * Draws exchanges at random: a task, and a place for it on a machine that can take it. Either the place is that of an option of
 * small reduced cost, the smaller the likelier; or it is near the time at which the task runs now, the nearer the likelier.
 * What is exchanged there is the task alone, or with what it meets, or all that follows both.
 */
export class ExchangeDraw {
  /** The exchange drawn: `n` tasks from place `i` of machine `a`, and `m` tasks from place `k` of machine `b`. */
  a = 0;
  i = 0;
  n = 0;
  b = 0;
  k = 0;
  m = 0;
  /** Whether priced options guide the draws, where there are any. */
  isGuided = true;

  readonly #model: AllocationModel;
  readonly #state: SequenceState;
  readonly #random: Random;
  /** Machines that can take a task, the pool among them unless it must be placed. [task + 1] */
  readonly #firstTaker: Int32Array;
  readonly #takers: Int32Array;
  #core: Core | undefined;

  constructor(model: AllocationModel, state: SequenceState, random: Random) {
    this.#model = model;
    this.#state = state;
    this.#random = random;
    const { modeOn, machines, pool } = state;
    const takers: number[] = [];
    this.#firstTaker = new Int32Array(model.tasks + 1);
    for (let task = 0; task < model.tasks; task++) {
      for (let machine = 0; machine < pool; machine++) {
        if (modeOn[task * machines + machine] !== NONE) takers.push(machine);
      }
      if (model.skipCost[task]! < Number.POSITIVE_INFINITY) takers.push(pool);
      this.#firstTaker[task + 1] = takers.length;
    }
    this.#takers = Int32Array.from(takers);
  }

  /** Has these options guide the draws from now on. */
  favour(core: Core): void {
    this.#core = core;
  }

  /** Draws an exchange into the fields; false when none came of it. */
  draw(): boolean {
    const { machineOf, placeOf, pool, length } = this.#state;
    const random = this.#random;
    const task = below(random, machineOf.length);
    const from = machineOf[task]!;
    const place = placeOf[task]!;
    let to: number;
    let target: number;
    const core = this.#core;
    if (
      core !== undefined &&
      this.isGuided &&
      core.firstOption[task + 1]! > core.firstOption[task]! &&
      share(random) < PRICED
    ) {
      const first = core.firstOption[task]!;
      const draw = share(random);
      const option = first + Math.floor(draw * draw * draw * (core.firstOption[task + 1]! - first));
      to = this.#model.demandResource[this.#model.firstDemand[core.optionMode[option]!]!]!;
      // Before or behind whoever runs at its start.
      target = this.#state.placeAt(to, core.optionStart[option]!) + below(random, 2);
    } else {
      const first = this.#firstTaker[task]!;
      const takers = this.#firstTaker[task + 1]! - first;
      if (takers === 0) return false;
      to = this.#takers[first + below(random, takers)]!;
      if (from === to) target = place + this.#offset(length[to]!);
      else if (from === pool) target = below(random, length[to]! + 1);
      else target = this.#state.placeAt(to, this.#state.readyAt(from, place)) + this.#offset(length[to]!);
    }
    target = Math.max(0, Math.min(length[to]!, target));
    return from === to ? this.#drawWithin(to, place, target) : this.#drawBetween(from, place, to, target);
  }

  #drawBetween(from: number, place: number, to: number, target: number): boolean {
    const { length, pool } = this.#state;
    const random = this.#random;
    const kind = below(random, 16);
    let n = 1;
    let m = 0;
    if (kind < INSERTIONS) m = 0;
    else if (kind < SWAPS) m = 1;
    else if (kind < TAILS && from !== pool && to !== pool) {
      n = length[from]!;
      m = length[to]!;
    } else {
      n = 1 + below(random, LONGEST);
      m = below(random, LONGEST + 1);
    }
    this.a = from;
    this.i = place;
    this.n = Math.min(n, length[from]! - place);
    this.b = to;
    this.k = target;
    this.m = Math.min(m, length[to]! - target);
    return true;
  }

  #drawWithin(machine: number, place: number, target: number): boolean {
    const random = this.#random;
    const kind = below(random, 16);
    this.a = machine;
    this.b = machine;
    if (kind < INSERTIONS) {
      const isLater = target > place;
      this.i = isLater ? place : target;
      this.n = isLater ? 1 : 0;
      this.k = isLater ? target : place;
      this.m = isLater ? 0 : 1;
      return this.k > this.i + this.n || this.m === 1;
    }
    const isSwap = kind < SWAPS + 2;
    this.n = isSwap ? 1 : below(random, LONGEST + 1);
    this.m = isSwap ? 1 : below(random, LONGEST + 1);
    this.i = Math.min(place, target);
    this.k = Math.max(place, target, this.i + this.n);
    return this.k + this.m <= this.#state.length[machine]! && this.n + this.m > 0 && this.k + this.m > this.i + 1;
  }

  /** A number of places, either way: small ones are likelier. */
  #offset(size: number): number {
    const draw = share(this.#random);
    const far = Math.floor(draw * draw * draw * size);
    return below(this.#random, 2) === 0 ? far : -far;
  }
}

/** A number from 0 up to but not including 1, in steps of 2^-32: as fine as need be here. */
function share(random: Random): number {
  return random.nextUint32() / 4_294_967_296;
}

/** A whole number from 0 to `bound - 1`; the slight favour for some of them does not matter here. */
function below(random: Random, bound: number): number {
  return Math.floor(share(random) * bound);
}
