import type { Random } from "../../base/index.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { Ledger } from "./ledger.ts";
import type { UnitCosts } from "./unit-costs.ts";
import { tasksByMode, type Units } from "./units.ts";

/** Tasks looked at for one that a row counts, and those of them that are compared. */
const LOOKS = 24;
const COMPARED = 3;

/**
 * Finds who should make way where a quota is above its maximum. Room under a budget is taken like room in a hall: who comes in by force
 * pushes others out, of a few that the quota counts the one that is least worth what it counts.
 */
export class QuotaRelief {
  readonly #ledger: Ledger;
  readonly #units: Units;
  readonly #costs: UnitCosts;
  readonly #random: Random;
  /** Tasks that a quota may count, each once. [quota + 1] */
  readonly #firstTask: Int32Array;
  readonly #task: Int32Array;

  constructor(model: AllocationModel, ledger: Ledger, units: Units, costs: UnitCosts, random: Random) {
    const { quotas } = model.couplings;
    this.#ledger = ledger;
    this.#units = units;
    this.#costs = costs;
    this.#random = random;
    const taskOf = tasksByMode(model);
    const seenBy = new Int32Array(model.tasks).fill(NONE);
    const tasks: number[] = [];
    this.#firstTask = new Int32Array(quotas.max.length + 1);
    for (let row = 0; row < quotas.max.length; row++) {
      const isHard = quotas.max[row]! < Number.POSITIVE_INFINITY && quotas.overCost[row] === Number.POSITIVE_INFINITY;
      for (let term = quotas.firstTerm[row]!; isHard && term < quotas.firstTerm[row + 1]!; term++) {
        const task = taskOf[quotas.mode[term]!]!;
        if (seenBy[task] === row) continue;
        seenBy[task] = row;
        tasks.push(task);
      }
      this.#firstTask[row + 1] = tasks.length;
    }
    this.#task = Int32Array.from(tasks);
  }

  /** Whether any quota has a maximum. */
  get isNeeded(): boolean {
    return this.#task.length > 0;
  }

  /** A task of another unit that a row counts, NONE when a few looks come upon none. */
  draw(row: number, mover: number): number {
    const { choice, quotas } = this.#ledger;
    const first = this.#firstTask[row]!;
    const count = this.#firstTask[row + 1]! - first;
    if (count === 0) return NONE;
    let at = this.#random.nextInt(count);
    let found = NONE;
    let leastWorth = Number.POSITIVE_INFINITY;
    let compared = 0;
    const looks = Math.min(LOOKS, count);
    for (let look = 0; look < looks && compared < COMPARED; look++, at = at + 1 === count ? 0 : at + 1) {
      const task = this.#task[first + at]!;
      const mode = choice.mode[task]!;
      if (mode === NONE || this.#units.unitOf[task] === mover) continue;
      const part = quotas.partOf(row, mode, choice.start[task]!);
      if (part === 0) continue;
      compared++;
      const worth = this.#costs.gainBefore[task]! - this.#ledger.costOf(task);
      if (worth / part >= leastWorth) continue;
      leastWorth = worth / part;
      found = task;
    }
    return found;
  }
}
