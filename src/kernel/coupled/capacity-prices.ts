import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";

/** Prices of capacities, held only for the resources that were ever too small: most never are. */
export class CapacityPrices {
  /** NONE for a resource without prices. [resource] */
  readonly slotOf: Int32Array;
  /** [slot] */
  readonly resourceOf: number[] = [];
  /** Prices of periods. [slot * periods + period] */
  values: Float64Array;
  readonly periods: number;

  constructor({ resources, periods }: Pick<AllocationModel, "resources" | "periods">) {
    this.slotOf = new Int32Array(resources).fill(NONE);
    this.periods = periods;
    this.values = new Float64Array(4 * periods);
  }

  get slots(): number {
    return this.resourceOf.length;
  }

  /** Slot of a resource, opened at prices of 0. */
  open(resource: number): number {
    const known = this.slotOf[resource]!;
    if (known !== NONE) return known;
    const slot = this.resourceOf.push(resource) - 1;
    this.slotOf[resource] = slot;
    if (this.values.length < this.slots * this.periods) {
      const values = new Float64Array(2 * this.values.length);
      values.set(this.values);
      this.values = values;
    }
    return slot;
  }

  at(resource: number, period: number): number {
    const slot = this.slotOf[resource]!;
    return slot === NONE ? 0 : this.values[slot * this.periods + period]!;
  }

  set(resource: number, period: number, price: number): void {
    this.values[this.open(resource) * this.periods + period] = price;
  }

  /** Takes the prices of another, whose slots begin with those that are open here. */
  copyFrom({ resourceOf, values }: CapacityPrices): void {
    for (const resource of resourceOf) this.open(resource);
    this.values.set(values.subarray(0, resourceOf.length * this.periods));
    this.values.fill(0, resourceOf.length * this.periods);
  }

  map(price: (value: number) => number): CapacityPrices {
    const mapped = new CapacityPrices({ resources: this.slotOf.length, periods: this.periods });
    for (const resource of this.resourceOf) mapped.open(resource);
    for (let at = 0; at < this.slots * this.periods; at++) mapped.values[at] = price(this.values[at]!);
    return mapped;
  }

  /** What the capacities of a slot are worth; what nothing limits has no price. */
  worth(slot: number, capacity: Int32Array): number {
    const at = this.resourceOf[slot]! * this.periods;
    let worth = 0;
    for (let period = 0; period < this.periods; period++) {
      const price = this.values[slot * this.periods + period]!;
      if (price > 0 && capacity[at + period] !== UNLIMITED) worth += price * capacity[at + period]!;
    }
    return worth;
  }
}
