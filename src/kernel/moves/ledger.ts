import { type AllocationModel, type Choice, emptyChoice, NONE, optionCost } from "../model.ts";
import { Capacities } from "./capacities.ts";
import type { ModeClasses } from "./mode-classes.ts";
import { PairCounts } from "./pair-counts.ts";
import { PlaceUsers } from "./place-users.ts";
import { QuotaSums } from "./quota-sums.ts";
import { TimeTies } from "./time-ties.ts";
import { FALL, Weights } from "./weights.ts";

/** Looks at the weights of quotas for one at all others. */
const LOOKS = 4;

/**
 * A choice under way with everything that ties its tasks, kept up to date one task at a time.
 *
 * Capacities and ties in time hold at any time. Quotas, limits on places and pairs may be broken, and tasks may be left out
 * that must be placed, each at a weight that grows while it is so: `value` is cost and weights together.
 */
export class Ledger {
  readonly choice: Choice;
  readonly capacities: Capacities;
  readonly ties: TimeTies;
  readonly quotas: QuotaSums;
  readonly places: PlaceUsers;
  readonly pairs: PairCounts;
  /** What leaving a task out costs: its skip cost, or a fine where it must be placed. [task] */
  readonly skipCost: Float64Array;
  /** Tasks that are left out, but must be placed. */
  missing = 0;
  /** Whether options can have anything extra. */
  readonly hasExtras: boolean;

  readonly #model: AllocationModel;
  readonly #hasSums: boolean;
  readonly #hasPlaces: boolean;
  readonly #hasPairs: boolean;
  /** Tasks that must be placed. */
  readonly #mandatory: Int32Array;
  readonly #fineWeights: Weights;
  /** Cost of the options taken and the tasks left out, exact, and the fines beside it, which need not be. */
  #options = 0;
  #fines = 0;
  #looks = 0;

  /** `scale`: what a change of one option is usually worth. */
  constructor(model: AllocationModel, scale: number, classes: readonly (ModeClasses | undefined)[]) {
    const { couplings, tasks } = model;
    this.#model = model;
    this.choice = emptyChoice(tasks);
    this.capacities = new Capacities(model);
    this.ties = new TimeTies(model, classes);
    this.quotas = new QuotaSums(model, scale);
    this.places = new PlaceUsers(model, scale, (place, sign) => this.quotas.addPlace(place, sign));
    this.pairs = new PairCounts(model, scale);
    this.#hasSums = couplings.quotas.min.length > 0;
    this.#hasPlaces = couplings.places.cost.length > 0;
    this.#hasPairs = couplings.pairs.one.length + couplings.pairs.needing.length > 0;
    this.hasExtras = this.#hasSums || this.#hasPlaces || this.#hasPairs;
    const fine = dearestOption(model) + scale;
    this.#fineWeights = new Weights(
      model.skipCost.map((cost) => (cost < Number.POSITIVE_INFINITY ? cost : fine)),
      FALL,
    );
    this.skipCost = this.#fineWeights.values;
    this.#mandatory = Int32Array.from({ length: tasks }, (_, task) => task).filter(
      (task) => model.skipCost[task] === Number.POSITIVE_INFINITY,
    );
    for (let task = 0; task < tasks; task++) this.#countOut(task, 1);
  }

  /** What the search minimises: cost, and all that is broken at its weight. */
  get value(): number {
    const { quotas, places, pairs } = this;
    const penalties = quotas.penalty + places.penalty + pairs.penalty;
    return this.#options + places.cost + quotas.cost + this.#fines + penalties;
  }

  /** Cost of the choice; of no meaning while it is not feasible. */
  get cost(): number {
    return this.#options + this.places.cost + this.quotas.cost;
  }

  get isFeasible(): boolean {
    return this.missing + this.ties.halves + this.quotas.broken + this.places.broken + this.pairs.broken === 0;
  }

  endOf(mode: number, start: number): number {
    return this.#model.endOf[this.#model.modeShape[mode]! * this.#model.periods + start]!;
  }

  /** Cost of the option of a task that is in. */
  costOf(task: number): number {
    return optionCost(this.#model, task, this.choice.mode[task]!, this.choice.start[task]!);
  }

  place(task: number, mode: number, start: number): void {
    const end = this.endOf(mode, start);
    this.choice.mode[task] = mode;
    this.choice.start[task] = start;
    this.#options += optionCost(this.#model, task, mode, start);
    this.#countOut(task, -1);
    this.capacities.place(task, mode, start, end);
    this.ties.place(task, mode, start, end);
    this.#tell(task, mode, start, 1);
  }

  remove(task: number): void {
    const mode = this.choice.mode[task]!;
    const start = this.choice.start[task]!;
    this.capacities.remove(task, mode, start, this.endOf(mode, start));
    this.ties.remove(task);
    this.#tell(task, mode, start, -1);
    this.#options -= optionCost(this.#model, task, mode, start);
    this.choice.mode[task] = NONE;
    this.choice.start[task] = NONE;
    this.#countOut(task, 1);
  }

  /** What an option of a task that is out would add to penalties, overruns and the cost of places. */
  extra(mode: number, start: number): number {
    let extra = 0;
    if (this.#hasPlaces) extra += this.places.delta(mode);
    if (this.#hasSums) extra += this.quotas.delta(mode, start, this.places.opened, this.places.openedCount);
    if (this.#hasPairs) extra += this.pairs.delta(mode);
    return extra;
  }

  /** Whether an option may mend something, and so have extra costs below 0. */
  get canMend(): boolean {
    return this.quotas.short + this.pairs.broken > 0 || this.places.hasBias;
  }

  /** Makes what is broken dearer, and what is kept a little cheaper where weights may fall. */
  adaptWeights(mayFall: boolean): void {
    this.quotas.adaptWeights(mayFall);
    if (++this.#looks % LOOKS !== 0) return;
    for (let at = 0; this.missing > 0 && at < this.#mandatory.length; at++) {
      const task = this.#mandatory[at]!;
      const isOut = this.choice.mode[task] === NONE;
      const before = this.skipCost[task]!;
      this.#fineWeights.adapt(task, isOut, mayFall);
      if (isOut) this.#fines += this.skipCost[task]! - before;
    }
    this.places.adaptWeights(mayFall);
    this.pairs.adaptWeights(mayFall);
  }

  /** Goes on with the weights of another ledger of the same model, as long as it is empty. */
  inherit(former: Ledger): void {
    for (const task of this.#mandatory) this.#countOut(task, -1);
    this.#fineWeights.inherit(former.#fineWeights);
    for (const task of this.#mandatory) this.#countOut(task, 1);
    this.quotas.inherit(former.quotas);
    this.places.inherit(former.places);
    this.pairs.inherit(former.pairs);
  }

  /** Brings it to another choice. */
  become(choice: Choice): void {
    const { mode, start } = this.choice;
    const isMoved = (task: number): boolean => mode[task] !== choice.mode[task] || start[task] !== choice.start[task];
    const moved: number[] = [];
    for (let task = 0; task < mode.length; task++) if (isMoved(task)) moved.push(task);
    for (const task of moved) if (mode[task] !== NONE) this.remove(task);
    for (const task of moved) {
      if (choice.mode[task] !== NONE) this.place(task, choice.mode[task]!, choice.start[task]!);
    }
  }

  #tell(task: number, mode: number, start: number, sign: number): void {
    if (this.#hasSums) this.quotas.add(mode, start, sign);
    if (this.#hasPlaces) this.places.add(task, mode, sign);
    if (this.#hasPairs) this.pairs.add(mode, sign);
  }

  #countOut(task: number, sign: number): void {
    const skip = sign * this.skipCost[task]!;
    if (this.#model.skipCost[task]! < Number.POSITIVE_INFINITY) this.#options += skip;
    else {
      this.missing += sign;
      this.#fines += skip;
    }
  }
}

/** No option costs more than this, the places that it opens included. */
function dearestOption({ modeCost, startCosts, couplings: { places } }: AllocationModel): number {
  const most = (costs: Float64Array): number => costs.reduce((dearest, cost) => Math.max(dearest, cost), 0);
  let opened = 0;
  for (let mode = 0; mode + 1 < places.firstOfMode.length; mode++) {
    let own = 0;
    for (let at = places.firstOfMode[mode]!; at < places.firstOfMode[mode + 1]!; at++) {
      own += places.cost[places.ofMode[at]!]!;
    }
    opened = Math.max(opened, own);
  }
  return most(modeCost) + most(startCosts) + opened;
}
