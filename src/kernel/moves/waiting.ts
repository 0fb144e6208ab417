import type { Random } from "../../base/index.ts";
import type { CoreEntries } from "../anneal/core-entries.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { Journal } from "./journal.ts";
import type { Ledger } from "./ledger.ts";
import type { PricedOptions } from "./priced-options.ts";
import type { UnitCosts } from "./unit-costs.ts";
import type { UnitPlacer } from "./unit-placer.ts";
import type { Units } from "./units.ts";

/** Tasks of a trial whose former places are offered to others. */
const MOST_OFFERED = 4;
/** Options of a resource that may be looked at for one place. */
const LOOKS = 200;

/** The tasks that are left out, and how they take what comes free. */
export class Waiting {
  /** What a unit costs at the prices where it costs least: who is dear there is placed first. [unit] */
  readonly worth: Float64Array;
  /** Tasks that are out in the choice that was last kept. */
  readonly #isOut: Uint8Array;
  /** They as a list in no order, and where in it a task is. */
  readonly #out: Int32Array;
  readonly #placeOf: Int32Array;
  #outCount = 0;
  /** How many of them have an option that uses a resource. [resource] */
  readonly #asking: Int32Array;
  readonly #costs: UnitCosts;
  readonly #units: Units;
  readonly #model: AllocationModel;
  readonly #core: PricedOptions;
  readonly #entries: CoreEntries;
  readonly #ledger: Ledger;
  readonly #random: Random;
  /** Periods of the longest option. */
  readonly #longest: number;

  constructor(
    model: AllocationModel,
    core: PricedOptions,
    entries: CoreEntries,
    ledger: Ledger,
    costs: UnitCosts,
    units: Units,
    random: Random,
  ) {
    this.#model = model;
    this.#core = core;
    this.#entries = entries;
    this.#ledger = ledger;
    this.#costs = costs;
    this.#units = units;
    this.#random = random;
    this.worth = costs.worth;
    this.#isOut = new Uint8Array(model.tasks);
    this.#out = new Int32Array(model.tasks);
    this.#placeOf = new Int32Array(model.tasks);
    this.#asking = new Int32Array(model.resources);
    this.#longest = core.optionEnd.reduce((most, end, option) => Math.max(most, end - core.optionStart[option]!), 0);
    for (let task = 0; task < model.tasks; task++) this.#note(task);
  }

  /** Takes note of who went out and who came in with a trial that is kept. */
  keep({ touched, count }: Journal): void {
    for (let i = 0; i < count; i++) this.#note(touched[i]!);
  }

  /** Gives the former places of the tasks that a trial has moved to waiting tasks, those that gain most first. */
  fill(journal: Journal, placer: UnitPlacer): void {
    const { firstDemand, demandResource } = this.#model;
    const { choice } = this.#ledger;
    const offered = Math.min(journal.count, MOST_OFFERED);
    for (let i = 0; i < offered; i++) {
      const mode = journal.oldMode[i]!;
      const start = journal.oldStart[i]!;
      const task = journal.touched[i]!;
      if (mode === NONE || (choice.mode[task] === mode && choice.start[task] === start)) continue;
      const end = this.#ledger.endOf(mode, start);
      for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
        const resource = demandResource[demand]!;
        if (this.#asking[resource]! > 0 && this.#fillResource(resource, start, end, journal, placer)) break;
      }
    }
  }

  /** Lets a task that waits come in wherever there is room for its unit, now that quotas may leave some. */
  come(placer: UnitPlacer): void {
    if (this.#outCount === 0) return;
    const task = this.#out[this.#random.nextInt(this.#outCount)]!;
    const { choice } = this.#ledger;
    const { unitOf, firstMember, member } = this.#units;
    const unit = unitOf[task]!;
    for (let at = firstMember[unit]!; at < firstMember[unit + 1]!; at++) {
      if (choice.mode[member[at]!] !== NONE) return;
    }
    placer.insert(unit);
  }

  #fillResource(resource: number, from: number, past: number, journal: Journal, placer: UnitPlacer): boolean {
    const { entryTask, entryOption, entryStart, entryEnd } = this.#entries;
    const { optionMode, optionCost } = this.#core;
    const { capacities, choice, ties } = this.#ledger;
    const first = this.#firstFrom(resource, Math.max(0, from - this.#longest));
    const range = this.#firstFrom(resource, past) - first;
    if (range === 0) return false;
    const looks = Math.min(range, LOOKS);
    let at = range > LOOKS ? this.#random.nextInt(range) : 0;
    let mostGain = 0;
    let best = NONE;
    let bestTask = NONE;
    for (let look = 0; look < looks; look++, at = at + 1 === range ? 0 : at + 1) {
      const entry = first + at;
      const task = entryTask[entry]!;
      if (choice.mode[task] !== NONE || entryEnd[entry]! <= from) continue;
      const option = entryOption[entry]!;
      const mode = optionMode[option]!;
      const gain = this.#costs.gainBefore[task]! - optionCost[option]!;
      if (gain <= mostGain || !capacities.fits(mode, entryStart[entry]!, entryEnd[entry]!)) continue;
      if (!ties.findWindow(task) || !ties.holds(mode, entryStart[entry]!, entryEnd[entry]!)) continue;
      const own = gain - this.#ledger.extra(mode, entryStart[entry]!);
      if (!(own > mostGain)) continue;
      mostGain = own;
      best = option;
      bestTask = task;
    }
    placer.evaluations += looks;
    return best !== NONE && this.#placeUnit(bestTask, best, journal, placer);
  }

  /** Places a task, and the others of its unit with it, or nobody when it would be for nothing. */
  #placeUnit(task: number, option: number, journal: Journal, placer: UnitPlacer): boolean {
    const { choice, ties } = this.#ledger;
    const order = placer.orderFrom(task);
    for (let i = 1; i < order.length; i++) if (choice.mode[order[i]!] !== NONE) return false;
    const before = this.#ledger.value;
    placer.take(task, option);
    if (order.length === 1) return true;
    placer.placeRest(order);
    if (ties.halves === 0 && this.#ledger.value < before) return true;
    for (let i = order.length - 1; i >= 0; i--) journal.remove(order[i]!);
    return false;
  }

  /** First entry of a resource that starts in this period or later. */
  #firstFrom(resource: number, period: number): number {
    const { firstEntry, entryStart } = this.#entries;
    let low = firstEntry[resource]!;
    let high = firstEntry[resource + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (entryStart[middle]! < period) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Counts a task in or out of those that wait, as it is now. */
  #note(task: number): void {
    const isOut = this.#ledger.choice.mode[task] === NONE ? 1 : 0;
    if (isOut === this.#isOut[task]) return;
    this.#isOut[task] = isOut;
    if (isOut === 1) {
      this.#placeOf[task] = this.#outCount;
      this.#out[this.#outCount++] = task;
    } else {
      const last = this.#out[--this.#outCount]!;
      this.#out[this.#placeOf[task]!] = last;
      this.#placeOf[last] = this.#placeOf[task]!;
    }
    const { firstResource, resource } = this.#costs;
    for (let at = firstResource[task]!; at < firstResource[task + 1]!; at++) {
      this.#asking[resource[at]!]! += isOut === 1 ? 1 : -1;
    }
  }
}
