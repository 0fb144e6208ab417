import type { Random, WorkBudget } from "../../base/index.ts";
import { NONE } from "../model.ts";
import { emptyPacking, HallPacker, type Packing } from "./hall-packer.ts";
import type { Halls } from "./halls.ts";
import { hallsByTask } from "./halls-by-task.ts";

const YIELD_EVERY = 30_000;
const NODE_LIMIT = 3000;
/** What the worth of a task grows by with each sweep in which no hall takes it. */
const GROWTH = 1.02;
/** The same where a few halls are emptied, drawn between these. */
const LEAST_GROWTH = 1.01;
const MOST_GROWTH = 1.1;
/** Halls that are emptied together. */
const REGION = { least: 2, most: 8 };

/** By how much of the mean worth a plan may be worse than the one before, at the most. */
const WORSE = 0.1;

/**
 * A plan by an auction: halls take turns to pack anew what earns most. Tasks that are nowhere, or in the hall itself, earn what they are worth; one
 * that is in another hall earns what it costs there, so that it moves where it is cheaper. Who stays outside grows in worth from sweep to
 * sweep, until a hall takes it for what it thereby sends away (Bertsekas 1988, "The auction algorithm"). Only halls about which something has changed
 * are packed again.
 */
export class HallAuction {
  /** The option of each task, NONE for none. [task] */
  readonly optionOf: Int32Array;
  /** What the tasks cost in all, in units. */
  cost = 0;
  /** The best plan so far. */
  bestCost: number = Number.POSITIVE_INFINITY;
  readonly bestOption: Int32Array;

  readonly #halls: Halls;
  readonly #costs: Float64Array;
  readonly #out: Float64Array;
  readonly #budget: WorkBudget;
  readonly #random: Random;
  readonly #packer: HallPacker;
  readonly #packing: Packing;
  /** What a task is worth to begin with, and by now. [task] */
  readonly #first: Float64Array;
  #mean = 0;
  readonly #worth: Float64Array;
  /** What a task earns in a hall that has it not. [task] */
  readonly #bid: Float64Array;
  /** Options of a hall that are taken: as many as `count` says, the rest is room. [hall] */
  readonly #taken: Int32Array[];
  readonly #count: Int32Array;
  readonly #isStale: Uint8Array;
  #stale = 0;
  /** Halls that a task may go to. [task + 1] */
  readonly #firstHall: Int32Array;
  readonly #hallOfTask: Int32Array;
  readonly #leastCost: Float64Array;
  /** Tasks that are nowhere and whose worth may grow: a list, with room for all. */
  readonly #outside: Int32Array;
  readonly #isOutside: Uint8Array;
  #outsiders = 0;
  /** Tasks that have changed since the last plan that was kept, with what they had. */
  readonly #touched: Int32Array;
  readonly #isTouched: Uint8Array;
  #touches = 0;
  readonly #keptOption: Int32Array;
  readonly #keptWorth: Float64Array;
  #keptCost = 0;
  #counted = 0;

  /** `costs` of options and `out`, what tasks cost that are nowhere, are in units. */
  constructor(halls: Halls, costs: Float64Array, out: Float64Array, budget: WorkBudget, random: Random) {
    const tasks = out.length;
    this.#halls = halls;
    this.#costs = costs;
    this.#out = out;
    this.#budget = budget;
    this.#random = random;
    this.#packer = new HallPacker(halls, tasks);
    const moments = halls.moments.reduce((a, b) => Math.max(a, b), 0);
    this.#packing = emptyPacking(moments);
    this.optionOf = new Int32Array(tasks).fill(NONE);
    this.bestOption = new Int32Array(tasks).fill(NONE);
    this.#first = new Float64Array(tasks);
    this.#worth = new Float64Array(tasks);
    this.#bid = new Float64Array(tasks);
    this.#taken = Array.from(halls.moments, (own) => new Int32Array(emptyPacking(own).option.length));
    this.#count = new Int32Array(halls.count);
    this.#isStale = new Uint8Array(halls.count);
    const near = hallsByTask(halls, costs, tasks);
    this.#firstHall = near.firstHall;
    this.#hallOfTask = near.hall;
    this.#leastCost = near.leastCost;
    this.#outside = new Int32Array(tasks);
    this.#isOutside = new Uint8Array(tasks);
    this.#touched = new Int32Array(tasks);
    this.#isTouched = new Uint8Array(tasks);
    this.#keptOption = new Int32Array(tasks);
    this.#keptWorth = new Float64Array(tasks);
  }

  /** A plan from nothing, for what tasks are worth. */
  *begin(worths: Float64Array): Generator<void, void, void> {
    this.#first.set(worths);
    this.#mean = worths.reduce((a, b) => a + b, 0) / worths.length;
    for (let hall = 0; hall < this.#halls.count; hall++) this.#count[hall] = 0;
    this.cost = 0;
    for (let task = 0; task < worths.length; task++) {
      this.#touch(task);
      this.optionOf[task] = NONE;
      this.cost += this.#out[task]!;
      this.#worth[task] = worths[task]!;
      this.#bid[task] = worths[task]!;
      this.#putOutside(task);
    }
    yield* this.#settle(GROWTH);
    this.#keep();
    if (this.cost > this.bestCost) this.#return();
  }

  /** Empties some halls that compete for the same tasks and settles them anew, so often or until the budget ends; keeps what is no worse. */
  *improve(units: number): Generator<void, void, void> {
    const until = this.#budget.spent + units;
    while (this.#budget.spent < until && !this.#budget.isExhausted) {
      this.#budget.spend(1);
      this.#empty();
      const growth = LEAST_GROWTH + (MOST_GROWTH - LEAST_GROWTH) * this.#random.nextFloat();
      yield* this.#settle(growth);
      const share = this.#random.nextFloat();
      if (this.cost <= this.#keptCost + WORSE * this.#mean * share * share && this.#stale === 0) this.#keep();
      else this.#goBack();
    }
  }

  /** Sweeps over the stale halls until there is none, or the budget ends. */
  *#settle(growth: number): Generator<void, void, void> {
    const { count } = this.#halls;
    for (let sweep = 0; this.#stale > 0; sweep++) {
      for (let at = 0; at < count && this.#stale > 0; at++) {
        const hall = sweep % 2 === 0 ? at : count - 1 - at;
        if (this.#isStale[hall] === 0) continue;
        this.#isStale[hall] = 0;
        this.#stale--;
        this.#packAnew(hall);
        if (this.#packer.evaluations - this.#counted > YIELD_EVERY) {
          this.#spend();
          yield;
          if (this.#budget.isExhausted) return;
        }
      }
      this.#grow(growth);
    }
    this.#spend();
  }

  #packAnew(hall: number): void {
    const { task } = this.#halls;
    const own = this.#taken[hall]!;
    const packing = this.#packing;
    packing.count = this.#count[hall]!;
    // What is here already earns its worth, as if it were nowhere.
    for (let at = 0; at < packing.count; at++) {
      packing.option[at] = own[at]!;
      this.#unplace(task[own[at]!]!);
    }
    const before = packing.count;
    this.#packer.pack(hall, this.#bid, this.#costs, packing, NODE_LIMIT);
    for (let at = 0; at < packing.count; at++) {
      const option = packing.option[at]!;
      if (this.optionOf[task[option]!] !== NONE) this.#takeAway(task[option]!);
      this.#place(task[option]!, option);
    }
    for (let at = 0; at < before; at++) {
      if (this.optionOf[task[own[at]!]!] === NONE) this.#putOutside(task[own[at]!]!);
    }
    own.set(packing.option.subarray(0, packing.count));
    this.#count[hall] = packing.count;
  }

  #place(task: number, option: number): void {
    this.#touch(task);
    this.optionOf[task] = option;
    this.#bid[task] = this.#costs[option]!;
    this.cost += this.#costs[option]! - this.#out[task]!;
  }

  #unplace(task: number): void {
    this.#touch(task);
    this.cost += this.#out[task]! - this.#costs[this.optionOf[task]!]!;
    this.optionOf[task] = NONE;
    this.#bid[task] = this.#worth[task]!;
  }

  /** Takes a task out of the hall that has it, which may want another now. */
  #takeAway(task: number): void {
    const option = this.optionOf[task]!;
    const hall = this.#halls.hallOfMode[this.#halls.mode[option]!]!;
    const own = this.#taken[hall]!;
    const count = --this.#count[hall]!;
    own[own.indexOf(option)] = own[count]!;
    this.#unplace(task);
    this.#markStale(hall);
  }

  /** A task that is nowhere: all halls where it would earn anything are to look at it. */
  #putOutside(task: number): void {
    if (this.#isOutside[task] === 0) {
      this.#isOutside[task] = 1;
      this.#outside[this.#outsiders++] = task;
    }
    for (let at = this.#firstHall[task]!; at < this.#firstHall[task + 1]!; at++) {
      if (this.#leastCost[at]! < this.#worth[task]!) this.#markStale(this.#hallOfTask[at]!);
    }
  }

  #markStale(hall: number): void {
    if (this.#isStale[hall] === 1) return;
    this.#isStale[hall] = 1;
    this.#stale++;
  }

  /** Whoever is nowhere becomes worth more, up to what it costs there. */
  #grow(growth: number): void {
    let left = 0;
    for (let at = 0; at < this.#outsiders; at++) {
      const task = this.#outside[at]!;
      this.#isOutside[task] = 0;
      if (this.optionOf[task] !== NONE || this.#worth[task]! >= this.#out[task]!) continue;
      this.#touch(task);
      this.#worth[task] = Math.min(this.#out[task]!, Math.ceil(this.#worth[task]! * growth) + 1);
      this.#bid[task] = this.#worth[task]!;
      this.#outside[left++] = task;
    }
    this.#outsiders = 0;
    for (let at = 0; at < left; at++) this.#putOutside(this.#outside[at]!);
  }

  /** Empties a hall and some that want the same tasks; what these are worth is as at first. */
  #empty(): void {
    const { count, task } = this.#halls;
    const size = REGION.least + this.#random.nextInt(REGION.most - REGION.least + 1);
    let hall = this.#random.nextInt(count);
    for (let emptied = 0; emptied < size; emptied++) {
      const own = this.#taken[hall]!;
      const taken = this.#count[hall]!;
      this.#count[hall] = 0;
      this.#markStale(hall);
      for (let at = 0; at < taken; at++) {
        const outside = task[own[at]!]!;
        this.#unplace(outside);
        this.#worth[outside] = this.#first[outside]!;
        this.#bid[outside] = this.#first[outside]!;
        this.#putOutside(outside);
      }
      // The next is one that would earn something by a task of this one.
      const wanted = taken === 0 ? NONE : task[own[this.#random.nextInt(taken)]!]!;
      hall = wanted === NONE ? this.#random.nextInt(count) : this.#rivalFor(wanted, hall);
    }
  }

  /** A hall that would earn something by a task, other than one; that one where there is none. */
  #rivalFor(task: number, but: number): number {
    const first = this.#firstHall[task]!;
    const count = this.#firstHall[task + 1]! - first;
    const from = this.#random.nextInt(count);
    for (let k = 0; k < count; k++) {
      const at = first + ((from + k) % count);
      if (this.#hallOfTask[at] !== but && this.#leastCost[at]! < this.#first[task]!) return this.#hallOfTask[at]!;
    }
    return but;
  }

  #touch(task: number): void {
    if (this.#isTouched[task] === 1) return;
    this.#isTouched[task] = 1;
    this.#touched[this.#touches++] = task;
  }

  #keep(): void {
    this.#keptCost = this.cost;
    if (this.cost < this.bestCost) {
      this.bestCost = this.cost;
      this.bestOption.set(this.optionOf);
    }
    for (let at = 0; at < this.#touches; at++) {
      const task = this.#touched[at]!;
      this.#isTouched[task] = 0;
      this.#keptOption[task] = this.optionOf[task]!;
      this.#worth[task] = this.#first[task]!;
      if (this.optionOf[task] === NONE) this.#bid[task] = this.#worth[task]!;
      this.#keptWorth[task] = this.#worth[task]!;
    }
    this.#touches = 0;
    this.#forgetOutside();
  }

  /** Back to the best plan. */
  #return(): void {
    for (let task = 0; task < this.optionOf.length; task++) {
      this.#touch(task);
      this.#keptOption[task] = this.bestOption[task]!;
    }
    this.#goBack();
    this.#keptCost = this.cost;
  }

  /** Back to the plan that was kept last. */
  #goBack(): void {
    for (let at = 0; at < this.#touches; at++) {
      const task = this.#touched[at]!;
      if (this.optionOf[task] !== NONE) this.#takeAway(task);
    }
    for (let at = 0; at < this.#touches; at++) {
      const task = this.#touched[at]!;
      this.#worth[task] = this.#keptWorth[task]!;
      this.#bid[task] = this.#worth[task]!;
      const option = this.#keptOption[task]!;
      if (option !== NONE) {
        const hall = this.#halls.hallOfMode[this.#halls.mode[option]!]!;
        this.#taken[hall]![this.#count[hall]!++] = option;
        this.#place(task, option);
      }
      this.#isTouched[task] = 0;
    }
    this.#touches = 0;
    this.#forgetOutside();
  }

  #forgetOutside(): void {
    for (let at = 0; at < this.#outsiders; at++) this.#isOutside[this.#outside[at]!] = 0;
    this.#outsiders = 0;
    if (this.#stale > 0) this.#isStale.fill(0);
    this.#stale = 0;
  }

  #spend(): void {
    this.#budget.spend(this.#packer.evaluations - this.#counted);
    this.#counted = this.#packer.evaluations;
  }
}
