import type { Layout } from "../layout.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { StartView } from "../view.ts";

/** Arcs looked at between two yields. */
const YIELD_EVERY = 300_000;

/**
 * Plans in which a task may run often or not at all, each time for a reward: then each unary resource is filled by a shortest
 * path through time, whose arcs are the options and waiting (pseudo-schedules: Abdul-Razaq and Potts 1988).
 *
 * Its potentials are prices. The fall of the potential in a period is a price of that period, at which no option costs less
 * than its task's reward; so prices on capacities prove what rewards prove, with one number a task to find instead of one a period.
 */
export class PathRelaxation {
  /** Least cost, less rewards, of what runs before a period, on the machine last filled. [period], one more than there are */
  readonly potential: Float64Array;
  /** Tasks on its shortest path, last one first, as often as they run; and what they cost, rewards apart. */
  readonly path: Int32Array;
  pathLength = 0;
  pathCost = 0;
  /** Arcs looked at so far. */
  evaluations = 0;

  readonly #periods: number;
  /** Arcs of a machine that start in a period. [machine * periods + period], and one past the last */
  readonly #firstArc: Int32Array;
  /** [arc] */
  readonly #task: Int32Array;
  readonly #end: Int32Array;
  readonly #cost: Float64Array;
  /** The arc by which a period is reached, NONE for waiting, and where it starts. [period] */
  readonly #arcInto: Int32Array;
  readonly #cameFrom: Int32Array;

  constructor(model: AllocationModel, layout: Layout, view: StartView) {
    const { periods, resources } = model;
    this.#periods = periods;
    this.#firstArc = new Int32Array(resources * periods + 1);
    forEachArc(model, layout, view, (row) => {
      this.#firstArc[row + 1]!++;
    });
    for (let row = 0; row < resources * periods; row++) this.#firstArc[row + 1]! += this.#firstArc[row]!;
    const arcs = this.#firstArc[resources * periods]!;
    this.#task = new Int32Array(arcs);
    this.#end = new Int32Array(arcs);
    this.#cost = new Float64Array(arcs);
    const next = this.#firstArc.slice();
    forEachArc(model, layout, view, (row, task, end, cost) => {
      const arc = next[row]!++;
      this.#task[arc] = task;
      this.#end[arc] = end;
      this.#cost[arc] = cost;
    });
    this.potential = new Float64Array(periods + 1);
    this.path = new Int32Array(periods);
    this.#arcInto = new Int32Array(periods + 1);
    this.#cameFrom = new Int32Array(periods + 1);
  }

  get arcs(): number {
    return this.#task.length;
  }

  /** Fills a machine at best. Returns the cost of that, less the rewards: never more than 0. Yields every few milliseconds. */
  *fill(machine: number, reward: Float64Array): Generator<void, number, void> {
    const { potential } = this;
    const [tasks, costs, arcInto, cameFrom] = [this.#task, this.#cost, this.#arcInto, this.#cameFrom];
    const periods = this.#periods;
    const row = machine * periods;
    potential.fill(0);
    arcInto.fill(NONE);
    for (let start = 0, past = 0; start < periods; start = past) {
      const most = this.#firstArc[row + start]! + YIELD_EVERY;
      for (past = start + 1; past < periods && this.#firstArc[row + past + 1]! <= most; ) past++;
      this.#relax(row, start, past, reward);
      this.evaluations += this.#firstArc[row + past]! - this.#firstArc[row + start]!;
      if (past < periods) yield;
    }
    this.pathLength = 0;
    this.pathCost = 0;
    for (let period = periods; period > 0; ) {
      const arc = arcInto[period]!;
      if (arc === NONE) period--;
      else {
        this.path[this.pathLength++] = tasks[arc]!;
        this.pathCost += costs[arc]!;
        period = cameFrom[period]!;
      }
    }
    return potential[periods]!;
  }

  /** Follows the arcs of a machine that start in periods `from <= start < past`. */
  #relax(row: number, from: number, past: number, reward: Float64Array): void {
    const { potential } = this;
    const [tasks, ends, costs, arcInto, cameFrom] = [this.#task, this.#end, this.#cost, this.#arcInto, this.#cameFrom];
    for (let start = from; start < past; start++) {
      const here = potential[start]!;
      if (potential[start + 1]! >= here) {
        potential[start + 1] = here;
        arcInto[start + 1] = NONE;
      }
      const pastArc = this.#firstArc[row + start + 1]!;
      for (let arc = this.#firstArc[row + start]!; arc < pastArc; arc++) {
        const value = here + costs[arc]! - reward[tasks[arc]!]!;
        const end = ends[arc]!;
        if (value < potential[end]!) {
          potential[end] = value;
          arcInto[end] = arc;
          cameFrom[end] = start;
        }
      }
    }
  }
}

function forEachArc(
  model: AllocationModel,
  layout: Layout,
  view: StartView,
  take: (row: number, task: number, end: number, cost: number) => void,
): void {
  const { periods, modeCost, modeShape, firstDemand, demandResource, endOf, startCosts } = model;
  for (let task = 0; task < model.tasks; task++) {
    const costAt = model.startCostRow[task]! * periods;
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      const demand = firstDemand[mode]!;
      const laneAt = layout.demandLane[demand]! * periods;
      const endAt = modeShape[mode]! * periods;
      for (let start = view.from[task]!; start < view.past[task]!; start++) {
        const end = endOf[endAt + start]!;
        if (end === NONE || layout.freeUntil[laneAt + start]! < end) continue;
        const cost = modeCost[mode]! + startCosts[costAt + start]!;
        take(demandResource[demand]! * periods + start, task, end, cost);
      }
    }
  }
}
