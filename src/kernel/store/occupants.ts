import { type AllocationModel, NONE } from "../model.ts";

/** Which placed tasks use a resource: doubly linked lists of nodes `task * width + k`, k the place of the demand in the mode. */
export class Occupants {
  readonly #model: AllocationModel;
  readonly #width: number;
  readonly #head: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;

  constructor(model: AllocationModel, width: number) {
    this.#model = model;
    this.#width = Math.max(1, width);
    this.#head = new Int32Array(model.resources).fill(NONE);
    this.#next = new Int32Array(model.tasks * this.#width).fill(NONE);
    this.#previous = new Int32Array(model.tasks * this.#width).fill(NONE);
  }

  add(task: number, mode: number): void {
    const { firstDemand, demandResource } = this.#model;
    for (
      let demand = firstDemand[mode]!, node = task * this.#width;
      demand < firstDemand[mode + 1]!;
      demand++, node++
    ) {
      const resource = demandResource[demand]!;
      const head = this.#head[resource]!;
      this.#next[node] = head;
      this.#previous[node] = NONE;
      if (head !== NONE) this.#previous[head] = node;
      this.#head[resource] = node;
    }
  }

  remove(task: number, mode: number): void {
    const { firstDemand, demandResource } = this.#model;
    for (
      let demand = firstDemand[mode]!, node = task * this.#width;
      demand < firstDemand[mode + 1]!;
      demand++, node++
    ) {
      const next = this.#next[node]!;
      const previous = this.#previous[node]!;
      if (next !== NONE) this.#previous[next] = previous;
      if (previous === NONE) this.#head[demandResource[demand]!] = next;
      else this.#next[previous] = next;
    }
  }

  /** First node of a resource, NONE when nobody uses it. */
  first(resource: number): number {
    return this.#head[resource]!;
  }

  next(node: number): number {
    return this.#next[node]!;
  }

  taskOf(node: number): number {
    return Math.floor(node / this.#width);
  }
}
