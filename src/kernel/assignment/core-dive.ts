import type { CoreAscent } from "./core-ascent.ts";
import type { CoreFixing } from "./core-fixing.ts";
import type { CoreSearch } from "./core-search.ts";
import type { CoreSettling } from "./core-settling.ts";
import type { PackingCore } from "./packing-core.ts";

/** Steps of the ascent that says how far away the target is, and between two rounds. */
const FIRST_STEPS = 30;
const STEPS = 12;
/** Open tasks up to which they are searched rather than settled. */
const FEW_TASKS = 40;
/** What a target out of reach is raised by, as a share of what it may be raised by at the most. */
const RISE = 0.3;
/** How much longer a search may take than all before it. */
const PATIENCE = 0.3;

/**
 * Looks for a plan near the bound by settling many tasks of a core at once, without ever trying them otherwise: those that are worst
 * off without their best options. What is left is searched. A target keeps it from what no good plan holds; it gives way where it gets
 * out of reach, up to the most that a plan may cost.
 */
export class CoreDive {
  readonly #ascent: CoreAscent;
  readonly #fixing: CoreFixing;
  readonly #settling: CoreSettling;
  readonly #search: CoreSearch;

  readonly #fewTasks: number;

  constructor(
    ascent: CoreAscent,
    fixing: CoreFixing,
    settling: CoreSettling,
    search: CoreSearch,
    fewTasks: number = FEW_TASKS,
  ) {
    this.#ascent = ascent;
    this.#fixing = fixing;
    this.#settling = settling;
    this.#search = search;
    this.#fewTasks = fewTasks;
  }

  /**
   * Looks for a plan of at most `most`, in units; ends with whether it has found one, whose items are in `taken`. The target is first at
   * `height`, a share of what is between `most` and what prices prove.
   */
  *run(
    core: PackingCore,
    most: number,
    unit: number,
    height: number,
    taken: Int32Array,
  ): Generator<void, boolean, void> {
    const ascent = this.#ascent;
    const fixing = this.#fixing;
    const began = this.#search.work;
    yield* ascent.raise(core, most, FIRST_STEPS);
    if (ascent.value > most) return false;
    const higher = (value: number, share: number): number =>
      Math.min(most, Math.max(value, unit * Math.ceil((value + share * (most - value)) / unit)));
    let target = higher(ascent.value, height);
    while (core.tasks > this.#fewTasks) {
      yield* fixing.judge(core, ascent.value, target, true);
      if (!fixing.isClosed && fixing.settled === 0) this.#settling.settle(core, fixing);
      if (fixing.isClosed || !core.shrinkInto(core, taken)) {
        // Where a task has no option left the value is Infinity, and no target helps.
        if (target >= most || fixing.value > most) return false;
        target = higher(Math.max(target + unit, fixing.value), RISE);
        continue;
      }
      yield* ascent.raise(core, target, STEPS);
      if (ascent.value <= target) continue;
      if (ascent.value > most) return false;
      target = higher(ascent.value, RISE);
    }
    for (;;) {
      const units = PATIENCE * (this.#search.work - began);
      if ((yield* this.#search.run(core, target, units, taken)) === true) return true;
      if (target >= most) return false;
      target = higher(target + unit, RISE);
    }
  }
}
