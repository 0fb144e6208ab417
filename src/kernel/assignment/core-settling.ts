import { type Random, sortByKey } from "../../base/index.ts";
import { NONE } from "../model.ts";
import type { CoreFixing } from "./core-fixing.ts";
import { IN, type PackingCore } from "./packing-core.ts";

/** Share of the open tasks that are settled at once, and how much chance changes their order. */
const SHARE = 0.1;
const CHANCE = 0.3;

/** Settles many tasks of a core at once: those that are worst off without their best options. */
export class CoreSettling {
  readonly #random: Random;
  readonly #key: Float64Array;
  readonly #order: Int32Array;
  readonly #room: Float64Array;
  readonly #rowOf: Int32Array;

  constructor(tasks: number, rows: number, random: Random) {
    this.#random = random;
    this.#key = new Float64Array(tasks);
    this.#order = new Int32Array(tasks);
    this.#rowOf = new Int32Array(tasks);
    this.#room = new Float64Array(rows);
  }

  /** Gives verdicts for the tasks that come first, as far as their best options fit together. */
  settle(core: PackingCore, { best, least, second }: CoreFixing): void {
    const { tasks, rows, itemAmount, itemTask, first, verdict } = core;
    for (let t = 0; t < tasks; t++) {
      this.#order[t] = t;
      this.#key[t] = -(second[t]! - least[t]!) * (1 + CHANCE * this.#random.nextFloat());
    }
    sortByKey(this.#key, this.#order, 0, tasks);
    for (let row = 0; row < rows; row++) {
      this.#room[row] = core.left[row]!;
      for (let i = first[row]!; i < first[row + 1]!; i++) if (best[itemTask[i]!] === i) this.#rowOf[itemTask[i]!] = row;
    }
    let wanted = Math.max(1, Math.floor(tasks * SHARE));
    for (let at = 0; at < tasks && wanted > 0; at++) {
      const t = this.#order[at]!;
      const item = best[t]!;
      if (item === NONE) core.isFree[t] = 1;
      else {
        const row = this.#rowOf[t]!;
        // The first one always fits.
        if (itemAmount[item]! > this.#room[row]!) continue;
        this.#room[row]! -= itemAmount[item]!;
        verdict[item] = IN;
      }
      wanted--;
    }
  }
}
