import { runAtOnce } from "../base/index.ts";
import type { AllocationModel } from "../kernel/index.ts";
import { GrowingFloats, GrowingInts } from "./growing.ts";
import type { ModeList } from "./mode-lister.ts";
import type { Shapes } from "./shapes.ts";

/** Modes listed between two yields, and how many of them looking for those of a task counts as. */
const YIELD_EVERY = 5000;
const TASK = 20;

export type Modes = Pick<
  AllocationModel,
  "firstMode" | "modeCost" | "modeShape" | "firstDemand" | "demandResource" | "demandAmount" | "restCost" | "endOf"
>;

/** The lists of all tasks, one after another, some `expected` modes in all. `isBare`: each mode asks for one of one resource. */
export function modesOf(...parameters: Parameters<typeof listModes>): Modes {
  return runAtOnce(listModes(...parameters));
}

/** The same, with a turn for others after so many modes. */
export function* listModes(
  tasks: number,
  shapes: Shapes,
  periods: number,
  expected: number,
  isBare: boolean,
  listOf: (task: number) => ModeList,
): Generator<void, Modes, void> {
  const firstMode = new Int32Array(tasks + 1);
  const restCost = new Float64Array(tasks);
  const costs = new GrowingFloats(expected);
  const shapeRows = new GrowingInts(expected);
  const resources = new GrowingInts(expected);
  const amounts = new GrowingInts(isBare ? 0 : expected);
  const pastDemand = new GrowingInts(isBare ? 0 : expected + 1);
  let work = 0;
  for (let task = 0; task < tasks; task++) {
    const list = listOf(task);
    if (!isBare) {
      const before = resources.length;
      pastDemand.append(list.firstDemand!.subarray(1).map((past) => before + past));
      amounts.append(list.amount!);
    }
    costs.append(list.cost);
    resources.append(list.resource);
    shapeRows.append(list.shape);
    restCost[task] = list.restCost;
    firstMode[task + 1] = costs.length;
    work += TASK + list.cost.length;
    if (work < YIELD_EVERY) continue;
    work = 0;
    yield;
  }
  const firstDemand = countingUp(costs.length + 1);
  if (!isBare) firstDemand.set(pastDemand.toArray(), 1);
  return {
    firstMode,
    modeCost: costs.toArray(),
    modeShape: shapeRows.toArray(),
    firstDemand,
    demandResource: resources.toArray(),
    demandAmount: isBare ? new Int32Array(costs.length).fill(1) : amounts.toArray(),
    restCost,
    endOf: shapes.endOf(periods),
  };
}

/** The list of a task as a model has it. */
export function listIn(model: AllocationModel, task: number): ModeList {
  const [first, past] = [model.firstMode[task]!, model.firstMode[task + 1]!];
  const [firstDemand, pastDemand] = [model.firstDemand[first]!, model.firstDemand[past]!];
  return {
    cost: model.modeCost.subarray(first, past),
    shape: model.modeShape.subarray(first, past),
    firstDemand: model.firstDemand.subarray(first, past + 1).map((demand) => demand - firstDemand),
    resource: model.demandResource.subarray(firstDemand, pastDemand),
    amount: model.demandAmount.subarray(firstDemand, pastDemand),
    restCost: model.restCost[task]!,
  };
}

export const NO_MODES: ModeList = {
  cost: new Float64Array(0),
  shape: new Int32Array(0),
  firstDemand: new Int32Array(1),
  resource: new Int32Array(0),
  amount: new Int32Array(0),
  restCost: Number.POSITIVE_INFINITY,
};

function countingUp(length: number): Int32Array {
  const rows = new Int32Array(length);
  for (let row = 0; row < length; row++) rows[row] = row;
  return rows;
}
