import type { FacilityPrices, PoolPrices, RoomPrices } from "../domain/index.ts";
import { UNLIMITED } from "../kernel/index.ts";
import type { Rooms } from "./rooms.ts";

/** What a resource is, in the problem's words: the name of its rows in certificates. */
export type ResourceName =
  | Omit<RoomPrices, "day" | "prices">
  | Omit<FacilityPrices, "day" | "prices">
  | Omit<PoolPrices, "day" | "prices">;

/** The rooms, and behind them what rules add: beds, teams, limits of whole facilities. */
export class Resources {
  readonly #rooms: Rooms;
  readonly #periods: number;
  readonly #names: ResourceName[] = [];
  readonly #capacities: Int32Array[] = [];

  constructor(rooms: Rooms, periods: number) {
    this.#rooms = rooms;
    this.#periods = periods;
  }

  get count(): number {
    return this.#rooms.resources + this.#names.length;
  }

  /** Adds a resource with its capacity on each day; returns its row. */
  add(name: ResourceName, capacity: Int32Array): number {
    this.#names.push(name);
    this.#capacities.push(capacity);
    return this.count - 1;
  }

  /** What a resource that is no room is called. */
  nameOf(resource: number): ResourceName {
    return this.#names[resource - this.#rooms.resources]!;
  }

  /** Rows of the resources of a kind, by their first id. */
  rowsOf(kind: ResourceName["kind"]): Map<string, number> {
    const rows = new Map<string, number>();
    this.#names.forEach((name, row) => {
      if (name.kind === kind) rows.set(name.ids[0], this.#rooms.resources + row);
    });
    return rows;
  }

  /** [resource * periods + day]; nothing is short on periods past the last day. */
  capacity(): Int32Array {
    if (this.#names.length === 0 && this.#rooms.capacity.length === this.count * this.#periods) {
      return this.#rooms.capacity;
    }
    const all = new Int32Array(this.count * this.#periods).fill(UNLIMITED);
    const days = this.#rooms.capacity.length / Math.max(this.#rooms.resources, 1);
    for (let row = 0; row < this.#rooms.resources; row++) {
      all.set(this.#rooms.capacity.subarray(row * days, (row + 1) * days), row * this.#periods);
    }
    this.#capacities.forEach((capacity, row) => {
      all.set(capacity, (this.#rooms.resources + row) * this.#periods);
    });
    return all;
  }
}
