import { type AllocationModel, UNLIMITED } from "../model.ts";
import type { Core } from "./core.ts";

/** The options of a core by resource, earliest start first. */
export interface CoreEntries {
  /** Entries of a resource: the options that use it, none for a resource without limit. [resource + 1] */
  readonly firstEntry: Int32Array;
  /** [entry] */
  readonly entryTask: Int32Array;
  readonly entryOption: Int32Array;
  readonly entryStart: Int16Array;
  readonly entryEnd: Int16Array;
}

export function entriesOf(model: AllocationModel, { firstOption, optionMode, optionStart }: Core): CoreEntries {
  const { tasks, resources, periods, firstDemand, demandResource } = model;
  const isLimited = new Uint8Array(resources);
  for (let row = 0; row < model.capacity.length; row++) {
    if (model.capacity[row] !== UNLIMITED) isLimited[Math.floor(row / periods)] = 1;
  }
  // Counting sort by resource and start.
  const at = new Int32Array(resources * periods + 1);
  for (let option = 0; option < optionMode.length; option++) {
    const mode = optionMode[option]!;
    for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
      const resource = demandResource[demand]!;
      if (isLimited[resource] === 1) at[resource * periods + optionStart[option]! + 1]!++;
    }
  }
  for (let row = 0; row < resources * periods; row++) at[row + 1]! += at[row]!;
  const firstEntry = new Int32Array(resources + 1);
  for (let resource = 0; resource <= resources; resource++) firstEntry[resource] = at[resource * periods]!;
  const entryTask = new Int32Array(firstEntry[resources]!);
  const entryOption = new Int32Array(entryTask.length);
  const entryStart = new Int16Array(entryTask.length);
  const entryEnd = new Int16Array(entryTask.length);
  for (let task = 0; task < tasks; task++) {
    for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
      const mode = optionMode[option]!;
      const start = optionStart[option]!;
      for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
        const resource = demandResource[demand]!;
        if (isLimited[resource] === 0) continue;
        const entry = at[resource * periods + start]!++;
        entryTask[entry] = task;
        entryOption[entry] = option;
        entryStart[entry] = start;
        entryEnd[entry] = model.endOf[model.modeShape[mode]! * periods + start]!;
      }
    }
  }
  return { firstEntry, entryTask, entryOption, entryStart, entryEnd };
}
