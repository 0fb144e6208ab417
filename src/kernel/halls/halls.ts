import { sortByKey } from "../../base/index.ts";
import type { Layout } from "../layout.ts";
import { type AllocationModel, NONE } from "../model.ts";
import { amountsOf, lumpySeatsOf } from "../seats/step-rows.ts";
import type { StartView } from "../view.ts";
import { type HallOptions, Moments } from "./moments.ts";

/** Seats of a hall, at the most: tables have a cell for each. */
const MOST_SEATS = 600;

/**
 * Halls: resources that few tasks share at a time, so that each can be packed exactly. An option of a hall asks for some of its seats from
 * one *moment* to another. Moments are the periods that matter: at any other no more options meet than at one of these.
 */
export interface Halls {
  readonly count: number;
  /** [hall] */
  readonly resource: Int32Array;
  readonly seats: Int32Array;
  readonly moments: Int32Array;
  /** Options of a hall, by their first moment, then by task. [hall + 1] */
  readonly firstOption: Int32Array;
  /** [option] */
  readonly task: Int32Array;
  readonly mode: Int32Array;
  readonly start: Int32Array;
  readonly amount: Int32Array;
  /** Moments `from .. past`, the last excluded. [option] */
  readonly from: Int32Array;
  readonly past: Int32Array;
  /** Without any price, not times the unit. [option] */
  readonly cost: Float64Array;
  /** The moment that stands for a period, the last for those after it. [hall * periods + period] */
  readonly momentAt: Int16Array;
  /** Hall of a mode, NONE for none. [mode] */
  readonly hallOfMode: Int32Array;
}

/**
 * The halls of a model: resources with one capacity that few tasks fill, where no mode that uses one asks for anything else that is limited.
 */
export function hallsOf(
  model: AllocationModel,
  layout: Layout,
  view: StartView,
  isEligible: (resource: number) => boolean = () => true,
): Halls {
  const seatsOf = hallSeats(model, isEligible);
  const { firstOption, ...options } = optionsOf(model, layout, view, seatsOf);
  const resources: number[] = [];
  for (let resource = 0; resource < model.resources; resource++) {
    if (firstOption[resource + 1]! > firstOption[resource]!) resources.push(resource);
  }
  const momentsOf = new Moments(model, options);
  const isKept = resources.map((resource) =>
    momentsOf.layOut(resource, firstOption[resource]!, firstOption[resource + 1]!),
  );
  return keptHalls(
    model,
    resources.filter((_, at) => isKept[at]),
    seatsOf,
    firstOption,
    options,
    momentsOf,
  );
}

/** Seats of the resources that are halls, 0 for all others. [resource] */
function hallSeats(model: AllocationModel, isEligible: (resource: number) => boolean): Int32Array {
  const { resources, firstDemand, demandResource, modeCost } = model;
  const amounts = amountsOf(model);
  const seatsOf = Int32Array.from({ length: resources }, (_, resource) => {
    const seats = isEligible(resource) ? lumpySeatsOf(model, resource, amounts[resource]!) : 0;
    return seats > MOST_SEATS ? 0 : seats;
  });
  for (let mode = 0; mode < modeCost.length; mode++) {
    if (firstDemand[mode + 1]! - firstDemand[mode]! === 1) continue;
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      seatsOf[demandResource[demand]!] = 0;
    }
  }
  return seatsOf;
}

function optionsOf(
  model: AllocationModel,
  layout: Layout,
  view: StartView,
  seatsOf: Int32Array,
): HallOptions & { readonly firstOption: Int32Array } {
  const { resources, periods, firstMode, modeShape, firstDemand, demandResource, endOf } = model;
  const eachOption = (
    take: (resource: number, task: number, mode: number, start: number, end: number) => void,
  ): void => {
    for (let task = 0; task < model.tasks; task++) {
      for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
        const demand = firstDemand[mode]!;
        if (demand === firstDemand[mode + 1]) continue;
        const resource = demandResource[demand]!;
        if (seatsOf[resource] === 0) continue;
        const lane = layout.demandLane[demand]! * periods;
        for (let start = view.from[task]!; start < view.past[task]!; start++) {
          const end = endOf[modeShape[mode]! * periods + start]!;
          if (end !== NONE && layout.freeUntil[lane + start]! >= end) take(resource, task, mode, start, end);
        }
      }
    }
  };
  const firstOption = new Int32Array(resources + 1);
  eachOption((resource) => firstOption[resource + 1]!++);
  for (let resource = 0; resource < resources; resource++) firstOption[resource + 1]! += firstOption[resource]!;
  const count = firstOption[resources]!;
  const [task, mode, start, end] = [0, 0, 0, 0].map(() => new Int32Array(count)) as Rows4;
  const next = firstOption.slice();
  eachOption((resource, ofTask, ofMode, from, past) => {
    const option = next[resource]!++;
    task[option] = ofTask;
    mode[option] = ofMode;
    start[option] = from;
    end[option] = past;
  });
  return { firstOption, task, mode, start, end };
}

type Rows4 = [Int32Array, Int32Array, Int32Array, Int32Array];

/** The halls that are left, their options in order of moments. */
function keptHalls(
  model: AllocationModel,
  resources: readonly number[],
  seatsOf: Int32Array,
  firstOfResource: Int32Array,
  { task, mode, start }: HallOptions,
  moments: Moments,
): Halls {
  const { periods, firstDemand, demandResource, demandAmount, modeCost, startCosts, startCostRow } = model;
  const firstOption = new Int32Array(resources.length + 1);
  for (const [hall, resource] of resources.entries()) {
    firstOption[hall + 1] = firstOption[hall]! + firstOfResource[resource + 1]! - firstOfResource[resource]!;
  }
  const order = new Int32Array(firstOption[resources.length]!);
  const keys = new Float64Array(order.length);
  const momentAt = new Int16Array(resources.length * periods);
  const hallOf = new Int32Array(model.resources).fill(NONE);
  for (const [hall, resource] of resources.entries()) {
    hallOf[resource] = hall;
    const last = moments.count[resource]! - 1;
    for (let period = 0; period < periods; period++) {
      momentAt[hall * periods + period] = Math.min(moments.before[resource]![period]!, last);
    }
    const from = firstOfResource[resource]!;
    for (let at = firstOption[hall]!; at < firstOption[hall + 1]!; at++) {
      order[at] = from + at - firstOption[hall]!;
      keys[at] = moments.from[order[at]!]! * model.tasks + task[order[at]!]!;
    }
    sortByKey(keys, order, firstOption[hall]!, firstOption[hall + 1]!);
  }
  const picked = (values: Int32Array): Int32Array => order.map((option) => values[option]!);
  return {
    count: resources.length,
    resource: Int32Array.from(resources),
    seats: Int32Array.from(resources, (resource) => seatsOf[resource]!),
    moments: Int32Array.from(resources, (resource) => moments.count[resource]!),
    firstOption,
    task: picked(task),
    mode: picked(mode),
    start: picked(start),
    amount: order.map((option) => demandAmount[firstDemand[mode[option]!]!]!),
    from: picked(moments.from),
    past: picked(moments.past),
    cost: Float64Array.from(order, (option) => {
      return modeCost[mode[option]!]! + startCosts[startCostRow[task[option]!]! * periods + start[option]!]!;
    }),
    momentAt,
    hallOfMode: Int32Array.from(modeCost, (_, row) => {
      const demand = firstDemand[row]!;
      return demand === firstDemand[row + 1] ? NONE : hallOf[demandResource[demand]!]!;
    }),
  };
}
