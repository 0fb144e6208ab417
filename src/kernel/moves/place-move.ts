import type { Random } from "../../base/index.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { Journal } from "./journal.ts";
import type { Ledger } from "./ledger.ts";
import type { UnitPlacer } from "./unit-placer.ts";
import { tasksByMode, type Units } from "./units.ts";
import { widest } from "./user-lists.ts";
import type { Waiting } from "./waiting.ts";

/** Units that a place may have to be closed, and that are asked whether they come when one opens. */
const MOST_LEAVING = 60;
const MOST_ASKED = 60;
/** Places drawn at random for one that is fit. */
const LOOKS = 12;

/**
 * Closes a place, opens one, or both at once: all units that use the one go where they are best off elsewhere; those that would
 * rather be at the other come. Single moves hardly ever do so where opening costs money or is limited, since the first to come and
 * all but the last to leave only lose.
 */
export class PlaceMove {
  readonly #model: AllocationModel;
  readonly #ledger: Ledger;
  readonly #journal: Journal;
  readonly #units: Units;
  readonly #placer: UnitPlacer;
  readonly #random: Random;
  /** Places that cost something or are counted. */
  readonly #places: Int32Array;
  /** Limits that count a place; places that a limit counts are in the model. [place + 1] */
  readonly #limitsOf: readonly (readonly number[])[];
  /** Tasks that have modes at a place. [place + 1] */
  readonly #firstTask: Int32Array;
  readonly #task: Int32Array;
  readonly #leaving = new Int32Array(MOST_LEAVING);
  /** Where the tasks of a unit were. [place in the unit] */
  readonly #oldMode: Int32Array;
  readonly #oldStart: Int32Array;
  /** What opening the place on offer costs. */
  #price = 0;

  constructor(
    model: AllocationModel,
    ledger: Ledger,
    journal: Journal,
    units: Units,
    placer: UnitPlacer,
    random: Random,
  ) {
    this.#model = model;
    this.#ledger = ledger;
    this.#journal = journal;
    this.#units = units;
    this.#placer = placer;
    this.#random = random;
    const { cost, most, firstCounted, counted } = model.couplings.places;
    const limitsOf: number[][] = Array.from(cost, () => []);
    most.forEach((_, limit) => {
      for (const place of counted.subarray(firstCounted[limit], firstCounted[limit + 1])) limitsOf[place]!.push(limit);
    });
    this.#limitsOf = limitsOf;
    const { firstTask, task } = candidatesOf(model);
    this.#firstTask = firstTask;
    this.#task = task;
    const places = Int32Array.from(cost, (_, place) => place);
    this.#oldMode = new Int32Array(widest(units.firstMember));
    this.#oldStart = new Int32Array(this.#oldMode.length);
    this.#places = places.filter((place) => cost[place]! > 0 || limitsOf[place]!.length > 0);
  }

  get isEmpty(): boolean {
    return this.#places.length === 0;
  }

  /** Tries a move; false when there was none to try. The waiting are not asked whether they fill what comes free. */
  try(waiting: Waiting): boolean {
    const draw = this.#random.nextInt(3);
    const place = this.#drawPlace(draw !== 1);
    if (place === NONE) return false;
    if (draw === 0) return this.#close(place, NONE, waiting);
    if (draw === 1) return this.#openFor(place, waiting);
    const other = this.#drawRival(place);
    return other !== NONE && this.#close(place, other, waiting);
  }

  /** A place that is open, or closed; of two that are open the one that fewer use. */
  #drawPlace(isOpen: boolean): number {
    const { places } = this.#ledger;
    let found = NONE;
    for (let look = 0; look < LOOKS; look++) {
      const place = this.#places[this.#random.nextInt(this.#places.length)]!;
      if (places.isOpen(place) !== isOpen) continue;
      if (!isOpen) return place;
      if (found !== NONE) return places.users.count(place) < places.users.count(found) ? place : found;
      found = place;
    }
    return found;
  }

  /** A closed place to which some user of an open one could go. */
  #drawRival(place: number): number {
    const { firstOfMode, ofMode, cost } = this.#model.couplings.places;
    const { places } = this.#ledger;
    const task = places.users.taskAt(place, this.#random.nextInt(places.users.count(place)));
    const first = this.#model.firstMode[task]!;
    const modes = this.#model.firstMode[task + 1]! - first;
    for (let look = 0; look < LOOKS; look++) {
      const mode = first + this.#random.nextInt(modes);
      for (let at = firstOfMode[mode]!; at < firstOfMode[mode + 1]!; at++) {
        const other = ofMode[at]!;
        const isDecisive = cost[other]! > 0 || this.#limitsOf[other]!.length > 0;
        if (isDecisive && !places.isOpen(other)) return other;
      }
    }
    return NONE;
  }

  /** Opens a place, and closes another where that would exceed a limit. */
  #openFor(place: number, waiting: Waiting): boolean {
    const { most, firstCounted, counted } = this.#model.couplings.places;
    const { places } = this.#ledger;
    for (const limit of this.#limitsOf[place]!) {
      if (places.openIn(limit) < most[limit]!) continue;
      const first = firstCounted[limit]!;
      const count = firstCounted[limit + 1]! - first;
      for (let look = 0; look < LOOKS; look++) {
        const other = counted[first + this.#random.nextInt(count)]!;
        if (places.isOpen(other)) return this.#close(other, place, waiting);
      }
      return false;
    }
    this.#open(place);
    return true;
  }

  /** Closes a place, and opens another before its users look for where to go. */
  #close(place: number, opened: number, waiting: Waiting): boolean {
    const { places } = this.#ledger;
    const { unitOf } = this.#units;
    let count = 0;
    while (places.isOpen(place)) {
      if (count === MOST_LEAVING) return false;
      const unit = unitOf[places.users.taskAt(place, 0)]!;
      this.#removeUnit(unit);
      let at = count++;
      for (; at > 0 && waiting.worth[this.#leaving[at - 1]!]! < waiting.worth[unit]!; at--) {
        this.#leaving[at] = this.#leaving[at - 1]!;
      }
      this.#leaving[at] = unit;
    }
    places.bias[place] = Number.POSITIVE_INFINITY;
    if (opened !== NONE) this.#offer(opened, 1);
    for (let at = 0; at < count; at++) this.#placer.insert(this.#leaving[at]!);
    if (opened !== NONE) {
      this.#offer(opened, -1);
      if (places.isOpen(opened)) this.#open(opened);
    }
    places.bias[place] = 0;
    return true;
  }

  /** Asks units that may come to a place whether they would. */
  #open(place: number): void {
    const first = this.#firstTask[place]!;
    const count = this.#firstTask[place + 1]! - first;
    const asked = Math.min(count, MOST_ASKED);
    if (count === 0) return;
    let at = this.#random.nextInt(count);
    this.#offer(place, 1);
    for (let k = 0; k < asked; k++, at = at + 1 === count ? 0 : at + 1) {
      this.#ask(this.#task[first + at]!, place);
    }
    this.#offer(place, -1);
  }

  /** Offers a place at no cost (`sign` 1) or no longer (-1). */
  #offer(place: number, sign: number): void {
    const { places } = this.#ledger;
    if (sign > 0) this.#price = places.openingCost(place);
    places.bias[place] = sign > 0 ? -this.#price : 0;
    places.hasBias = sign > 0;
  }

  /** Takes a unit out and in again, and back to where it was unless that is better, the opening of a place apart. */
  #ask(task: number, place: number): void {
    const { unitOf, firstMember, member } = this.#units;
    const { choice, places } = this.#ledger;
    const unit = unitOf[task]!;
    const [first, past] = [firstMember[unit]!, firstMember[unit + 1]!];
    const before = this.#ledger.value - (places.isOpen(place) ? this.#price : 0);
    for (let at = first; at < past; at++) {
      this.#oldMode[at - first] = choice.mode[member[at]!]!;
      this.#oldStart[at - first] = choice.start[member[at]!]!;
    }
    this.#removeUnit(unit);
    this.#placer.insert(unit);
    const after = this.#ledger.value - (places.isOpen(place) ? this.#price : 0);
    if (after <= before) return;
    this.#removeUnit(unit);
    for (let at = first; at < past; at++) {
      const mode = this.#oldMode[at - first]!;
      if (mode !== NONE) this.#journal.place(member[at]!, mode, this.#oldStart[at - first]!);
    }
  }

  #removeUnit(unit: number): void {
    const { firstMember, member } = this.#units;
    for (let at = firstMember[unit]!; at < firstMember[unit + 1]!; at++) this.#journal.remove(member[at]!);
    this.#placer.evaluations += 2;
  }
}

/** Tasks that have a mode at a place. */
function candidatesOf(model: AllocationModel): { firstTask: Int32Array; task: Int32Array } {
  const { firstOfMode, ofMode, cost } = model.couplings.places;
  const taskOf = tasksByMode(model);
  const tasks: number[][] = Array.from(cost, () => []);
  for (let mode = 0; mode + 1 < firstOfMode.length; mode++) {
    for (let at = firstOfMode[mode]!; at < firstOfMode[mode + 1]!; at++) {
      const own = tasks[ofMode[at]!]!;
      if (own.at(-1) !== taskOf[mode]) own.push(taskOf[mode]!);
    }
  }
  const firstTask = new Int32Array(cost.length + 1);
  tasks.forEach((own, place) => {
    firstTask[place + 1] = firstTask[place]! + own.length;
  });
  return { firstTask, task: Int32Array.from(tasks.flat()) };
}
