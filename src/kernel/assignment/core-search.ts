import { NONE } from "../model.ts";
import type { CoreAscent } from "./core-ascent.ts";
import type { CoreFixing } from "./core-fixing.ts";
import { IN, OPEN, OUT, PackingCore } from "./packing-core.ts";

/** Steps of the ascent at a node. */
const STEPS = 12;
/** Share of the items that a round of fixing must settle for another ascent at the same node. */
const MUCH = 0.05;

/** What a visit of a node ends with when it is not an item to branch on. */
const CLOSED = -1;
const FOUND = -2;

/**
 * Depth-first search for a plan of at most some cost (a sequence of such decisions: Posta, Ferland and Michelon 2012): prices on
 * tasks at the nodes, and what cannot be in such a plan is fixed. The nearer the cost is to the bound, the less is left to
 * decide.
 */
export class CoreSearch {
  readonly #ascent: CoreAscent;
  readonly #fixing: CoreFixing;
  /** The node at work at each depth, and the item that it waits for. */
  readonly #cores: PackingCore[] = [];
  readonly #branch: number[] = [];

  constructor(ascent: CoreAscent, fixing: CoreFixing) {
    this.#ascent = ascent;
    this.#fixing = fixing;
  }

  /** Work of both, in items looked at. */
  get work(): number {
    return this.#ascent.work + this.#fixing.work;
  }

  /**
   * Looks for a plan of at most `target`, in units, in up to so many units of work. Ends with whether there is one; undefined when that is
   * open. `taken` is where the items of a plan go, NONE for a task that goes without a row.
   */
  *run(
    root: PackingCore,
    target: number,
    units: number,
    taken: Int32Array,
  ): Generator<void, boolean | undefined, void> {
    const cores = this.#cores;
    const end = this.work + units;
    this.#shrink(root, 0, taken);
    for (let depth = 0; this.work < end; ) {
      const core = cores[depth]!;
      const branch = yield* this.#visit(core, target, taken);
      if (branch === FOUND) return true;
      if (branch === CLOSED) {
        if (--depth < 0) return false;
        cores[depth]!.verdict[this.#branch[depth]!] = OUT;
        cores[depth]!.shrinkInto(cores[depth]!, taken);
        continue;
      }
      this.#branch[depth] = branch;
      core.verdict[branch] = IN;
      this.#shrink(core, depth + 1, taken);
      core.verdict[branch] = OPEN;
      depth++;
    }
    return undefined;
  }

  /** Writes what a core's verdicts leave to the one at a depth. */
  #shrink(core: PackingCore, depth: number, taken: Int32Array): void {
    if (this.#cores[depth]?.holds(core) !== true) {
      this.#cores[depth] = new PackingCore(core.tasks, core.rows, core.items);
    }
    core.shrinkInto(this.#cores[depth]!, taken);
  }

  /** Raises prices and fixes until nothing more follows; the item to branch on, or why there is none. */
  *#visit(core: PackingCore, target: number, taken: Int32Array): Generator<void, number, void> {
    const ascent = this.#ascent;
    const fixing = this.#fixing;
    for (let isPriced = false; core.tasks > 0; ) {
      if (!isPriced) yield* ascent.raise(core, target, STEPS);
      if (ascent.value > target) return CLOSED;
      yield* fixing.judge(core, ascent.value, target, false);
      if (fixing.isClosed) return CLOSED;
      if (fixing.settled === 0) return this.#choose(core);
      const before = core.items;
      if (!core.shrinkInto(core, taken)) return CLOSED;
      isPriced = before - core.items <= MUCH * before;
    }
    return core.settledCost <= target ? FOUND : CLOSED;
  }

  /** The best item of the task that is worst off with another: the other side is hardly worth a visit. */
  #choose(core: PackingCore): number {
    const { best, least, second } = this.#fixing;
    let chosen = NONE;
    let most = Number.NEGATIVE_INFINITY;
    for (let t = 0; t < core.tasks; t++) {
      const merit = second[t]! - least[t]!;
      if (best[t] === NONE || merit <= most) continue;
      most = merit;
      chosen = best[t]!;
    }
    if (chosen !== NONE) return chosen;
    // All would best go without a row.
    chosen = 0;
    for (let i = 1; i < core.items; i++) if (this.#fixing.raise[i]! < this.#fixing.raise[chosen]!) chosen = i;
    return chosen;
  }
}
