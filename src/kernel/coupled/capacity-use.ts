import { type AllocationModel, type Choice, NONE, UNLIMITED } from "../model.ts";
import { usualDemands } from "../usual-amounts.ts";

/** What a choice that need not be feasible uses of the capacities. */
export class CapacityUse {
  /** [resource * periods + period] */
  readonly used: Int32Array;
  /** What a demand on a resource usually asks for. [resource] */
  readonly usual: Float64Array;
  /** Sum over the limited rows, of how many demands of the usual amount that is. */
  total = 0;
  /** Resources of which some period is used beyond its capacity. */
  readonly exceeded: number[] = [];

  readonly #model: AllocationModel;
  /** Resources that the choice uses. */
  readonly #touched: number[] = [];
  readonly #isTouched: Uint8Array;

  constructor(model: AllocationModel) {
    this.#model = model;
    this.used = new Int32Array(model.resources * model.periods);
    this.#isTouched = new Uint8Array(model.resources);
    this.usual = usualDemands(model);
  }

  count(choice: Choice): void {
    const { periods, capacity } = this.#model;
    const { used } = this;
    for (const resource of this.#touched) {
      used.fill(0, resource * periods, (resource + 1) * periods);
      this.#isTouched[resource] = 0;
    }
    this.#touched.length = 0;
    for (let task = 0; task < choice.mode.length; task++) {
      if (choice.mode[task] !== NONE) this.#add(choice.mode[task]!, choice.start[task]!);
    }
    this.total = 0;
    this.exceeded.length = 0;
    for (const resource of this.#touched) {
      let isExceeded = false;
      for (let row = resource * periods; row < (resource + 1) * periods; row++) {
        if (capacity[row] === UNLIMITED) continue;
        this.total += used[row]! / this.usual[resource]!;
        if (used[row]! > capacity[row]!) isExceeded = true;
      }
      if (isExceeded) this.exceeded.push(resource);
    }
  }

  #add(mode: number, start: number): void {
    const { periods, endOf, modeShape, firstDemand, demandResource, demandAmount } = this.#model;
    const end = endOf[modeShape[mode]! * periods + start]!;
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      const resource = demandResource[demand]!;
      if (this.#isTouched[resource] === 0) {
        this.#isTouched[resource] = 1;
        this.#touched.push(resource);
      }
      const amount = demandAmount[demand]!;
      for (let row = resource * periods + start; row < resource * periods + end; row++) this.used[row]! += amount;
    }
  }
}
