import { type Layout, layoutOf } from "../layout.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { PricedRun } from "../proof.ts";
import { stepAmount } from "./step-amount.ts";
import { type StepRows, stepRowsOf } from "./step-rows.ts";

/**
 * The same model with rows of steps as resources of their own, behind the others: whoever prices it bounds the model more tightly, and
 * what satisfies the one satisfies the other. A resource whose row is implied is asked for nothing any more.
 */
function strengthen(model: AllocationModel, { rows, isImplied }: StepRows): AllocationModel {
  if (rows.length === 0) return model;
  const { resources, periods, modeCost, firstDemand, demandResource, demandAmount } = model;
  const rowsOf = new Map<number, number[]>();
  for (const [at, { resource }] of rows.entries()) rowsOf.set(resource, [...(rowsOf.get(resource) ?? []), at]);
  const first = new Int32Array(modeCost.length + 1);
  const resource: number[] = [];
  const amount: number[] = [];
  for (let mode = 0; mode < modeCost.length; mode++) {
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      const asked = demandResource[demand]!;
      if (isImplied[asked] !== 1) {
        resource.push(asked);
        amount.push(demandAmount[demand]!);
      }
      for (const at of rowsOf.get(asked) ?? []) {
        const { seats, k } = rows[at]!;
        const counted = stepAmount(demandAmount[demand]!, seats, k);
        if (counted === 0) continue;
        resource.push(resources + at);
        amount.push(counted);
      }
    }
    first[mode + 1] = resource.length;
  }
  const capacity = new Int32Array((resources + rows.length) * periods);
  capacity.set(model.capacity);
  for (const [at, { resource: of, seats, k }] of rows.entries()) {
    for (let period = 0; period < periods; period++) {
      const left = model.capacity[of * periods + period]!;
      capacity[(resources + at) * periods + period] = left === seats ? k * seats : left;
    }
  }
  return {
    ...model,
    resources: resources + rows.length,
    firstDemand: first,
    demandResource: Int32Array.from(resource),
    demandAmount: Int32Array.from(amount),
    capacity,
  };
}

/** A model with its rows of steps as resources, the ground on which bounds are priced: the model itself where it has none. */
export class StrengthenedModel {
  readonly model: AllocationModel;
  readonly layout: Layout;
  readonly #plain: AllocationModel;
  readonly #steps: StepRows;
  readonly #lumpy: ReadonlySet<number>;

  /** `isEligible` tells the resources from which rows may be derived; by default from all. */
  constructor(plain: AllocationModel, layout: Layout, isEligible?: (resource: number) => boolean) {
    this.#plain = plain;
    this.#steps = stepRowsOf(plain, isEligible);
    this.#lumpy = new Set(this.#steps.rows.map(({ resource }) => resource));
    this.model = strengthen(plain, this.#steps);
    this.layout = this.model === plain ? layout : layoutOf(this.model);
  }

  /** Whether rows are derived from a resource: its demands are lumpy. */
  isLumpy(resource: number): boolean {
    return this.#lumpy.has(resource);
  }

  /** The same rows in a model that differs in its modes alone. */
  inPlace(plain: AllocationModel): AllocationModel {
    return strengthen(plain, this.#steps);
  }

  /** Runs as a proof names them: rows of steps by the resource that they are derived from. */
  named(runs: readonly PricedRun[]): PricedRun[] {
    return runs.map((run) => {
      const row = this.#steps.rows[run.resource - this.#plain.resources];
      return row === undefined ? run : { ...run, resource: row.resource, k: row.k };
    });
  }

  /** Named runs by row; those of rows that are not derived here are dropped. */
  rowed(runs: readonly PricedRun[]): PricedRun[] {
    const { rows } = this.#steps;
    return runs.flatMap(({ k, ...run }) => {
      if (k === undefined) return [run];
      const at = rows.findIndex((row) => row.resource === run.resource && row.k === k);
      return at === NONE ? [] : [{ ...run, resource: this.#plain.resources + at }];
    });
  }
}
