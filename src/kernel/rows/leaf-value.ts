import type { WorkBudget } from "../../base/index.ts";
import type { Layout } from "../layout.ts";
import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";
import type { Positions } from "../positions.ts";
import type { PricedRun } from "../proof.ts";
import { Pricer } from "./pricer.ts";
import { loadRuns, type Prices, zeroPrices } from "./prices.ts";

/** Tasks priced between two yields, and options looked at, at most. */
const SLICE = 2000;
const YIELD_EVERY = 300_000;

/** A task whose list of modes is too short to tell its value: one that is not listed may be cheaper, if it costs less than `upTo`. */
export interface ShortTask {
  readonly task: number;
  readonly upTo: number;
}

/** The exact value of a leaf, in units, and how much longer lists of modes could raise it. */
export interface LeafValue {
  readonly value: number;
  /** Sum over tasks of what the options not listed might undercut the listed ones by; 0 when lists are long enough. */
  readonly shortBy: number;
  readonly short: readonly ShortTask[];
}

/**
 * Evaluates leaves of a proof in exact integers:
 * sum over tasks outside groups of their cheapest option, plus for each group the least, over its positions, of the sum of
 * its tasks' cheapest options there, less the worth of the priced capacities. Leaving a task out is always one of its options.
 *
 * An evaluation once begun runs to its end, whatever the budget: half a value proves nothing.
 */
export class LeafEvaluator {
  readonly #model: AllocationModel;
  readonly #unit: number;
  readonly #pricer: Pricer;
  readonly #rest: Pricer | undefined;
  readonly #budget: WorkBudget;
  /** Prices of the leaf under evaluation. */
  readonly #prices: Prices;
  readonly #members: readonly Int32Array[];
  readonly #loners: Int32Array;
  /** Everyone of a group left out. [group] */
  readonly #nobody: readonly LeafValue[];
  /** 1 for a period in which an option of some shape may start. [period] */
  readonly #isStart: Uint8Array;
  #counted = 0;

  /** `rest` prices modes that the model's lists leave out. */
  constructor(model: AllocationModel, layout: Layout, unit: number, budget: WorkBudget, rest?: Pricer) {
    this.#model = model;
    this.#unit = unit;
    this.#budget = budget;
    this.#pricer = new Pricer(model, layout);
    this.#rest = rest;
    this.#prices = zeroPrices(model);
    const members: number[][] = Array.from(model.groupSpread, () => []);
    const loners: number[] = [];
    for (let task = 0; task < model.tasks; task++) (members[model.groupOf[task]!] ?? loners).push(task);
    this.#members = members.map((tasks) => Int32Array.from(tasks));
    this.#loners = Int32Array.from(loners);
    this.#nobody = members.map((tasks) => ({
      value: tasks.reduce((sum, task) => sum + model.skipCost[task]! * unit, 0),
      shortBy: 0,
      short: [],
    }));
    // Modes that are not listed may start where no listed one can.
    const isCut = model.restCost.some((cost) => cost < Number.POSITIVE_INFINITY);
    this.#isStart = new Uint8Array(model.periods).fill(isCut ? 1 : 0);
    model.endOf.forEach((end, at) => {
      if (end !== NONE) this.#isStart[at % model.periods] = 1;
    });
  }

  /** Value of a leaf. */
  *evaluate(positions: Positions, runs: readonly PricedRun[]): Generator<void, LeafValue, void> {
    const { groupSpread } = this.#model;
    this.#load(runs);
    const parts = [yield* this.#sum(this.#loners, 0, this.#model.periods)];
    for (let group = 0; group < groupSpread.length; group++) {
      const curve = yield* this.#curve(group, positions.first[group]!, positions.last[group]!);
      parts.push(curve.reduce((least, point) => (point.value < least.value ? point : least)));
    }
    return {
      value: parts.reduce((sum, part) => sum + part.value, -this.#capacityWorth(runs)),
      shortBy: parts.reduce((sum, part) => sum + part.shortBy, 0),
      short: parts.flatMap((part) => part.short),
    };
  }

  /** Without any price: the value of the tasks outside groups, and of each group by position. */
  *unpriced(): Generator<void, { alone: number; curves: Float64Array[] }, void> {
    this.#load([]);
    const alone = yield* this.#sum(this.#loners, 0, this.#model.periods);
    const curves: Float64Array[] = [];
    for (let group = 0; group < this.#members.length; group++) {
      const curve = yield* this.#curve(group, 0, this.#model.periods - 1);
      curves.push(Float64Array.from(curve, (point) => point.value));
    }
    return { alone: alone.value, curves };
  }

  *#curve(group: number, first: number, last: number): Generator<void, LeafValue[], void> {
    const curve: LeafValue[] = [];
    for (let position = first; position <= last; position++) {
      const past = position + this.#model.groupSpread[group]! + 1;
      const isOpen = this.#isStart.subarray(position, past).includes(1);
      curve.push(isOpen ? yield* this.#sum(this.#members[group]!, position, past) : this.#nobody[group]!);
    }
    return curve;
  }

  *#sum(tasks: Int32Array, from: number, past: number): Generator<void, LeafValue, void> {
    const { earliest, pastLatest } = this.#model;
    const pricer = this.#pricer;
    let value = 0;
    let shortBy = 0;
    const short: ShortTask[] = [];
    for (let i = 0; i < tasks.length; i++) {
      const task = tasks[i]!;
      const first = Math.max(earliest[task]!, from);
      const last = Math.min(pastLatest[task]!, past);
      pricer.price(task, first, last, this.#prices, this.#unit);
      let { value: least, listedValue } = pricer;
      if (pricer.isShort && this.#rest !== undefined) {
        this.#rest.price(task, first, last, this.#prices, this.#unit);
        listedValue = Math.min(listedValue, this.#rest.listedValue);
        least = Math.min(listedValue, this.#rest.value);
      }
      value += least;
      if (least < listedValue) {
        shortBy += listedValue - least;
        short.push({ task, upTo: Math.ceil(listedValue / this.#unit) });
      }
      if (i % SLICE === SLICE - 1 || pricer.evaluations - this.#counted > YIELD_EVERY) {
        this.#spend();
        yield;
      }
    }
    this.#spend();
    if (tasks.length > 0) yield;
    return { value, shortBy, short };
  }

  #spend(): void {
    const counted = this.#pricer.evaluations + (this.#rest?.evaluations ?? 0);
    this.#budget.spend(counted - this.#counted);
    this.#counted = counted;
  }

  #load(runs: readonly PricedRun[]): void {
    this.#prices.clear();
    loadRuns(this.#model, this.#prices, runs, 1);
  }

  #capacityWorth(runs: readonly PricedRun[]): number {
    let worth = 0;
    for (const { resource, firstPeriod, prices } of runs) {
      const at = resource * this.#model.periods + firstPeriod;
      for (let i = 0; i < prices.length; i++) {
        if (prices[i]! > 0 && this.#model.capacity[at + i]! !== UNLIMITED)
          worth += prices[i]! * this.#model.capacity[at + i]!;
      }
    }
    return worth;
  }
}

/**
 * The unit of a model's proofs: fine enough that whole prices lose nothing that matters, coarse enough that all sums stay exact. Prices
 * of rows of which an option takes many units, `usual` at a time, are the smaller for it.
 */
export function unitOf(model: AllocationModel, usual = 1): number {
  const latest = new Float64Array(model.startCosts.length / model.periods);
  model.startCosts.forEach((cost, at) => {
    const row = Math.floor(at / model.periods);
    latest[row] = Math.max(latest[row]!, cost);
  });
  let total = 1;
  for (let task = 0; task < model.tasks; task++) {
    const last = model.firstMode[task + 1]! - 1;
    const dearest = last >= model.firstMode[task]! ? model.modeCost[last]! : 0;
    const skip = model.skipCost[task]!;
    total += latest[model.startCostRow[task]!]! + Math.max(dearest, skip < Number.POSITIVE_INFINITY ? skip : 0);
  }
  for (const cost of model.couplings.places.cost) total += cost;
  let unit = 1;
  while (unit * 2 * total < 2 ** 49 && unit * total < 2 ** 24 * model.tasks * usual) unit *= 2;
  return unit;
}
