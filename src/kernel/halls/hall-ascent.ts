import type { WorkBudget } from "../../base/index.ts";
import { emptyPacking, HallPacker, type Packing } from "./hall-packer.ts";
import type { Halls } from "./halls.ts";

const YIELD_EVERY = 30_000;
/** Nodes of a search: where it ends early what is not ruled out is much, and leads steps astray. */
const NODE_LIMIT = 50_000;
/** A first step in Polyak's measure, and what a pass leaves of it. */
const FIRST_STEP = 1;
const SHRINK = 0.98;
const LAST_STEP = 0.01;
/** Where no cheaper plan is known a bound is thought to lie no further than this share below the cost. */
const TARGET_SHARE = 0.01;

/** Worths of tasks, what each hall earns by them at the most, and the bound that they prove, in units. */
export interface HallProof {
  readonly value: number;
  /** [task] */
  readonly worths: Float64Array;
  /** [hall] */
  readonly most: Float64Array;
  /** What a seat is worth. [hall][moment] */
  readonly seatWorths: readonly Float64Array[];
}

/**
 * Prices on tasks: each is worth something to the hall that takes it, and each hall packs what earns most. What tasks are worth, less what
 * halls earn, is below the cost of every plan (Lagrangian relaxation of "each task once"); it knows how lumpy seats are, which no price of
 * a seat does. Subgradient steps, undeflected, raise the worth of what no hall takes and lower that of what several do.
 */
export class HallAscent {
  readonly halls: Halls;
  /** In units. [option] */
  readonly costs: Float64Array;
  /** The packings at the present worths. [hall] */
  readonly packings: Packing[];
  /** Where the best bound lies. */
  readonly worths: Float64Array;
  value: number = Number.NEGATIVE_INFINITY;

  readonly #budget: WorkBudget;
  readonly #packer: HallPacker;
  /** What a task costs at the most: left out, or where no hall is packed. [task] */
  readonly #ceiling: Float64Array;
  readonly #present: Float64Array;
  /** What each hall earns at the most where the best bound lies. [hall] */
  readonly #best: Float64Array;
  /** How many halls take a task. [task] */
  readonly #takers: Int32Array;
  #step = FIRST_STEP;
  #counted = 0;

  /**
   * `values` is what tasks are worth to begin with, `ceiling` what they can cost at the most, and `priceOf` how an option's price is made up
   * by moments; all in units.
   */
  constructor(
    tasks: number,
    halls: Halls,
    budget: WorkBudget,
    unit: number,
    values: Float64Array,
    ceiling: Float64Array,
    priceOf: (option: number, moment: number) => number,
  ) {
    this.halls = halls;
    this.#budget = budget;
    this.costs = halls.cost.map((cost) => cost * unit);
    this.#ceiling = ceiling;
    this.#present = values.map((value, task) => Math.min(Math.round(value * unit), ceiling[task]!));
    this.worths = this.#present.slice();
    this.packings = Array.from(halls.moments, emptyPacking);
    this.#best = new Float64Array(halls.count);
    this.#takers = new Int32Array(tasks);
    this.#packer = new HallPacker(halls, tasks);
    this.#packer.splitBy(priceOf, this.#present, this.costs);
  }

  get isConverged(): boolean {
    return this.#step < LAST_STEP;
  }

  /** So many passes over all halls; `cost`, in units, is that of the best plan known. */
  *run(passes: number, cost: number): Generator<void, void, void> {
    for (let pass = 0; pass < passes && !this.isConverged && !this.#budget.isExhausted; pass++) {
      const value = yield* this.#packAll();
      if (value === undefined) return;
      if (value > this.value) this.#keep(value);
      if (this.value >= cost) return;
      const near = this.value + TARGET_SHARE * Math.abs(this.value);
      this.#move(value, Math.min(cost, near));
      this.#step *= SHRINK;
    }
  }

  /** What the best worths prove. */
  proof(): HallProof {
    const { value, worths } = this;
    const seatWorths = this.packings.map((_, hall) => this.#packer.seatWorths(hall, worths, this.costs));
    return { value, worths: worths.slice(), most: this.#best.slice(), seatWorths };
  }

  /** Packs all halls at the present worths; what that proves, or nothing where the budget has ended before. */
  *#packAll(): Generator<void, number | undefined, void> {
    const { count, task } = this.halls;
    const takers = this.#takers.fill(0);
    let value = 0;
    for (const worth of this.#present) value += worth;
    for (let hall = 0; hall < count; hall++) {
      const packing = this.packings[hall]!;
      this.#packer.pack(hall, this.#present, this.costs, packing, NODE_LIMIT);
      value -= packing.most;
      for (let k = 0; k < packing.count; k++) takers[task[packing.option[k]!]!]!++;
      if (this.#packer.evaluations - this.#counted > YIELD_EVERY) {
        this.#spend();
        yield;
        if (this.#budget.isExhausted) return undefined;
      }
    }
    this.#spend();
    return value;
  }

  #keep(value: number): void {
    this.value = value;
    this.worths.set(this.#present);
    for (const [hall, { most }] of this.packings.entries()) this.#best[hall] = most;
  }

  /** A step along what is missing: a task that no hall takes is worth more, one that several take is worth less. */
  #move(value: number, target: number): void {
    const present = this.#present;
    const ceiling = this.#ceiling;
    let norm = 0;
    for (let task = 0; task < present.length; task++) {
      const missing = this.#missing(task);
      norm += missing * missing;
    }
    if (norm === 0) {
      this.#step = 0;
      return;
    }
    const step = (this.#step * (target - value)) / norm;
    for (let task = 0; task < present.length; task++) {
      const missing = this.#missing(task);
      if (missing !== 0) present[task] = Math.min(Math.round(present[task]! + step * missing), ceiling[task]!);
    }
  }

  /** 1 for a task that no hall takes, unless it costs no more elsewhere; -1 for one that two take, and so on. */
  #missing(task: number): number {
    const takers = this.#takers[task]!;
    return takers === 0 && this.#present[task]! >= this.#ceiling[task]! ? 0 : 1 - takers;
  }

  #spend(): void {
    this.#budget.spend(this.#packer.evaluations - this.#counted);
    this.#counted = this.#packer.evaluations;
  }
}
