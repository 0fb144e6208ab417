import { MinHeap, type WorkBudget } from "../../base/index.ts";
import { type AllocationModel, type Choice, choiceCost, emptyChoice, NONE } from "../model.ts";
import { type Prices, zeroPrices } from "../rows/prices.ts";
import type { Transport } from "./transport.ts";

/** Arcs looked at between two yields. */
const SLICE = 50_000;

/** Brings all tasks in, or as many as the budget allows, or as it takes to prove that the optimum costs more than `most`. */
export function* solveTransport(
  model: AllocationModel,
  transport: Transport,
  budget: WorkBudget,
  most: number,
): Generator<void, TransportSolver, void> {
  const solver = new TransportSolver(model, transport);
  let counted = 0;
  for (let task = 0; task < model.tasks && solver.bound() <= most; task++) {
    solver.insert(task);
    if (solver.evaluations - counted < SLICE) continue;
    budget.spend(solver.evaluations - counted);
    counted = solver.evaluations;
    yield;
    if (budget.isExhausted) break;
  }
  budget.spend(solver.evaluations - counted);
  return solver;
}

/**
 * Solves a transportation problem to the optimum by successive shortest paths (Jonker and Volgenant 1987, sparse, with
 * capacities and with leaving out as one more way to serve a task).
 *
 * Tasks enter one at a time. Each looks for the cheapest way in: a free resource, or a chain of moves of tasks already in
 * that ends at a free resource or at a task that is left out. Values and prices keep every reduced cost
 * `cost + price[resource] - value[task]` at zero or above and at zero where a task is, so that in the end
 * sum of values - sum of price x capacity = cost: the proof. All integers.
 */
export class TransportSolver {
  /** Dual value of a task. [task] */
  readonly value: Float64Array;
  /** Price of one unit of a resource in its meeting period. [resource] */
  readonly price: Float64Array;
  /** Arc that a task uses, NONE when it is left out. [task] */
  readonly arcOf: Int32Array;
  /** Arcs looked at so far. */
  evaluations = 0;

  readonly #model: AllocationModel;
  readonly #transport: Transport;
  readonly #free: Int32Array;
  /** Tasks at a resource, as linked lists. */
  readonly #firstTask: Int32Array;
  readonly #nextTask: Int32Array;
  /** Shortest known way to a resource, the arc that enters it, and the task that takes the arc. Infinity between searches. */
  readonly #distance: Float64Array;
  readonly #viaArc: Int32Array;
  readonly #viaTask: Int32Array;
  readonly #touched: Int32Array;
  readonly #scanned: Int32Array;
  readonly #heap = new MinHeap();
  #bound = 0;

  constructor(model: AllocationModel, transport: Transport) {
    const { tasks, resources, periods, capacity } = model;
    this.#model = model;
    this.#transport = transport;
    this.value = new Float64Array(tasks);
    this.price = new Float64Array(resources);
    this.arcOf = new Int32Array(tasks).fill(NONE);
    this.#free = new Int32Array(resources);
    for (let resource = 0; resource < resources; resource++) {
      const period = transport.meeting[resource]!;
      if (period !== NONE) this.#free[resource] = capacity[resource * periods + period]!;
    }
    this.#firstTask = new Int32Array(resources).fill(NONE);
    this.#nextTask = new Int32Array(tasks).fill(NONE);
    this.#distance = new Float64Array(resources).fill(Number.POSITIVE_INFINITY);
    this.#viaArc = new Int32Array(resources);
    this.#viaTask = new Int32Array(resources);
    this.#touched = new Int32Array(resources);
    this.#scanned = new Int32Array(resources);
    for (let task = 0; task < tasks; task++) this.#bound += this.#aloneValue(task);
  }

  /** What every task would cost at the least at the prices so far, less the worth of the priced capacities: proven, and rising. */
  bound(): number {
    return this.#bound;
  }

  /** Value of a task at zero prices. */
  #aloneValue(task: number): number {
    const { firstArc, arcCost } = this.#transport;
    const skip = this.#model.skipCost[task]!;
    return firstArc[task]! < firstArc[task + 1]! ? Math.min(skip, arcCost[firstArc[task]!]!) : skip;
  }

  /** Brings one more task in; each task once. False when it can neither be placed nor left out. */
  insert(task: number): boolean {
    const { firstArc, arcResource, arcCost } = this.#transport;
    const distance = this.#distance;
    const heap = this.#heap;
    let touched = 0;
    let scanned = 0;
    let best = this.#model.skipCost[task]!;
    let bestTask = task;
    let bestResource = NONE;

    heap.clear();
    // The tasks to scan: the new one at distance 0, then those who hold the nearest full resource.
    let current = task;
    let reached = 0;
    let resource = NONE;
    for (;;) {
      const offset = current === task ? 0 : reached - this.value[current]!;
      if (current !== task) {
        const out = offset + this.#model.skipCost[current]!;
        if (out < best) {
          best = out;
          bestTask = current;
          bestResource = resource;
        }
      }
      for (let arc = firstArc[current]!; arc < firstArc[current + 1]!; arc++) {
        const bare = offset + arcCost[arc]!;
        if (bare >= best) break;
        this.evaluations++;
        const to = arcResource[arc]!;
        const through = bare + this.price[to]!;
        if (through >= best || through >= distance[to]!) continue;
        if (distance[to] === Number.POSITIVE_INFINITY) this.#touched[touched++] = to;
        distance[to] = through;
        this.#viaArc[to] = arc;
        this.#viaTask[to] = current;
        if (this.#free[to]! > 0) {
          best = through;
          bestTask = NONE;
          bestResource = to;
        } else {
          heap.push(through, to);
        }
      }
      // Next task: another holder of the same resource, else a holder of the next nearest.
      current = current === task ? NONE : this.#nextTask[current]!;
      while (current === NONE && heap.size > 0) {
        const key = heap.minKey;
        const item = heap.pop();
        if (key >= best) break;
        if (key > distance[item]!) continue;
        reached = key;
        resource = item;
        this.#scanned[scanned++] = item;
        current = this.#firstTask[item]!;
      }
      if (current === NONE) break;
    }
    const possible = best < Number.POSITIVE_INFINITY;
    if (possible) {
      for (let i = 0; i < scanned; i++) {
        const passed = this.#scanned[i]!;
        const rise = best - distance[passed]!;
        if (rise <= 0) continue;
        this.price[passed]! += rise;
        for (let held = this.#firstTask[passed]!; held !== NONE; held = this.#nextTask[held]!)
          this.value[held]! += rise;
      }
      this.value[task] = best;
      // A full resource's price and its tasks' values rise alike, so only the new task moves the bound.
      this.#bound += best - this.#aloneValue(task);
      this.#shift(task, bestTask, bestResource);
    }
    for (let i = 0; i < touched; i++) distance[this.#touched[i]!] = Number.POSITIVE_INFINITY;
    return possible;
  }

  /** Moves every task along the path that ends with `out` being left out, or with one more task at `end`. */
  #shift(task: number, out: number, end: number): void {
    if (out === task) return;
    let resource = end;
    if (out !== NONE) this.#leave(out, end);
    else this.#free[end]!--;
    for (;;) {
      const mover = this.#viaTask[resource]!;
      const arc = this.#viaArc[resource]!;
      const before = this.arcOf[mover]!;
      const previous = before === NONE ? NONE : this.#transport.arcResource[before]!;
      if (before !== NONE) this.#leave(mover, previous);
      this.arcOf[mover] = arc;
      this.#nextTask[mover] = this.#firstTask[resource]!;
      this.#firstTask[resource] = mover;
      if (mover === task) return;
      resource = previous;
    }
  }

  #leave(task: number, resource: number): void {
    let at = this.#firstTask[resource]!;
    if (at === task) this.#firstTask[resource] = this.#nextTask[task]!;
    else {
      while (this.#nextTask[at] !== task) at = this.#nextTask[at]!;
      this.#nextTask[at] = this.#nextTask[task]!;
    }
    this.#nextTask[task] = NONE;
    this.arcOf[task] = NONE;
  }

  choice(): Choice {
    const choice = emptyChoice(this.#model.tasks);
    for (let task = 0; task < this.#model.tasks; task++) {
      const arc = this.arcOf[task]!;
      if (arc === NONE) continue;
      choice.mode[task] = this.#transport.arcMode[arc]!;
      choice.start[task] = this.#transport.arcStart[arc]!;
    }
    return choice;
  }

  /** The prices in the rows of the model: each resource's in its meeting period. */
  prices(): Prices {
    const { resources, periods } = this.#model;
    const prices = zeroPrices(this.#model);
    for (let resource = 0; resource < resources; resource++) {
      const period = this.#transport.meeting[resource]!;
      if (period === NONE || this.price[resource] === 0) continue;
      const at = prices.open(resource);
      prices.sumBefore.fill(this.price[resource]!, at + period + 1, at + periods + 1);
    }
    return prices;
  }

  /** Cost of the tasks as they are; optimal once every task is in. */
  cost(): number {
    return choiceCost(this.#model, this.choice());
  }
}
