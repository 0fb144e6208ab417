import { type AllocationModel, NONE } from "../model.ts";
import type { PricedOptions } from "./priced-options.ts";
import { jointTasks, type Units } from "./units.ts";

/** What units can cost at the least, and which resources their tasks may ask for. */
export interface UnitCosts {
  /** What a unit costs at the prices where it costs least: who is dear there is placed first. [unit] */
  readonly worth: Float64Array;
  /** What a unit that is out costs, less the least that the others of its joint tasks would: an option of less may pay. [task] */
  readonly gainBefore: Float64Array;
  /** What leaving a task out costs with those that are joint with it. [task] */
  readonly skip: Float64Array;
  /** Resources that options of a task use, each once. [task + 1] */
  readonly firstResource: Int32Array;
  readonly resource: Int32Array;
}

export function unitCostsOf(
  model: AllocationModel,
  core: PricedOptions,
  units: Units,
  skipCost: Float64Array,
): UnitCosts {
  const { firstOption, optionKey, optionCost, optionMode } = core;
  const { tasks, resources, firstDemand, demandResource } = model;
  const cheapest = new Float64Array(tasks).fill(Number.POSITIVE_INFINITY);
  const firstResource = new Int32Array(tasks + 1);
  const resource: number[] = [];
  const seenBy = new Int32Array(resources).fill(NONE);
  for (let task = 0; task < tasks; task++) {
    for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
      cheapest[task] = Math.min(cheapest[task]!, optionCost[option]!);
      const mode = optionMode[option]!;
      for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
        const own = demandResource[demand]!;
        if (seenBy[own] === task) continue;
        seenBy[own] = task;
        resource.push(own);
      }
    }
    firstResource[task + 1] = resource.length;
  }
  const joint = jointTasks(model);
  const worth = new Float64Array(units.count);
  const gainBefore = new Float64Array(tasks);
  const skip = skipCost.slice();
  for (let unit = 0; unit < units.count; unit++) {
    const members = units.member.subarray(units.firstMember[unit], units.firstMember[unit + 1]);
    let skips = 0;
    let others = 0;
    for (const task of members) {
      const first = firstOption[task]!;
      if (first < firstOption[task + 1]!) worth[unit] = Math.max(worth[unit]!, optionKey[first]!);
      if (joint[task] === 0) continue;
      skips += skipCost[task]!;
      others += cheapest[task]!;
    }
    for (const task of members) {
      if (joint[task] === 1) skip[task] = skips;
      const isOnly = joint[task] === 0 || cheapest[task] === Number.POSITIVE_INFINITY;
      gainBefore[task] = isOnly ? skipCost[task]! : skips - (others - cheapest[task]!);
    }
  }
  return { worth, gainBefore, skip, firstResource, resource: Int32Array.from(resource) };
}
