import { sortByKey } from "../base/index.ts";
import type { Demands } from "./demands.ts";

/**
 * The modes of one task under construction. Modes that ask for one of one resource alone, which is all there is where no rule
 * says more, are two numbers each; the others have a shape and a list of demands.
 */
export class Candidates {
  count = 0;
  keys: Float64Array = new Float64Array(64);
  items: Int32Array = new Int32Array(64);
  readonly #shape: number[] = [];
  readonly #firstDemand: number[] = [];
  readonly #demands: Demands;

  constructor(demands: Demands) {
    this.#demands = demands;
  }

  clear(): void {
    this.count = 0;
    this.#shape.length = 0;
    this.#firstDemand.length = 0;
    this.#demands.clear();
  }

  /** A mode that asks for one of a resource. */
  addBare(cost: number, resource: number): void {
    this.#push(cost, resource);
  }

  /** A mode whose demands follow. */
  begin(cost: number, shape: number): void {
    this.#push(cost, this.#shape.length);
    this.#shape.push(shape);
    this.#firstDemand.push(this.#demands.resource.length);
  }

  demand(resource: number, amount: number): void {
    this.#demands.add(resource, amount);
  }

  /** Cheapest first. */
  sort(): void {
    sortByKey(this.keys, this.items, 0, this.count);
  }

  shapeOf(item: number): number {
    return this.#shape[item]!;
  }

  /** Demands of a mode: rows `first .. past` of these. */
  demandsOf(item: number): { readonly first: number; readonly past: number; readonly of: Demands } {
    const past = this.#firstDemand[item + 1] ?? this.#demands.resource.length;
    return { first: this.#firstDemand[item]!, past, of: this.#demands };
  }

  #push(cost: number, item: number): void {
    if (this.count === this.keys.length) {
      const keys = new Float64Array(2 * this.count);
      const items = new Int32Array(2 * this.count);
      keys.set(this.keys);
      items.set(this.items);
      this.keys = keys;
      this.items = items;
    }
    this.keys[this.count] = cost;
    this.items[this.count++] = item;
  }
}
