import type { AllocationModel } from "./model.ts";

/**
 * What every search asks of a model again and again, worked out once.
 *
 * A *lane* is a pair (resource, amount). `freeUntil[lane * periods + p]` is the first period from p on in which the resource
 * cannot give the amount even when nothing else uses it: an option may run from p up to there and no further. So one
 * comparison tells whether an option exists at all.
 */
export interface Layout {
  /** Lanes of a resource. [resource + 1] */
  readonly firstLane: Int32Array;
  /** [lane] */
  readonly laneAmount: Int32Array;
  /** [demand] */
  readonly demandLane: Int32Array;
  /** [lane * periods + period] */
  readonly freeUntil: Int16Array;
  /** 1 where start costs never fall from one period to the next: the first feasible start is the cheapest. [start cost row] */
  readonly isRising: Uint8Array;
}

export function layoutOf(model: AllocationModel): Layout {
  return { ...spaceOf(model), isRising: risingRows(model) };
}

type Space = Omit<Layout, "isRising">;

/** Models of one problem that differ in windows and costs alone have the same space, which is the larger part by far: [capacity] */
const known = new WeakMap<Int32Array, { readonly resource: Int32Array; readonly amount: Int32Array; space: Space }>();

function spaceOf(model: AllocationModel): Space {
  const { capacity, demandResource: resource, demandAmount: amount } = model;
  const before = known.get(capacity);
  if (before?.resource === resource && before.amount === amount) return before.space;
  const space = newSpace(model);
  known.set(capacity, { resource, amount, space });
  return space;
}

function newSpace(model: AllocationModel): Space {
  const lanes = lanesOf(model);
  const freeUntil = new Int16Array(lanes.laneAmount.length * model.periods);
  for (let resource = 0; resource < model.resources; resource++) {
    for (let lane = lanes.firstLane[resource]!; lane < lanes.firstLane[resource + 1]!; lane++) {
      let until = model.periods;
      for (let period = model.periods - 1; period >= 0; period--) {
        if (model.capacity[resource * model.periods + period]! < lanes.laneAmount[lane]!) until = period;
        freeUntil[lane * model.periods + period] = until;
      }
    }
  }
  return { ...lanes, freeUntil };
}

function lanesOf(model: AllocationModel): Pick<Layout, "firstLane" | "laneAmount" | "demandLane"> {
  const { resources, demandResource, demandAmount } = model;
  const amounts: number[][] = Array.from({ length: resources }, () => []);
  for (let demand = 0; demand < demandResource.length; demand++) {
    const known = amounts[demandResource[demand]!]!;
    if (!known.includes(demandAmount[demand]!)) known.push(demandAmount[demand]!);
  }
  const firstLane = new Int32Array(resources + 1);
  for (let resource = 0; resource < resources; resource++) {
    firstLane[resource + 1] = firstLane[resource]! + amounts[resource]!.length;
  }
  const laneAmount = Int32Array.from(amounts.flat());
  const demandLane = new Int32Array(demandResource.length);
  for (let demand = 0; demand < demandResource.length; demand++) {
    const resource = demandResource[demand]!;
    demandLane[demand] = firstLane[resource]! + amounts[resource]!.indexOf(demandAmount[demand]!);
  }
  return { firstLane, laneAmount, demandLane };
}

function risingRows(model: AllocationModel): Uint8Array {
  const rows = model.startCosts.length / model.periods;
  const isRising = new Uint8Array(rows).fill(1);
  for (let row = 0; row < rows; row++) {
    for (let at = row * model.periods + 1; at < (row + 1) * model.periods; at++) {
      if (model.startCosts[at]! < model.startCosts[at - 1]!) isRising[row] = 0;
    }
  }
  return isRising;
}
