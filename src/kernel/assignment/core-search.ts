import type { Random } from "../../base/index.ts";
import { NONE } from "../model.ts";
import type { AssignmentView } from "./assignment-view.ts";
import { CoreAscent } from "./core-ascent.ts";
import { CoreFixing } from "./core-fixing.ts";
import { CoreSettling } from "./core-settling.ts";
import { IN, OPEN, OUT, PackingCore } from "./packing-core.ts";
import type { PackingItems } from "./packing-items.ts";

/** Steps of the ascent at a node. */
const STEPS = 12;
/** Share of the items that a round of fixing must settle for another ascent at the same node. */
const MUCH = 0.05;
/** Open tasks from which a dive settles many at once. */
const MANY_TASKS = 40;
/** How much longer a dive may search below than it took down there. */
const PATIENCE = 1;

/** What a visit of a node ends with when it is not an item to branch on. */
const CLOSED = -1;
const FOUND = -2;

/**
 * Depth-first search for a plan of at most some cost (a sequence of such decisions: Posta, Ferland and Michelon 2012): prices on
 * tasks at the nodes, and what cannot be in such a plan is fixed. The nearer the cost is to the bound, the less is left to
 * decide.
 *
 * A *dive* settles many tasks at once while many are open, without ever trying them otherwise, and so it proves nothing; but
 * the target keeps it from what no good plan holds.
 */
export class CoreSearch {
  /** Item of each task in the plan found, NONE for going without a row. [task of the view] */
  readonly taken: Int32Array;
  /** Nodes of the last run. */
  nodes = 0;

  readonly #view: AssignmentView;
  readonly #items: PackingItems;
  readonly #unit: number;
  readonly #ascent: CoreAscent;
  readonly #fixing: CoreFixing;
  readonly #settling: CoreSettling;
  /** The node at work at each depth, and the item that it waits for. */
  readonly #cores: PackingCore[] = [];
  readonly #branch: number[] = [];
  /** Whether nothing was left out. */
  #isWhole = true;
  #isDive = false;

  constructor(view: AssignmentView, items: PackingItems, unit: number, random: Random) {
    this.#view = view;
    this.#items = items;
    this.#unit = unit;
    this.taken = new Int32Array(view.tasks);
    this.#ascent = new CoreAscent(view.tasks, items.most);
    this.#fixing = new CoreFixing(view.tasks, items.task.length, items.most);
    this.#settling = new CoreSettling(view.tasks, view.rows, random);
    this.#cores.push(new PackingCore(view.tasks, view.rows, items.task.length));
  }

  /** Work so far, in items looked at; a cell of a table takes less. */
  get work(): number {
    return this.#ascent.work + Math.floor(this.#fixing.work / 4);
  }

  /**
   * Looks for a plan of cost up to `most` that keeps to the options of `plan`, from these prices, in up to so many units. Ends with
   * whether there is one; undefined when that is open.
   */
  *run(
    plan: Int32Array,
    prices: Float64Array,
    most: number,
    units: number,
    isDive = false,
  ): Generator<void, boolean | undefined, void> {
    const target = most * this.#unit;
    const cores = this.#cores;
    const began = this.work;
    let end = began + units;
    cores[0]!.load(this.#view, this.#items, this.#unit, plan, prices);
    this.nodes = 0;
    this.#isWhole = true;
    this.#isDive = isDive;
    for (let depth = 0; this.work < end; ) {
      const core = cores[depth]!;
      const branch = yield* this.#visit(core, target);
      if (isDive && this.nodes === 0) end = Math.min(end, this.work + PATIENCE * (this.work - began));
      this.nodes++;
      if (branch === FOUND) return true;
      if (branch === CLOSED) {
        if (--depth < 0) return this.#isWhole ? false : undefined;
        cores[depth]!.verdict[this.#branch[depth]!] = OUT;
        cores[depth]!.shrinkInto(cores[depth]!, this.taken);
        continue;
      }
      this.#branch[depth] = branch;
      if (cores[depth + 1]?.holds(core) !== true) {
        cores[depth + 1] = new PackingCore(core.tasks, core.rows, core.items);
      }
      core.verdict[branch] = IN;
      core.shrinkInto(cores[depth + 1]!, this.taken);
      core.verdict[branch] = OPEN;
      depth++;
    }
    return undefined;
  }

  /** Raises prices and fixes until nothing more follows; the item to branch on, or why there is none. */
  *#visit(core: PackingCore, target: number): Generator<void, number, void> {
    const ascent = this.#ascent;
    const fixing = this.#fixing;
    for (let isPriced = false; core.tasks > 0; ) {
      if (!isPriced) yield* ascent.raise(core, target, STEPS);
      if (ascent.value > target) return CLOSED;
      yield* fixing.judge(core, target);
      if (fixing.isClosed) return CLOSED;
      const before = core.items;
      const isSettling = this.#isDive && core.tasks > MANY_TASKS;
      if (fixing.settled === 0) {
        if (!isSettling) return this.#choose(core);
        this.#isWhole = false;
        this.#settling.settle(core, fixing);
      }
      if (!core.shrinkInto(core, this.taken)) return CLOSED;
      isPriced = !isSettling && before - core.items <= MUCH * before;
    }
    return core.settledCost <= target ? FOUND : CLOSED;
  }

  /**
   * The best item of a task. To close the tree, of one that any option of makes dearer: then both sides are. To find a plan, of
   * one that is worst off with another: then the other side is hardly worth a visit.
   */
  #choose(core: PackingCore): number {
    const { best, least, second } = this.#fixing;
    let chosen = NONE;
    let most = Number.NEGATIVE_INFINITY;
    for (let t = 0; t < core.tasks; t++) {
      const merit = this.#isDive ? second[t]! - least[t]! : least[t]!;
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
